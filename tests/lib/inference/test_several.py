"""Lists, tuples, sets and dicts: as text, as a table, or as JSON."""

from __future__ import annotations

import collections
import datetime as dt
import enum
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Annotated, Any, NamedTuple, TypedDict

import pydantic
import pytest
from annotated_types import Len
from hypothesis import given
from hypothesis import strategies as st

from gradio_lib.errors import InvalidValue
from tests.lib.inference.forms import Taking


class Mode(enum.Enum):
    FAST = 1
    SLOW = 2


@dataclass
class Pet:
    name: str
    age: int = 3
    mode: Mode = Mode.FAST


@dataclass
class Tree:
    value: int
    children: list[Tree] = field(default_factory=list)


class Point(NamedTuple):
    x: int
    y: float = 0.5


class Settings(TypedDict):
    depth: int


class Model(pydantic.BaseModel):
    size: int = pydantic.Field(ge=0)
    tags: list[str] = []


def table(*rows: list[Any]) -> dict[str, Any]:
    return {"headers": [str(number) for number in range(len(rows[0]))], "data": [*rows]}


def exactly(value: Any) -> tuple[type, str]:
    return type(value), repr(value)


@pytest.mark.parametrize(
    ("hint", "payload", "expected"),
    [
        (list[str], "a\n b \n\nc", ["a", "b", "c"]),
        (list[str], '["a\\nb", "7"]', ["a\nb", "7"]),
        (list[str], "[draft] Title\n7", ["[draft] Title", "7"]),
        (list[str], "", []),
        (list[int], "1, 2\n3", [1, 2, 3]),
        (list[int], [1, 2], [1, 2]),
        (list[float], "[1, 2.5]", [1.0, 2.5]),
        (list[bool], "[true, false]", [True, False]),
        (list[dt.date], "2024-01-01\n2024-01-02", [dt.date(2024, 1, 1), dt.date(2024, 1, 2)]),
        (list[int | str], "7\n007\nx", [7, "007", "x"]),
        (list[int | str], '[7, "7"]', [7, "7"]),
        (list[int | None], "[1, null]", [1, None]),
        (list, "1\nfoo\n007", [1, "foo", "007"]),
        (list, '["1", null, {"a": 2}]', ["1", None, {"a": 2}]),
        (list[Any], "[[1], 2]", [[1], 2]),
        (tuple[int, ...], "1,2", (1, 2)),
        (tuple[str], '["a"]', ("a",)),
        (set[int], "2,1,2", {1, 2}),
        (frozenset[str], "a\na", frozenset({"a"})),
        (collections.deque[int], "1,2", collections.deque([1, 2])),
        (Sequence[str], "a", ["a"]),
        (Iterable[int], "1,2", [1, 2]),
        (AbstractSet[int], "1", {1}),
        (list[list[int]], table(["1", 2], [None, None]), [[1, 2]]),
        (list[tuple[str, int]], table(["1", "2"]), [("1", 2)]),
        (
            list[Pet],
            table(["Rex", 1, "SLOW"], ["Tom", None, None], ["", None, ""]),
            [Pet("Rex", 1, Mode.SLOW), Pet("Tom")],
        ),
        (list[Pet], table([None, 1, None]), [Pet("", 1)]),
        (set[Point], table([1, ""]), {Point(1)}),
        (list[Settings], table([3]), [{"depth": 3}]),
        (list[Tree], '[{"value": 1, "children": [{"value": 2}]}]', [Tree(1, [Tree(2)])]),
        (list[Model], '[{"size": 1, "tags": ["a"]}]', [Model(size=1, tags=["a"])]),
        (dict, '{"a": "7"}', {"a": "7"}),
        (dict, {"a": 7}, {"a": 7}),
        (dict, "", {}),
        (dict[str, int], '{"a": 7}', {"a": 7}),
        (dict[int, Mode], '{"3": "FAST"}', {3: Mode.FAST}),
        (dict[str, list[dt.date]], {"a": ["2024-01-01"]}, {"a": [dt.date(2024, 1, 1)]}),
        (dict[str, Pet], '{"a": {"name": "Rex"}}', {"a": Pet("Rex")}),
        (Mapping[str, float], '{"a": 1}', {"a": 1.0}),
        (collections.Counter[str], '{"a": 2}', collections.Counter(a=2)),
        (collections.OrderedDict[str, int], '{"a": 2}', collections.OrderedDict(a=2)),
        (list[str] | None, "", None),
        (dict | None, "", None),
        (Annotated[list[int], Len(1, 2)], "1", [1]),
    ],
)
def test_the_items_are_of_the_type_that_is_declared(hint: Any, payload: Any, expected: Any) -> None:
    assert exactly(Taking(hint).gets(payload)) == exactly(expected)


