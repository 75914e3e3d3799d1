"""Fields for lists, tuples, sets and dicts."""

from __future__ import annotations

import collections.abc
import typing
from collections.abc import Callable
from typing import Any

from gradio_lib._lazy import require
from gradio_lib.components.dataframe import Dataframe
from gradio_lib.components.file import File
from gradio_lib.components.textbox import Textbox
from gradio_lib.inference.choices import options_of, several_of
from gradio_lib.inference.convert import Refused, json_text, lines, parsed, validator_of
from gradio_lib.inference.fields import Field, Wanted
from gradio_lib.inference.hints import MISSING, apart, named
from gradio_lib.inference.media import FILE_LIKE, PICTURES, opened, path_of, without_blank_tail
from gradio_lib.inference.scalars import checked, kept_hint
from gradio_lib.inference.written import WRITTEN

__all__ = ["items_of", "json_box", "mapping", "plain_json", "sequence"]

_MAKERS: dict[Any, Callable[[Any], Any]] = {
    tuple: tuple,
    set: set,
    frozenset: frozenset,
    collections.abc.Set: set,
    collections.abc.MutableSet: set,
}
_NUMBERS = {int, float}


def items_of(asked: Wanted) -> Any:
    """Return the type of the items; `MISSING` where nothing tells, a tuple of types for a tuple of fixed length."""
    args = asked.hint.args
    if asked.hint.origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            return args[0]
        return args or MISSING
    if args:
        return args[0]
    kinds = (
        {type(item) for item in asked.default} if isinstance(asked.default, list | tuple | set | frozenset) else set()
    )
    return kinds.pop() if len(kinds) == 1 else MISSING


def sequence(asked: Wanted) -> Field:
    """Several values: boxes to tick, a table, files, or one per line."""
    item = items_of(asked)
    inner = apart(item) if not isinstance(item, tuple) else None
    make = _maker(asked.hint.origin)
    if inner is not None and inner.core is not MISSING:
        options = options_of(inner.core)
        if options is not None:
            return several_of(asked, options, make)
        names = named(inner.core)
        if names & (FILE_LIKE | PICTURES):
            return _files(asked, inner.core, make)
        if typing.get_origin(inner.core) in {list, tuple} or inner.core in {list, tuple}:
            return _table(asked, make)
    return _written_list(asked, item, make)


def _maker(origin: Any) -> Callable[[Any], Any]:
    """Return what makes the collection: abstract ones are lists."""
    return _MAKERS.get(origin, list)


def _files(asked: Wanted, kind: type, make: Callable[[Any], Any]) -> Field:
    pictures = bool(named(kind) & PICTURES)
    binary = issubclass(kind, bytes)
    box = File(
        file_count="multiple",
        file_types=["image"] if pictures else None,
        type="binary" if binary else "filepath",
        **asked.options(),
    )
    one = opened(kind, asked.name) if pictures else (lambda value: value) if binary else path_of(kind)
    return Field(box, lambda given: make([one(each) for each in given]), expected="files", empty=lambda: make([]))


def _table(asked: Wanted, make: Callable[[Any], Any]) -> Field:
    """Rows of cells as a table to edit."""
    cell = _cell(asked)
    kind = "number" if cell in _NUMBERS else "bool" if cell is bool else "str"
    validate = _validator(asked)

    def convert(given: Any) -> Any:
        rows = [list(row) for row in without_blank_tail(given)]
        return validate(rows) if validate else make(rows)

    box = Dataframe(asked.shown(list), type="array", datatype=kind, **asked.options())  # type: ignore[arg-type]
    return Field(box, checked(asked, convert), list, "rows of cells", empty=lambda: make([]), note="rows make a table")


def _cell(asked: Wanted) -> Any:
    row = items_of(asked)
    args = [arg for arg in typing.get_args(row) if arg is not Ellipsis]
    return args[0] if args and all(arg == args[0] for arg in args) else MISSING


