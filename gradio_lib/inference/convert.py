"""Values adapted once: what a parameter declares is what the function receives."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from gradio_lib._lazy import require
from gradio_lib.components._bases import shown
from gradio_lib.errors import InvalidValue
from gradio_lib.inference.hints import MISSING

__all__ = [
    "Convert",
    "Refused",
    "at",
    "json_list",
    "json_text",
    "lines",
    "parsed",
    "refusal_by",
    "tolerant",
    "validator_of",
]

Convert = Callable[[Any], Any]
"""Takes what the component gives and returns what the parameter declares."""


class Refused(InvalidValue):
    """A value that a parameter cannot take; says which parameter, what would do and what was given.

    Args:
        name: Name of the parameter, or the place in it: ``"people[2].age"``.
        expected: What would do, as the end of "expected …".
        value: What was given.
        told: The whole complaint, where its author worded it.
    """

    def __init__(self, name: str, expected: str = "", value: object = MISSING, *, told: str | None = None) -> None:
        self.name = name
        self.field = 0
        """Which of a parameter's fields it is about."""
        if told is None:
            given = "nothing" if value is MISSING or value is None or value == "" else shown(value)
            told = f"expected {expected}, got {given}."
        self.told = told
        super().__init__(f"{name}: {told}")

    def inside(self, place: str) -> Refused:
        """Return the same about a value that lies inside of another."""
        return Refused(place + self.name, told=self.told)


def at(place: str, convert: Convert, value: Any) -> Any:
    """Convert a value that lies inside of another; a complaint names the place.

    Raises:
        Refused: It does not fit.
    """
    try:
        return convert(value)
    except Refused as error:
        raise error.inside(place) from error.__cause__


def validator_of(hint: Any, name: str) -> Convert:
    """Return the check and conversion of values to `hint`, by pydantic.

    Raises:
        TypeError: pydantic does not know the type.
    """
    pydantic = require("pydantic", "to check values")
    try:
        adapter = pydantic.TypeAdapter(hint)
    except Exception as error:
        msg = f"{hint!r} has no validator: {error}"
        raise TypeError(msg) from error

    def convert(value: Any) -> Any:
        try:
            return adapter.validate_python(value)
        except pydantic.ValidationError as error:
            raise refusal_by(error, name) from None

    return convert


def refusal_by(error: Exception, name: str) -> Refused:
    """Return what an exception of a type's own check says, in our words where it is pydantic's."""
    problems = getattr(error, "errors", None)
    if not callable(problems):
        # What its author checks is told as its author words it.
        return Refused(name, told=str(error) or type(error).__name__)
    problem = problems(include_url=False, include_context=False)[0]
    where = "".join(f".{part}" for part in problem["loc"] if not _internal(part))
    message: str = problem["msg"]
    if message.startswith(("Value error, ", "Assertion failed, ")):
        return Refused(name + where, told=message.partition(", ")[2])
    if message == "Field required":
        return Refused(name + where, "a value for it")
    if _SHOULD.match(message) is None:
        return Refused(name + where, told=f"{message[:1].lower()}{message[1:]}, got {shown(problem['input'])}.")
    expected = _SHOULD.sub("", message).replace("match pattern", "text that matches")
    expected = re.sub(r" after validation, not \d+$", "", expected)
    return Refused(name + where, expected, problem["input"])


_SHOULD = re.compile(r"^(Input|Value|String|List|Dictionary|[A-Z]\w+) should (be |have )?")


def _internal(part: object) -> bool:
    """Whether a step on the way to the problem is pydantic's own, not the value's."""
    return isinstance(part, str) and ("[" in part or "-" in part)


def parsed(text: Any, name: str) -> Any:
    """Return what JSON text says; what is no text is taken as it is.

    Raises:
        Refused: It is no JSON.
    """
    if not isinstance(text, str):
        return text
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Refused(name, 'JSON, such as [1, 2] or {"key": "value"}', text) from None


def json_list(text: str) -> list[Any] | None:
    """Return the list that JSON text says; None where it says no list."""
    data = tolerant(text) if text.lstrip().startswith("[") else None
    return data if isinstance(data, list) else None


def lines(text: str, *, commas: bool = False) -> list[str]:
    """Return the items of a list that is written one per line.

    Args:
        text: What was typed.
        commas: Whether commas divide items too.
    """
    items = re.split(r"[\n,]", text) if commas else text.splitlines()
    return [item.strip() for item in items if item.strip()]


def tolerant(text: Any) -> Any:
    """Return what valid JSON text says, and any other text as it is.

    Example:
        >>> tolerant("7"), tolerant("007"), tolerant("[1, 2]"), tolerant("hello")
        (7, '007', [1, 2], 'hello')
    """
    if not isinstance(text, str):
        return text
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return text


def _no_constant(name: str) -> Any:
    """NaN and Infinity are no JSON: they stay text."""
    raise ValueError(name)


def json_text(value: Any) -> str:
    """Return a value as JSON text for a text box.

    Raises:
        TypeError: It has no JSON form.
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
