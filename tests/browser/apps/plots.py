"""Figures of four libraries, and charts that are drawn from a table."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped]
from bokeh.plotting import figure
from matplotlib.figure import Figure

import gradio_lib as gr
from tests.browser.apps.heard import hear

RANDOM = np.random.default_rng(0)
DAYS = pd.DataFrame(
    {
        "time": pd.date_range("2024-01-01", periods=120, freq="6h").tolist() * 2,
        "price": np.concatenate([RANDOM.normal(0, 1, 120).cumsum() + 20, RANDOM.normal(0, 1, 120).cumsum() + 30]),
        "shop": ["North"] * 120 + ["South"] * 120,
    }
)
SALES = pd.DataFrame(
    {
        "month": ["Jan", "Feb", "Mar"] * 2,
        "sales": [3, 5, 2, 4, 1, 6],
        "shop": ["North"] * 3 + ["South"] * 3,
    }
)
FLOWERS = pd.DataFrame(
    {
        "length": RANDOM.normal(5, 1, 60),
        "width": RANDOM.normal(3, 0.5, 60),
        "kind": ["a", "b", "c"] * 20,
        "weight": RANDOM.uniform(1, 9, 60),
    }
)


def drawn(library: str) -> Any:
    if library == "matplotlib":
        picture = Figure(figsize=(6, 3))
        axes = picture.subplots()
        axes.plot([1, 3, 2])
        axes.set_title("Three numbers")
        return picture
    if library == "plotly":
        return go.Figure(go.Bar(x=["a", "b"], y=[3, 5]), layout={"title": {"text": "Two bars"}, "height": 300})
    if library == "bokeh":
        plot = figure(height=250, sizing_mode="stretch_width", title="A line")
        plot.line([1, 2, 3], [4, 6, 5])
        return plot
    table = pd.DataFrame({"a": [1, 2, 3], "b": [2, 1, 3]})
    return alt.Chart(table, title="Points").mark_point().encode(x="a", y="b", tooltip=["a", "b"])


def chosen(event: gr.SelectData) -> str:
    return "nothing" if event.index is None else f"{event.index[1] - event.index[0] > 0}"


def turned() -> gr.LinePlot:
    return gr.LinePlot(DAYS[DAYS["shop"] == "North"], x="time", y="price", title="North only")


with gr.Blocks(title="Plots") as demo:
    with gr.Row():
        choice = gr.Radio(["matplotlib", "plotly", "bokeh", "altair"], label="Library")
        note = gr.Textbox(label="Note")
    plot = gr.Plot(label="Figure")
    choice.change(drawn, choice, plot)
    with gr.Row():
        bars = gr.BarPlot(SALES, x="month", y="sales", color="shop", title="Sales", label="Bars", tooltip="all")
        points = gr.ScatterPlot(
            FLOWERS, x="length", y="width", color="kind", size="weight", label="Points", caption="Sixty flowers",
            color_map={"a": "#aa3377", "b": "#228833", "c": "#4477aa"},
        )  # fmt: skip
    with gr.Row():
        line = gr.LinePlot(DAYS, x="time", y="price", color="shop", x_bin="1d", y_aggregate="mean", label="Line")
        gr.BarPlot(DAYS, x="time", y="price", x_bin="7d", y_aggregate="count", label="Weeks")
    with gr.Row():
        gr.BarPlot(SALES, x="month", y="sales", group="shop", vertical=False, label="Groups")
        gr.BarPlot(SALES.head(3), x="sales", y="month", label="Sorted", y_lim=[0, 4])
    line.select(chosen, None, note)
    gr.Button("Turn").click(turned, None, line)
    hear(line, plot)
