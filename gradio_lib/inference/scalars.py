"""Fields for single values: texts, numbers, yes or no."""

from __future__ import annotations

import inspect
import math
from typing import Annotated, Any

from gradio_lib.components.checkbox import Checkbox
from gradio_lib.components.number import SAFE_INTEGER, Number
from gradio_lib.components.slider import Slider
from gradio_lib.components.textbox import Textbox
from gradio_lib.inference.convert import Convert, Refused, validator_of
from gradio_lib.inference.fields import Field, Wanted
from gradio_lib.inference.hints import MISSING
from gradio_lib.inference.limits import NUMBERS, TEXTS, checks
from gradio_lib.inference.words import is_long_text, is_secret

__all__ = ["boolean", "checked", "decimal", "fixed", "kept_hint", "text", "text_look", "whole"]

_STEPS = 10_000
"""More positions than that are typed, not dragged."""
_WORDS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


def checked(asked: Wanted, convert: Convert, known: frozenset[str] = frozenset()) -> Convert:
    """Return `convert` followed by the checks that ``Annotated`` asks for.

    Args:
        asked: What is asked for.
        convert: The conversion.
        known: Names of the annotated-types that `convert` checks itself: without pydantic, and multiples with the
            tolerance that binary fractions need.
    """
    marks = checks(asked.limits.validators, known)
    if not marks:
        return convert
    kind = Any if asked.core is MISSING else asked.core
    try:
        validate = validator_of(Annotated[(kind, *marks)], asked.name)
    except TypeError:
        # What it says of a length or a pattern holds for types that pydantic does not know, too.
        validate = validator_of(Annotated[(Any, *marks)], asked.name)
    return lambda value: validate(convert(value))


def kept_hint(asked: Wanted, shown: Any) -> str | None:
    """Return a text that names a default which stays on the server; None where there is none to name."""
    if asked.default is MISSING or asked.default is None or shown is not None or is_secret(asked.name):
        return None
    told = repr(asked.default)
    return f"Empty: {told if len(told) <= 60 else told[:59] + '…'}"


def text_look(asked: Wanted) -> tuple[dict[str, Any], str]:
    """Return how a text box looks, and why: several lines for long text, hidden for a secret."""
    if is_secret(asked.name):
        return {"type": "password"}, f'"{asked.name}" says secret'
    if isinstance(asked.default, str) and "\n" in asked.default:
        return {"lines": min(8, asked.default.count("\n") + 2)}, "the default has several lines"
    if is_long_text(asked.name):
        return {"lines": 3}, f'"{asked.name}" says long text'
    return {}, ""


def text(asked: Wanted) -> Field:
    """A line of text; several where name or default say so, hidden where it is a secret."""
    look, note = text_look(asked)
    kind = asked.core if isinstance(asked.core, type) else str
    limits = asked.limits

    def convert(value: Any) -> Any:
        if not isinstance(value, str | int | float):
            raise Refused(asked.name, "text", value)
        plain = str(value) if not isinstance(value, str) else value
        if limits.min_length is not None and len(plain) < limits.min_length:
            raise Refused(asked.name, f"text of at least {limits.min_length} characters", value)
        if limits.max_length is not None and len(plain) > limits.max_length:
            raise Refused(asked.name, f"text of at most {limits.max_length} characters", value)
        return plain if kind is str or isinstance(plain, kind) else kind(plain)

    check = checked(asked, convert, TEXTS)
    # A secret default must not be in the page.
    value = None if is_secret(asked.name) else asked.shown(str)
    return Field(
        Textbox(
            value=value,
            max_length=limits.max_length,
            placeholder=kept_hint(asked, value),
            **look,
            **asked.options(),
        ),
        check,
        str,
        "text",
        # Where None is no answer, an empty text is a text.
        blank=asked.hint.optional or (asked.default is not MISSING and value is None),
        empty=lambda: check(""),
        note=note,
    )


