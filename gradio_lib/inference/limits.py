"""What ``Annotated`` says about a type: bounds, lengths, help texts, a component; in the words of several packages."""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from fractions import Fraction
from typing import Any

from gradio_lib.inference.hints import is_component

__all__ = ["NUMBERS", "TEXTS", "Limits", "checks", "read_limits"]

# Attribute of a mark -> field of `Limits`. typer says min and max, Doc says documentation.
_ATTRIBUTES = {
    "ge": "ge",
    "gt": "gt",
    "le": "le",
    "lt": "lt",
    "min": "ge",
    "max": "le",
    "multiple_of": "multiple_of",
    "min_length": "min_length",
    "max_length": "max_length",
    "pattern": "pattern",
    "title": "title",
    "description": "help",
    "help": "help",
    "documentation": "help",
}


@dataclass(slots=True)
class Limits:
    """What is said about a parameter besides its type."""

    ge: Any = None
    gt: Any = None
    le: Any = None
    lt: Any = None
    multiple_of: Any = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    title: str | None = None
    help: str | None = None
    component: Any = None
    """The component that the author wants, an instance or a class."""
    validators: tuple[Any, ...] = ()
    """All marks but texts and components: pydantic checks them too."""

    def lowest(self, *, whole: bool) -> float | None:
        """Return the smallest number that fits; None where there is none, or none that can be named."""
        if self.gt is None:
            return _number(self.ge)
        if not whole:
            return None
        above: int = math.floor(self.gt) + 1
        return above if self.ge is None else max(above, float(self.ge))

    def highest(self, *, whole: bool) -> float | None:
        """Return the largest number that fits; None where there is none, or none that can be named."""
        if self.lt is None:
            return _number(self.le)
        if not whole:
            return None
        below: int = math.ceil(self.lt) - 1
        return below if self.le is None else min(below, float(self.le))

    def complaint(self, number: Any) -> str | None:
        """Return what would do in the place of a number that does not fit; None where it fits."""
        # Not the opposite comparison: no bound holds for NaN.
        for bound, fits, words in (
            (self.ge, operator.ge, "of {} or more"),
            (self.le, operator.le, "of {} or less"),
            (self.gt, operator.gt, "above {}"),
            (self.lt, operator.lt, "below {}"),
        ):
            if bound is not None and not fits(number, bound):
                return f"a number {words.format(bound)}"
        step = self.multiple_of
        if step and abs(number / step - round(number / step)) > 1e-9 * max(1, abs(number / step)):
            return f"a multiple of {step}"
        return None

    def text(self) -> str:
        """Return the limits in short: ``"≥ 0, ≤ 9"``."""
        signs = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "multiple_of": "multiple of"}
        parts = [f"{sign} {getattr(self, name)}" for name, sign in signs.items() if getattr(self, name) is not None]
        if self.min_length is not None or self.max_length is not None:
            low, high = self.min_length or 0, "" if self.max_length is None else self.max_length
            parts.append(f"length {low}…{high}")
        if self.pattern is not None:
            parts.append(f"matches {self.pattern}")
        return ", ".join(parts)


NUMBERS = frozenset({"Ge", "Gt", "Le", "Lt", "Interval", "MultipleOf"})
TEXTS = frozenset({"Len", "MinLen", "MaxLen"})


def checks(marks: Iterable[Any], known: frozenset[str] = frozenset()) -> tuple[Any, ...]:
    """Return the marks that pydantic has to check.

    Args:
        marks: What ``Annotated`` says.
        known: Names of the annotated-types that are checked already.
    """
    return tuple(mark for mark in marks if any(type(part).__name__ not in known for part in _parts(mark)))


def _parts(mark: Any) -> list[Any]:
    """Return the checks of a mark: pydantic's ``Field`` holds several; a help text or an option of typer is none."""
    if type(mark).__name__ == "FieldInfo" and isinstance(mark.metadata, list):
        return list(mark.metadata)
    package = type(mark).__module__.partition(".")[0]
    is_check = package in {"annotated_types", "pydantic"} or hasattr(mark, "__get_pydantic_core_schema__")
    return [mark] if is_check else []


def read_limits(metadata: Iterable[Any]) -> Limits:
    """Return what the marks of ``Annotated`` say; marks of packages are known by their attributes, unloaded.

    Example:
        >>> read_limits(["Degrees", range(0, 360)]).text()
        '≥ 0, ≤ 359'
    """
    marks = tuple(metadata)
    limits = Limits(validators=tuple(mark for mark in marks if not isinstance(mark, str) and not is_component(mark)))
    known = {field.name for field in fields(limits)}
    for mark in _flat(marks):
        if isinstance(mark, str):
            limits.help = mark
        elif isinstance(mark, range):
            limits.ge, limits.le = min(mark), max(mark)
            limits.multiple_of = mark.step if abs(mark.step) > 1 and mark.start % mark.step == 0 else None
        elif is_component(mark):
            limits.component = mark
        else:
            for attribute, name in _ATTRIBUTES.items():
                value = getattr(mark, attribute, None)
                if value is not None and not callable(value) and name in known:
                    setattr(limits, name, value)
    return limits


def _number(bound: Any) -> float | None:
    """Return a bound as a component takes it; None for one that is no number, such as a date."""
    if bound is None or isinstance(bound, int | float):
        return bound
    return float(bound) if isinstance(bound, Decimal | Fraction) else None


def _flat(metadata: Iterable[Any]) -> Iterator[Any]:
    """Yield the marks; pydantic's ``Field`` holds others, and says title and description itself."""
    for mark in metadata:
        yield mark
        inner = getattr(mark, "metadata", None)
        if isinstance(inner, list | tuple):
            yield from inner
