"""The terminal: the only place of the command that prints."""

from __future__ import annotations

import sys
import traceback

__all__ = ["fail", "say"]


def say(text: str) -> None:
    """Print a line of what was asked for."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def fail(error: BaseException, *, debug: bool = False) -> None:
    """Print what went wrong to the error stream: one line, below the whole traceback where `debug` asks for it."""
    if debug:
        traceback.print_exception(error, file=sys.stderr)
    sys.stderr.write(f"gradio-run: {error}\n")
    sys.stderr.flush()
