"""What can be sent: the one way in which results become JSON."""

from __future__ import annotations

from typing import Any

import orjson

from gradio_lib.errors import InvalidValue

__all__ = ["checked", "dumps"]

_OPTIONS = orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_NON_STR_KEYS


def dumps(value: Any) -> bytes:
    """Return `value` as JSON bytes.

    Raises:
        TypeError: Something in it has no JSON form.
    """
    return orjson.dumps(value, option=_OPTIONS)


def checked(data: list[Any], name: str, *, raw: bool = False) -> list[Any]:
    """Return the results of the function `name` after the check that they can be sent.

    Args:
        data: One value per output.
        name: The function's name, for the message.
        raw: Whether no component has converted them: then arrays and objects in them become plain JSON data.

    Raises:
        InvalidValue: Something in them has no JSON form.
    """
    try:
        body = dumps(data)
    except (TypeError, ValueError, RecursionError) as error:
        msg = f"{name}() returned what cannot be sent: {error}. Return data that its component can show."
        raise InvalidValue(msg) from error
    if not raw:
        return data
    plain: list[Any] = orjson.loads(body)
    return plain
