"""A type hint taken apart: the type itself, whether None is allowed, and what is said about it besides."""

from __future__ import annotations

import collections.abc
import dataclasses
import inspect
import types
import typing
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NewType, ParamSpec, TypeVar

import typing_extensions

from gradio_lib.graph.component import Component

__all__ = ["MISSING", "Hint", "apart", "hint_text", "is_component"]

MISSING: Any = inspect.Parameter.empty
"""No hint, or no default."""

_WRAPPERS = {
    getattr(module, name)
    for module in (typing, typing_extensions)
    for name in ("Required", "NotRequired", "ReadOnly", "Final", "ClassVar", "Unpack")
    if hasattr(module, name)
}


_NUMBER = ("SupportsInt", "SupportsFloat", "SupportsIndex", "SupportsAbs", "SupportsRound", "SupportsComplex")
_STAND_FOR: dict[Any, Any] = {getattr(typing, name): int | float for name in _NUMBER} | {
    typing_extensions.LiteralString: str,
    getattr(typing, "LiteralString", typing_extensions.LiteralString): str,
}

_NO_TYPES = (
    *(str, bytes, int, float, list, tuple, dict, set, range),
    *(ParamSpec, typing.ParamSpecArgs, typing.ParamSpecKwargs),
)


@dataclass(frozen=True, slots=True)
class Hint:
    """A type hint, taken apart."""

    core: Any = MISSING
    """The type without all that is around it: for ``Annotated[int | None, Ge(0)]`` it is ``int``."""
    optional: bool = False
    """Whether None is allowed."""
    metadata: tuple[Any, ...] = ()
    """What ``Annotated`` says, the outermost last."""

    @property
    def origin(self) -> Any:
        """The generic type: ``list`` for ``list[int]``; the type itself where it takes no arguments."""
        return typing.get_origin(self.core) or self.core

    @property
    def args(self) -> tuple[Any, ...]:
        """The arguments of the generic type."""
        return typing.get_args(self.core)


def apart(hint: Any) -> Hint:
    """Take a hint apart; a component in the place of a type is taken as what is said about any type.

    Example:
        >>> apart(Annotated[int | None, "how many"])
        Hint(core=<class 'int'>, optional=True, metadata=('how many',))
    """
    hint = type(None) if hint is None else hint
    optional = False
    metadata: list[Any] = []
    while True:
        if typing.get_origin(hint) is Annotated:
            metadata = [*hint.__metadata__, *metadata]
            hint = hint.__origin__
            continue
        inner, none_allowed = _without_none(hint)
        optional = optional or none_allowed
        inner = _below(inner)
        if inner is hint:
            break
        hint = inner
    if is_component(hint):
        return Hint(MISSING, optional, (*metadata, hint))
    return Hint(MISSING if _says_nothing(hint) else hint, optional or hint is type(None), tuple(metadata))


def is_component(hint: Any) -> bool:
    """Whether it is a component, an instance or a class."""
    return isinstance(hint, Component) or (isinstance(hint, type) and issubclass(hint, Component))


def _says_nothing(hint: Any) -> bool:
    """Whether any value at all fits: that is the same as no hint."""
    # An annotation may be no type at all: a text about the parameter, a list of examples.
    return isinstance(hint, _NO_TYPES) or hint in {Any, object, typing.Hashable, collections.abc.Hashable}


def _below(hint: Any) -> Any:
    """Return what a new name, an alias, a variable or a wrapper stands for; the hint itself where it is none."""
    if isinstance(hint, TypeVar):
        if hint.__constraints__:
            return typing.Union[hint.__constraints__]  # noqa: UP007 - made at run time
        return hint.__bound__ if hint.__bound__ is not None else Any
    inner = {NewType: "__supertype__", dataclasses.InitVar: "type"}.get(type(hint))
    if inner is not None or type(hint).__name__ == "TypeAliasType":
        return getattr(hint, inner or "__value__")
    if type(typing.get_origin(hint)).__name__ == "TypeAliasType":
        return hint.__value__[typing.get_args(hint)]
    if not isinstance(hint, _NO_TYPES) and hint in _STAND_FOR:
        return _STAND_FOR[hint]
    return typing.get_args(hint)[0] if typing.get_origin(hint) in _WRAPPERS else hint


def _without_none(hint: Any) -> tuple[Any, bool]:
    """Return the hint without None, and whether it allowed it."""
    origin = typing.get_origin(hint)
    if origin is typing.Union or origin is types.UnionType:
        rest = tuple(arg for arg in typing.get_args(hint) if arg is not type(None))
        if len(rest) < len(typing.get_args(hint)):
            return typing.Union[rest], True  # noqa: UP007 - made at run time
    if origin is Literal and None in typing.get_args(hint):
        values = tuple(value for value in typing.get_args(hint) if value is not None)
        return (Literal[values], True) if values else (type(None), True)
    return hint, False


def hint_text(hint: Any) -> str:
    """Return a hint as a reader would write it, short.

    Example:
        >>> hint_text(list[int]), hint_text(int | None), hint_text(MISSING)
        ('list[int]', 'int | None', '')
    """
    if hint is MISSING:
        return ""
    if hint is type(None):
        return "None"
    if typing.get_origin(hint) is Annotated:
        return hint_text(hint.__origin__)
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        return " | ".join(hint_text(arg) for arg in typing.get_args(hint))
    text = inspect.formatannotation(hint).replace("typing.", "").replace("collections.abc.", "")
    return text.rpartition(".")[2] if text.replace(".", "").isidentifier() else text
