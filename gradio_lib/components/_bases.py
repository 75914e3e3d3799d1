"""What several components share: checks of plain values, and buttons."""

from __future__ import annotations

import math
from typing import Any, TypeVar

from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.graph.component import Component
from gradio_lib.legacy.params import Legacy

__all__ = ["FormComponent", "expect_number", "expect_text", "one_of", "refuse", "shown"]

Wire = TypeVar("Wire")
User = TypeVar("User")

_SHOWN = 80


class FormComponent(Legacy, Component[Wire, User]):
    """Base of all components here: `Component` with the parameters of other generations."""


def shown(value: object) -> str:
    """Return `value` as an error message shows it: short, and of bounded cost."""
    if isinstance(value, str | bytes):
        value = value[:_SHOWN]
    elif isinstance(value, list | dict | tuple):
        return f"a {type(value).__name__} of {len(value)}"
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def refuse(component: Component[Any, Any], expected: str, value: object) -> InvalidValue:
    """Return the error that says which component expects what and got what instead."""
    return InvalidValue(f"{component.name_in_messages}: expected {expected}, got {shown(value)}.")


def one_of(component: Component[Any, Any], name: str, *allowed: Any) -> None:
    """Check a parameter that takes one of several values.

    Raises:
        DeclarationError: It has another; the message lists those that it takes.
    """
    given = getattr(component, name)
    if given not in allowed:
        listed = ", ".join("None" if value is None else f'"{value}"' for value in allowed)
        msg = f"{name} is {given!r}; it takes {listed}."
        raise DeclarationError(msg)


def expect_text(component: Component[Any, Any], payload: Any) -> str | None:
    """Return the payload if it is text or None; numbers and booleans become the text they look like."""
    if payload is None or isinstance(payload, str):
        return payload
    if isinstance(payload, bool | int | float):
        return str(payload)
    raise refuse(component, "text", payload)


def expect_number(component: Component[Any, Any], payload: Any) -> int | float | None:
    """Return the payload if it is a finite number or None; text that spells a number counts."""
    if payload is None or payload == "":
        return None
    if isinstance(payload, str):
        try:
            payload = int(payload)
        except ValueError:
            try:
                payload = float(payload)
            except ValueError:
                raise refuse(component, "a number", payload) from None
    if isinstance(payload, bool) or not isinstance(payload, int | float):
        raise refuse(component, "a number", payload)
    if isinstance(payload, float) and not math.isfinite(payload):
        raise refuse(component, "a finite number", payload)
    return payload
