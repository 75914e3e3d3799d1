"""Textbox: one or more lines of text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from gradio_lib.components._bases import FormComponent, expect_text, refuse
from gradio_lib.components._typing import InputHTMLAttributes, attributes_of
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param

__all__ = ["Textbox"]


class Textbox(FormComponent[str | None, str | None], browser="textbox"):
    """Text to type or to read.

    The function gets a string (None where the caller sent null) and returns anything that ``str()`` takes.

    Example:
        >>> Textbox(label="Name", placeholder="Ada").api_info()
        {'type': 'string'}
    """

    value: str | Callable[..., Any] | None = param(default="", kw_only=False)
    """Text at the start, or a function that is called for it whenever the page opens."""
    lines: int = 1
    """Lines shown at least."""
    max_lines: int | None = 20
    """Lines shown before it scrolls."""
    placeholder: str | None = None
    """Shown while it is empty."""
    type: Literal["text", "password", "email"] = "text"
    show_copy_button: bool = False
    buttons: Sequence[Literal["copy"]] | None = None
    """Today's spelling: ``["copy"]``."""
    autofocus: bool = False
    """Whether it has the keyboard when the page opens; one per page."""
    autoscroll: bool = True
    """Whether new text is scrolled to while the reader is at the end."""
    text_align: Literal["left", "right"] | None = None
    html_attributes: InputHTMLAttributes | None = None
    """How the browser and its keyboard help with typing."""
    rtl: bool = False
    """Whether the text runs from right to left."""
    max_length: int | None = None
    """Characters that may be typed."""
    submit_btn: str | bool | None = False
    """A button in it that submits; a string is its text. None: at the moment it cannot be submitted."""
    stop_btn: str | bool | None = False
    """A button in it that fires ``stop``; a string is its text."""

    change = Event("The text is another one, by typing or by a function.")
    input = Event("Somebody types.")
    submit = Event("Enter is pressed (Shift+Enter where it has several lines).")
    select = Event("A part of the text is selected.")
    focus = Event("It gets the keyboard.")
    blur = Event("It loses the keyboard.")
    stop = Event("Its stop button is pressed.")
    copy = Event("Its copy button is pressed.")

    def page_value(self, name: str) -> Any:
        """Return a property as the page gets it: attributes as data."""
        return attributes_of(self.html_attributes) if name == "html_attributes" else super().page_value(name)

    def check(self) -> None:
        """Say what does not fit."""
        if self.type not in {"text", "password", "email"}:
            msg = f'type is {self.type!r}; it takes "text", "password" or "email".'
            raise DeclarationError(msg)
        if self.lines < 1:
            msg = f"lines is {self.lines}; it takes 1 or more."
            raise DeclarationError(msg)

    def preprocess(self, payload: Any) -> str | None:
        """Return the text."""
        text = expect_text(self, payload)
        if text is not None and self.max_length is not None and len(text) > self.max_length:
            raise refuse(self, f"at most {self.max_length} characters", f"{len(text)} characters")
        return text

    def postprocess(self, value: Any) -> str | None:
        """Return the text of any value."""
        return None if value is None else str(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a string."""
        return {"type": "string"}

    def example_payload(self) -> str:
        """Return a text."""
        return "Hello!!"
