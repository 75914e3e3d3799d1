"""A parameter as a tree: one field, or a group with the fields of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any

from gradio_lib.errors import GradioError
from gradio_lib.inference.convert import Refused, parsed, refusal_by
from gradio_lib.inference.docstring import read_docstring
from gradio_lib.inference.fields import Field, Wanted, wanted
from gradio_lib.inference.hints import MISSING, hint_text
from gradio_lib.inference.registry import entry_for, field_for
from gradio_lib.inference.scalars import fixed
from gradio_lib.inference.structures import Part, Structure, structure_of, tuple_parts
from gradio_lib.inference.words import spelled

__all__ = ["Group", "Leaf", "Node", "data_of", "parts_of", "tree_of"]

_NO_OWN: Mapping[str, Any] = {}
_DEEPEST = 3
_MOST = 12
"""More parts than that are written as JSON."""
_WIDEST = 6
"""Tuples of more items than that are written as lists."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A parameter, or a part of one, that one component answers."""

    asked: Wanted
    field: Field

    @property
    def leaves(self) -> list[Leaf]:
        """Itself."""
        return [self]

    @property
    def start(self) -> list[Any]:
        """What its component shows at first."""
        return [getattr(self.field.component, "value", None)]

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON schema of its value."""
        return self.field.component.api_info_as_input()

    @property
    def needed(self) -> list[bool]:
        """Whether a caller has to give its value."""
        return [self.asked.required]

    def take(self, given: Iterator[Any]) -> Any:
        """Return what the function receives for the next value of its component.

        Raises:
            InvalidValue: It does not fit.
        """
        value = next(given, MISSING)
        if self.asked.default is not MISSING and value is not MISSING and _left(value, *self.start):
            # The default itself: a field shows 0 for what its author wrote as 0 or as 0.0.
            return self.asked.default
        return self.field.value(value, self.asked)

    def read(self, data: Any) -> Any:
        """Return what the function receives for JSON data.

        Raises:
            InvalidValue: It does not fit.
        """
        return self.field.read(data, self.asked)

    def show(self, value: Any) -> list[Any]:
        """Return what its component shows for a value of the declared type."""
        return [None if value is None else self.field.show(value)]

    def plain(self, value: Any) -> Any:
        """Return a value of the declared type as JSON data."""
        return self.field.plain(value)


@dataclass(frozen=True, slots=True)
class Group:
    """A structure whose parts have a field each."""

    asked: Wanted
    structure: Structure
    parts: dict[str, Leaf | Group | Later]

    @property
    def leaves(self) -> list[Leaf]:
        """All fields in it, in order."""
        return [leaf for part in self.parts.values() for leaf in part.leaves]

    @property
    def start(self) -> list[Any]:
        """What its components show at first."""
        return [shown for part in self.parts.values() for shown in part.start]

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON schema of an object with its parts."""
        needed = [name for name, part in self.parts.items() if part.asked.required]
        properties = {name: part.schema for name, part in self.parts.items()}
        return {"type": "object", "properties": properties, "required": needed}

    @property
    def needed(self) -> list[bool]:
        """Whether a caller has to give the value of each field: none of a structure that need not be given."""
        return [self.asked.required and needed for part in self.parts.values() for needed in part.needed]

    def take(self, given: Iterator[Any]) -> Any:
        """Return the structure for the next values of its components.

        Raises:
            InvalidValue: One does not fit, or they do not fit each other.
        """
        values = [next(given, MISSING) for _ in self.leaves]
        if self.asked.hint.optional and all(_blank(value) for value in values):
            return None
        if not self.asked.required and all(map(_same, values, self.start)):
            return None if self.asked.default is MISSING else self.asked.default
        each = iter(values)
        taken: dict[str, Any] = {}
        try:
            for name, part in self.parts.items():
                taken[name] = part.take(each)
        except Refused as error:
            error.field += sum(len(self.parts[name].leaves) for name in taken)
            raise
        return self._built(taken)

    def read(self, data: Any) -> Any:
        """Return the structure for a JSON object, or for a list of its parts in order.

        Raises:
            InvalidValue: A part is missing, unknown or does not fit.
        """
        if data is MISSING or data is None:
            if not self.asked.required:
                return None if self.asked.default is MISSING else self.asked.default
            raise Refused(self.asked.name, self.expected)
        data = parsed(data, self.asked.name)
        if isinstance(data, list | tuple) and len(data) == len(self.parts):
            data = dict(zip(self.parts, data, strict=True))
        if not isinstance(data, Mapping):
            raise Refused(self.asked.name, self.expected, data)
        unknown = [key for key in data if key not in self.parts]
        if unknown:
            raise Refused(self.asked.name, self.expected, unknown[0])
        return self._built({name: part.read(data.get(name, MISSING)) for name, part in self.parts.items()})

    @property
    def expected(self) -> str:
        """What would do, in the words of messages."""
        return f"an object with {', '.join(self.parts)}"

    def _built(self, made: dict[str, Any]) -> Any:
        left_out = {part.name for part in self.structure.parts if part.omit and _untouched(part, made[part.name])}
        try:
            return self.structure.build(**{name: value for name, value in made.items() if name not in left_out})
        except GradioError:
            raise
        except Exception as error:
            raise refusal_by(error, self.asked.name) from error

    def show(self, value: Any) -> list[Any]:
        """Return what its components show for an instance."""
        if value is None:
            return [None] * len(self.leaves)
        values = self.structure.read(value)
        return [shown for name, part in self.parts.items() for shown in part.show(values.get(name))]

    def plain(self, value: Any) -> Any:
        """Return an instance as JSON data."""
        if value is None:
            return None
        values = self.structure.read(value)
        return {name: part.plain(values[name]) for name, part in self.parts.items() if name in values}


