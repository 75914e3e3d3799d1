"""Number: a field for a number."""

from __future__ import annotations

import contextlib
import math
import operator
from collections.abc import Callable
from typing import Any

from gradio_lib.components._bases import FormComponent, expect_number, refuse
from gradio_lib.errors import InvalidValue
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param

__all__ = ["SAFE_INTEGER", "Number", "in_range", "number_of", "rounded"]

SAFE_INTEGER = 2**53 - 1
"""Whole numbers beyond it lose digits in a browser."""


def rounded(value: float, precision: int | None) -> int | float:
    """Round to `precision` digits; 0 gives an int, None leaves the number as it is."""
    if precision is None:
        return value
    return round(value) if precision == 0 else round(value, precision)


def number_of(value: Any) -> int | float:
    """Return what a function returned as a number of JSON's: of any kind that is one, numpy's too.

    Raises:
        InvalidValue: It is none.
    """
    with contextlib.suppress(TypeError):
        return operator.index(value)
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        msg = f"{type(value).__name__} is no number; return an int, a float or None."
        raise InvalidValue(msg) from None


def in_range(component: FormComponent[Any, Any], value: float, minimum: float | None, maximum: float | None) -> None:
    """Raise `InvalidValue` where the number is outside of the range; the bounds belong to it."""
    if minimum is not None and value < minimum:
        raise refuse(component, f"a number of {minimum} or more", value)
    if maximum is not None and value > maximum:
        raise refuse(component, f"a number of {maximum} or less", value)


class Number(FormComponent[float | None, float | int | None], browser="number"):
    """A number to type or to read.

    The function gets a float or int (an int with ``precision=0``), None where the field is empty. A whole number with
    more digits than a browser's numbers have travels as text, so that it keeps them.

    Example:
        >>> Number(precision=0).preprocess(7.6)
        8
    """

    value: float | Callable[..., Any] | None = param(default=None, kw_only=False)
    """Number at the start, or a function that is called for it whenever the page opens."""
    precision: int | None = None
    """Digits after the point; 0 makes it a whole number."""
    minimum: float | None = None
    """Smallest number accepted."""
    maximum: float | None = None
    """Largest number accepted."""
    step: float = 1
    """By how much the arrows change it."""
    placeholder: str | None = None
    """Shown while it is empty."""

    change = Event("The number is another one, by typing or by a function.")
    input = Event("Somebody changes it.")
    submit = Event("Enter is pressed.")
    focus = Event("It gets the keyboard.")
    blur = Event("It loses the keyboard.")

    def preprocess(self, payload: Any) -> int | float | None:
        """Return the number, rounded to the precision and checked against the range."""
        number = expect_number(self, payload)
        if number is None:
            return None
        in_range(self, number, self.minimum, self.maximum)
        return rounded(number, self.precision)

    def postprocess(self, value: Any) -> int | float | str | None:
        """Return a number for any value that is one, also numpy's; one too long for a browser as its digits."""
        if value is None or (isinstance(value, str) and not value):
            return None
        number = number_of(value)
        if isinstance(number, float) and not math.isfinite(number):
            return None
        number = rounded(number, self.precision)
        return str(number) if isinstance(number, int) and abs(number) > SAFE_INTEGER else number

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a number."""
        return {"type": "number"}

    def example_payload(self) -> int | float:
        """Return a number that lies in the range."""
        return max(3, self.minimum or 3) if self.maximum is None else min(3, self.maximum)
