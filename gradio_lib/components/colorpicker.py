"""ColorPicker: a color."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from gradio_lib.components._bases import FormComponent, expect_text, refuse
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param

__all__ = ["ColorPicker"]

_COLOR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,30}|(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\([-+.,/%\w\s]{1,60}\)")


class ColorPicker(FormComponent["str | None", "str | None"], browser="colorpicker"):
    """A color to pick or to show.

    The function gets a css color, ``"#1f73eb"`` where it was picked, and returns one.

    Example:
        >>> ColorPicker("#ff0000").preprocess("#1f73eb")
        '#1f73eb'
    """

    value: str | Callable[..., Any] | None = param(default=None, kw_only=False)
    """Color at the start, or a function that is called for it whenever the page opens."""

    change = Event("It is another color, by a person or by a function.")
    input = Event("Somebody picks a color.")
    release = Event("Somebody has picked a color.")
    submit = Event("Enter is pressed.")
    focus = Event("It gets the keyboard.")
    blur = Event("It loses the keyboard.")

    def preprocess(self, payload: Any) -> str | None:
        """Return the color."""
        color = expect_text(self, payload)
        if color and not _COLOR.fullmatch(color.strip()):
            raise refuse(self, 'a css color such as "#1f73eb"', color)
        return color.strip() if color else None

    def postprocess(self, value: Any) -> str | None:
        """Return the color."""
        return self.preprocess(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a string."""
        return {"type": "string"}

    def example_payload(self) -> str:
        """Return a color."""
        return "#1f73eb"