@dataclass(frozen=True, slots=True)
class Later:
    """A structure inside of one of its own kind: made when there is data for it."""

    asked: Wanted

    @property
    def leaves(self) -> list[Leaf]:
        """None: it has no field of its own."""
        return []

    @property
    def start(self) -> list[Any]:
        """Nothing, in no field."""
        return []

    @property
    def needed(self) -> list[bool]:
        """Nothing, of no field."""
        return []

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON schema of an object."""
        return {"type": "object"}

    def take(self, given: Iterator[Any]) -> Any:
        """Return the structure for the next value, as data."""
        return self.read(next(given, MISSING))

    def read(self, data: Any) -> Any:
        """Return the structure for a JSON object.

        Raises:
            InvalidValue: A part is missing, unknown or does not fit.
        """
        return data_of(self.asked).read(data)

    def show(self, _: Any) -> list[Any]:
        """Nothing, in no field."""
        return []

    def plain(self, value: Any) -> Any:
        """Return an instance as JSON data."""
        return data_of(self.asked).plain(value)


Node = Leaf | Group | Later

_making: ContextVar[tuple[Any, ...]] = ContextVar("making", default=())
"""The structures that are being taken apart."""


def _untouched(part: Part, value: Any) -> bool:
    """Whether a part is what the structure makes itself: what it makes is never shared between two calls."""
    return value is None if part.default is MISSING else value is part.default


def _blank(value: Any) -> bool:
    return value is MISSING or value is None or value is False or (isinstance(value, str | list) and not value)


def _left(value: Any, start: Any) -> bool:
    """Whether a field with something plain in it has been left as it was."""
    return isinstance(start, str | int | float) and start != "" and type(value) is type(start) and value == start


def _same(value: Any, start: Any) -> bool:
    """Whether a field has been left as it was."""
    if value is MISSING or (_blank(value) and _blank(start)):
        return True
    return type(value) is type(start) and bool(value == start)


def tree_of(asked: Wanted, own: Mapping[str, Any] = _NO_OWN, inside: tuple[Any, ...] = ()) -> Node:
    """Return the fields for what is asked.

    Args:
        asked: What the parameter asks for.
        own: Components that are to be taken, by the names that callers give the parameters and their parts.
        inside: The structures that it lies in.

    Raises:
        TypeError: Nobody can type in such a value, and there is no default to keep.
    """
    given = own.get(asked.name.replace(".", "_"))
    if given is not None:
        asked = replace(asked, limits=replace(asked.limits, component=given))
    structure = parts_of(asked)
    if structure is not None and len(inside) < _DEEPEST and asked.core not in inside:
        limit = _WIDEST if asked.hint.origin is tuple else _MOST
        parts = _fields(asked, structure, own, (*inside, asked.core)) if len(structure.parts) <= limit else None
        if parts is not None:
            return Group(asked, structure, parts)
    try:
        return Leaf(asked, field_for(asked))
    except TypeError as error:
        if asked.required:
            raise
        return Leaf(asked, fixed(asked, str(error)))


def data_of(asked: Wanted) -> Node:
    """Return what takes JSON data for what is asked: a value inside of a list or an object.

    Raises:
        TypeError: Something in it cannot be written as JSON, such as a file.
    """
    structure = parts_of(asked)
    if asked.core is MISSING:
        asked = replace(asked, hint=replace(asked.hint, optional=True))
    if structure is None:
        leaf = Leaf(asked, field_for(asked))
        if leaf.field.component.carries_files or leaf.field.component.interactive is False:
            msg = f"{hint_text(asked.core)} cannot be written as text"
            raise TypeError(msg)
        return leaf
    outer = _making.get()
    if asked.core in outer:
        return Later(asked)
    token = _making.set((*outer, asked.core))
    try:
        parts = {part.name: data_of(_below(asked, part, part.default)) for part in structure.parts}
    finally:
        _making.reset(token)
    return Group(asked, structure, parts)


def parts_of(asked: Wanted) -> Structure | None:
    """Return what the type that is asked for is made of; None where one field answers it."""
    kind, args = asked.hint.origin, asked.hint.args
    if asked.limits.component is not None:
        return None
    if kind is tuple:
        return tuple_parts(args) if len(args) > 1 and Ellipsis not in args else None
    if entry_for(kind, exactly=True) is not None:
        return None
    return structure_of(asked.core, by_constructor=entry_for(kind) is None)


def _below(asked: Wanted, part: Part, default: Any, told: Mapping[str, str] | None = None) -> Wanted:
    help_text = part.help or (told or {}).get(part.name)
    label = spelled(part.name)
    if asked.hint.origin is tuple:
        # No heading stands above the items: their labels say whose they are, the first says what it is about.
        label, help_text = f"{asked.label} {part.name}".strip(), asked.info if part.name == "1" else None
    below = wanted(f"{asked.name}.{part.name}", label, part.hint, default, help_text)
    return replace(below, hint=replace(below.hint, optional=True)) if part.omit and default is MISSING else below


def _fields(
    asked: Wanted, structure: Structure, own: Mapping[str, Any], inside: tuple[Any, ...]
) -> dict[str, Node] | None:
    """Return the fields of each part; None where one of them can have none."""
    defaults: Mapping[str, Any] = {}
    if asked.default is not MISSING and asked.default is not None:
        try:
            defaults = structure.read(asked.default)
        except (AttributeError, TypeError, ValueError, KeyError):
            return None
    told = {} if asked.hint.origin is tuple else read_docstring(asked.core).parameters
    parts: dict[str, Node] = {}
    try:
        for part in structure.parts:
            below = _below(asked, part, defaults.get(part.name, part.default), told)
            parts[part.name] = tree_of(below, own, inside)
    except TypeError:
        return None
    return parts
