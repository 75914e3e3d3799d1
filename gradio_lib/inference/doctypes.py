"""Types as docstrings word them: ``"list of int, optional"``, ``"{'a', 'b'}"``, ``"str or None"``."""

from __future__ import annotations

import ast
import datetime as dt
import decimal
import fractions
import pathlib
import re
import types
import typing
import uuid
from collections.abc import Mapping
from typing import Any, Literal

from gradio_lib.inference.hints import MISSING

__all__ = ["type_told"]

_WORDS: dict[str, Any] = {
    "str": str,
    "string": str,
    "text": str,
    "int": int,
    "integer": int,
    "float": float,
    "number": int | float,
    "scalar": float,
    "bool": bool,
    "boolean": bool,
    "bytes": bytes,
    "complex": complex,
    "list": list,
    "tuple": tuple,
    "set": set,
    "dict": dict,
    "dictionary": dict,
    "mapping": dict,
    "sequence": list,
    "iterable": list,
    "none": type(None),
    "date": dt.date,
    "datetime": dt.datetime,
    "timedelta": dt.timedelta,
    "decimal": decimal.Decimal,
    "path": pathlib.Path,
}
_MODULES = {"datetime": dt, "decimal": decimal, "fractions": fractions, "pathlib": pathlib, "uuid": uuid}
_PLURAL = re.compile(r"(?P<kind>list|tuple|set|sequence|iterable)s? (of|containing) (?P<item>.+)", re.IGNORECASE)
_CHOICES = re.compile(r"\{.*\}$")
_NOISE = re.compile(
    r",?\s*(\(?optional\)?|\(default.*\)|default\b.*|defaults? to .*|required|shape\b.*|of shape\b.*|length \w+)$",
    re.IGNORECASE,
)


def type_told(text: str | None, scope: Mapping[str, Any]) -> Any:
    """Return the type that a docstring's words name; `MISSING` where they name none that is known.

    Args:
        text: The words.
        scope: The names of the function's module. They are looked up; nothing of the text is run.

    Example:
        >>> type_told("list of int, optional", {}), type_told("{'a', 'b'}", {})
        (list[int], typing.Literal['a', 'b'])
    """
    words = (text or "").strip().strip("`").rstrip(".")
    while (shorter := _NOISE.sub("", words).strip()) != words:
        words = shorter
    if not words:
        return MISSING
    if _CHOICES.match(words):
        return _choices(words)
    options = [part for part in re.split(r"\s+or\s+|\s*\|\s*", words) if part]
    if len(options) > 1 and "[" not in words:
        return _union([_one(option, scope) for option in options])
    return _one(words, scope)


def _union(options: list[Any]) -> Any:
    known = tuple(option for option in options if option is not MISSING)
    return typing.Union[known] if len(known) == len(options) else MISSING  # noqa: UP007 - made at run time


def _choices(words: str) -> Any:
    try:
        found = ast.literal_eval("[" + words[1:-1] + "]")
    except (ValueError, SyntaxError):
        return MISSING
    plain = all(isinstance(each, str | int | bool | None) for each in found)
    return Literal[tuple(found)] if found and plain else MISSING


def _one(words: str, scope: Mapping[str, Any]) -> Any:
    plural = _PLURAL.fullmatch(words)
    if plural is not None:
        kind = _WORDS[plural["kind"].lower()]
        item = type_told(plural["item"], scope)
        item = type_told(plural["item"].removesuffix("s"), scope) if item is MISSING else item
        if item is MISSING:
            return kind
        return tuple[item, ...] if kind is tuple else types.GenericAlias(kind, (item,))  # type: ignore[valid-type]
    try:
        return _looked_up(ast.parse(words, mode="eval").body, scope)
    except (SyntaxError, ValueError, LookupError, TypeError):
        return MISSING


def _looked_up(node: ast.expr, scope: Mapping[str, Any]) -> Any:
    """Return the type that an expression of names names.

    Raises:
        LookupError: A name is unknown, or is no type.
    """
    if isinstance(node, ast.Constant) and node.value is None:
        return None
    if isinstance(node, ast.Name):
        return _named(node.id, scope)
    if isinstance(node, ast.Attribute):
        return _type(getattr(_module(node.value, scope), node.attr, None))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _union([_looked_up(node.left, scope), _looked_up(node.right, scope)])
    if isinstance(node, ast.Subscript):
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        arguments = tuple(_argument(each, scope) for each in inner)
        return _looked_up(node.value, scope)[arguments if len(arguments) > 1 else arguments[0]]
    raise LookupError


def _argument(node: ast.expr, scope: Mapping[str, Any]) -> Any:
    if isinstance(node, ast.Constant):
        return node.value
    return _looked_up(node, scope)


def _named(name: str, scope: Mapping[str, Any]) -> Any:
    known = scope.get(name)
    if known is None:
        known = _WORDS.get(name.lower(), getattr(typing, name, None))
    return _type(known)


def _module(node: ast.expr, scope: Mapping[str, Any]) -> Any:
    name = node.id if isinstance(node, ast.Name) else ""
    return scope.get(name) or _MODULES[name]


def _type(found: Any) -> Any:
    if isinstance(found, type) or typing.get_origin(found) is not None or type(found).__module__ == "typing":
        return found
    raise LookupError
