"""Fields for lists, tuples, sets and dicts."""

from __future__ import annotations

import collections
import collections.abc
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from gradio_lib.components.checkbox import Checkbox
from gradio_lib.components.dataframe import Dataframe
from gradio_lib.components.file import File
from gradio_lib.components.number import Number
from gradio_lib.components.slider import Slider
from gradio_lib.inference.choices import options_of, several_of
from gradio_lib.inference.convert import Convert, Refused, at, json_list, json_text, lines, parsed
from gradio_lib.inference.fields import Field, Wanted, wanted
from gradio_lib.inference.hints import MISSING, apart
from gradio_lib.inference.media import FILE_LIKE, PICTURES, opened, path_of, without_blank_tail
from gradio_lib.inference.scalars import checked, kept_hint
from gradio_lib.inference.textdata import ANYTHING, DataTextbox
from gradio_lib.inference.tree import Group, Leaf, Node, data_of
from gradio_lib.inference.words import spelled
from gradio_lib.values.kinds import named

__all__ = ["data_box", "items_of", "mapping", "sequence"]

_MAKERS: dict[Any, Callable[[Any], Any]] = {
    tuple: tuple,
    set: set,
    frozenset: frozenset,
    collections.deque: collections.deque,
    collections.abc.Set: set,
    collections.abc.MutableSet: set,
}
_NUMBERS = {int, float}


def items_of(asked: Wanted) -> Any:
    """Return the type of the items: as the hint says, else as the items of the default tell; else `MISSING`."""
    args = [arg for arg in asked.hint.args if arg is not Ellipsis]
    if args:
        return args[0]
    default = asked.default
    kinds = {type(item) for item in default} if isinstance(default, list | tuple | set | frozenset) else set()
    return kinds.pop() if len(kinds) == 1 else MISSING


def sequence(asked: Wanted) -> Field:
    """Several values: boxes to tick, a table, files, or one per line."""
    inner = apart(items_of(asked))
    make = _MAKERS.get(asked.hint.origin, list)
    options = options_of(inner.core)
    if options is not None:
        return several_of(asked, options, make)
    if named(inner.core) & (FILE_LIKE | PICTURES):
        return _files(asked, inner.core, make)
    item = data_of(wanted("", "", items_of(asked)))
    if isinstance(item, Group) and _is_record(item):
        return _records(asked, item, make)
    if inner.origin in {list, tuple}:
        return _table(asked, item, make)
    return _written_list(asked, item, make)


def _all(asked: Wanted, one: Convert, make: Callable[[Any], Any]) -> Convert:
    """Return the conversion of a list, item by item; a complaint names the place in it."""

    def convert(given: Any) -> Any:
        if not isinstance(given, Iterable) or isinstance(given, str | Mapping):
            raise Refused(asked.name, "a list", given)
        return make([at(f"{asked.name}[{index}]", one, each) for index, each in enumerate(given)])

    return convert


def _files(asked: Wanted, kind: type, make: Callable[[Any], Any]) -> Field:
    pictures = bool(named(kind) & PICTURES)
    binary = issubclass(kind, bytes)
    box = File(
        file_count="multiple",
        file_types=["image"] if pictures else None,
        type="binary" if binary else "filepath",
        **asked.options(),
    )
    one: Convert = opened(kind, asked.name) if pictures else (lambda value: value) if binary else path_of(kind)
    check = checked(asked, lambda given: make([one(each) for each in given]))
    return Field(box, check, list, "files", empty=lambda: check([]), note="a list of files")


def _is_record(group: Group) -> bool:
    """Whether each part is a cell of a table."""
    cells = {"textbox", "number", "slider", "checkbox", "radio", "dropdown"}
    return all(
        isinstance(part, Leaf)
        and part.field.component.browser in cells
        and not isinstance(part.field.component, DataTextbox)
        and not getattr(part.field.component, "multiselect", False)
        for part in group.parts.values()
    )


def _records(asked: Wanted, item: Group, make: Callable[[Any], Any]) -> Field:
    """Structures as the rows of a table."""
    read = _all(asked, item.read, make)

    def convert(given: Any) -> Any:
        return read([_cells(row) for row in without_blank_tail(given)])

    def _cells(row: Any) -> Any:
        """Return what is in a row by the name of its part; what is empty is not in it."""
        if not isinstance(row, list) or len(row) > len(item.parts):
            return row
        return {name: cell for name, cell in zip(item.parts, row, strict=False) if cell is not None and cell != ""}

    def show(values: Any) -> list[Any]:
        return [list(item.plain(value).values()) for value in values]

    leaves = item.leaves
    box = Dataframe(
        asked.shown(show),
        headers=[spelled(name) for name in item.parts],
        datatype=[_kind_of_cell(leaf) for leaf in leaves],
        col_count=(len(leaves), "fixed"),
        type="array",
        **asked.options(),
    )
    check = checked(asked, convert)
    field = Field(box, check, show, f"rows of {', '.join(item.parts)}", empty=lambda: check([]))
    field.note, field.to_data = "a row per item", lambda values: [item.plain(value) for value in values]
    field.from_data = checked(asked, read)
    return field


