"""The functions that all peers serve. Heavy packages are imported where they are used, as each peer does it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from PIL import Image

WORDS = "sixteen letters "
CHUNKS = 1000
LANE = 32
BATCH = 16
COMPONENTS = 2000
ROWS = 100_000
TOKENS = 10_000

gate_is_open = threading.Event()


def echo(text: str) -> str:
    """Return what was given."""
    return text


def chunks(count: float) -> Iterator[str]:
    """Yield short texts."""
    for number in range(int(count)):
        yield f"chunk {number}"


def chat(count: float) -> Iterator[str]:
    """Yield a text that grows by 16 letters at a time."""
    text = ""
    for _ in range(int(count)):
        text += WORDS
        yield text


def rest(text: str) -> str:
    """Take a tenth of a second."""
    time.sleep(0.1)
    return text


def rest_together(texts: list[str]) -> list[str]:
    """Take a twentieth of a second for all that come together."""
    time.sleep(0.05)
    return texts


def gate(text: str) -> str:
    """Wait until the gate is open."""
    gate_is_open.wait(300)
    return text


def open_gate(text: str) -> str:
    """Open the gate."""
    gate_is_open.set()
    return text


def shut_gate(text: str) -> str:
    """Shut the gate."""
    gate_is_open.clear()
    return text


def turn(image: Image.Image) -> Image.Image:
    """Turn a picture by a half."""
    return image.rotate(180)


def table(frame: pd.DataFrame) -> pd.DataFrame:
    """Return what was given."""
    return frame


def long_table() -> list[list[int | str]]:
    """Return a table of many rows."""
    return [[number, f"row {number}", number * 7 % 1000, number % 2] for number in range(ROWS)]


def talk(question: str) -> Iterator[list[dict[str, str]]]:
    """Yield a conversation whose answer grows word by word, in paragraphs of a hundred."""
    answer = ""
    for number in range(TOKENS):
        answer += "word\n\n" if number % 100 == 99 else "word "
        yield [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]
    yield [{"role": "user", "content": question}, {"role": "assistant", "content": f"{answer}finished"}]
