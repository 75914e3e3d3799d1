"""The parameters that a usage line tells: ``"getattr(object, name[, default]) -> value"``."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import dataclass
from typing import Any

__all__ = ["OMITTED", "usage_of"]


class _Omitted:
    """The default of a parameter that is left out of the call where nothing is given."""

    def __repr__(self) -> str:
        return "left out"


OMITTED: Any = _Omitted()


@dataclass(slots=True)
class _Reader:
    """What has been read of a usage line so far."""

    kind: Any = inspect.Parameter.POSITIONAL_ONLY
    depth: int = 0
    """How many brackets are open: what is inside of one may be left out."""


def usage_of(text: str) -> list[inspect.Parameter] | None:
    """Return the parameters that the first usage line of a docstring tells; None where it has none.

    Example:
        >>> [str(each) for each in usage_of("iter(callable[, sentinel], *, strict=False) -> iterator")]
        ['callable', 'sentinel=left out', 'strict=False']
    """
    line = re.match(r"\s*[A-Za-z_][\w.]*\((.*)", text.partition("\n")[0])
    inside = _inside(line[1]) if line else None
    if inside is None:
        return None
    reader = _Reader()
    found = [parameter for part in _parts(inside) if (parameter := _parameter(part, reader)) is not None]
    names = [parameter.name for parameter in found]
    return found if len(set(names)) == len(names) else None


def _inside(text: str) -> str | None:
    """Return what stands before the bracket that closes the call."""
    depth = 0
    for index, character in enumerate(text):
        if character == ")" and depth == 0:
            return text[:index]
        depth += {"(": 1, ")": -1}.get(character, 0)
    return None


def _parts(text: str) -> list[str]:
    """Divide at commas that are in no bracket; ``[`` and ``]`` stay, as marks of what may be left out."""
    parts, depth = [""], 0
    for character in text:
        depth += {"(": 1, "{": 1, ")": -1, "}": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _parameter(part: str, reader: _Reader) -> inspect.Parameter | None:
    part = part.replace("[]", "\0")
    before = part[: len(part) - len(part.lstrip(" []"))]
    optional = reader.depth + before.count("[") - before.count("]") > 0
    reader.depth += part.count("[") - part.count("]")
    text = part.strip(" []").replace("\0", "[]")
    name, has_default, default = (each.strip() for each in text.partition("="))
    if name in {"*", "..."}:
        reader.kind = inspect.Parameter.KEYWORD_ONLY if name == "*" else reader.kind
        return None
    stars = len(name) - len(name.lstrip("*"))
    if not name.lstrip("*").isidentifier():
        return None
    if stars:
        reader.kind = inspect.Parameter.KEYWORD_ONLY
        kind = inspect.Parameter.VAR_POSITIONAL if stars == 1 else inspect.Parameter.VAR_KEYWORD
        return inspect.Parameter(name.lstrip("*"), kind)
    value = _literal(default) if has_default else OMITTED if optional else inspect.Parameter.empty
    return inspect.Parameter(name, reader.kind, default=value)


def _literal(text: str) -> Any:
    """Return a default as written; one that is no literal is left to the function."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return OMITTED
