"""Radio: one of several choices, all in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gradio_lib.components._choices import ChoiceComponent, Value
from gradio_lib.graph.events import Event

__all__ = ["Radio"]


class Radio(ChoiceComponent[Value | None, Value | int | None], browser="radio"):
    """One of a few choices; the function gets its value (or its index), None where nothing is chosen.

    Example:
        >>> Radio(["a", ("Bee", "b")]).preprocess("b")
        'b'
    """

    value: Value | Callable[..., Any] | None = None
    """Value that is chosen at the start, or a function that is called for it whenever the page opens."""
    rtl: bool = False
    """Whether it runs from right to left."""

    select = Event("Somebody chooses; the event data has index, value and selected.")
    change = Event("It is another choice, by a person or by a function.")
    input = Event("Somebody chooses another.")

    def preprocess(self, payload: Any) -> Value | int | None:
        """Return the chosen value, or its index."""
        return None if payload is None else self.chosen(payload)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a choice."""
        return self.schema()
