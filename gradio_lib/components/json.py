"""JSON: structured data to look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gradio_lib._lazy import require
from gradio_lib.components._bases import FormComponent, refuse
from gradio_lib.errors import InvalidValue
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param

__all__ = ["JSON", "to_json"]

_WIDEST, _DEEPEST = 1 << 63, 200


def to_json(value: Any) -> Any:
    """Return `value` as plain JSON data; dataclasses, dates, numpy values and sets count too.

    Raises:
        InvalidValue: Something in it has no JSON form.
    """
    orjson = require("orjson", "for JSON")
    options = orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_NON_STR_KEYS
    try:
        return orjson.loads(orjson.dumps(value, _other, options))
    except orjson.JSONEncodeError as error:
        if "64-bit" in str(error):
            # Rare, and slow: whole numbers that are too wide for JSON here become text.
            return orjson.loads(orjson.dumps(_narrow(value, 0), _other, options))
        raise _trouble(value, error) from error
    except (TypeError, ValueError, RecursionError) as error:
        raise _trouble(value, error) from error


def _trouble(value: Any, error: Exception) -> InvalidValue:
    return InvalidValue(
        f"{type(value).__name__} cannot be shown as JSON: {error}. Return dicts, lists, strings, numbers or None."
    )


def _narrow(value: Any, depth: int) -> Any:
    if depth > _DEEPEST:
        return value
    if isinstance(value, int) and not -_WIDEST <= value < _WIDEST:
        return str(value)
    if isinstance(value, dict):
        return {_narrow(key, depth): _narrow(part, depth + 1) for key, part in value.items()}
    return [_narrow(part, depth + 1) for part in value] if isinstance(value, list | tuple) else value


def _other(value: Any) -> Any:
    if isinstance(value, set | frozenset | tuple):
        return list(value)
    for method in ("model_dump", "_asdict", "tolist", "to_dict"):
        convert = getattr(value, method, None)
        if callable(convert) and not isinstance(value, type):
            return convert()
    if isinstance(value, int):
        return str(value)
    return str(value)


class JSON(FormComponent[Any, Any], browser="json"):
    """Structured data, to unfold and copy.

    The function gets and returns any JSON data; a string is taken for JSON text.

    Example:
        >>> JSON().postprocess('{"a": 1}')
        {'a': 1}
    """

    value: Any = param(default=None, kw_only=False)
    """Data shown at the start, or a function that is called for it whenever the page opens."""
    open: bool = False
    """Whether everything is unfolded."""
    show_indices: bool = False
    height: int | str | None = None
    max_height: int | str | None = 500
    """Pixels, or a css length, above which it scrolls."""
    min_height: int | str | None = None
    buttons: Sequence[str] | None = None

    change = Event("It is other data.")

    def preprocess(self, payload: Any) -> Any:
        """Return the data; text is parsed."""
        return self._parsed(payload) if isinstance(payload, str) else payload

    def postprocess(self, value: Any) -> Any:
        """Return the data as plain JSON; text is parsed."""
        return self._parsed(value) if isinstance(value, str) else to_json(value)

    def _parsed(self, text: str) -> Any:
        if not text.strip():
            return None
        try:
            return require("orjson", "for JSON").loads(text)
        except ValueError:
            raise refuse(self, "JSON text", text) from None

    def api_info(self) -> dict[str, Any]:
        """Return the schema of anything."""
        return {"type": {}, "description": "any valid json"}

    def example_payload(self) -> Any:
        """Return an object."""
        return {"foo": "bar"}
