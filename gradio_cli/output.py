"""The terminal: the only place of the command that prints."""

from __future__ import annotations

import functools
import sys
import traceback
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from gradio_cli.importing import OURS
from gradio_lib._lazy import load

__all__ = ["Bar", "ask", "confirm", "fail", "fail_reload", "heading", "note", "put", "say", "table", "tree", "warn"]

PIPED_WIDTH = 160
"""Columns of a table that no terminal shows."""


def say(text: str) -> None:
    """Print a line of what was asked for."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def put(text: str, stream: TextIO) -> None:
    """Print a part of a line of what was asked for."""
    stream.write(text)
    stream.flush()


def fail(error: BaseException, *, debug: bool = False) -> None:
    """Print what went wrong to the error stream: one line, below the whole traceback where `debug` asks for it."""
    if debug:
        traceback.print_exception(error, file=sys.stderr)
    sys.stderr.write(f"gradio-run: {error}\n")
    sys.stderr.flush()


def warn(text: str) -> None:
    """Print to the error stream what may be a mistake."""
    sys.stderr.write(f"gradio-run: {text}\n")
    sys.stderr.flush()


def fail_reload(error: BaseException) -> None:
    """Print why what was saved is not served: the traceback of the person's own code, and the line."""
    cause = error.__cause__
    if cause is not None:
        frames = [frame for frame in traceback.extract_tb(cause.__traceback__) if not frame.filename.startswith("<")]
        own = [frame for frame in frames if not frame.filename.startswith(OURS)]
        told = ["Traceback (most recent call last):\n", *traceback.format_list(own)] if own else []
        sys.stderr.write("".join([*told, *traceback.format_exception_only(cause)]))
    sys.stderr.write(f"gradio-run: {error}\nThe last version that worked is still served.\n")
    sys.stderr.flush()


def heading(name: str, told: str) -> None:
    """Print what the next lines are about."""
    line = load("rich.text:Text").assemble((name, "bold"), ("  ", ""), (told, "dim"))
    _console().print()
    _console().print(line)


def note(*lines: str) -> None:
    """Print lines of less weight."""
    for number, line in enumerate(lines):
        _console().print(*([""] if number == 0 else []), load("rich.text:Text")(line, style="dim"), sep="\n")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table, the first column emphasised; nothing where it has no rows."""
    content = list(rows)
    if not content:
        return
    made = load("rich.table:Table")(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
    for number, column in enumerate(columns):
        made.add_column(column, style="bold" if number == 0 else "", no_wrap=number == 0, overflow="fold")
    text = load("rich.text:Text")
    for row in content:
        made.add_row(*(text(cell) for cell in row))
    _console().print()
    _console().print(made)


def tree(root: str, rows: Iterable[tuple[str, str, str]]) -> None:
    """Print files below each other, folder by folder: each with its path, its size and what is to be said of it."""
    text = load("rich.text:Text")
    made = load("rich.tree:Tree")(text(root, style="bold"))
    folders = {"": made}
    for path, size, told in rows:
        above = ""
        for part in path.split("/")[:-1]:
            below = f"{above}{part}/"
            if below not in folders:
                folders[below] = folders[above].add(text(f"{part}/"))
            above = below
        folders[above].add(text.assemble(path.rpartition("/")[2], (f"  {size}  {told}", "dim")))
    _console().print(made)


def ask(question: str, usual: str) -> str:
    """Ask the person at the terminal; an empty answer is the usual one."""
    answer: str = load("typer:prompt")(question, default=usual)
    return answer.strip()


def confirm(question: str) -> bool:
    """Ask the person at the terminal for a yes; an empty answer is a no."""
    answer: bool = load("typer:confirm")(question, default=False)
    return answer


@functools.cache
def _console() -> Any:
    return load("rich.console:Console")(width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False)


class Bar:
    """A bar of progress on the error stream, where that is a terminal.

    Args:
        shown: Whether it is shown at all.
    """

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown and sys.stderr.isatty()
        self._progress: Any = None

    def show(self, done: float | None, total: float | None, told: str | None) -> None:
        """Show how far something is; None for `done` or `total` where nobody knows."""
        if not self._shown:
            return
        if self._progress is None:
            console = load("rich.console:Console")(stderr=True)
            self._progress = load("rich.progress:Progress")(console=console, transient=True)
            self._progress.start()
            self._task = self._progress.add_task("", total=None)
        self._progress.update(self._task, completed=done or 0, total=total, description=told or "")

    def hide(self) -> None:
        """Take it away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None
