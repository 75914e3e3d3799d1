"""HTML: the author's own markup."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gradio_lib.components._bases import FormComponent, expect_text
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param

__all__ = ["HTML"]


class HTML(FormComponent[str | None, str | None], browser="html"):
    """Markup shown as it is. Escape what people typed before you put it in: ``html.escape(text)``.

    Example:
        >>> HTML("<b>bold</b>").get_config()["value"]
        '<b>bold</b>'
    """

    value: str | Callable[..., Any] | None = param(default="", kw_only=False)
    """Markup shown at the start, or a function that is called for it whenever the page opens."""
    show_label: bool = False
    container: bool = False
    padding: bool = False
    min_height: int | None = None
    max_height: int | None = None
    autoscroll: bool = False

    change = Event("It is other markup.")
    click = Event("It is pressed.")

    def preprocess(self, payload: Any) -> str | None:
        """Return the markup."""
        return expect_text(self, payload)

    def postprocess(self, value: Any) -> str | None:
        """Return the markup."""
        return None if value is None else str(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a string."""
        return {"type": "string"}

    def example_payload(self) -> str:
        """Return a markup."""
        return "<p>Hello</p>"
