"""What a docstring says: title, description, a text per parameter, the result, examples."""

from __future__ import annotations

import ast
import doctest
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from gradio_lib._lazy import require
from gradio_lib.graph.functions import unwrapped

__all__ = ["Documented", "read_docstring"]


@dataclass(slots=True)
class Documented:
    """A docstring, taken apart."""

    summary: str | None = None
    description: str | None = None
    parameters: dict[str, str] = field(default_factory=dict)
    """Text of each parameter."""
    types: dict[str, str] = field(default_factory=dict)
    """Type of each parameter, as the docstring words it."""
    returns: str | None = None
    examples: list[dict[str, Any]] = field(default_factory=list)
    """Arguments of the doctest calls, by position (``"0"``) or name."""


def read_docstring(fn: Callable[..., Any]) -> Documented:
    """Return what the docstring of `fn` says, in google's, numpy's, reST's or epydoc's style."""
    text = inspect.getdoc(unwrapped(fn)) or ""
    if not text or _inherited(fn, text):
        return Documented()
    parsed = require("docstring_parser", "to read docstrings", "docstring-parser").parse(text)
    documented = Documented(parsed.short_description, _prose(parsed.long_description))
    for parameter in parsed.params:
        name = parameter.arg_name.lstrip("*")
        if parameter.description:
            documented.parameters[name] = " ".join(parameter.description.split())
        if parameter.type_name:
            documented.types[name] = parameter.type_name.removesuffix(", optional")
    if parsed.returns is not None and parsed.returns.description:
        documented.returns = " ".join(parsed.returns.description.split())
    documented.examples = _examples(text, getattr(fn, "__name__", ""))
    return documented


def _inherited(fn: Callable[..., Any], text: str) -> bool:
    """Whether the text is that of the builtin type, not of this function."""
    return not inspect.isroutine(unwrapped(fn)) and not inspect.isclass(fn) and text == inspect.getdoc(type(fn))


def _prose(text: str | None) -> str | None:
    """Return the paragraphs before the first doctest."""
    return (text or "").partition(">>>")[0].strip() or None


def _examples(text: str, name: str) -> list[dict[str, Any]]:
    """Return the arguments of the doctest lines that call the function with plain values."""
    try:
        lines = doctest.DocTestParser().get_examples(text)
    except ValueError:
        return []
    found = (_arguments(line.source, name) for line in lines)
    return [arguments for arguments in found if arguments]


def _arguments(source: str, name: str) -> dict[str, Any] | None:
    try:
        tree = ast.parse(source.strip(), mode="eval").body
        if not isinstance(tree, ast.Call) or getattr(tree.func, "id", getattr(tree.func, "attr", "")) != name:
            return None
        positional = {str(index): ast.literal_eval(value) for index, value in enumerate(tree.args)}
        return positional | {each.arg: ast.literal_eval(each.value) for each in tree.keywords if each.arg}
    except (SyntaxError, ValueError):
        return None
