"""Code: source text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeAlias

from gradio_lib.components._bases import FormComponent, expect_text, one_of
from gradio_lib.errors import InvalidValue
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.file import files

__all__ = ["Code", "Language"]

Language: TypeAlias = Literal[
    "python",
    "c",
    "cpp",
    "markdown",
    "latex",
    "json",
    "html",
    "css",
    "javascript",
    "jinja2",
    "typescript",
    "yaml",
    "dockerfile",
    "shell",
    "r",
    "sql",
    "sql-msSQL",
    "sql-mySQL",
    "sql-mariaDB",
    "sql-sqlite",
    "sql-cassandra",
    "sql-plSQL",
    "sql-hive",
    "sql-pgSQL",
    "sql-gql",
    "sql-gpSQL",
    "sql-sparkSQL",
    "sql-esper",
]


class Code(FormComponent["str | None", "str | None"], browser="code"):
    """Source text to edit or to read, with its parts coloured.

    The function gets a string and returns one, or ``(path,)`` of a file to show.

    Example:
        >>> Code("print(1)", language="python").get_config()["value"]
        'print(1)'
    """

    value: Any = param(default=None, kw_only=False)
    """Text at the start, ``(path,)`` of a file, or a function that is called for it whenever the page opens."""
    language: Language | None = param(default=None, kw_only=False)
    """What it is written in; None colours nothing."""
    lines: int = 5
    """Lines shown at least."""
    max_lines: int | None = None
    """Lines shown before it scrolls; None shows all."""
    wrap_lines: bool = False
    """Whether long lines wrap; otherwise they scroll."""
    show_line_numbers: bool = True
    autocomplete: bool = False
    """Whether words of the text and of the language are offered while one types."""
    buttons: Sequence[str] | None = None
    """Which of ``"copy"`` and ``"download"`` it has; None: both."""

    change = Event("It is another text, by a person or by a function.")
    input = Event("Somebody types.")
    focus = Event("It gets the keyboard.")
    blur = Event("It loses the keyboard.")

    languages: ClassVar[list[str | None]] = [*Language.__args__, None]  # type: ignore[attr-defined]
    """Languages that it knows."""

    def check(self) -> None:
        """Say what does not fit."""
        one_of(self, "language", *self.languages)

    def preprocess(self, payload: Any) -> str | None:
        """Return the text."""
        return expect_text(self, payload)

    def postprocess(self, value: Any) -> str | None:
        """Return the text of a string or of a file."""
        if isinstance(value, tuple):
            return _content(value)
        return None if value is None else str(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a string."""
        return {"type": "string"}

    def example_payload(self) -> str:
        """Return a line of code."""
        return "print('Hello World')"


def _content(value: tuple[Any, ...]) -> str:
    if len(value) != 1 or not isinstance(value[0], str | Path):
        msg = f"gr.Code takes text, or (path,) of a file to show; got a tuple of {len(value)}."
        raise InvalidValue(msg)
    try:
        return files().readable(value[0]).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{str(value[0])!r} cannot be shown as code: {error}. Return the path of a text file in UTF-8."
        raise InvalidValue(msg) from error
