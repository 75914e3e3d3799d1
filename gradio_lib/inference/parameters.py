"""From what a parameter asks for to its field. No parameter is left without one."""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import typing_extensions

from gradio_lib.components.number import Number
from gradio_lib.components.textbox import Textbox
from gradio_lib.errors import GradioError
from gradio_lib.graph.component import Component
from gradio_lib.inference.choices import flags, one_of, options_of
from gradio_lib.inference.convert import Refused, tolerant
from gradio_lib.inference.fields import Field, Wanted, same
from gradio_lib.inference.hints import MISSING, Hint, apart, hint_text, named
from gradio_lib.inference.limits import Limits
from gradio_lib.inference.registry import maker_of
from gradio_lib.inference.scalars import checked, kept_hint, text_look
from gradio_lib.inference.several import json_box, plain_json

__all__ = ["field_for"]

_CARRIED = {"Image", "File", "Dataframe"}
"""Components of what travels as a file or a table."""


def field_for(asked: Wanted) -> Field:
    """Return the field for what is asked.

    Raises:
        TypeError: Nobody can type in such a value, and there is no default to keep.
    """
    try:
        return _field_for(asked)
    except TypeError as error:
        if asked.default is MISSING and not asked.hint.optional:
            raise
        return _fixed(asked, str(error))


def _field_for(asked: Wanted) -> Field:
    if asked.limits.component is not None:
        return _own(asked)
    kind = asked.hint.origin
    make = _maker(asked, kind)
    if make is not None:
        return make(asked)
    if asked.core is MISSING:
        return _anything(asked)
    _refuse_unsuitable(asked, kind)
    if typing_extensions.is_typeddict(kind):
        return _typed_dict(asked)
    return json_box(asked, f"JSON for {hint_text(asked.core)}", "[…] or {…}")


def _maker(asked: Wanted, kind: Any) -> Callable[[Wanted], Field] | None:
    exact = maker_of(kind, exactly=True)
    if exact is not None:
        return exact
    if isinstance(kind, type) and issubclass(kind, enum.Flag):
        return flags
    if options_of(asked.core) is not None:
        return one_of
    if kind in {typing.Union, types.UnionType}:
        return _either
    # A named tuple is a tuple and a typed dict a dict, but neither is written as one.
    return None if hasattr(kind, "_fields") or typing_extensions.is_typeddict(kind) else maker_of(kind)


def _refuse_unsuitable(asked: Wanted, kind: Any) -> None:
    """Raise TypeError for what is no data: functions, classes, modules."""
    if kind is type or getattr(kind, "__name__", "") in {"Callable", "ModuleType", "FunctionType", "Generator"}:
        msg = f"{hint_text(asked.core)} is no data that anybody could type in"
        raise TypeError(msg)


def _typed_dict(asked: Wanted) -> Field:
    try:
        return json_box(asked, "a JSON object", '{"key": …}')
    except TypeError:
        # Before Python 3.12 pydantic only reads those of typing_extensions.
        return json_box(asked.as_type(dict), "a JSON object", '{"key": …}')


def _own(asked: Wanted) -> Field:
    """The component that the author put into the hint; the type says what it is converted to."""
    given = asked.limits.component
    below = _below(asked)
    settings = {} if isinstance(given, type) else dict(given.given)
    kind: type[Component[Any, Any]] = given if isinstance(given, type) else type(given)
    if kind.skip_api:
        return Field(kind(**{**settings, "render": False}), same, expected="a value", note="the hint's own component")
    settings = {**{k: v for k, v in asked.options().items() if k in kind.declared}, **settings, "render": False}
    if "value" not in settings and (value := asked.shown(below.show)) is not None:
        settings["value"] = value
    if kind.__name__ == "Image" and "type" not in settings and "PIL.Image.Image" in named(asked.core):
        settings["type"] = "pil"
    return replace(below, component=kind(**settings), note="the hint's own component")


def _below(asked: Wanted) -> Field:
    """Return the field that there would be without the author's component."""
    plain = replace(asked, limits=replace(asked.limits, component=None))
    if asked.core is MISSING:
        return Field(Textbox(render=False))
    try:
        return _field_for(plain)
    except TypeError:
        return Field(Textbox(render=False))


