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

__all__ = ["Convert", "Refused", "json_text", "lines", "parsed", "tolerant", "validator_of"]

Convert = Callable[[Any], Any]
"""Takes what the component gives and returns what the parameter declares."""


class Refused(InvalidValue):
    """A value that a parameter cannot take; says which parameter, what would do and what was given."""

    def __init__(self, name: str, expected: str, value: object = MISSING) -> None:
        given = "nothing" if value is MISSING or value is None or value == "" else shown(value)
        super().__init__(f"{name}: expected {expected}, got {given}.")


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
            problem = error.errors(include_url=False, include_context=False)[0]
            where = "".join(f".{part}" for part in problem["loc"] if not _internal(part))
            raise Refused(name + where, _words(problem["msg"]), problem["input"]) from None

    return convert


def _internal(part: object) -> bool:
    """Whether a step on the way to the problem is pydantic's own, not the value's."""
    return isinstance(part, str) and ("[" in part or "-" in part)


def _words(message: str) -> str:
    """Return pydantic's sentence as the end of "expected …"."""
    text = re.sub(r"^(Input|Value|String|List|Dictionary) should (be |have |match )?", "", message)
    text = text.removeprefix("Value error, ")
    if text == "Field required":
        return "a value for it"
    return text[:1].lower() + text[1:] if text else "another value"


def parsed(text: Any, name: str) -> Any:
    """Return what JSON text says; what is no text is taken as it is.

    Raises:
        Refused: It is no JSON.
    """
    if not isinstance(text, str):
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(name, 'JSON, such as [1, 2] or {"key": "value"}', text) from None


def lines(text: Any, name: str, *, commas: bool = False) -> Any:
    """Return the items of a list that is written one per line, or as JSON.

    Args:
        text: What was typed; what is no text is taken as it is.
        name: Name of the parameter, for the message.
        commas: Whether commas divide items too.
    """
    if not isinstance(text, str):
        return text
    stripped = text.strip()
    if stripped.startswith("["):
        try:
            return json.loads(stripped)
        except ValueError:
            # "[draft] Title" is a line like any other.
            if commas:
                return parsed(stripped, name)
    items = re.split(r"[\n,]", stripped) if commas else stripped.splitlines()
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
    return json.dumps(value, ensure_ascii=False, indent=None)