def whole(asked: Wanted) -> Field:
    """A whole number: a slider between two bounds, a text box where a browser would lose digits, else a field."""
    kind = asked.core

    def convert(value: Any) -> Any:
        number = _whole(value, asked.name)
        if (expected := asked.limits.complaint(number)) is not None:
            raise Refused(asked.name, expected, value)
        return number if kind is int or _is(number, kind) else kind(number)

    check, value = checked(asked, convert, NUMBERS), asked.shown(int)
    if value is not None and abs(value) > SAFE_INTEGER:
        line = Textbox(value=str(value), **asked.options())
        return Field(line, check, str, "a whole number", note="more digits than a browser's numbers have")
    low, high = asked.limits.lowest(whole=True), asked.limits.highest(whole=True)
    step = asked.limits.multiple_of or 1
    if low is not None and high is not None and _draggable(asked, low, high, value, step):
        slider = Slider(low, high, value, step=step, **asked.options())
        return Field(slider, check, int, "a whole number", note="two bounds make a slider")
    # Without a precision, so that 2.5 is refused and not rounded.
    box = Number(value, minimum=low, maximum=high, step=step, **asked.options())
    return Field(box, check, int, "a whole number")


def _is(number: float, kind: Any) -> bool:
    """Whether the kind is one of those that only describe numbers, and this number is one."""
    return inspect.isabstract(kind) and isinstance(number, kind)


def _whole(value: Any, name: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            raise Refused(name, "a whole number", value) from None
    if isinstance(value, float) and value.is_integer() and abs(value) <= SAFE_INTEGER:
        return int(value)
    if hasattr(value, "__index__") and not isinstance(value, bool):
        return int(value.__index__())
    raise Refused(name, "a whole number", value)


def _draggable(asked: Wanted, low: float, high: float, value: float | None, step: float) -> bool:
    """Whether a slider can give every value that fits; one cannot be left empty."""
    if asked.hint.optional or not low < high:
        return False
    inside = value is None or low <= value <= high
    return inside and math.isfinite(high - low) and (high - low) / step <= _STEPS


def decimal(asked: Wanted) -> Field:
    """A number with a fraction: a slider between two bounds, else a field."""
    kind = asked.core

    def convert(value: Any) -> Any:
        number = _decimal(value, asked.name)
        if (expected := asked.limits.complaint(number)) is not None:
            raise Refused(asked.name, expected, value)
        return number if kind is float or _is(number, kind) else kind(number)

    low, high = asked.limits.lowest(whole=False), asked.limits.highest(whole=False)
    check, value = checked(asked, convert, NUMBERS), asked.shown(_finite)
    step = asked.limits.multiple_of
    if low is not None and high is not None and _draggable(asked, low, high, value, step or (high - low) / 100 or 1):
        slider = Slider(low, high, value, step=step, **asked.options())
        return Field(slider, check, float, "a number", note="two bounds make a slider")
    box = Number(value, minimum=low, maximum=high, step=step or _arrows(value), **asked.options())
    box.placeholder = kept_hint(asked, value)
    return Field(box, check, float, "a number")


def _finite(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        msg = f"{number} has no JSON form"
        raise ValueError(msg)
    return number


def _decimal(value: Any, name: str) -> float:
    if isinstance(value, bool):
        raise Refused(name, "a number", value)
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        raise Refused(name, "a number", value) from None


def _arrows(value: float | None) -> float:
    """Return by how much the arrows change a number: by one in its first digit, by 1 at most."""
    if not value or abs(value) >= 1:
        return 1 if value is None or float(value).is_integer() else 0.1
    return float(10.0 ** math.floor(math.log10(abs(value))))


def fixed(asked: Wanted, why: str) -> Field:
    """A field to look at: the value stays what the function's author made it."""
    default = None if asked.default is MISSING else asked.default
    told = "…" if is_secret(asked.name) else repr(default)
    box = Textbox(told if len(told) <= 80 else told[:79] + "…", interactive=False, **asked.options("Stays as it is."))
    return Field(box, lambda _: default, lambda _: None, "no other value", empty=lambda: default, note=why)


def boolean(asked: Wanted) -> Field:
    """A box to tick; what is not ticked is False."""

    def convert(value: Any) -> bool:
        if isinstance(value, bool):
            return value
        word = str(value).strip().lower()
        if isinstance(value, str | int | float) and word in _WORDS:
            return _WORDS[word]
        item = getattr(value, "item", None)
        if callable(item) and isinstance(item(), bool):
            return bool(value)
        raise Refused(asked.name, "true or false", value)

    box = Checkbox(asked.shown(bool) or False, **asked.options())
    return Field(box, checked(asked, convert), bool, "true or false", empty=lambda: False)
