"""Types that are made of named parts: dataclasses, named tuples, typed dicts, models of pydantic and attrs, classes."""

from __future__ import annotations

import dataclasses
import enum
import inspect
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import typing_extensions

from gradio_lib.inference.hints import MISSING
from gradio_lib.inference.scope import hints_of, resolved, scope_of

__all__ = ["Part", "Structure", "structure_of", "tuple_parts"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a structure."""

    name: str
    hint: Any
    default: Any = MISSING
    help: str | None = None
    omit: bool = False
    """Whether it may be left out altogether, so that the structure has no such part or makes it itself."""


@dataclass(frozen=True, slots=True)
class Structure:
    """A type that is made of named parts."""

    parts: tuple[Part, ...]
    build: Callable[..., Any]
    read: Callable[[Any], Mapping[str, Any]]
    """From an instance to its parts."""


def structure_of(kind: Any, *, by_constructor: bool = False) -> Structure | None:
    """Return what a type is made of; None where it is no structure, or has no parts.

    Args:
        kind: The type, generic or not.
        by_constructor: Whether any class counts whose constructor says the types of all its parameters.

    Example:
        >>> from typing import NamedTuple
        >>> class Point(NamedTuple):
        ...     x: int
        ...     y: int = 0
        >>> [part.name for part in structure_of(Point).parts]
        ['x', 'y']
    """
    origin = typing.get_origin(kind) or kind
    if not isinstance(origin, type):
        return None
    readers = (_dataclass, _attrs, _named_tuple, _typed_dict, _model, *([_class] if by_constructor else []))
    structure = next((found for read in readers if (found := read(origin)) is not None), None)
    if structure is None or not structure.parts:
        return None
    known = dict(zip(getattr(origin, "__parameters__", ()), typing.get_args(kind), strict=False))
    return replace(structure, parts=tuple(_filled(part, known) for part in structure.parts)) if known else structure


def _filled(part: Part, known: Mapping[Any, Any]) -> Part:
    """Return a part of a generic structure with the types that its variables stand for."""
    if part.hint in known:
        return replace(part, hint=known[part.hint])
    inside = getattr(part.hint, "__parameters__", ())
    if not inside or isinstance(part.hint, type):
        return part
    return replace(part, hint=part.hint[tuple(known.get(each, each) for each in inside)])


def tuple_parts(kinds: tuple[Any, ...]) -> Structure:
    """Return a tuple of fixed length as parts called ``"1"``, ``"2"`` and so on."""
    parts = tuple(Part(str(index + 1), kind) for index, kind in enumerate(kinds))

    def read(values: Any) -> Mapping[str, Any]:
        return {part.name: value for part, value in zip(parts, values, strict=True)}

    return Structure(parts, lambda **values: tuple(values.values()), read)


def _attributes(names: list[str]) -> Callable[[Any], Mapping[str, Any]]:
    return lambda value: {name: getattr(value, name) for name in names}


def _dataclass(kind: type) -> Structure | None:
    settings = getattr(kind, "__dataclass_params__", None)
    if settings is None or not settings.init:
        return None
    hints = hints_of(kind)
    fields = {field.name: field for field in dataclasses.fields(kind) if field.init}
    parts = []
    # By the constructor: it also takes what is given to __post_init__ only.
    for name, each in inspect.signature(kind).parameters.items():
        field = fields.get(name)
        makes = field is not None and field.default_factory is not dataclasses.MISSING
        default = field.default_factory() if field and callable(field.default_factory) else each.default
        told = field.metadata.get("help") or field.metadata.get("description") if field else None
        parts.append(Part(name, hints.get(name, MISSING), default, told, makes))
    return Structure(tuple(parts), kind, _attributes(list(fields)))


def _attrs(kind: type) -> Structure | None:
    fields = getattr(kind, "__attrs_attrs__", None)
    if fields is None:
        return None
    hints = hints_of(kind)
    parts, names = [], []
    for field in fields:
        if field.init:
            alias = getattr(field, "alias", None) or field.name.lstrip("_")
            makes = hasattr(field.default, "factory")
            parts.append(Part(alias, hints.get(field.name, MISSING), _attrs_default(field.default), omit=makes))
            names.append(field.name)
    return Structure(
        tuple(parts), kind, lambda value: {p.name: getattr(value, n) for p, n in zip(parts, names, strict=True)}
    )


def _attrs_default(default: Any) -> Any:
    """Return what a field of attrs begins with; what it makes of the instance itself is not known before."""
    if hasattr(default, "factory"):
        return MISSING if default.takes_self else default.factory()
    return MISSING if type(default).__name__ == "_Nothing" else default


def _named_tuple(kind: type) -> Structure | None:
    if not (issubclass(kind, tuple) and hasattr(kind, "_fields")):
        return None
    hints, defaults = hints_of(kind), getattr(kind, "_field_defaults", {})
    parts = (Part(name, hints.get(name, MISSING), defaults.get(name, MISSING)) for name in kind._fields)
    return Structure(tuple(parts), kind, lambda value: value._asdict())


def _typed_dict(kind: type) -> Structure | None:
    if not typing_extensions.is_typeddict(kind):
        return None
    required: frozenset[str] = kind.__required_keys__  # type: ignore[attr-defined]
    parts = (
        Part(name, hint, omit=_may_be_left_out(hint, name not in required)) for name, hint in hints_of(kind).items()
    )
    return Structure(tuple(parts), dict, dict)


def _may_be_left_out(hint: Any, otherwise: bool) -> bool:
    """Whether a key may be left out: as its hint says. Before it was resolved, Python could not read that."""
    marks = {"Required": False, "NotRequired": True}
    return marks.get(getattr(typing.get_origin(hint), "_name", ""), otherwise)


def _model(kind: type) -> Structure | None:
    fields = getattr(kind, "model_fields", None)
    if not isinstance(fields, dict) or not hasattr(kind, "model_validate"):
        return None
    parts = []
    for name, info in fields.items():
        hint = typing.Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        default = MISSING if info.is_required() else info.get_default(call_default_factory=True)
        parts.append(Part(name, hint, default, info.description, info.default_factory is not None))

    def build(**values: Any) -> Any:
        aliases = {
            name: info.validation_alias for name, info in fields.items() if isinstance(info.validation_alias, str)
        }
        return kind(**{aliases.get(name, name): value for name, value in values.items()})

    return Structure(tuple(parts), build, _attributes([part.name for part in parts]))


def _class(kind: type) -> Structure | None:
    """A class of somebody's own, by its constructor, where all of its parameters have hints."""
    build = vars(kind).get("__init__")
    known = hasattr(kind, "__get_pydantic_core_schema__") or issubclass(kind, enum.Enum) or inspect.isabstract(kind)
    if known or getattr(kind, "_is_protocol", False) or not inspect.isfunction(build):
        return None
    hints = {name: resolved(each, scope_of(build))[0] for name, each in build.__annotations__.items()}
    plain = {inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY}
    own = list(inspect.signature(kind).parameters.values())
    if not own or any(each.kind not in plain or each.name not in hints for each in own):
        return None
    parts = (Part(each.name, hints[each.name], each.default, omit=each.default is not MISSING) for each in own)
    return Structure(tuple(parts), kind, _attributes([each.name for each in own]))
