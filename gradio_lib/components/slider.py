"""Slider: a number between two bounds."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from typing import Any, Literal

from gradio_lib.components._bases import FormComponent, expect_number
from gradio_lib.components.number import in_range, number_of, rounded
from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param

__all__ = ["Slider"]


class Slider(FormComponent[float, float | int], browser="slider"):
    """A number chosen by dragging.

    The function gets an int or float between the bounds.

    Example:
        >>> Slider(0, 10, step=0.5).api_info()
        {'type': 'number', 'description': 'numeric value between 0 and 10', 'minimum': 0, 'maximum': 10}
    """

    minimum: float = param(default=0, kw_only=False)
    maximum: float = param(default=100, kw_only=False)
    value: float | Callable[..., Any] | None = param(default=None, kw_only=False)
    """Number at the start, or a function that is called for it whenever the page opens; None is the minimum."""
    step: float | None = None
    """Distance of the values that can be chosen; None takes one that suits the range."""
    precision: int | None = None
    """Digits after the point."""
    randomize: bool = False
    """Whether it starts at a random value whenever the page opens."""
    buttons: Sequence[Literal["reset"]] | None = None

    change = Event("The number is another one, by dragging or by a function.")
    input = Event("Somebody changes it.")
    release = Event("The handle is let go.")

    def check(self) -> None:
        """Order the bounds and find a step."""
        if not self.minimum <= self.maximum:
            msg = f"minimum is {self.minimum} and maximum {self.maximum}; the minimum comes first."
            raise DeclarationError(msg)
        if self.step is None:
            self.step = _step(self.maximum - self.minimum)
        if self.step <= 0:
            msg = f"step is {self.step}; it takes a number above 0."
            raise DeclarationError(msg)
        if self.randomize:
            self.value_function = self.random_value
        if self.value is None and self.value_function is None:
            self.value = self.minimum

    def random_value(self) -> float:
        """Return one of the values that can be chosen."""
        step = self.step or 1
        count = int((self.maximum - self.minimum) / step + 1e-9)
        return round(self.minimum + step * random.randint(0, count), 10)  # noqa: S311 - no secret

    def preprocess(self, payload: Any) -> int | float:
        """Return the number, checked against the bounds; null is the minimum."""
        number = expect_number(self, payload)
        if number is None:
            return self.minimum
        in_range(self, number, self.minimum, self.maximum)
        return rounded(number, self.precision)

    def postprocess(self, value: Any) -> float:
        """Return a number; None is the minimum."""
        if value is None:
            return self.minimum
        number = number_of(value)
        if not math.isfinite(number):
            msg = f"{number} cannot be shown on a slider; return a finite number."
            raise InvalidValue(msg)
        return number

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a number between the bounds."""
        return {
            "type": "number",
            "description": f"numeric value between {self.minimum} and {self.maximum}",
            "minimum": self.minimum,
            "maximum": self.maximum,
        }

    def example_payload(self) -> float:
        """Return the minimum."""
        return self.minimum


def _step(span: float) -> float:
    """Return the power of ten that divides the span into a hundred steps or more."""
    return 1.0 if span <= 0 else float(10.0 ** math.floor(math.log10(span / 100) + 1e-9))
