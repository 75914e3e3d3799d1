"""The parameters of any callable, with their hints resolved one by one."""

from __future__ import annotations

import functools
import inspect
import re
import sys
import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gradio_lib.errors import DeclarationError
from gradio_lib.graph.functions import name_of, unwrapped

__all__ = ["MISSING", "Parameter", "return_hint", "signature_of"]

MISSING = inspect.Parameter.empty


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

    Raises:
        DeclarationError: Nothing tells its parameters; the message says what to write.
    """
    try:
        parameters = list(inspect.signature(fn).parameters.values())
    except (TypeError, ValueError):
        return _from_docstring(fn)
    scope = _namespace(fn)
    return [_parameter(each, scope) for each in parameters if not _frozen(fn, each)]


def _frozen(fn: Any, parameter: inspect.Parameter) -> bool:
    """Whether a partial has set it by name: it stays what it was set to, out of the form."""
    return isinstance(fn, functools.partial) and parameter.name in fn.keywords


def _namespace(fn: Callable[..., Any]) -> dict[str, Any]:
    inner = inspect.unwrap(unwrapped(fn))
    inner = getattr(inner, "__func__", inner)
    if inspect.isclass(inner):
        return vars(sys.modules.get(inner.__module__, typing)) | dict(vars(inner))
    return dict(getattr(inner, "__globals__", {})) or dict(
        vars(sys.modules.get(getattr(inner, "__module__", ""), typing))
    )


def _parameter(parameter: inspect.Parameter, scope: dict[str, Any]) -> Parameter:
    hint, unresolved = _resolved(parameter.annotation, scope)
    return Parameter(parameter.name, parameter.kind, hint, parameter.default, unresolved)


def _resolved(annotation: Any, scope: dict[str, Any]) -> tuple[Any, str | None]:
    """Return the hint that an annotation stands for; one that cannot be resolved spoils no other."""
    if annotation is MISSING:
        return MISSING, None
    holder: Any = type("holder", (), {"__annotations__": {"hint": annotation}})
    try:
        return typing.get_type_hints(holder, scope, scope, include_extras=True)["hint"], None
    except Exception:  # noqa: BLE001 - a hint may run any code
        return MISSING, annotation if isinstance(annotation, str) else repr(annotation)


def return_hint(fn: Callable[..., Any]) -> Any:
    """Return the resolved annotation of the result, `MISSING` where there is none."""
    inner = inspect.unwrap(unwrapped(fn))
    if inspect.isclass(inner):
        return inner
    annotation = getattr(inner, "__annotations__", {}).get("return", MISSING)
    return _resolved(annotation, _namespace(fn))[0]


def _from_docstring(fn: Callable[..., Any]) -> list[Parameter]:
    """Return the parameters that the first line of a builtin's docstring spells."""
    first = (inspect.getdoc(fn) or "").partition("\n")[0]
    match = re.match(r"[\w.]+\((.*?)\)(?:\s*->.*)?$", first)
    if match is None:
        name = name_of(fn)
        msg = (
            f"{name}() does not tell its parameters. Write a small function around it: "
            f"def {name}_app(x: str): return {name}(x)"
        )
        raise DeclarationError(msg)
    names = re.findall(r"[A-Za-z_]\w*(?=\s*(?:[,=\])\[]|$))", match[1])
    return [Parameter(name, inspect.Parameter.POSITIONAL_ONLY) for name in dict.fromkeys(names)]
