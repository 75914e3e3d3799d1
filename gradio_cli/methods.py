"""A method of a class that needs arguments: a form that asks for those of the constructor first, then for its own."""

from __future__ import annotations

import inspect
import threading
import types
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any

from gradio_lib.engine.request import Request
from gradio_lib.inference.docstring import read_docstring
from gradio_lib.inference.fields import same
from gradio_lib.inference.hints import MISSING
from gradio_lib.inference.signature import Parameter, return_hint, signature_of
from gradio_lib.inference.wrap import wrapped

__all__ = ["method_of_new"]

_MOST = 256
"""How many visitors' instances are kept; those that were used longest ago go first."""
_VISITOR = "_visitor"


def method_of_new(owner: type, name: str) -> Callable[..., Any]:
    """Return a method as a function of the constructor's arguments, then of its own.

    A visitor's instance is kept for the next call, for as long as the constructor's arguments stay as they are.

    Args:
        owner: The class.
        name: Name of the method.

    Example:
        >>> class Counter:
        ...     def __init__(self, start: int) -> None:
        ...         self.total = start
        ...     def add(self, number: int) -> int:
        ...         self.total += number
        ...         return self.total
        >>> add = method_of_new(Counter, "add")
        >>> [name for name in inspect.signature(add).parameters if not name.startswith("_")], add(start=2, number=3)
        (['start', 'number'], 5)
    """
    method = getattr(owner, name)
    own = signature_of(method)[1:]
    taken = {each.name for each in own}
    prefix = owner.__name__.lower()
    first = {f"{prefix}_{each.name}" if each.name in taken else each.name: each for each in signature_of(owner)}
    second = {each.name: each for each in own}
    told = read_docstring(owner).parameters
    parameters = [
        *(_by_name(name, each, told.get(each.name)) for name, each in first.items()),
        *(_by_name(name, each, None) for name, each in second.items()),
        inspect.Parameter(_VISITOR, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Request),
    ]
    kept = _Kept(owner)

    def bind(_: tuple[Any, ...], named: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        visitor: Request | None = named.get(_VISITOR)
        instance = kept.instance(visitor.session_hash if visitor else None, _arguments(first, named))
        positional, keywords = _arguments(second, named)
        return [instance, *positional], keywords

    signature = inspect.Signature(parameters, return_annotation=return_hint(method))
    return wrapped(method, bind, same, signature, streams=False)


def _by_name(name: str, parameter: Parameter, told: str | None) -> inspect.Parameter:
    """Return a parameter that is given by name, whatever it was; a flexible one as a list, or as an object."""
    hint, default = parameter.hint, parameter.default
    anything = Any if hint is MISSING else hint
    if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
        hint, default = types.GenericAlias(list, (anything,)), ()
    elif parameter.kind is inspect.Parameter.VAR_KEYWORD:
        hint, default = types.GenericAlias(dict, (str, anything)), {}
    if told:
        hint = Annotated[Any if hint is MISSING else hint, told]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)


_Arguments = tuple[list[Any], dict[str, Any]]


def _arguments(parameters: dict[str, Parameter], named: dict[str, Any]) -> _Arguments:
    positional: list[Any] = []
    keywords: dict[str, Any] = {}
    for name, parameter in parameters.items():
        value = named.get(name, parameter.default)
        if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
            positional += value or ()
        elif parameter.kind is inspect.Parameter.VAR_KEYWORD:
            keywords |= value or {}
        elif parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            keywords[parameter.name] = value
        else:
            positional.append(value)
    return positional, keywords


@dataclass(slots=True)
class _Kept:
    """One instance for each of the latest visitors."""

    owner: type
    by_visitor: OrderedDict[str, tuple[_Arguments, Any]] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def instance(self, visitor: str | None, arguments: _Arguments) -> Any:
        """Return the visitor's instance; a new one where there is none, or it was made with other arguments."""
        if visitor is None:
            return self.owner(*arguments[0], **arguments[1])
        with self.lock:
            before, instance = self.by_visitor.get(visitor, (None, None))
        if before is None or not all(_equal(*pair) for pair in _pairs(before, arguments)):
            instance = self.owner(*arguments[0], **arguments[1])
        with self.lock:
            self.by_visitor[visitor] = arguments, instance
            self.by_visitor.move_to_end(visitor)
            while len(self.by_visitor) > _MOST:
                self.by_visitor.popitem(last=False)
        return instance


def _pairs(one: _Arguments, other: _Arguments) -> Iterator[tuple[Any, Any]]:
    yield len(one[0]), len(other[0])
    yield from zip(one[0], other[0], strict=False)
    yield one[1].keys(), other[1].keys()
    yield from ((value, other[1].get(name)) for name, value in one[1].items())


def _equal(one: Any, other: Any) -> bool:
    try:
        return bool(one == other)
    except (TypeError, ValueError):  # an array has no one answer
        return one is other
