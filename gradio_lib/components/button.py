"""Button: something to press."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from gradio_lib.components._bases import FormComponent, expect_text
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.file import served

__all__ = ["Button"]


class Button(FormComponent[str | None, str | None], browser="button"):
    """A button; as an input its value is its text.

    Example:
        >>> Button("Run", variant="primary").get_config()["variant"]
        'primary'
    """

    value: str | Callable[..., Any] | None = param(default="Run", kw_only=False)
    """Its text, or a function that is called for it whenever the page opens."""
    variant: Literal["primary", "secondary", "stop", "huggingface"] = "secondary"
    """``"primary"`` for the one main action of the page, ``"stop"`` for what ends or deletes."""
    size: Literal["sm", "md", "lg"] | None = None
    icon: str | Path | None = None
    """Path or URL of a picture in it."""
    link: str | None = None
    """Address to open when it is pressed."""
    link_target: Literal["_self", "_blank", "_parent", "_top"] = "_self"
    min_width: int = 0
    """Pixels it has at least."""

    change = Event("Its text is another.")
    click = Event("It is pressed.")

    def check(self) -> None:
        """Say what does not fit."""
        if self.variant not in {"primary", "secondary", "stop", "huggingface"}:
            msg = f'variant is {self.variant!r}; it takes "primary", "secondary" or "stop".'
            raise DeclarationError(msg)

    def page_value(self, name: str) -> Any:
        """Return a property as the page gets it; the icon as what the page can load."""
        if name == "icon" and self.icon is not None:
            return served(self.icon)
        return super().page_value(name)

    def preprocess(self, payload: Any) -> str | None:
        """Return its text."""
        return expect_text(self, payload)

    def postprocess(self, value: Any) -> str | None:
        """Return the text of any value."""
        return None if value is None else str(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a string."""
        return {"type": "string"}
