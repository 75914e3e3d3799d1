"""Say what a text is about, in its own sentences."""

from __future__ import annotations

import re
from collections import Counter
from typing import Annotated

from pydantic import Field

COMMON = frozenset(
    re.findall(
        r"\w+",
        """a about after all also an and any are as at be because been but by can could did do for from had has have he
        her him his how i if in into is it its just like many may more most much no not of on one only or other our out
        over people said she so some such than that the their them then there these they this to under up use very was
        we were what when where which while who will with would you your""",
    )
)
TIDES = (
    "Twice a day the sea comes in and goes out again. The moon pulls at the water below it, and the water rises "
    "towards the moon. On the far side of the earth the water rises too, because there the pull of the moon is "
    "weakest. As the earth turns, every coast passes through both of these bulges of water. The sun pulls as "
    "well, but it is so far away that its pull is less than half as strong. When sun and moon pull in one line, "
    "the tides are at their highest. Fishermen have known this for thousands of years, long before anybody could "
    "say why. Today the tides drive turbines."
)


def summarize(
    text: str = TIDES, sentences: Annotated[int, Field(ge=1, le=10)] = 3
) -> tuple[str, dict[str, float], str]:
    """Pick the sentences that say most of a text, and its key words.

    Args:
        text: An article, a letter, minutes of a meeting.
        sentences: How many sentences to keep.

    Returns:
        summary: The sentences, in their order.
        key words: The words that the text is about.
        length: How long it takes to read.
    """
    found = re.findall(r"[^.!?]+[.!?]*", " ".join(text.split()))
    counts = Counter(word for word in words(text) if word not in COMMON and len(word) > 2)
    weights = [sum(counts[word] for word in words(sentence)) / (5 + len(words(sentence))) for sentence in found]
    best = sorted(sorted(range(len(found)), key=weights.__getitem__)[-sentences:])
    most = max(counts.values(), default=1)
    minutes = max(1, round(len(words(text)) / 230))
    return (
        " ".join(found[index].strip() for index in best),
        {word: count / most for word, count in counts.most_common(5)},
        f"{len(words(text))} words, about {minutes} min to read",
    )


def words(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return re.findall(r"[^\W\d_]+", text.lower())
