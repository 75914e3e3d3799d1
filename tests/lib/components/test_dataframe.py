"""Dataframe: every kind of table in and out, every kind of cell."""

from __future__ import annotations

import datetime as dt
import decimal
import json
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gradio_lib as gr
from gradio_lib.engine.plain import dumps
from gradio_lib.errors import DeclarationError, InvalidValue

SENT = {"headers": ["name", "age"], "data": [["Ada", 36], ["Eve", None]], "metadata": None}


def table(**options: Any) -> gr.Dataframe:
    return gr.Dataframe(render=False, **options)


def shown(value: Any, **options: Any) -> Any:
    """Return headers and rows of what a page gets for `value`."""
    told = json.loads(dumps(table(**options).postprocess(value)))
    return told["headers"], told["data"]


def test_function_gets_a_frame() -> None:
    frame = table().preprocess(SENT)
    assert list(frame.columns) == ["name", "age"]
    assert frame["age"].tolist()[0] == 36
    assert pd.isna(frame["age"][1])


def test_function_gets_rows_arrays_or_polars() -> None:
    assert table(type="array").preprocess(SENT) == [["Ada", 36], ["Eve", None]]
    array = table(type="numpy").preprocess({"headers": ["a", "b"], "data": [[1, 2], [3, 4]]})
    assert array.tolist() == [[1, 2], [3, 4]]
    assert array.dtype.kind == "i"
    frame = table(type="polars").preprocess(SENT)
    assert (frame.columns, frame.rows()) == (["name", "age"], [("Ada", 36), ("Eve", None)])


@pytest.mark.parametrize("sent", [None, {"headers": [], "data": []}, {"headers": ["a"], "data": []}, []])
@pytest.mark.parametrize("kind", ["pandas", "numpy", "array", "polars"])
def test_empty_table_is_a_table(kind: Any, sent: Any) -> None:
    assert len(table(type=kind).preprocess(sent)) == 0


def test_short_rows_are_filled_and_missing_headers_numbered() -> None:
    component = table(type="array")
    assert component.preprocess({"headers": ["a", "b"], "data": [[1], []]}) == [[1, None], [None, None]]
    assert list(table().preprocess([[1, 2]]).columns) == ["1", "2"]
    assert list(table().preprocess({"data": [[1, 2]]}).columns) == ["1", "2"]


def test_cells_are_counted_before_short_rows_are_filled() -> None:
    tracemalloc.start()
    try:
        with pytest.raises(InvalidValue, match=r"has 4,000 rows of 4,000 cells; at most 10,000,000 cells are taken"):
            table().preprocess({"headers": ["x"] * 4000, "data": [[]] * 4000})
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


_cells = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 63), (1 << 63) - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=1), inner, max_size=2),
    max_leaves=3,
)


@given(st.integers(1, 3).flatmap(lambda width: st.lists(st.lists(_cells, min_size=width, max_size=width), max_size=3)))
@pytest.mark.parametrize("kind", ["pandas", "numpy", "array", "polars"])
def test_any_cells_are_a_table_or_refused(kind: Any, rows: list[list[Any]]) -> None:
    try:
        made = table(type=kind).preprocess({"headers": [], "data": rows})
    except InvalidValue:
        assert kind == "polars"
        return
    assert len(made) == len(rows)
    if kind in {"pandas", "numpy"} and rows:
        assert made.shape == (len(rows), len(rows[0]))


def test_names_that_polars_cannot_have_are_refused() -> None:
    with pytest.raises(InvalidValue, match="column with name 'a' has more than one occurrence"):
        table(type="polars").preprocess({"headers": ["a", "a"], "data": [[1, 2]]})


def test_repeated_headers_are_kept() -> None:
    frame = table().preprocess({"headers": ["a", "a"], "data": [[1, 2]]})
    assert list(frame.columns) == ["a", "a"]
    assert shown(frame) == (["a", "a"], [[1, 2]])


@pytest.mark.parametrize(
    ("value", "headers", "rows"),
    [
        (pd.DataFrame({"a": [1, 2], "b": ["x", None]}), ["a", "b"], [[1, "x"], [2, None]]),
        (pd.DataFrame(), [], []),
        (pd.DataFrame({1: [1.5]}), ["1"], [[1.5]]),
        (pd.Series([1, 2], name="s"), ["s"], [[1], [2]]),
        (pl.DataFrame({"a": [1, None]}), ["a"], [[1], [None]]),
        (np.array([[1, 2], [3, 4]]), ["1", "2"], [[1, 2], [3, 4]]),
        (np.array([1, 2]), ["1"], [[1], [2]]),
        ([[1, "x"], [2]], ["1", "2"], [[1, "x"], [2]]),
        ([1, 2], ["1"], [[1], [2]]),
        ([(1, 2)], ["1", "2"], [[1, 2]]),
        ([], [], []),
        ({"a": [1, 2]}, ["a"], [[1], [2]]),
        ({"headers": ["x"], "data": [[1]]}, ["x"], [[1]]),
        ({"data": [[1, 2]]}, ["1", "2"], [[1, 2]]),
        (None, [], []),
    ],
)
def test_table_of_any_kind_is_shown(value: Any, headers: list[str], rows: list[Any]) -> None:
    assert shown(value) == (headers, rows)


