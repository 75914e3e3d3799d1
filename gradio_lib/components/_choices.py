"""What Radio, CheckboxGroup and Dropdown share: choices with names, and values that are one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, TypeVar

from gradio_lib.components._bases import FormComponent, refuse, shown
from gradio_lib.errors import DeclarationError, InvalidValue, nearest
from gradio_lib.graph.fields import param

__all__ = ["Choice", "ChoiceComponent", "Value"]

Value: TypeAlias = str | int | float
Choice: TypeAlias = "Value | tuple[str, Value]"

Wire = TypeVar("Wire")
User = TypeVar("User")

_LISTED = 10


class ChoiceComponent(FormComponent[Wire, User]):
    """Base of the components with choices."""

    choices: Sequence[Choice] | None = param(default=None, kw_only=False)
    """What can be chosen: values, or pairs of a name to show and the value behind it."""
    type: Literal["value", "index"] = param(default="value", page=False)
    """What the function gets: the value, or its index (from 0) among the choices."""

    def check(self) -> None:
        """Make each choice a pair."""
        if isinstance(self.choices, str):
            msg = f"choices takes a list, got the string {self.choices!r}; put it in brackets."
            raise DeclarationError(msg)
        self.choices = [self._pair(choice) for choice in self.choices or ()]
        if self.type not in {"value", "index"}:
            msg = f'type is {self.type!r}; it takes "value" or "index".'
            raise DeclarationError(msg)

    @staticmethod
    def _pair(choice: Any) -> tuple[str, Value]:
        if isinstance(choice, tuple | list) and len(choice) == 2:
            return str(choice[0]), choice[1]
        return str(choice), choice

    @property
    def values(self) -> list[Value]:
        """The values behind the choices."""
        return [choice[1] for choice in self.choices or () if isinstance(choice, tuple)]

    def is_choice(self, payload: Any) -> bool:
        """Whether it is one of the values, by value and type: 1 is not True."""
        return any(value == payload and isinstance(value, bool) == isinstance(payload, bool) for value in self.values)

    def chosen(self, payload: Any) -> Value | int:
        """Return what the function gets for one chosen value."""
        for index, value in enumerate(self.values):
            if value == payload and isinstance(value, bool) == isinstance(payload, bool):
                return index if self.type == "index" else value
        raise self.not_a_choice(payload)

    def not_a_choice(self, payload: Any) -> InvalidValue:
        """Return the error for a value that is none of the choices."""
        known = [str(value) for value in self.values]
        listed = ", ".join(shown(value) for value in self.values[:_LISTED])
        more = f" and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
        hint = nearest(payload, known) if isinstance(payload, str) and len(known) <= 1000 else ""
        name = self.name_in_messages
        return InvalidValue(f"{name}: Value: {shown(payload)} is not in the list of choices: [{listed}{more}].{hint}")

    def chosen_all(self, payload: Any) -> list[Value | int]:
        """Return what the function gets for a list of chosen values."""
        if payload is None:
            return []
        if not isinstance(payload, list):
            raise refuse(self, "a list of choices", payload)
        return [self.chosen(each) for each in payload]

    def offers(self, payload: Any) -> bool:
        """Whether `payload` is one of the choices, or a list of them."""
        return all(self.is_choice(each) for each in (payload if isinstance(payload, list) else [payload]))

    def schema(self) -> dict[str, Any]:
        """Return the JSON schema of one choice."""
        kinds = {type(value) for value in self.values}
        if kinds <= {str}:
            return {"type": "string", "enum": self.values}
        return {"enum": self.values}

    def example_payload(self) -> Any:
        """Return the first choice."""
        return self.values[0] if self.values else None
