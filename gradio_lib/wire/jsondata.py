"""JSON from clients, bounded before anything looks at it, and JSON to them."""

from __future__ import annotations

from typing import Any

import orjson

from gradio_lib.engine.plain import dumps
from gradio_lib.errors import InvalidValue

__all__ = ["MAX_BODY", "MAX_DEPTH", "dumps", "loads_object"]

MAX_BODY = 64 * 1024 * 1024
"""Bytes of a JSON body; files go through the upload."""
MAX_DEPTH = 100
"""Levels of lists and objects inside each other."""


def loads_object(body: bytes) -> dict[str, Any]:
    """Return the JSON object that a client sent.

    Raises:
        InvalidValue: It is no JSON, no object, or too deep; the message says which.
    """
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        msg = f"The body is no valid JSON: {error}."
        raise InvalidValue(msg) from None
    if not isinstance(value, dict):
        msg = f'The body is {type(value).__name__}; a JSON object is expected, such as {{"data": [...]}}.'
        raise InvalidValue(msg)
    _check_depth(value)
    return value


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(MAX_DEPTH):
        below: list[Any] = []
        for each in level:
            children = each.values() if isinstance(each, dict) else each
            below += [child for child in children if type(child) is list or type(child) is dict]
        if not below:
            return
        level = below
    msg = f"The body is nested more than {MAX_DEPTH} levels deep; send a flatter value."
    raise InvalidValue(msg)