def _validator(asked: Wanted) -> Callable[[Any], Any] | None:
    """Return pydantic's check of the whole, None where nothing is said about the items."""
    if not asked.hint.args:
        return None
    try:
        return validator_of(asked.core, asked.name)
    except TypeError:
        return None


def _written_list(asked: Wanted, item: Any, make: Callable[[Any], Any]) -> Field:
    """Items as text: one per line, or JSON."""
    fixed = isinstance(item, tuple)
    kind = apart(item).core if not fixed else MISSING
    texts = kind is str or kind is MISSING
    numbers = kind in _NUMBERS or (fixed and all(each in _NUMBERS for each in item))
    form = WRITTEN.get(kind) if isinstance(kind, type) else None
    validate = _validator(asked) if form is None else None
    if asked.hint.args and form is None and validate is None:
        msg = f"the items of {asked.core} are of no type that can be written as text"
        raise TypeError(msg)

    def convert(given: Any) -> Any:
        items = lines(given, asked.name, commas=numbers)
        if not isinstance(items, list | tuple | set | frozenset):
            raise Refused(asked.name, "a list", given)
        if form is not None:
            return make([each if isinstance(each, kind) else form.parse(str(each)) for each in items])
        return validate(items if asked.hint.origin is not tuple else tuple(items)) if validate else make(items)

    value = asked.shown(lambda default: _shown_items(default, texts=texts))
    example = '["a", "b"]' if texts else "[1, 2, 3]" if numbers else "[…]"
    help_text = "Separated by commas or lines, or JSON." if numbers else f"One per line, or JSON: {example}."
    box = Textbox(value=value, lines=3, placeholder=kept_hint(asked, value), **asked.options(help_text))
    expected = form.expected if form else f"{len(item)} items" if fixed else "a list, one item per line"
    check = checked(asked, convert)
    field = Field(box, check, lambda v: _shown_items(v, texts=texts), expected, note="one per line, or JSON")
    if not fixed:
        field.empty = lambda: check([])
    return field


def _shown_items(values: Any, *, texts: bool) -> str:
    items = list(values)
    if texts and items and all(isinstance(each, str) and each.strip() == each and "\n" not in each for each in items):
        shown = "\n".join(items)
        if lines(shown, "") == items:
            return shown
    if not items:
        return ""
    if all(type(each) in WRITTEN for each in items):
        return "\n".join(WRITTEN[type(each)].show(each) for each in items)
    return json_text(items)


def mapping(asked: Wanted) -> Field:
    """A dict as JSON text."""
    return json_box(asked, "a JSON object", '{"key": "value"}', empty=dict)


def json_box(asked: Wanted, expected: str, example: str, empty: Callable[[], Any] | None = None) -> Field:
    """A text box for JSON that is checked against the type.

    Raises:
        TypeError: Nothing can check the type.
    """
    simple = asked.core is MISSING or asked.core in {dict, list}
    validate = None if simple else validator_of(asked.core, asked.name)

    def convert(given: Any) -> Any:
        value = parsed(given, asked.name)
        if validate is not None:
            return validate(value)
        if asked.core is dict and not isinstance(value, dict):
            raise Refused(asked.name, expected, given)
        return value

    value = asked.shown(plain_json)
    help_text = f"JSON, such as {example}."
    box = Textbox(value=value, lines=4, placeholder=kept_hint(asked, value) or example, **asked.options(help_text))
    check = checked(asked, convert)
    field = Field(box, check, plain_json, expected, note="JSON text")
    if empty is not None:
        field.empty = lambda: check(empty())
    return field


def plain_json(value: Any) -> str:
    """Return any data as JSON text that the type's own check takes back.

    Raises:
        TypeError: It has no JSON form.
    """
    if isinstance(value, dict | list) and _is_plain(value):
        return json_text(value)
    dumped = require("pydantic_core", "to show defaults", "pydantic").to_json(value)
    return str(dumped, "utf-8")


def _is_plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and _is_plain(each) for key, each in value.items())
    if isinstance(value, list):
        return all(_is_plain(each) for each in value)
    return value is None or isinstance(value, str | int | float | bool)
