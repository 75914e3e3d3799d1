"""A conversation with a machine that only ever asks back: Eliza's trick, of 1966."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from random import Random

ANSWERS = [
    (r"\bI need (.+)", ["Why do you need {0}?", "What would change if you had {0}?"]),
    (r"\bI(?: am|'m) (.+)", ["How long have you been {0}?", "What is it like to be {0}?"]),
    (r"\bI feel (.+)", ["When do you usually feel {0}?", "What makes you feel {0}?"]),
    (r"\bI can(?:not|'t) (.+)", ["What keeps you from it?", "Have you ever tried to {0}?"]),
    (r"\bbecause (.+)", ["Is that the only reason?", "What else comes to mind?"]),
    (r"\b(?:mother|father|sister|brother|friend)\b", ["Tell me more about them.", "How do you get on?"]),
    (r"\?\s*$", ["Why do you ask?", "What do you think yourself?"]),
    (r"\b(?:hello|hi)\b", ["Hello. What is on your mind today?"]),
    (r"", ["Please go on.", "And how does that make you feel?", "What does that remind you of?"]),
]
ME_TO_YOU = {"i": "you", "me": "you", "my": "your", "am": "are", "you": "I", "your": "my", "myself": "yourself"}


def talk(message: str = "I am tired of waiting for my tests", pace: float = 0.04) -> Iterator[str]:
    """Say what is on your mind; the answer comes word by word.

    Args:
        message: A sentence about you.
        pace: Seconds for each word.

    Yields:
        What the machine has said so far.
    """
    said = ""
    for word in answer(message).split():
        said = f"{said} {word}".strip()
        yield said
        time.sleep(pace)


def answer(message: str) -> str:
    """Return what Eliza would ask; the same message always gets the same answer."""
    for pattern, answers in ANSWERS:
        if match := re.search(pattern, message, re.IGNORECASE):
            chosen = Random(message).choice(answers)  # noqa: S311 - a conversation, no secret
            return chosen.format(*(turned(part) for part in match.groups()))
    return "I see."


def turned(part: str) -> str:
    """Return what somebody said of themselves as another says it of them."""
    return " ".join(ME_TO_YOU.get(word.lower(), word) for word in part.strip(" .!?").split())
