"""The parameters of any callable, with their hints resolved one by one."""

from __future__ import annotations

import functools
import inspect
import os
import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gradio_lib.inference.hints import MISSING
from gradio_lib.inference.scope import innermost, resolved, scope_of
from gradio_lib.inference.usage import usage_of

__all__ = ["Parameter", "return_hint", "signature_of"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of the user's function."""

    name: str
    kind: Any
    """One of `inspect.Parameter`'s kinds."""
    hint: Any = MISSING
    default: Any = MISSING
    unresolved: str | None = None
    """The hint's text where it cannot be resolved."""

    @property
    def special(self) -> bool:
        """Whether the engine hands it over: a request, progress, or event data."""
        return _is_special(self.hint) or _is_special(type(self.default))

    @property
    def as_signature(self) -> inspect.Parameter:
        """The parameter as Python's own."""
        return inspect.Parameter(self.name, self.kind, default=self.default, annotation=self.hint)


_SPECIAL = {"Request", "EventData", "SelectData", "Progress"}


def _is_special(hint: Any) -> bool:
    """Recognised by name: the engine, whose they are, lies above this room."""
    options = [hint, *typing.get_args(hint)]
    return any(
        isinstance(option, type)
        and any(
            base.__name__ in _SPECIAL and base.__module__.startswith("gradio_lib.engine.") for base in option.__mro__
        )
        for option in options
    )


def signature_of(fn: Callable[..., Any]) -> list[Parameter]:
    """Return the parameters of `fn`: a function, method, partial, class, callable object or builtin.

    Where nothing tells them, there is one: ``*args``.
    """
    try:
        own = inspect.signature(fn)
    except (TypeError, ValueError):
        return _by_usage(fn)
    scope = scope_of(fn)
    return [_parameter(each, scope) for each in own.parameters.values() if not _frozen(fn, each)]


def _frozen(fn: Any, parameter: inspect.Parameter) -> bool:
    """Whether a partial has set it by name: it stays what it was set to, out of the form."""
    return isinstance(fn, functools.partial) and parameter.name in fn.keywords


def _parameter(parameter: inspect.Parameter, scope: dict[str, Any]) -> Parameter:
    hint, unresolved = resolved(parameter.annotation, scope)
    return Parameter(parameter.name, parameter.kind, hint, parameter.default, unresolved)


def _by_usage(fn: Callable[..., Any]) -> list[Parameter]:
    inner = fn.func if isinstance(fn, functools.partial) else fn
    given = fn.args if isinstance(fn, functools.partial) else ()
    told = usage_of(inspect.getdoc(inner) or "")
    if not told:
        return [Parameter("args", inspect.Parameter.VAR_POSITIONAL)]
    rest = [each for each in told[len(given) :] if not _frozen(fn, each)]
    return [Parameter(each.name, each.kind, default=each.default) for each in rest]


def return_hint(fn: Callable[..., Any]) -> Any:
    """Return the resolved annotation of the result, `MISSING` where there is none; a class returns itself."""
    inner = innermost(fn)
    if inspect.isclass(inner):
        # To make a path is not to give the file away.
        return MISSING if issubclass(inner, os.PathLike) else inner
    try:
        annotation = inspect.signature(fn).return_annotation
    except (TypeError, ValueError):
        return MISSING
    return resolved(annotation, scope_of(fn))[0]
