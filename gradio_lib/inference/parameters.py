"""The rules by which what a parameter asks for becomes a field. No parameter is left without one."""

from __future__ import annotations

import collections.abc
import datetime as dt
import enum
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gradio_lib._lazy import require
from gradio_lib.components.checkboxgroup import CheckboxGroup
from gradio_lib.components.textbox import Textbox
from gradio_lib.graph.component import Component
from gradio_lib.inference import choices, frames, media, scalars, several
from gradio_lib.inference.convert import json_text, tolerant, validator_of
from gradio_lib.inference.fields import Field, Wanted, same
from gradio_lib.inference.hints import MISSING, hint_text
from gradio_lib.inference.registry import Maker, entry_for, field_for, register, rules
from gradio_lib.inference.scalars import checked, kept_hint, text_look
from gradio_lib.inference.textdata import DataTextbox
from gradio_lib.inference.tree import Node, data_of, parts_of, tree_of
from gradio_lib.inference.unions import either
from gradio_lib.inference.written import WRITTEN, moment, written

__all__ = ["node_for"]


def _own(asked: Wanted) -> Field | None:
    """The component that the author put into the hint; the type says what it is converted to."""
    given = asked.limits.component
    if given is None:
        return None
    settings = {} if isinstance(given, type) else dict(given.given)
    kind: type[Component[Any, Any]] = given if isinstance(given, type) else type(given)
    if kind.skip_api:
        return Field(kind(**{**settings, "render": False}), expected="a value", note=_OWN)
    below = _without(asked)
    if issubclass(type(below.component), kind):
        kind = type(below.component)  # a text box that takes data goes on taking it
    options = {name: value for name, value in asked.options().items() if name in kind.declared}
    settings = {**_inherited(below.component, kind), **options, **settings, "render": False}
    # What the usual field does not show of the default, such as a secret or a file, this one does not show either.
    usual = getattr(below.component, "value", None)
    if "value" not in settings and usual is not None:
        settings["value"] = asked.shown(below.show if issubclass(kind, Textbox) else below.plain)
    elif isinstance(below.component, kind) and "value" in below.component.given:
        settings.setdefault("value", None)
    return replace(below, component=kind(**settings), note=_OWN)


def _inherited(usual: Component[Any, Any], kind: type[Component[Any, Any]]) -> dict[str, Any]:
    """Return what the author's component takes over from the usual one: its choices, bounds, and what it gives."""
    names = usual.given.keys() & kind.declared.keys() & (_SHARED if type(usual) is not kind else _SHARED | _OF_A_KIND)
    inherited = {name: usual.given[name] for name in names if usual.given[name] is not None}
    if "multiselect" in kind.declared and isinstance(usual, CheckboxGroup):
        inherited["multiselect"] = True
    return inherited


_SHARED = {"choices", "minimum", "maximum", "step", "max_length", "multiselect"}
_OF_A_KIND = {"schema", "type", "file_count", "file_types", "headers", "datatype", "col_count"}
_OWN = "the hint's own component"


def _without(asked: Wanted) -> Field:
    """Return the field that there would be without the author's component; any value where there would be none."""
    if asked.core is MISSING:
        return Field(Textbox(render=False))
    try:
        return field_for(replace(asked, limits=replace(asked.limits, component=None)))
    except TypeError:
        return Field(Textbox(render=False))


def _exact(asked: Wanted) -> Field | None:
    make = entry_for(asked.hint.origin, exactly=True)
    return make(asked) if make is not None else None


def _choice(asked: Wanted) -> Field | None:
    kind = asked.hint.origin
    if isinstance(kind, type) and issubclass(kind, enum.Flag):
        return choices.flags(asked)
    return choices.one_of(asked) if choices.options_of(asked.core) is not None else None


def _anything(asked: Wanted) -> Field | None:
    """A text box for a parameter that says nothing of its type."""
    if asked.core is not MISSING:
        return None
    look, note = text_look(asked)
    if look.get("type") == "password":
        box = Textbox(None, **look, **asked.options())
        return Field(box, str, str, "text", blank=not asked.required, empty=str, note=note)

    def show(default: Any) -> str:
        if isinstance(default, str):
            return default if tolerant(default) == default else json_text(default)
        return json_text(default)

    value = asked.shown(show)
    box = DataTextbox(
        value=value,
        placeholder=kept_hint(asked, value),
        **look,
        **asked.options('Text, or JSON: 7 is a number, "7" is text.'),
    )
    note = note or "nothing tells its type"
    return Field(
        box,
        tolerant,
        show,
        "text, or JSON",
        empty=str,
        blank=not asked.required,
        note=note,
        from_data=same,
        to_data=same,
    )


