"""Fields for what is written as text in a form of its own: dates, times, exact numbers, identifiers."""

from __future__ import annotations

import datetime as dt
import decimal
import fractions
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gradio_lib.components._bases import expect_text
from gradio_lib.components.datetime import DateTime
from gradio_lib.components.textbox import Textbox
from gradio_lib.inference.convert import Refused
from gradio_lib.inference.fields import Field, Wanted
from gradio_lib.inference.limits import NUMBERS
from gradio_lib.inference.scalars import checked, kept_hint

__all__ = ["WRITTEN", "Written", "moment", "written"]


@dataclass(frozen=True, slots=True)
class Written:
    """How a type is written as text."""

    parse: Callable[[str], Any]
    expected: str
    example: str
    show: Callable[[Any], str] = str


def _datetime(text: str) -> dt.datetime:
    # Python 3.10 does not know Z.
    return dt.datetime.fromisoformat(re.sub(r"[zZ]$", "+00:00", text.strip()))


def _date(text: str) -> dt.date:
    return dt.date.fromisoformat(text.strip())


def _time(text: str) -> dt.time:
    return dt.time.fromisoformat(text.strip())


_UNITS = {
    "w": "weeks",
    "d": "days",
    "h": "hours",
    "m": "minutes",
    "min": "minutes",
    "s": "seconds",
    "ms": "milliseconds",
}
_SPAN = re.compile(
    r"(-?\d+(?:\.\d+)?)\s*(weeks?|days?|hours?|minutes?|seconds?|milliseconds?|min|ms|[wdhms])(?=[\s,\d-]|$)"
)
_EXPONENT_DIGITS = 4
_EXACT = (decimal.Decimal, fractions.Fraction)
_CLOCK = re.compile(r"(-?)(\d+):(\d\d)(?::(\d\d(?:\.\d+)?))?")


def _timedelta(text: str) -> dt.timedelta:
    stripped = text.strip().lower()
    if re.fullmatch(r"-?\d+(\.\d+)?", stripped):
        return dt.timedelta(seconds=float(stripped))
    clock = _CLOCK.fullmatch(stripped)
    if clock is not None:
        span = dt.timedelta(hours=int(clock[2]), minutes=int(clock[3]), seconds=float(clock[4] or 0))
        return -span if clock[1] else span
    parts = _SPAN.findall(stripped)
    if not parts or _SPAN.sub("", stripped).strip(" ,"):
        raise ValueError(text)
    amounts: dict[str, float] = {}
    for amount, unit in parts:
        name = _UNITS.get(unit) or unit.removesuffix("s") + "s"
        amounts[name] = amounts.get(name, 0) + float(amount)
    return dt.timedelta(**amounts)


def _span_text(span: dt.timedelta) -> str:
    """Return a time span as it is typed: ``"1h 30m"``."""
    sign, left = ("-", -span) if span < dt.timedelta(0) else ("", span)
    hours, rest = divmod(left.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = [f"{sign}{value}{unit}" for value, unit in ((left.days, "d"), (hours, "h"), (minutes, "m")) if value]
    if seconds or left.microseconds or not parts:
        fraction = f".{left.microseconds:06d}".rstrip("0") if left.microseconds else ""
        parts.append(f"{sign}{seconds}{fraction}s")
    return " ".join(parts)


def _fraction(text: str) -> fractions.Fraction:
    # A fraction writes an exponent out: 1e999999999 would fill the memory.
    if len(text.lower().partition("e")[2]) > _EXPONENT_DIGITS:
        raise ValueError(text)
    return fractions.Fraction(text)


def _complex(text: str) -> complex:
    return complex(text.replace(" ", "").replace("i", "j"))


WRITTEN: dict[type, Written] = {
    dt.datetime: Written(
        _datetime, "a date with a time, such as 2024-05-31T14:30", "2024-05-31T14:30", lambda v: v.isoformat()
    ),
    dt.date: Written(_date, "a date, such as 2024-05-31", "2024-05-31", lambda v: v.isoformat()),
    dt.time: Written(_time, "a time, such as 14:30", "14:30", lambda v: v.isoformat()),
    dt.timedelta: Written(_timedelta, "a time span, such as 1h 30m", "1h 30m", _span_text),
    decimal.Decimal: Written(decimal.Decimal, "a number, exact, such as 19.99", "19.99"),
    fractions.Fraction: Written(_fraction, "a fraction, such as 3/4", "3/4"),
    complex: Written(_complex, "a complex number, such as 1+2j", "1+2j"),
    uuid.UUID: Written(
        uuid.UUID, "a UUID, such as 123e4567-e89b-12d3-a456-426614174000", "123e4567-e89b-12d3-a456-426614174000"
    ),
    re.Pattern: Written(re.compile, "a regular expression, such as [a-z]+", "[a-z]+", lambda v: v.pattern),
}


class Moment(DateTime):
    """A date, a time of day or both, of which the parameter's own type checks the text.

    Example:
        >>> Moment(type="string").preprocess("2024-05-31T14:30Z")
        '2024-05-31T14:30Z'
    """

    def preprocess(self, payload: Any) -> str | None:
        """Return the text."""
        return expect_text(self, payload) or None


def moment(asked: Wanted) -> Field:
    """A date, a time of day or both, picked; written where its default has what a picker does not show."""
    default = asked.default
    exact = getattr(default, "tzinfo", None) is not None or bool(getattr(default, "microsecond", 0))
    field = written(asked)
    if exact:
        return field
    kind = asked.hint.origin
    parts: dict[str, Any] = {
        "include_date": not issubclass(kind, dt.time),
        "include_time": issubclass(kind, (dt.time, dt.datetime)),
    }
    field.component = Moment(asked.shown(field.show), type="string", **parts, **asked.options())
    return field


def written(asked: Wanted) -> Field:
    """A text box that says which form it takes."""
    kind = asked.hint.origin
    form = WRITTEN[next(base for base in kind.__mro__ if base in WRITTEN)]

    def convert(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        try:
            made = form.parse(str(value).strip())
        except (ValueError, ArithmeticError, re.error):
            raise Refused(asked.name, form.expected, value) from None
        if (expected := _beyond(asked, made)) is not None:
            raise Refused(asked.name, expected, value)
        return made if isinstance(made, kind) else kind(made)

    value = asked.shown(form.show)
    box = Textbox(
        value=value,
        placeholder=kept_hint(asked, value) or form.example,
        **asked.options(form.expected[:1].upper() + form.expected[1:]),
    )
    known = NUMBERS if issubclass(kind, _EXACT) else frozenset[str]()
    return Field(box, checked(asked, convert, known), form.show, form.expected)


def _beyond(asked: Wanted, made: Any) -> str | None:
    """Return what would do in the place of an exact number that is out of range."""
    return asked.limits.complaint(made) if isinstance(made, _EXACT) else None