def test_file_with_commas_is_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n1,a\n")
    assert shown(str(tmp_path / "a.csv")) == (["x", "y"], [[1, "a"]])
    (tmp_path / "empty.csv").write_text("")
    with pytest.raises(InvalidValue, match="cannot be read as a table: No columns to parse"):
        table().postprocess(str(tmp_path / "empty.csv"))


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/a.csv", "file:///etc/passwd", "s3://bucket/a.csv", "/etc"])
def test_table_is_never_fetched(address: str) -> None:
    with pytest.raises(InvalidValue, match="is no file that can be read"):
        table().postprocess(address)


def test_styled_frame_is_shown_as_its_values() -> None:
    frame = pd.DataFrame({"a": [1, 2]})
    assert shown(frame.style.highlight_max()) == (["a"], [[1], [2]])


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (float("nan"), None),
        (float("inf"), None),
        (None, None),
        (pd.NA, None),
        (pd.NaT, None),
        (np.float64("nan"), None),
        (np.int64(3), 3),
        (np.bool_(True), True),
        (True, True),
        (dt.date(2024, 2, 29), "2024-02-29"),
        (dt.datetime(2024, 2, 29, 12, 30, tzinfo=dt.timezone.utc), "2024-02-29T12:30:00+00:00"),
        (pd.Timestamp("2024-02-29"), "2024-02-29T00:00:00"),
        (decimal.Decimal("1.10"), "1.10"),
        (Path("a"), "a"),
        ([1, 2], "[1, 2]"),
        (1 << 70, str(1 << 70)),
        ("<b>", "<b>"),
    ],
)
def test_cell_of_any_kind_is_shown(cell: Any, told: Any) -> None:
    frame = pd.DataFrame({"a": pd.Series([cell, "x"], dtype=object)})
    for value in (frame, [[cell], ["x"]], {"headers": ["a"], "data": [[cell], ["x"]]}):
        assert shown(value)[1] == [[told], ["x"]]


@pytest.mark.parametrize(
    ("column", "told"),
    [
        (pd.Series([1, None], dtype="Int64"), [1, None]),
        (pd.Series([True, None], dtype="boolean"), [True, None]),
        (pd.Series(["a", None], dtype="string"), ["a", None]),
        (pd.Series(["a", "b"], dtype="category"), ["a", "b"]),
        (pd.Series([pd.Timestamp("2024-01-01"), pd.NaT]), ["2024-01-01T00:00:00", None]),
        (pd.Series(pd.to_timedelta(["1s", None])), ["0 days 00:00:01", None]),
        (pd.Series(pd.to_datetime(["2024-01-01"] * 2).tz_localize("UTC")), ["2024-01-01T00:00:00+00:00"] * 2),
        (pd.Series([1.5, float("inf")]), [1.5, None]),
        (pd.Series([1, 2], dtype="uint8"), [1, 2]),
        (pd.Series([1 << 62, 1], dtype="int64"), [1 << 62, 1]),
        (pd.Series([1j, 2j]), ["1j", "2j"]),
    ],
)
def test_column_of_any_kind_is_shown(column: Any, told: list[Any]) -> None:
    assert shown(pd.DataFrame({"a": column}))[1] == [[cell] for cell in told]


@pytest.mark.parametrize("value", ["no/such/file.csv", 7, object(), np.zeros((2, 2, 2, 2)).dtype])
def test_what_is_no_table_is_told(value: Any) -> None:
    with pytest.raises(InvalidValue, match=r"is no table|no file that can be read"):
        table().postprocess(value)


CELLS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=5)))
def test_rows_come_back_as_they_were_sent(rows: list[list[Any]]) -> None:
    component = table(type="array")
    sent = {"headers": [f"c{number}" for number in range(len(rows[0]) if rows else 0)], "data": rows}
    assert component.postprocess(component.preprocess(sent))["data"] == rows


def test_large_table_is_read_and_told_whole() -> None:
    frame = pd.DataFrame(np.arange(200_000).reshape(-1, 10))
    told = table().postprocess(frame)
    assert len(told["data"]) == 20_000
    assert table().preprocess(json.loads(dumps(told))).shape == frame.shape


@pytest.mark.parametrize("count", [5, (5, "dynamic"), (5, "fixed")])
def test_counts_are_told_in_one_form(count: Any) -> None:
    component = table(row_count=count, col_count=count)
    expected = count if isinstance(count, tuple) else (5, "dynamic")
    assert (component.row_count, component.col_count) == (expected, expected)
    assert component.headers == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"type": "list"}, "type is 'list'; it takes"),
        ({"datatype": "text"}, "datatype has 'text'; it takes"),
        ({"datatype": ["str", "nothing"]}, "datatype has 'nothing'; it takes"),
        ({"row_count": (3, "sometimes")}, "is no count: give a number, or a pair"),
        ({"col_count": -1}, "is no count: give a number, or a pair"),
    ],
)
def test_what_does_not_fit_is_told_where_it_is_written(options: Any, complaint: str) -> None:
    with pytest.raises(DeclarationError, match=complaint):
        table(**options)
