"""gr.Plot and the charts of a table: figures of four libraries, columns of every kind, and what is none."""

from __future__ import annotations

import base64
import datetime as dt
import io
import json
import sys
from collections.abc import Callable
from typing import Any

import altair as alt
import matplotlib as mpl
import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped]
import polars as pl
import pytest
from bokeh.plotting import figure
from matplotlib.figure import Figure
from PIL import Image

import gradio_lib as gr
from gradio_lib.errors import DeclarationError, InvalidValue

mpl.use("agg")
TABLE = pd.DataFrame({
    "day": [dt.date(2024, 1, 1), None],
    "time": [pd.Timestamp("2024-01-01 10:00"), pd.NaT],
    "zoned": pd.to_datetime(["2024-01-01 10:00", "2024-01-02 10:00"]).tz_localize("UTC"),
    "whole": [1, 2],
    "part": [0.5, np.inf],
    "name": ["a", None],
    "truth": [True, False],
    3: pd.Categorical(["x", "y"]),
    "mixed": [1, "b"],
})  # fmt: skip


def matplotlib_figure() -> Any:
    made = Figure(figsize=(2, 1))
    made.subplots().set_title("Ones")
    return made


def axes() -> Any:
    return matplotlib_figure().axes[0]


def pyplot() -> Any:
    plt = sys.modules.get("matplotlib.pyplot") or __import__("matplotlib.pyplot").pyplot
    plt.figure(figsize=(2, 1))
    plt.title("Ones")
    return plt


@pytest.mark.parametrize("made", [matplotlib_figure, axes, pyplot])
def test_figures_of_matplotlib_are_pictures(made: Callable[[], Any]) -> None:
    shown = gr.Plot(format="png").postprocess(made())
    assert shown is not None
    assert (shown["type"], shown["alt"]) == ("matplotlib", "Ones")
    head, _, body = shown["plot"].partition(",")
    assert head == "data:image/png;base64"
    with Image.open(io.BytesIO(base64.b64decode(body))) as picture:
        assert picture.format == "PNG"


@pytest.mark.parametrize(
    ("made", "kind", "part"),
    [
        (lambda: go.Figure(go.Bar(x=["a"], y=[3])), "plotly", "data"),
        (figure, "bokeh", "doc"),
        (lambda: alt.Chart(pd.DataFrame({"a": range(9000)})).mark_point().encode(x="a"), "altair", "datasets"),
    ],
)
@pytest.mark.filterwarnings("ignore::bokeh.util.warnings.BokehUserWarning")
def test_figures_that_stay_alive_travel_as_json(made: Callable[[], Any], kind: str, part: str) -> None:
    shown = gr.Plot().postprocess(made())
    assert shown is not None
    assert shown["type"] == kind
    assert part in json.loads(shown["plot"])
    assert gr.Result().postprocess(made())["type"] == kind


@pytest.mark.parametrize("value", [3, "figure.png", {"type": "bokeh", "plot": "{}"}, {"type": "plotly", "plot": 3}])
def test_what_is_no_figure_is_refused(value: Any) -> None:
    with pytest.raises(InvalidValue, match="is no figure; return one of matplotlib, plotly, bokeh or altair"):
        gr.Plot().postprocess(value)


def test_a_figure_comes_back_but_for_one_that_may_hold_code() -> None:
    plot = gr.Plot(label="P")
    got = plot.preprocess({"type": "plotly", "plot": "{}", "more": 1})
    assert got == plot.postprocess(got) == {"type": "plotly", "plot": "{}"}
    with pytest.raises(InvalidValue, match="P: expected"):
        plot.preprocess({"type": "bokeh", "plot": "{}"})


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(Figure, gr.Plot), (go.Figure, gr.Plot), (figure, gr.Plot), (alt.Chart, gr.Plot), (alt.LayerChart, gr.Plot)],
)
def test_a_function_that_says_it_returns_a_figure_shows_a_plot(kind: Any, expected: type) -> None:
    def f() -> Any: ...

    f.__annotations__["return"] = kind
    assert [type(each) for each in gr.Interface(f).output_components] == [expected]


# -- charts of a table ----------------------------------------------------------------------------------------------


def test_columns_are_told_with_what_they_hold() -> None:
    shown = gr.LinePlot(tooltip="all").postprocess(TABLE)
    assert shown is not None
    assert shown["mark"] == "line"
    assert shown["datatypes"] == {
        "day": "temporal", "time": "temporal", "zoned": "temporal", "whole": "quantitative", "part": "quantitative",
        "name": "nominal", "truth": "nominal", "3": "nominal", "mixed": "nominal",
    }  # fmt: skip
    first, second = shown["data"]
    assert first == [
        "2024-01-01T00:00:00", "2024-01-01T10:00:00", "2024-01-01T10:00:00+00:00", 1, 0.5, "a", True, "x", "1",
    ]  # fmt: skip
    assert second == [None, None, "2024-01-02T10:00:00+00:00", 2, None, None, False, "y", "b"]


def test_only_columns_that_are_drawn_leave() -> None:
    plot = gr.ScatterPlot(x="whole", y="part", color="name", size="whole", shape="truth", tooltip=["mixed"])
    shown = plot.postprocess(TABLE)
    assert shown is not None
    assert shown["columns"] == ["whole", "part", "name", "truth", "mixed"]


@pytest.mark.parametrize("value", [pl.DataFrame({"a": [1], "b": ["x"]}), pl.DataFrame({"a": [1], "b": ["x"]}).lazy()])
def test_tables_of_polars_are_taken(value: Any) -> None:
    shown = gr.BarPlot(x="b", y="a").postprocess(value)
    assert shown == {
        "columns": ["b", "a"], "data": [["x", 1]], "datatypes": {"b": "nominal", "a": "quantitative"}, "mark": "bar",
    }  # fmt: skip


def test_what_the_page_has_comes_back_as_it_is() -> None:
    plot = gr.LinePlot(x="time", y="whole")
    shown = plot.postprocess(TABLE)
    assert plot.postprocess(plot.preprocess(shown)) == {
        **(shown or {}),
        "datatypes": {"time": "nominal", "whole": "quantitative"},
    }


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(InvalidValue, match="no column 'wholes' in the table; it has 'day', 'time'"):
        gr.BarPlot(x="name", y="wholes").postprocess(TABLE)


@pytest.mark.parametrize("payload", ["x", {"columns": ["a"], "data": [[1, 2]]}, {"columns": [1], "data": []}])
def test_what_a_client_makes_up_is_refused(payload: Any) -> None:
    with pytest.raises(InvalidValue, match="'columns'"):
        gr.LinePlot().preprocess(payload)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"x_bin": "15"}, 'such as "30s"'),
        ({"x_bin": "0m"}, 'such as "30s"'),
        ({"y_aggregate": "avg"}, "y_aggregate is 'avg'; it takes"),
        ({"x_lim": [1]}, r"x_lim is \[1\]; it takes \[from, to\]"),
    ],
)
def test_parameters_that_do_not_fit_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(DeclarationError, match=message):
        gr.LinePlot(**options)


def test_interactive_says_whether_it_is_moved() -> None:
    assert gr.BarPlot().get_config()["zoom"] is True
    assert gr.BarPlot(interactive=False).get_config()["zoom"] is False
