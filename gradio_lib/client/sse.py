"""Event streams: lines to frames."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from gradio_lib.errors import ConnectionFailed

__all__ = ["Frame", "frames"]


class Frame(NamedTuple):
    """One event of a stream."""

    message: dict[str, Any]
    number: int | None
    """Its ``id``, where it has one."""


def frames(lines: Iterable[str]) -> Iterator[Frame]:
    """Yield the events that are in the lines of a stream.

    Raises:
        ConnectionFailed: The stream is none of a Gradio app.
    """
    data: list[str] = []
    number: int | None = None
    for line in lines:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            data.append(value)
        elif name == "id" and value.isascii() and value.isdigit():
            number = int(value)
        elif line == "" and data:
            yield Frame(_message("\n".join(data)), number)
            data, number = [], None


def _message(text: str) -> dict[str, Any]:
    try:
        message = json.loads(text)
    except ValueError:
        message = None
    if not isinstance(message, dict) or not isinstance(message.get("msg"), str):
        msg = f"The app's event stream has something else than messages in it: {text[:80]!r}"
        raise ConnectionFailed(msg)
    return message