@pytest.mark.parametrize(
    ("hint", "payload", "told"),
    [
        (list[int], "1, two", "value[1]: expected a whole number, got 'two'."),
        (list[int], "[true]", "value[0]: expected a whole number, got True."),
        (list[int], "[1, 2", 'value: expected JSON, such as [1, 2] or {"key": "value"}, got \'[1, 2\'.'),
        (list[int], 5, "value: expected a list, got 5."),
        (list[int], {"a": 1}, "value: expected a list, got a dict of 1."),
        (list[str], "[null]", "value[0]: expected text, got nothing."),
        (list[Pet], table(["Rex", 1.5, None]), "value[0].age: expected a whole number, got 1.5."),
        (list[Model | None], '[{"size": null}]', "value[0].size: expected a whole number, got nothing."),
        (list[Pet], table(["Rex", 1, "fast"]), "value[0].mode: expected one of 'FAST', 'SLOW', got 'fast'."),
        (list[Tree], '[{"value": 1, "kids": []}]', "value[0]: expected an object with value, children, got 'kids'."),
        (list[Model], '[{"size": -1}]', "value[0].size: expected a number of 0 or more, got -1."),
        (dict, "[1]", "value: expected a JSON object, got a list of 1."),
        (dict, "{a: 1}", 'value: expected JSON, such as [1, 2] or {"key": "value"}, got \'{a: 1}\'.'),
        (dict[str, int], '{"a": "x"}', "value['a']: expected a whole number, got 'x'."),
        (dict[str, list[int]], '{"a": [1, "x"]}', "value['a'][1]: expected a whole number, got 'x'."),
        (dict[str, float], "NaN", 'value: expected JSON, such as [1, 2] or {"key": "value"}, got \'NaN\'.'),
        (Annotated[list[int], Len(2)], "1", "value: expected at least 2 items, got a list of 1."),
    ],
)
def test_a_complaint_names_the_place(hint: Any, payload: Any, told: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        Taking(hint).gets(payload)
    assert str(refused.value) == told


def test_no_path_of_the_server_can_be_typed_inside_of_data() -> None:
    from pathlib import Path

    with pytest.raises(ValueError, match="Path cannot be written as text"):
        Taking(dict[str, Path])


@pytest.mark.parametrize(
    ("hint", "default", "component", "value"),
    [
        (list[str], ["a", "b"], "Textbox", "a\nb"),
        (list[str], ["a\nb"], "Textbox", '["a\\nb"]'),
        (list[str], ["7"], "Textbox", "7"),
        (list[str], ["[1]"], "Textbox", '["[1]"]'),
        (list[int], [1, 2], "Textbox", "[1, 2]"),
        (list[dt.date], [dt.date(2024, 1, 1)], "Textbox", "2024-01-01"),
        (list, [1, "1"], "Textbox", '[1, "1"]'),
        (list[str], [], "Textbox", ""),
        (dict, {"a": [1]}, "Textbox", '{"a": [1]}'),
        (dict[Mode, dt.date], {Mode.FAST: dt.date(2024, 1, 1)}, "Textbox", '{"FAST": "2024-01-01"}'),
        (list[Pet], [Pet("Rex")], "Dataframe", [["Rex", 3, "FAST"]]),
        (list[list[int]], [[1, 2]], "Dataframe", [[1, 2]]),
        (list[Tree], [Tree(1, [Tree(2)])], "Textbox", '[{"value": 1, "children": [{"value": 2, "children": []}]}]'),
    ],
)
def test_a_default_is_shown_so_that_it_is_read_back(hint: Any, default: Any, component: str, value: Any) -> None:
    taking = Taking(hint, default)
    assert taking.form.kinds() == {"value": component}
    assert taking.field.value == value
    assert exactly(taking.left()) == exactly(default)


def test_a_table_of_records_names_and_types_its_columns() -> None:
    field = Taking(list[Pet]).field
    assert field.headers == ["Name", "Age", "Mode"]
    assert field.datatype == ["str", "number", "str"]
    assert field.col_count == (3, "fixed")


def test_a_list_tells_callers_what_it_takes() -> None:
    assert Taking(list[int]).field.api_info() == {
        "anyOf": [{"type": "array", "items": {"type": "number"}}, {"type": "string"}]
    }


@given(st.lists(st.text()))
def test_any_texts_survive_the_way_through_the_form(texts: list[str]) -> None:
    taking = Taking(list[str], texts)
    assert taking.gets(taking.field.value) == texts


@given(
    st.dictionaries(
        st.text(), st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5)
    )
)
def test_any_data_survives_the_way_through_the_form(data: dict[str, Any]) -> None:
    taking = Taking(dict, data)
    assert exactly(taking.gets(taking.field.value)) == exactly(data)
