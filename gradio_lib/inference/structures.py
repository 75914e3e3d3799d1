"""Structures as forms of their parts: dataclasses, named tuples, typed dicts, pydantic models."""

from __future__ import annotations

import dataclasses
import inspect
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import typing_extensions

from gradio_lib.inference.hints import MISSING

__all__ = ["Part", "Structure", "structure_of"]

_MOST = 12
"""More parts than that are JSON text."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a structure."""

    name: str
    hint: Any
    default: Any = MISSING
    help: str | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """A type that is made of named parts."""

    parts: tuple[Part, ...]
    build: Callable[..., Any]
    read: Callable[[Any], Mapping[str, Any]]
    """From an instance to its parts."""


def structure_of(kind: Any) -> Structure | None:
    """Return what a type is made of; None where it is no structure, or one that is too large for a form.

    Example:
        >>> from typing import NamedTuple
        >>> class Point(NamedTuple):
        ...     x: int
        ...     y: int = 0
        >>> [part.name for part in structure_of(Point).parts]
        ['x', 'y']
    """
    if not isinstance(kind, type):
        return None
    for read in (_dataclass, _named_tuple, _typed_dict, _model):
        structure = read(kind)
        if structure is not None:
            return structure if 0 < len(structure.parts) <= _MOST else None
    return None


def _hints(kind: type) -> dict[str, Any]:
    try:
        return typing_extensions.get_type_hints(kind, include_extras=True)
    except Exception:  # noqa: BLE001 - a hint may run any code; one that cannot be resolved is left to the default
        return {
            name: MISSING if isinstance(hint, str) else hint for name, hint in inspect.get_annotations(kind).items()
        }


def _dataclass(kind: type) -> Structure | None:
    if not dataclasses.is_dataclass(kind):
        return None
    hints = _hints(kind)
    fields = [field for field in dataclasses.fields(kind) if field.init]
    parts = (Part(f.name, hints.get(f.name, MISSING), _default(f), f.metadata.get("help")) for f in fields)
    return Structure(tuple(parts), kind, lambda value: {field.name: getattr(value, field.name) for field in fields})


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not dataclasses.MISSING else MISSING


def _named_tuple(kind: type) -> Structure | None:
    if not (issubclass(kind, tuple) and hasattr(kind, "_fields")):
        return None
    hints, defaults = _hints(kind), kind._field_defaults  # type: ignore[attr-defined]
    parts = (Part(name, hints.get(name, MISSING), defaults.get(name, MISSING)) for name in kind._fields)
    return Structure(tuple(parts), kind, lambda value: value._asdict())


def _typed_dict(kind: type) -> Structure | None:
    if not typing_extensions.is_typeddict(kind):
        return None
    required: frozenset[str] = kind.__required_keys__  # type: ignore[attr-defined]
    parts = tuple(Part(name, hint) for name, hint in _hints(kind).items())
    # A key that may be left out cannot be told from an empty field: such a dict is JSON text.
    return Structure(parts, dict, dict) if all(part.name in required for part in parts) else Structure((), dict, dict)


def _model(kind: type) -> Structure | None:
    fields = getattr(kind, "model_fields", None)
    if not isinstance(fields, dict) or not hasattr(kind, "model_validate"):
        return None
    parts = []
    for name, info in fields.items():
        hint = typing.Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        default = MISSING if info.is_required() else info.get_default(call_default_factory=True)
        parts.append(Part(name, hint, default, info.description))

    def build(**values: Any) -> Any:
        named = {fields[name].alias or name: value for name, value in values.items()}
        return kind.model_validate(named)

    return Structure(tuple(parts), build, lambda value: {part.name: getattr(value, part.name) for part in parts})
