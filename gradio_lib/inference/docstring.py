"""What a docstring says: summary, description, a text per parameter, the results, examples."""

from __future__ import annotations

import ast
import enum
import functools
import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, is_dataclass
from typing import Any

from gradio_lib._lazy import require
from gradio_lib.graph.functions import name_of
from gradio_lib.inference.scope import scope_of
from gradio_lib.inference.usage import usage_of
from gradio_lib.inference.written import WRITTEN

__all__ = ["Documented", "Told", "read_docstring", "text_of"]


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one result."""

    name: str | None
    kind: str | None
    """Its type, as the docstring words it."""
    text: str | None


@dataclass(slots=True)
class Documented:
    """A docstring, taken apart."""

    summary: str | None = None
    description: str | None = None
    parameters: dict[str, str] = field(default_factory=dict)
    """Text of each parameter."""
    types: dict[str, str] = field(default_factory=dict)
    """Type of each parameter, as the docstring words it."""
    results: list[Told] = field(default_factory=list)
    raises: set[str] = field(default_factory=set)
    """Names of the exceptions that are a part of what the function promises."""
    examples: list[dict[str, Any]] = field(default_factory=list)
    """Arguments of the doctest calls, by position (``"0"``) or name."""


def read_docstring(fn: Callable[..., Any]) -> Documented:
    """Return what the docstring of `fn` says, in google's, numpy's, reST's or epydoc's style."""
    text = text_of(fn)
    if usage_of(text) is not None:
        # A builtin's text begins with how to call it.
        text = text.partition("\n")[2].strip()
    if "\n" not in text:
        return Documented(text or None)
    package = require("docstring_parser", "to read docstrings", "docstring-parser")
    try:
        parsed = package.parse(text)
    except package.ParseError:
        return Documented(text.partition("\n\n")[0])
    documented = Documented(parsed.short_description, _prose(parsed.long_description))
    for parameter in parsed.params:
        name = parameter.arg_name.lstrip("*")
        if parameter.description:
            documented.parameters[name] = _line(parameter.description)
        if parameter.type_name:
            documented.types[name] = parameter.type_name
    documented.results = _results(parsed)
    documented.raises = {each.type_name.rpartition(".")[2] for each in parsed.raises if each.type_name}
    documented.examples = _examples(text, name_of(fn), scope_of(fn))
    return documented


def _results(parsed: Any) -> list[Told]:
    told = list(parsed.many_returns or ()) or ([parsed.returns] if parsed.returns is not None else [])
    if len(told) == 1 and (named := _named_lines(told[0])):
        return named
    return [Told(each.return_name, each.type_name, _line(each.description)) for each in told]


def _named_lines(told: Any) -> list[Told]:
    """Return the results that a section in google's style lists as ``name: text``, none where it is about one."""
    section = f"{told.type_name}: {told.description}" if told.type_name and told.return_name is None else ""
    starts = list(re.finditer(r"^([^\W\d][\w ]*):\s", section, re.MULTILINE))
    if len(starts) < 2:
        return []
    ends = [*(start.start() for start in starts[1:]), len(section)]
    return [
        Told(start[1].replace(" ", "_"), None, _line(section[start.end() : end]))
        for start, end in zip(starts, ends, strict=True)
    ]


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def text_of(fn: Any) -> str:
    """Return its own docstring: not that of the builtin type that it is an object of."""
    if isinstance(fn, functools.partial):
        return text_of(fn.func)
    if inspect.isroutine(fn):
        return inspect.getdoc(fn) or ""
    if inspect.isclass(fn):
        made = vars(fn).get("__init__")
        told = inspect.cleandoc(made.__doc__) if inspect.isfunction(made) and made.__doc__ else ""
        return "\n\n".join(text for text in (inspect.getdoc(fn), told) if text)
    # functools.wraps, lru_cache and numpy's functions are objects with a text of their own.
    if fn.__doc__ and fn.__doc__ != type(fn).__doc__:
        return inspect.cleandoc(fn.__doc__)
    method = getattr(type(fn), "__call__", None)  # noqa: B004 - the method, not whether there is one
    text = method.__doc__ if inspect.isfunction(method) else None
    return inspect.cleandoc(text) if text else inspect.getdoc(type(fn)) or ""


def _prose(text: str | None) -> str | None:
    """Return the paragraphs before the first doctest."""
    return (text or "").partition(">>>")[0].strip() or None


def _examples(text: str, name: str, scope: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the arguments of the doctest lines that call the function with plain values."""
    if ">>>" not in text:
        return []
    # It brings unittest and pdb along: a tenth of a second that most functions need not pay.
    parser = require("doctest", "to read examples").DocTestParser()
    try:
        lines = parser.get_examples(text)
    except ValueError:
        return []
    found = (_arguments(line.source, name, scope) for line in lines)
    return [arguments for arguments in found if arguments]


def _arguments(source: str, name: str, scope: Mapping[str, Any]) -> dict[str, Any] | None:
    try:
        tree = ast.parse(source.strip())
    except (SyntaxError, ValueError):
        return None
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    call = next((each for each in calls if getattr(each.func, "id", getattr(each.func, "attr", "")) == name), None)
    if call is None:
        return None
    try:
        positional = {str(index): _plain(value, scope) for index, value in enumerate(call.args)}
        return positional | {str(each.arg): _plain(each.value, scope) for each in call.keywords}
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _plain(node: ast.expr, scope: Mapping[str, Any]) -> Any:
    """Return the value of an expression that only looks up or makes data: nothing else of a docstring is run.

    Raises:
        ValueError: It is more than that.
    """
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        found = getattr(scope[node.value.id], node.attr)
        if isinstance(found, enum.Enum):
            return found
        msg = f"{ast.unparse(node)} is no choice"
        raise ValueError(msg)
    if isinstance(node, ast.Call):
        kind = _made_by(node.func, scope)
        named = {str(each.arg): _plain(each.value, scope) for each in node.keywords}
        return kind(*(_plain(each, scope) for each in node.args), **named)
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        kind = {ast.List: list, ast.Tuple: tuple, ast.Set: set}[type(node)]
        return kind([_plain(each, scope) for each in node.elts])
    return ast.literal_eval(node)


def _made_by(node: ast.expr, scope: Mapping[str, Any]) -> Any:
    found = scope[node.id] if isinstance(node, ast.Name) else None
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        found = getattr(scope[node.value.id], node.attr)
    is_data = found in WRITTEN or is_dataclass(found) or hasattr(found, "_fields") or hasattr(found, "model_fields")
    if isinstance(found, type) and (is_data or issubclass(found, enum.Enum)):
        return found
    msg = f"{ast.unparse(node)} makes no data"
    raise ValueError(msg)
