"""Checkbox: yes or no."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gradio_lib.components._bases import FormComponent, refuse
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param

__all__ = ["Checkbox"]


class Checkbox(FormComponent[bool, bool | None], browser="checkbox"):
    """A box to tick; the function gets True or False.

    Example:
        >>> Checkbox().preprocess(True)
        True
    """

    value: bool | Callable[..., Any] | None = param(default=False, kw_only=False)
    """Whether it is ticked at the start, or a function that is called for it whenever the page opens."""

    change = Event("It is another, by a person or by a function.")
    input = Event("Somebody ticks or unticks it.")
    select = Event("Somebody ticks or unticks it; the event data has index, value and selected.")

    def preprocess(self, payload: Any) -> bool | None:
        """Return the boolean; null stays None."""
        if payload is None or isinstance(payload, bool):
            return payload
        if isinstance(payload, int | float) and payload in {0, 1}:
            return bool(payload)
        raise refuse(self, "true or false", payload)

    def postprocess(self, value: Any) -> bool:
        """Return the truth of any value."""
        return bool(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a boolean."""
        return {"type": "boolean"}

    def example_payload(self) -> bool:
        """Return True."""
        return True
