"""Markdown: formatted text."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any

from gradio_lib.components._bases import FormComponent, expect_text
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param

__all__ = ["Markdown"]


class Markdown(FormComponent[str | None, str | None], browser="markdown"):
    r"""Text in Markdown, with code and formulas (``$…$``, ``$$…$$``).

    The function gets and returns Markdown text; HTML in it is sanitised.

    Example:
        >>> Markdown("# Hello").get_config()["value"]
        '# Hello'
    """

    value: str | Callable[..., Any] | None = param(default="", kw_only=False)
    """Text shown at the start, or a function that is called for it whenever the page opens."""
    show_label: bool = False
    container: bool = False
    rtl: bool = False
    """Whether the text runs from right to left."""
    latex_delimiters: Sequence[dict[str, str | bool]] | None = None
    """Marks of formulas: ``[{"left": "$", "right": "$", "display": False}, …]``; None takes ``$`` and ``$$``."""
    sanitize_html: bool = True
    """Whether HTML in the text is sanitised; False is for text that nobody else can write."""
    line_breaks: bool = False
    """Whether a line break in the text is one on the page."""
    header_links: bool = False
    height: int | str | None = None
    max_height: int | str | None = None
    min_height: int | str | None = None
    buttons: Sequence[str] | None = None
    show_copy_button: bool = False
    padding: bool = False

    change = Event("It is another text.")
    copy = Event("Its copy button is pressed.")

    def preprocess(self, payload: Any) -> str | None:
        """Return the text."""
        return expect_text(self, payload)

    def postprocess(self, value: Any) -> str | None:
        """Return the text, without the indentation that all its lines share."""
        return None if value is None else inspect.cleandoc(str(value))

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a string."""
        return {"type": "string"}

    def example_payload(self) -> str:
        """Return a text."""
        return "# Hello!"
