"""A parameter as a tree: one field, or a group with the fields of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gradio_lib.errors import GradioError, InvalidValue
from gradio_lib.inference.docstring import read_docstring
from gradio_lib.inference.fields import Field, Wanted, wanted
from gradio_lib.inference.hints import MISSING
from gradio_lib.inference.parameters import field_for
from gradio_lib.inference.registry import maker_of
from gradio_lib.inference.structures import Structure, structure_of
from gradio_lib.inference.words import spelled

__all__ = ["Group", "Leaf", "Node", "tree_of"]

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Leaf:
    """A parameter, or a part of one, that one component answers."""

    asked: Wanted
    field: Field

    @property
    def leaves(self) -> list[Leaf]:
        """Itself."""
        return [self]

    def take(self, given: Iterator[Any]) -> Any:
        """Return what the function receives for the next value of its component.

        Raises:
            InvalidValue: It does not fit.
        """
        return self.field.value(next(given, MISSING), self.asked)

    def show(self, value: Any) -> list[Any]:
        """Return what its component shows for a value of the declared type."""
        return [None if value is None else self.field.show(value)]

    @property
    def start(self) -> list[Any]:
        """What its component shows at first."""
        return [getattr(self.field.component, "value", None)]


@dataclass(frozen=True, slots=True)
class Group:
    """A structure whose parts have a field each."""

    asked: Wanted
    structure: Structure
    parts: dict[str, Leaf | Group]

    @property
    def leaves(self) -> list[Leaf]:
        """All fields in it, in order."""
        return [leaf for part in self.parts.values() for leaf in part.leaves]

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
        made = {name: part.take(each) for name, part in self.parts.items()}
        try:
            return self.structure.build(**made)
        except GradioError:
            raise
        except Exception as error:
            # What its author checks is told as its author words it.
            msg = f"{self.asked.name}: {str(error) or type(error).__name__}"
            raise InvalidValue(msg) from error

    def show(self, value: Any) -> list[Any]:
        """Return what its components show for an instance."""
        if value is None:
            return [None] * len(self.leaves)
        parts = self.structure.read(value)
        return [shown for name, part in self.parts.items() for shown in part.show(parts[name])]

    @property
    def start(self) -> list[Any]:
        """What its components show at first."""
        return [shown for part in self.parts.values() for shown in part.start]


Node = Leaf | Group


def _blank(value: Any) -> bool:
    return value is MISSING or value is None or value is False or (isinstance(value, str | list) and not value)


def _same(value: Any, start: Any) -> bool:
    """Whether a field has been left as it was."""
    if value is MISSING or (_blank(value) and _blank(start)):
        return True
    return type(value) is type(start) and bool(value == start)


def tree_of(asked: Wanted, inside: tuple[Any, ...] = ()) -> Node:
    """Return the fields for what is asked.

    Args:
        asked: What the parameter asks for.
        inside: The structures that it lies in.

    Raises:
        TypeError: Nobody can type in such a value, and there is no default to keep.
    """
    kind = asked.core
    if asked.limits.component is None and maker_of(kind, exactly=True) is None and kind not in inside:
        structure = structure_of(kind) if len(inside) < _DEEPEST else None
        parts = None if structure is None else _parts(asked, structure, (*inside, kind))
        if structure is not None and parts is not None:
            return Group(asked, structure, parts)
    return Leaf(asked, field_for(asked))


def _parts(asked: Wanted, structure: Structure, inside: tuple[Any, ...]) -> dict[str, Node] | None:
    """Return the fields of each part; None where one of them can have none."""
    defaults = {}
    if asked.default is not MISSING and asked.default is not None:
        try:
            defaults = dict(structure.read(asked.default))
        except (AttributeError, TypeError, KeyError):
            return None
    told = read_docstring(asked.core).parameters
    parts: dict[str, Node] = {}
    for part in structure.parts:
        default = defaults.get(part.name, part.default)
        help_text = part.help or told.get(part.name)
        below = wanted(f"{asked.name}.{part.name}", spelled(part.name), part.hint, default, help_text)
        try:
            parts[part.name] = tree_of(below, inside)
        except TypeError:
            return None
    return parts
