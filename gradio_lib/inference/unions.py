"""Fields for one of several types."""

from __future__ import annotations

import datetime as dt
import re
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from gradio_lib.components.number import Number
from gradio_lib.errors import GradioError
from gradio_lib.inference.choices import Options, one_of, options_of
from gradio_lib.inference.convert import Refused, json_text, tolerant
from gradio_lib.inference.fields import Field, Wanted, same, wanted
from gradio_lib.inference.hints import MISSING, Hint, apart, hint_text
from gradio_lib.inference.limits import NUMBERS
from gradio_lib.inference.registry import field_for
from gradio_lib.inference.scalars import checked, kept_hint, text_look
from gradio_lib.inference.textdata import DataTextbox
from gradio_lib.inference.tree import Leaf, Node, data_of

__all__ = ["either"]

_CARRIED = {"Image", "File", "Dataframe"}
"""Components of what travels as a file or a table."""
_NO = object()
_WHOLE = re.compile(r"-?(0|[1-9]\d*)")
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")


def either(asked: Wanted) -> Field | None:
    """Return the field for one of several types; None where it is no such hint."""
    if asked.hint.origin not in {typing.Union, types.UnionType}:
        return None
    members = [apart(arg) for arg in asked.hint.args]
    options = [options_of(member.core) for member in members]
    if all(each is not None for each in options):
        return one_of(asked, Options.joined([each for each in options if each is not None]))
    kinds = {member.core for member in members}
    if kinds == {int, float}:
        return _number(asked)
    if str in kinds:
        # What is text or bytes is text to a person; where it may be a path, it is a file to upload.
        members = [member for member in members if member.core not in {bytes, bytearray, memoryview}]
    if len(members) == 1:
        return field_for(replace(asked, hint=replace(members[0], optional=asked.hint.optional)))
    return _carried(asked, members) or _text_of_any(asked, members)


def _carried(asked: Wanted, members: list[Hint]) -> Field | None:
    """What a file or a table carries, where one of the types is such; it gives the first of them."""
    for member in members:
        try:
            field = field_for(replace(asked, hint=replace(member, optional=asked.hint.optional)))
        except TypeError:
            continue
        if type(field.component).__name__ in _CARRIED:
            others = (each.origin for each in members if each is not member and each.core is not str)
            field.convert = _or_as_is(field.convert, tuple(each for each in others if isinstance(each, type)))
            return field
    return None


def _or_as_is(convert: Callable[[Any], Any], kinds: tuple[type, ...]) -> Callable[[Any], Any]:
    return lambda given: given if isinstance(given, kinds) else convert(given)


def _number(asked: Wanted) -> Field:
    """A number that may be whole: 3 stays an int and 3.5 a float."""

    def convert(given: Any) -> Any:
        number = float(given) if isinstance(given, str) else given
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise Refused(asked.name, "a number", given)
        if isinstance(given, str) and _WHOLE.fullmatch(given.strip()):
            number = int(given)
        if (expected := asked.limits.complaint(number)) is not None:
            raise Refused(asked.name, expected, given)
        return number

    low, high = asked.limits.lowest(whole=False), asked.limits.highest(whole=False)
    box = Number(asked.shown(), minimum=low, maximum=high, step=asked.limits.multiple_of or 1, **asked.options())
    return Field(box, checked(asked, convert, NUMBERS), same, "a number", note="whole or not")


@dataclass(frozen=True, slots=True)
class _Choice:
    """One of the types, with what reads it."""

    hint: Hint
    node: Node

    def fits(self, given: Any) -> bool:
        """Whether to try it at all for what was given."""
        core = self.hint.core
        if not isinstance(given, str):
            return not (core is str or (core in {int, float} and isinstance(given, bool)))
        # "007" is no number: whoever writes it means the zeros.
        patterns = {int: _WHOLE, float: _NUMBER}
        if core in patterns:
            return patterns[core].fullmatch(given.strip()) is not None
        return core is not bool or given.strip().lower() in {"true", "false"}

    def tried(self, given: Any, *, typed: bool) -> Any:
        """Return the value, `_NO` where it is none of this type."""
        try:
            return self._typed(given) if typed and isinstance(given, str) else self.node.read(given)
        except GradioError:
            return _NO

    def _typed(self, text: str) -> Any:
        """Return the value that a text spells: lists and structures are written as JSON here, others as they are."""
        data = tolerant(text)
        if self.hint.core is MISSING:
            return data
        if isinstance(data, list | dict):
            return self.node.read(data)
        is_data = not isinstance(self.node, Leaf) or self.node.field.from_data is not None
        return _NO if is_data else self.node.take(iter([text]))

    def exactly(self, given: Any) -> bool:
        """Whether it is of this type already."""
        return type(given) is self.hint.origin


_ORDER: dict[Any, int] = {int: 0, float: 1, bool: 2, dt.date: 3, MISSING: 8, str: 9}
"""The narrowest first: "7" spells a number, while any text at all is a str."""


def _text_of_any(asked: Wanted, members: list[Hint]) -> Field:
    """A text box: what is typed is taken as the first type that it fits."""
    ordered = sorted(members, key=lambda member: _ORDER.get(member.core, 4) if _hashable(member.core) else 4)
    choices = [choice for member in ordered if (choice := _choice(member)) is not None]
    names = " or ".join(dict.fromkeys(hint_text(member.core) or "anything" for member in members))
    if not choices:
        msg = f"{names} is no data that anybody could type in"
        raise TypeError(msg)

    def read(given: Any, *, typed: bool = True) -> Any:
        exact = [choice for choice in choices if choice.exactly(given) and not (typed and isinstance(given, str))]
        for choice in [*exact, *(choice for choice in choices if choice.fits(given))]:
            if (made := choice.tried(given, typed=typed)) is not _NO:
                return made
        raise Refused(asked.name, names, given)

    def plain(value: Any) -> Any:
        fitting = [choice for choice in choices if choice.exactly(value)]
        return (fitting or choices)[0].node.plain(value)

    def show(value: Any) -> str:
        data = plain(value)
        return data if isinstance(data, str) else json_text(data)

    value = asked.shown(show)
    box = DataTextbox(
        value=value,
        placeholder=kept_hint(asked, value),
        schema={"anyOf": [choice.node.schema for choice in choices]},
        **text_look(asked)[0],
        **asked.options(f"Taken as {names}."),
    )
    field = Field(box, checked(asked, read), show, names, note="the first type that fits", to_data=plain)
    field.from_data = checked(asked, lambda given: read(given, typed=False))
    if any(choice.hint.core is str for choice in choices) and not asked.hint.optional:
        field.blank, field.empty = False, str
    return field


def _hashable(core: Any) -> bool:
    try:
        hash(core)
    except TypeError:
        return False
    return True


def _choice(member: Hint) -> _Choice | None:
    hint = typing.Annotated[(member.core, *member.metadata)] if member.metadata else member.core
    try:
        return _Choice(member, data_of(wanted("", "", hint)))
    except TypeError:
        return None
