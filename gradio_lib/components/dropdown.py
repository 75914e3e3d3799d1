"""Dropdown: one or several of many choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from gradio_lib.components._bases import refuse
from gradio_lib.components._choices import ChoiceComponent, Value
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.events import Event

__all__ = ["Dropdown"]


class Dropdown(
    ChoiceComponent[Value | list[Value] | None, Value | int | None | list[Value | int | None]], browser="dropdown"
):
    """One of many choices, or with ``multiselect`` several of them.

    The function gets the value (or its index), None where nothing is chosen; with ``multiselect`` a list. A custom
    value has the index None.

    Example:
        >>> Dropdown(["a", "b"], allow_custom_value=True).preprocess("c")
        'c'
    """

    value: Value | Sequence[Value] | Callable[..., Any] | None = None
    """What is chosen at the start, or a function that is called for it whenever the page opens."""
    multiselect: bool | None = None
    max_choices: int | None = None
    """How many may be chosen at most."""
    allow_custom_value: bool = False
    """Whether values that are no choice can be typed."""
    filterable: bool = True
    """Whether typing filters the choices."""
    num_choices_shown: int | None = 100
    """How many choices the open list shows at most."""

    change = Event("It is another selection, by a person or by a function.")
    input = Event("Somebody chooses.")
    select = Event("Somebody chooses; the event data has index, value and selected.")
    focus = Event("It gets the keyboard.")
    blur = Event("It loses the keyboard.")
    key_up = Event("A key is let go; the event data has key and input_value.")

    def check(self) -> None:
        """Say what does not fit."""
        super().check()
        if self.max_choices is not None and not self.multiselect:
            msg = "max_choices only goes with multiselect=True; give both, or neither."
            raise DeclarationError(msg)

    def preprocess(self, payload: Any) -> Value | int | list[Value | int | None] | None:
        """Return the chosen value or values, or their indices."""
        if not self.multiselect:
            return None if payload is None else self._one(payload)
        if payload is None:
            return []
        if not isinstance(payload, list):
            raise refuse(self, "a list of choices", payload)
        if self.max_choices is not None and len(payload) > self.max_choices:
            raise refuse(self, f"at most {self.max_choices} choices", payload)
        return [self._one(each) for each in payload]

    def _one(self, payload: Any) -> Value | int | None:
        if not isinstance(payload, str | int | float):
            raise self.not_a_choice(payload)
        if self.allow_custom_value and not self.is_choice(payload):
            return None if self.type == "index" else payload
        return self.chosen(payload)

    def postprocess(self, value: Any) -> Value | list[Value] | None:
        """Return the value, or with ``multiselect`` a list of values."""
        if not self.multiselect:
            # A list for a single choice is its first one.
            return next(iter(value), None) if isinstance(value, list | tuple) else value
        if value is None:
            return []
        return list(value) if isinstance(value, list | tuple | set) else [value]

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a choice, or of a list of them."""
        one: dict[str, Any] = {"type": "string"} if self.allow_custom_value else self.schema()
        return {"type": "array", "items": one} if self.multiselect else one

    def example_payload(self) -> Any:
        """Return the first choice."""
        return self.values[:1] if self.multiselect else super().example_payload()
