"""The terminal's streams while functions run: their runs hear what they print, and none waits for what nobody types."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterable
from typing import Any

from gradio_lib.engine.call import current_job
from gradio_lib.engine.events import MAX_PRINTED, Printed
from gradio_lib.errors import Error

__all__ = ["listen", "printed"]

_COLOURS = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\r(?=\n)")
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def printed(text: str) -> Printed | None:
    """Return what a run is told of a part of its output; nothing of a bar of progress, which writes its line anew."""
    shown = "" if text.startswith("\r") else _STEERING.sub("", _COLOURS.sub("", text))
    return Printed(shown[-MAX_PRINTED:]) if shown else None


class _Stream:
    """A stream of the terminal that treats running functions differently."""

    def __init__(self, under: Any) -> None:
        self._under = under

    def __getattr__(self, name: str) -> Any:
        return getattr(self._under, name)


class _Heard(_Stream):
    """Output that the run hears in whose context it is written."""

    def write(self, text: str) -> Any:
        written = self._under.write(text)
        job = current_job.get()
        if job is not None and job.heard and (event := printed(text)) is not None:
            job.emit(event)
        return written

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)


class _Unasked(_Stream):
    """Input that a running function does not get: the person is at a page, not at the terminal."""

    def __getattr__(self, name: str) -> Any:
        if current_job.get() is not None:
            msg = (
                "The function asks at the terminal, with input() or sys.stdin, where nobody is: "
                "make what it asks for a parameter."
            )
            raise Error(msg)
        return super().__getattr__(name)

    def __iter__(self) -> Any:
        return iter(self.readline, "")


_WRAPPED: dict[str, type[_Stream]] = {"stdin": _Unasked, "stdout": _Heard, "stderr": _Heard}
_lock = threading.Lock()


def listen() -> None:
    """Have runs heard from now on: also where somebody has put another stream in the terminal's place."""
    for name, kind in _WRAPPED.items():
        if isinstance(getattr(sys, name), kind):
            continue
        with _lock:
            under = getattr(sys, name)
            if under is not None and not isinstance(under, kind):
                setattr(sys, name, kind(under))
