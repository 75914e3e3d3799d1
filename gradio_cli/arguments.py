"""Words of the command line as the arguments of one call, by what the endpoint says of its parameters."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gradio_lib.client.endpoints import as_name
from gradio_lib.errors import OptionError, nearest

__all__ = ["named", "read"]

_NAMED = re.compile(r"(?P<name>[^\W\d]\w*)(?P<sign>:?=)(?P<text>.*)", re.DOTALL)
_BOOLEANS = {**dict.fromkeys(("true", "yes", "on", "1"), True), **dict.fromkeys(("false", "no", "off", "0"), False)}
_FILES = {"audio", "file", "image", "model3d", "simpleimage", "uploadbutton", "video"}

Described = Mapping[str, Any]
OpenFile = Callable[[str], Any]


def named(parameters: Sequence[Described]) -> list[str]:
    """Return the names of an endpoint's parameters; older apps tell labels only."""
    return [str(each.get("parameter_name") or as_name(str(each.get("label")))) for each in parameters]


def read(words: Sequence[str], parameters: Sequence[Described], open_file: OpenFile) -> dict[str, Any]:
    """Return the values that the words give, by the parameters' names.

    Args:
        words: ``name=value``, ``name:=JSON``, or a value alone for the next parameter. A name that comes again adds to
            a list.
        parameters: What ``/info`` says of them.
        open_file: Makes of a path or an address what is sent for the file.

    Raises:
        OptionError: A word names no parameter, or its value is none of its type; the message says what would do.

    Example:
        >>> read(["7", "loud=yes"], [
        ...     {"parameter_name": "times", "type": {"type": "integer"}},
        ...     {"parameter_name": "loud", "type": {"type": "boolean"}},
        ... ], str)
        {'times': 7, 'loud': True}
    """
    names = named(parameters)
    given: dict[str, list[Any]] = {}
    free = iter(names)
    for word in words:
        match = _NAMED.fullmatch(word)
        if match is None:
            name = next((each for each in free if each not in given), None)
            if name is None:
                msg = f"{word!r} is one value too many: there are {_listed(names)}."
                raise OptionError(msg)
            text, is_json = word, False
        else:
            name, text, is_json = match["name"], match["text"], match["sign"] == ":="
        if name not in names:
            msg = f"There is no parameter {name!r}.{nearest(name, names)} There are {_listed(names)}."
            raise OptionError(msg)
        described = parameters[names.index(name)]
        given.setdefault(name, []).append(_json(name, text) if is_json else _value(name, text, described, open_file))
    return {name: _joined(name, values, parameters[names.index(name)]) for name, values in given.items()}


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"


def _joined(name: str, values: list[Any], described: Described) -> Any:
    is_list = "array" in _kinds(described.get("type"))
    if not is_list and len(values) > 1:
        msg = f"{name} is given {len(values)} times, and it is no list."
        raise OptionError(msg)
    if is_list and not (len(values) == 1 and isinstance(values[0], list)):
        return values
    return values[0]


def _options(schema: Any) -> list[dict[str, Any]]:
    """Return the schemas of which a value fits one."""
    if not isinstance(schema, dict):
        return []
    inner = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    return [option for each in inner for option in _options(each)] if inner else [schema]


def _kinds(schema: Any) -> list[str]:
    kinds = [option.get("type") for option in _options(schema)]
    return [kind for kind in kinds if isinstance(kind, str)]


def _is_file(schema: dict[str, Any]) -> bool:
    title, properties = schema.get("title"), schema.get("properties", {})
    return title in {"FileData", "ImageData"} or {"path", "meta"} <= set(properties)


def _value(name: str, text: str, described: Described, open_file: OpenFile) -> Any:
    options = _options(described.get("type"))
    items = [inner for option in options if option.get("type") == "array" for inner in _options(option.get("items"))]
    # Apps of 3.x do not say of a schema that it is a file's; their component does.
    older = not items and str(described.get("component", "")).lower() in _FILES
    if older or any(map(_is_file, [*options, *items])):
        return open_file(text)
    for option in options:
        if text in {str(each) for each in option.get("enum", ())}:
            return next(each for each in option["enum"] if str(each) == text)
    kinds = set(_kinds(described.get("type")))
    if "array" in kinds and not text.lstrip().startswith("["):
        return _scalar(name, text, set(_kinds({"anyOf": items})) or {"string"})
    return _scalar(name, text, kinds)


def _scalar(name: str, text: str, kinds: set[str]) -> Any:
    """Return the value that a text stands for: text stays text wherever text may be."""
    if "string" in kinds or not kinds:
        return text if kinds else _anything(text)
    if "null" in kinds and text == "":
        return None
    if "boolean" in kinds and text.lower() in _BOOLEANS:
        return _BOOLEANS[text.lower()]
    if kinds <= {"integer", "number", "null"}:
        return _number(name, text)
    return _json(name, text)


def _anything(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _number(name: str, text: str) -> int | float:
    try:
        return int(text) if re.fullmatch(r"[+-]?\d+", text) else float(text)
    except ValueError as error:
        msg = f"{name}: {text!r} is no number."
        raise OptionError(msg) from error


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        msg = f"{name}: {text!r} is no JSON: {error}. Write it as in {name}:='[1, 2]'."
        raise OptionError(msg) from error