def _structure(asked: Wanted) -> Field | None:
    """JSON for a structure that is too large, or too deep, for a form."""
    if parts_of(asked) is None:
        return None
    node = data_of(replace(asked, default=MISSING))
    example = json_text(DataTextbox(schema=node.schema).example_payload())
    field = several.data_box(asked, node.read, node.plain, node.schema, example)
    field.note = "too large for fields of its own: JSON text"
    return field


def _derived(asked: Wanted) -> Field | None:
    make = entry_for(asked.hint.origin)
    return make(asked) if make is not None else None


def _validated(asked: Wanted) -> Field:
    """Text for a type that pydantic knows how to check.

    Raises:
        TypeError: It does not know it either, or it is no data at all.
    """
    kind = asked.hint.origin
    if kind in {type, type(None), collections.abc.Callable} or not isinstance(kind, type):
        msg = f"{hint_text(asked.core)} is no data that anybody could type in"
        raise TypeError(msg)
    try:
        validate = validator_of(asked.core, asked.name)
    except TypeError:
        msg = f"nothing tells how to make a {hint_text(asked.core)} from text"
        raise TypeError(msg) from None
    secret = "Secret" in kind.__name__

    def plain(value: Any) -> Any:
        return require("pydantic_core", "to show defaults", "pydantic").to_jsonable_python(value)

    def show(value: Any) -> str:
        data = plain(value)
        return data if isinstance(data, str) else json_text(data)

    value = None if secret else asked.shown(show)
    look: dict[str, Any] = {"type": "password"} if secret else text_look(asked)[0]
    box = DataTextbox(value=value, placeholder=None if secret else kept_hint(asked, value), **look, **asked.options())
    expected = f"text for {hint_text(asked.core)}"
    return Field(box, checked(asked, validate), show, expected, note="checked by pydantic", to_data=plain)


def node_for(asked: Wanted, own: Mapping[str, Any]) -> Node:
    """Return the field for what a parameter asks for, or the group of fields.

    Args:
        asked: What it asks for.
        own: Components that are to be taken, by name.

    Raises:
        TypeError: Nobody can type in such a value, and there is no default to keep.
    """
    return tree_of(asked, own)


rules += [_own, _exact, _choice, either, _anything, _structure, _derived, _validated]


def _boolean(asked: Wanted) -> Field:
    return choices.optional_boolean(asked) if asked.hint.optional else scalars.boolean(asked)


_ENTRIES: list[tuple[Maker, tuple[type | str, ...]]] = [
    (scalars.text, (str,)),
    (scalars.whole, (int, "numpy.integer", "numbers.Integral")),
    (scalars.decimal, (float, "numpy.floating", "numbers.Real", "numbers.Number")),
    (_boolean, (bool, "numpy.bool", "numpy.bool_")),
    (written, (*WRITTEN, re.Pattern)),
    (moment, (dt.date, dt.datetime, dt.time)),
    (media.content, (bytes, bytearray, memoryview, "collections.abc.Buffer")),
    (media.path, ("pathlib.PurePath", "pathlib._local.PurePath", "os.PathLike")),
    (media.stream, ("typing.IO", "io.IOBase", "_io._IOBase")),
    (media.picture, ("PIL.Image.Image",)),
    (media.array, ("numpy.ndarray",)),
    (media.tensor, ("torch.Tensor",)),
    (frames.frame, ("pandas.DataFrame", "pandas.core.frame.DataFrame", "polars.dataframe.frame.DataFrame")),
    (frames.lazy_frame, ("polars.lazyframe.frame.LazyFrame",)),
    (frames.series, ("pandas.Series", "pandas.core.series.Series", "polars.series.series.Series")),
    (several.sequence, (list, tuple, set, frozenset, collections.deque)),
    (
        several.sequence,
        tuple(
            f"collections.abc.{name}"
            for name in ("Iterable", "Collection", "Sequence", "MutableSequence", "Set", "MutableSet", "Container")
        ),
    ),
    (several.mapping, (dict, "collections.abc.Mapping", "collections.abc.MutableMapping")),
]

for _make, _kinds in _ENTRIES:
    for _kind in _kinds:
        register(_kind, _make)