def _anything(asked: Wanted) -> Field:
    """A text box for a parameter that says nothing of its type."""
    look, note = text_look(asked)
    if look.get("type") == "password":
        return Field(Textbox(None, **look, **asked.options()), same, str, "text", blank=False, empty=str, note=note)
    value = asked.shown(plain_json)
    box = Textbox(
        value=value,
        placeholder=kept_hint(asked, value),
        **look,
        **asked.options('Text, or JSON: 7 is a number, "7" is text.'),
    )
    return Field(
        box, tolerant, plain_json, "text, or JSON", empty=str, blank=asked.hint.optional, note="nothing tells its type"
    )


def _fixed(asked: Wanted, why: str) -> Field:
    """A field to look at: the value stays what the function's author made it."""
    default = None if asked.default is MISSING else asked.default
    told = repr(default)
    box = Textbox(told if len(told) <= 80 else told[:79] + "…", interactive=False, **asked.options("Stays as it is."))
    return Field(box, lambda _: default, lambda _: None, "no other value", empty=lambda: default, note=why)


def _either(asked: Wanted) -> Field:
    """One of several types: what a file or a table carries goes first, else text is tried as each of them."""
    members = [apart(arg) for arg in asked.hint.args]
    for arg in asked.hint.args:
        field = _try(asked.as_type(arg))
        if field is not None and type(field.component).__name__ in _CARRIED:
            convert = field.convert
            field.convert = _or_as_is(convert, [member for member in members if isinstance(member.origin, type)])
            return field
    if {member.core for member in members} == {int, float}:
        return _number(asked)
    return _text_of_any(asked, members)


def _or_as_is(convert: Callable[[Any], Any], members: list[Hint]) -> Callable[[Any], Any]:
    kinds = tuple(member.origin for member in members if member.origin is not str)
    return lambda given: given if isinstance(given, kinds) else convert(given)


def _try(asked: Wanted) -> Field | None:
    try:
        return _field_for(replace(asked, default=MISSING))
    except TypeError:
        return None


def _number(asked: Wanted) -> Field:
    """A number that may be whole: 3 stays an int and 3.5 a float."""

    def convert(given: Any) -> Any:
        if isinstance(given, bool) or not isinstance(given, int | float):
            raise Refused(asked.name, "a number", given)
        if (expected := asked.limits.complaint(given)) is not None:
            raise Refused(asked.name, expected, given)
        return given

    low, high = asked.limits.lowest(whole=False), asked.limits.highest(whole=False)
    box = Number(asked.shown(), minimum=low, maximum=high, **asked.options())
    return Field(box, checked(asked, convert), same, "a number")


def _text_of_any(asked: Wanted, members: list[Hint]) -> Field:
    # Numbers first: "7" spells one, while any text at all is a str.
    ordered = sorted(members, key=lambda member: (member.core is str, member.core not in {int, float}))
    kinds = tuple(member.origin for member in members if isinstance(member.origin, type))
    tries = [
        (member.core, _try(replace(asked, hint=replace(member, optional=False), limits=Limits()))) for member in ordered
    ]
    names = " or ".join(dict.fromkeys(hint_text(member.core) for member in members))

    def convert(given: Any) -> Any:
        if not isinstance(given, str) and kinds and isinstance(given, kinds):
            return given
        for kind, field in tries:
            try:
                made = given if field is None else field.convert(given)
            except GradioError:
                continue
            except (TypeError, ValueError):
                continue
            # "007" is no number: whoever writes it means the zeros.
            if kind not in {int, float} or str(made) == str(given).strip() or str not in kinds:
                return made
        raise Refused(asked.name, names, given)

    if all(field is None for _, field in tries):
        msg = f"{hint_text(asked.core)} is no data that anybody could type in"
        raise TypeError(msg)
    value = asked.shown(lambda default: default if isinstance(default, str) else plain_json(default))
    help_text = f"Taken as {names}."
    box = Textbox(value=value, placeholder=kept_hint(asked, value), **text_look(asked)[0], **asked.options(help_text))
    field = Field(box, checked(asked, convert), str, names, note="the first type that fits")
    if str in kinds and not asked.hint.optional:
        field.blank, field.empty = False, str
    return field
