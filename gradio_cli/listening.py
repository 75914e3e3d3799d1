"""How a call is shown in the terminal: what comes to stdout, how it goes to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from gradio_cli import output
from gradio_lib._lazy import load

__all__ = ["Shown"]


class Shown:
    """Shows a call.

    Args:
        as_json: Whether each value is a line of JSON, for a program to read.
        quiet: Whether nothing but the result is shown.
    """

    def __init__(self, *, as_json: bool, quiet: bool) -> None:
        self._as_json = as_json
        self._quiet = quiet
        # What the function itself prints goes elsewhere.
        self._results: TextIO = sys.stdout
        self._said: str | None = None
        """The text that streams and stands without the end of its line."""
        self._given: list[Any] | None = None
        self._bar = output.Bar(shown=not quiet)

    def waits(self, ahead: int) -> None:
        """Show that the call waits."""
        self._bar.show(None, None, f"waiting, {ahead} before it" if ahead else "waiting")

    def advances(self, done: float, total: float | None, told: str | None) -> None:
        """Show how far the function is."""
        self._bar.show(done, total, told)

    def says(self, level: str, message: str) -> None:
        """Show a message of the function."""
        if not self._quiet:
            self._bar.hide()
            output.warn(f"{level}: {message}")

    def gives(self, labels: Sequence[str], values: Sequence[Any], *, final: bool) -> None:
        """Show what came."""
        told = list(values)
        if self._holds_file(told) and not final:
            return  # only the last one is kept
        if told != self._given or self._said is not None:
            self._bar.hide()
            self._write(labels, told, final=final)
        self._given = told

    def close(self) -> None:
        """End the line that streams, and take the bar away."""
        self._bar.hide()
        if self._said is not None:
            self._put("\n")
            self._said = None

    def _write(self, labels: Sequence[str], values: list[Any], *, final: bool) -> None:
        if self._as_json:
            if values != self._given:
                self._put(json.dumps(values[0] if len(values) == 1 else values, ensure_ascii=False) + "\n")
        elif len(values) == 1 and isinstance(values[0], str):
            self._stream(values[0])
            if final:
                self.close()
        else:
            lines = [_text(value) for value in values]
            if len(values) > 1:
                lines = [f"{label}: {line}" if label else line for label, line in zip(labels, lines, strict=True)]
            self._put("".join(f"{line}\n" for line in lines))

    def _stream(self, text: str) -> None:
        """Show a text that grows by what is new in it; another one begins a line."""
        if self._said is not None and text.startswith(self._said):
            self._put(text[len(self._said) :])
        else:
            self._put(text if self._said is None else f"\n{text}")
        self._said = text

    def _put(self, text: str) -> None:
        output.put(text, self._results)

    @staticmethod
    def _holds_file(value: Any) -> bool:
        found: bool = any(True for _ in load("gradio_lib.client.files:mentioned")(value))
        return found


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    is_small = not isinstance(value, Mapping | list) or len(json.dumps(value)) < 100
    return json.dumps(value, ensure_ascii=False, indent=None if is_small else 2)