def _kind_of_cell(leaf: Leaf) -> typing.Literal["number", "bool", "str"]:
    component = leaf.field.component
    if isinstance(component, Checkbox):
        return "bool"
    return "number" if isinstance(component, Number | Slider) else "str"


def _table(asked: Wanted, item: Node, make: Callable[[Any], Any]) -> Field:
    """Lists of cells as the rows of a table."""
    cells = {apart(each).core for each in typing.get_args(apart(items_of(asked)).core) if each is not Ellipsis}
    read = _all(asked, item.read, make)

    def show(values: Any) -> list[Any]:
        return [_row(item.plain(value)) for value in values]

    box = Dataframe(
        asked.shown(show),
        type="array",
        datatype="number" if cells and cells <= _NUMBERS else "bool" if cells == {bool} else "str",
        **asked.options(),
    )
    check = checked(asked, lambda given: read(without_blank_tail(given)))
    return Field(box, check, show, "rows of cells", empty=lambda: check([]), note="rows make a table")


def _row(plain: Any) -> list[Any]:
    return list(plain.values()) if isinstance(plain, dict) else list(plain)


def _written_list(asked: Wanted, item: Node, make: Callable[[Any], Any]) -> Field:
    """Items as text: one per line, or JSON."""
    kind = item.asked.core
    numbers = kind in _NUMBERS
    read = _all(asked, item.read, make)
    typed = _all(asked, lambda text: item.take(iter([text])), make)

    def convert(given: Any) -> Any:
        if not isinstance(given, str):
            return read(given)
        if (data := json_list(given)) is not None:
            return read(data)
        # "[draft] Title" is a line like any other; what begins like a list of numbers is a mistake in one.
        return (
            read(parsed(given, asked.name))
            if numbers and given.strip().startswith("[")
            else typed(lines(given, commas=numbers))
        )

    def show(values: Any) -> str:
        return _shown_items([item.plain(value) for value in values])

    value = asked.shown(show)
    help_text = (
        "Separated by commas or lines, or JSON." if numbers else f"One per line, or JSON: {_example(item.schema)}."
    )
    box = DataTextbox(
        value=value,
        lines=3,
        placeholder=kept_hint(asked, value),
        schema={"type": "array", "items": {} if item.schema == ANYTHING else item.schema},
        **asked.options(help_text),
    )
    check = checked(asked, convert)
    field = Field(box, check, show, "a list, one item per line", empty=lambda: check([]), note="one per line, or JSON")
    field.from_data = checked(asked, read)
    field.to_data = lambda values: [item.plain(value) for value in values]
    return field


def _example(schema: dict[str, Any]) -> str:
    kind = schema.get("type")
    return {"string": '["a", "b"]', "object": '[{"key": …}]', "array": "[[…], […]]"}.get(str(kind), '[1, "b"]')


def _shown_items(items: list[Any]) -> str:
    """Return items one per line where that gives the same items back, else as JSON."""
    texts = bool(items) and all(isinstance(each, str) for each in items)
    shown = "\n".join(items) if texts else ""
    return shown if not items or (texts and json_list(shown) is None and lines(shown) == items) else json_text(items)


def mapping(asked: Wanted) -> Field:
    """A dict as JSON text."""
    key_hint, value_hint = asked.hint.args if len(asked.hint.args) == 2 else (MISSING, MISSING)
    key, value = data_of(wanted("", "", key_hint)), data_of(wanted("", "", value_hint))
    kind = _mapping_maker(asked.hint.origin)

    def read(data: Any) -> Any:
        if not isinstance(data, Mapping):
            raise Refused(asked.name, "a JSON object", data)
        places = ((f"{asked.name}[{name!r}]", name, each) for name, each in data.items())
        return kind({at(place, key.read, name): at(place, value.read, each) for place, name, each in places})

    def plain(values: Any) -> dict[str, Any]:
        return {str(key.plain(name)): value.plain(each) for name, each in values.items()}

    schema = {"type": "object", "additionalProperties": {} if value.schema == ANYTHING else value.schema}
    field = data_box(asked, read, plain, schema, '{"key": "value"}')
    field.empty, field.expected = (lambda: field.convert({})), "a JSON object"
    return field


def _mapping_maker(origin: Any) -> Callable[[dict[Any, Any]], Any]:
    made = {collections.Counter, collections.OrderedDict}
    if origin is collections.defaultdict:
        return lambda values: collections.defaultdict(None, values)
    return origin if origin in made else dict


def data_box(asked: Wanted, read: Convert, plain: Convert, schema: dict[str, Any], example: str) -> Field:
    """A text box for JSON.

    Args:
        asked: What is asked for.
        read: From JSON data to the declared type.
        plain: From the declared type to JSON data.
        schema: What the data looks like.
        example: The same, for people.
    """

    def show(value: Any) -> str:
        return json_text(plain(value))

    value = asked.shown(show)
    box = DataTextbox(
        value=value,
        lines=4,
        placeholder=kept_hint(asked, value) or example,
        schema=schema,
        **asked.options(f"JSON, such as {example}."),
    )
    check = checked(asked, lambda given: read(parsed(given, asked.name)))
    return Field(box, check, show, "JSON", note="JSON text", from_data=checked(asked, read), to_data=plain)
