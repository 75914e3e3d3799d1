"""Tables of pandas and polars: columns that spell numbers are numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradio_lib.errors import InvalidValue
from gradio_lib.values.table import table_of
from tests.lib.inference.forms import Form, Taking


def table(headers: list[str], *rows: list[Any]) -> dict[str, Any]:
    return {"headers": headers, "data": [*rows]}


PAYLOAD = table(["n", "code", "share", "mixed"], ["1", "007", 2.5, 1], ["2", "x", "1", "2"], ["", None, None, ""])
COLUMNS = {"n": [1, 2], "code": ["007", "x"], "share": [2.5, 1.0], "mixed": [1, 2]}


@pytest.mark.parametrize("kind", [pd.DataFrame, pl.DataFrame, pl.LazyFrame, pd.DataFrame | None, pd.DataFrame | dict])
def test_columns_that_spell_numbers_are_numbers(kind: Any) -> None:
    frame = Taking(kind).gets(PAYLOAD)
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    columns = frame.to_dict("list") if isinstance(frame, pd.DataFrame) else frame.to_dict(as_series=False)
    assert columns == COLUMNS


@pytest.mark.parametrize("kind", [pd.Series, pl.Series])
def test_a_series_is_one_column(kind: Any) -> None:
    taking = Taking(kind)
    assert taking.field.col_count == (1, "fixed")
    series = taking.gets(table(["n"], ["3"], ["4.5"]))
    assert isinstance(series, kind)
    assert (series.name, list(series)) == ("n", [3, 4.5])


@pytest.mark.parametrize(
    "default", [pd.DataFrame({"a": [1]}), pl.DataFrame({"a": [1]}), pl.LazyFrame({"a": [1]}), pd.Series([1], name="a")]
)
def test_a_default_is_shown_and_given_back(default: Any) -> None:
    taking = Taking(type(default), default)
    shown = taking.form.start()["value"]
    assert (shown["headers"], shown["data"]) == (["a"], [[1]])
    left = taking.left()
    assert (type(left), table_of(left)["headers"]) == (type(default), ["a"])


@pytest.mark.parametrize("kind", [pd.DataFrame, pl.DataFrame])
def test_an_untouched_table_is_empty(kind: Any) -> None:
    assert Taking(kind).gets(table(["a", "b"], [None, ""])).shape == (0, 2)


def test_a_gap_in_a_column_of_numbers_stays_one() -> None:
    payload = table(["a"], ["1"], [""], ["3"])
    assert Taking(pl.DataFrame).gets(payload)["a"].to_list() == [1, None, 3]
    assert Taking(pd.DataFrame).gets(payload)["a"].isna().tolist() == [False, True, False]


@pytest.mark.parametrize("kind", [pd.DataFrame, pl.DataFrame])
def test_what_is_no_table_is_refused(kind: Any) -> None:
    with pytest.raises(InvalidValue, match=r"^value: A table is expected"):
        Taking(kind).gets("text")


@pytest.mark.parametrize(
    "value", [pl.DataFrame({"a": [1]}), pl.LazyFrame({"a": [1]}), pl.Series("a", [1]), pd.Series([1], name="a")]
)
@pytest.mark.parametrize("annotated", [True, False])
def test_each_is_a_table_as_a_result(value: Any, annotated: bool) -> None:
    def made() -> Any:
        return value

    made.__annotations__ = {"return": type(value)} if annotated else {}
    form = Form(made)
    assert [each.component for each in form.inferred.reasons] == ["Dataframe" if annotated else "Result"]
    assert form.results() == [{"headers": ["a"], "data": [[1]], "metadata": None}]


cells = st.one_of(st.none(), st.text(max_size=5), st.integers(-(10**9), 10**9).map(str), st.just("007"))


@given(st.lists(cells, min_size=1, max_size=5))
def test_any_column_is_numbers_as_a_whole_or_not_at_all(column: list[str | None]) -> None:
    given_rows = table(["a"], *([cell] for cell in column))
    received = Taking(pd.DataFrame).gets(given_rows)["a"].tolist()
    texts = [cell for cell in received if isinstance(cell, str)]
    assert all(isinstance(cell, str) for cell in received if not pd.isna(cell)) or not texts


def test_an_untouched_table_is_the_default_where_there_is_one() -> None:
    taking = Taking(pd.DataFrame | None, None)
    assert taking.gets({"headers": ["1", "2"], "data": [["", ""]], "metadata": None}) is None
    taking = Taking(np.ndarray, None)
    assert taking.gets({"headers": ["1", "2"], "data": [["", ""], [None, ""]], "metadata": None}) is None
