"""CheckboxGroup: any of several choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from gradio_lib.components._bases import refuse
from gradio_lib.components._choices import ChoiceComponent, Value
from gradio_lib.graph.events import Event

__all__ = ["CheckboxGroup"]


class CheckboxGroup(ChoiceComponent[list[Value], list[Value | int]], browser="checkboxgroup"):
    """Boxes to tick; the function gets the list of the chosen values (or their indices), in the order of choosing.

    Example:
        >>> CheckboxGroup(["a", "b"], type="index").preprocess(["b"])
        [1]
    """

    value: Sequence[Value] | Value | Callable[..., Any] | None = None
    """Values that are ticked at the start, or a function that is called for them whenever the page opens."""
    show_select_all: bool = False

    change = Event("It is another selection, by a person or by a function.")
    input = Event("Somebody ticks or unticks a box.")
    select = Event("Somebody ticks or unticks a box; the event data has index, value and selected.")

    def preprocess(self, payload: Any) -> list[Value | int]:
        """Return the chosen values, or their indices."""
        return self.chosen_all(payload)

    def postprocess(self, value: Any) -> list[Value]:
        """Return a list of values; a single one is a list of one."""
        if value is None:
            return []
        if isinstance(value, str | int | float):
            return [value]
        if isinstance(value, list | tuple | set):
            return list(value)
        raise refuse(self, "a list of choices", value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a list of choices."""
        return {"type": "array", "items": self.schema()}

    def example_payload(self) -> list[Value]:
        """Return the first choice."""
        return self.values[:1]
