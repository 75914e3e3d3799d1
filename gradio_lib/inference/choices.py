"""Fields for one or several of a known set: Literal, Enum, Flag."""

from __future__ import annotations

import enum
import typing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Literal

from gradio_lib.components._choices import ChoiceComponent
from gradio_lib.components.checkboxgroup import CheckboxGroup
from gradio_lib.components.dropdown import Dropdown
from gradio_lib.components.radio import Radio
from gradio_lib.inference.convert import Refused
from gradio_lib.inference.fields import Field, Wanted
from gradio_lib.inference.hints import MISSING
from gradio_lib.inference.scalars import checked

__all__ = ["Options", "flags", "one_of", "optional_boolean", "options_of", "several_of"]

_FEW, _SHORT = 5, 24
_BOXES = 8


class Options:
    """Objects to choose from, each with the text or number that stands for it on the wire."""

    def __init__(self, objects: Iterable[tuple[str, Any]]) -> None:
        self.named = list(objects)
        self.by_wire: dict[tuple[type, Any], Any] = {}
        self.pairs: list[tuple[str, Any]] = []
        taken: set[str] = set()
        for name, each in self.named:
            wire = each if type(each) in {str, int, float, bool} else name
            shown = repr(each) if name in taken else name
            taken.add(shown)
            self.by_wire[type(wire), wire] = each
            self.pairs.append((shown, wire))

    @classmethod
    def joined(cls, many: Iterable[Options]) -> Options:
        """Return all that can be chosen of several."""
        return cls(pair for each in many for pair in each.named)

    @property
    def few(self) -> bool:
        """Whether all can be in sight."""
        return len(self.pairs) <= _FEW and all(len(name) <= _SHORT for name, _ in self.pairs)

    def wire(self, value: Any) -> Any:
        """Return what stands for an object on the wire.

        Raises:
            ValueError: It is none of these.
        """
        for (_, wire), each in self.by_wire.items():
            if each is value or (type(each) is type(value) and each == value):
                return wire
        msg = f"{value!r} is no choice"
        raise ValueError(msg)

    def object(self, given: Any, name: str) -> Any:
        """Return the object that a value from the wire stands for; 1 is not True.

        Raises:
            Refused: It is none of these.
        """
        try:
            if (type(given), given) in self.by_wire:
                return self.by_wire[type(given), given]
            self.wire(given)
        except (TypeError, ValueError):
            # A member's own value will do for the member.
            for each in self.by_wire.values():
                if isinstance(each, enum.Enum) and type(each.value) is type(given) and each.value == given:
                    return each
            raise Refused(name, self.expected, given) from None
        return given

    @property
    def expected(self) -> str:
        """What would do, in the words of a message."""
        listed = ", ".join(repr(wire) for _, wire in self.pairs[:10])
        return f"one of {listed}{' …' if len(self.pairs) > 10 else ''}"


def options_of(kind: Any) -> Options | None:
    """Return what can be chosen of a type; None for a type that is no choice."""
    if typing.get_origin(kind) is Literal:
        return Options((_text(value), value) for value in typing.get_args(kind))
    if isinstance(kind, type) and issubclass(kind, enum.Enum) and not issubclass(kind, enum.Flag):
        return Options((member.name, member) for member in kind)
    return None


def _text(value: Any) -> str:
    return value.name if isinstance(value, enum.Enum) else value if isinstance(value, str) else str(value)


def one_of(asked: Wanted, options: Options | None = None) -> Field:
    """One of the choices: all in sight where they are few, else in a list that opens."""
    known = options or options_of(asked.core) or Options([])
    value = asked.shown(known.wire)
    # Nothing takes a choice of radio buttons back: where None is allowed, a list does.
    kind: Callable[..., ChoiceComponent[Any, Any]] = Radio if known.few and not asked.hint.optional else Dropdown
    return Field(
        kind(known.pairs, value=value, **asked.options()),
        checked(asked, lambda given: known.object(given, asked.name)),
        known.wire,
        known.expected,
        note=f"{len(known.pairs)} choices",
    )


def optional_boolean(asked: Wanted) -> Field:
    """Yes, no, or neither."""
    return one_of(asked, Options([("Yes", True), ("No", False)]))


def several_of(asked: Wanted, known: Options, make: Callable[[list[Any]], Any]) -> Field:
    """Any of the choices."""

    def show(values: Any) -> list[Any]:
        return [known.wire(each) for each in values]

    def convert(given: Any) -> Any:
        if isinstance(given, str) or not isinstance(given, Iterable):
            raise Refused(asked.name, f"a list of choices, each {known.expected}", given)
        return make([known.object(each, asked.name) for each in given])

    value = asked.shown(show) or []
    component: ChoiceComponent[Any, Any]
    if len(known.pairs) <= _BOXES:
        component = CheckboxGroup(known.pairs, value=value, **asked.options())
    else:
        component = Dropdown(known.pairs, value=value, multiselect=True, **asked.options())
    return Field(
        component,
        checked(asked, lambda given: None if asked.hint.optional and given == [] else convert(given)),
        show,
        f"a list of choices, each {known.expected}",
        empty=lambda: make([]),
        note=f"any of {len(known.pairs)} choices",
    )


def flags(asked: Wanted) -> Field:
    """Any of the members of a Flag, combined."""
    kind: type[enum.Flag] = asked.core
    members: Sequence[enum.Flag] = [m for m in kind.__members__.values() if m.value and m.value & (m.value - 1) == 0]

    def combined(chosen: list[Any]) -> enum.Flag:
        result = kind(0)
        for each in chosen:
            result |= each
        return result

    field = several_of(
        asked if asked.default is MISSING else _split(asked, members),
        Options((str(member.name), member) for member in members),
        combined,
    )
    convert = field.convert
    field.convert = lambda given: given if isinstance(given, kind) else convert(given)
    field.show = lambda value: [str(member.name) for member in members if member in value]
    return field


def _split(asked: Wanted, members: Sequence[enum.Flag]) -> Wanted:
    """Return the same with the default as the list of its members."""
    if not isinstance(asked.default, enum.Flag):
        return asked
    return replace(asked, default=[member for member in members if member in asked.default])
