"""Charts: figures of four libraries as the page draws them, and tables as the columns that a chart of ours needs."""

from __future__ import annotations

import base64
import datetime as dt
import io
import json
import types
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from gradio_lib._lazy import require
from gradio_lib.errors import InvalidValue
from gradio_lib.values.kinds import FIGURES, named
from gradio_lib.values.table import plain, table_of

__all__ = ["Kind", "chart_data", "figure_kind", "plot_of"]

Kind = Literal["quantitative", "temporal", "nominal"]
"""What a column holds: numbers, points in time, or names."""

_DPI = 150
_FORMATS = {"webp", "png", "jpeg", "jpg", "svg"}


def figure_kind(kind: Any) -> str | None:
    """Return the library that a class of figures is of; None for other classes.

    Example:
        >>> figure_kind(int)
    """
    return next((FIGURES[name] for name in named(kind) if name in FIGURES), None)


def plot_of(value: Any, fmt: str = "webp") -> dict[str, Any] | None:
    """Return a figure as ``{"type", "plot"}``; None for what is no figure.

    Args:
        value: A figure of matplotlib (or its axes, or pyplot itself), plotly, bokeh or altair.
        fmt: File format of matplotlib's pictures.

    Raises:
        InvalidValue: It is a figure that cannot be drawn; the message says why.
    """
    if isinstance(value, types.ModuleType) and value.__name__ == "matplotlib.pyplot":
        value = value.gcf()
    kind = figure_kind(type(value))
    return None if kind is None else _DRAWN[kind](value, fmt)


def _matplotlib(figure: Any, fmt: str) -> dict[str, Any]:
    figure = figure if hasattr(figure, "savefig") else figure.get_figure()
    buffer = io.BytesIO()
    figure.savefig(buffer, format=fmt, bbox_inches="tight", dpi=max(_DPI, figure.dpi))
    media_type = {"svg": "svg+xml", "jpg": "jpeg"}.get(fmt, fmt)
    titles = [axes.get_title() for axes in figure.axes]
    return {
        "type": "matplotlib",
        "plot": f"data:image/{media_type};base64,{base64.b64encode(buffer.getvalue()).decode()}",
        "alt": ", ".join(title for title in titles if title) or None,
    }


def _plotly(figure: Any, _fmt: str) -> dict[str, Any]:
    return {"type": "plotly", "plot": figure.to_json()}


def _bokeh(model: Any, _fmt: str) -> dict[str, Any]:
    item = require("bokeh.embed", "for gr.Plot").json_item(model)
    return {"type": "bokeh", "plot": json.dumps(item)}


def _altair(chart: Any, _fmt: str) -> dict[str, Any]:
    transformers = require("altair", "for gr.Plot").data_transformers
    try:
        return {"type": "altair", "plot": chart.to_json()}
    except Exception as error:
        if type(error).__name__ != "MaxRowsError":
            raise
    # A limit for notebooks, which would keep each drawn chart in their file.
    with transformers.enable("default", max_rows=None):
        return {"type": "altair", "plot": chart.to_json()}


_DRAWN = {"matplotlib": _matplotlib, "plotly": _plotly, "bokeh": _bokeh, "altair": _altair}


def is_format(name: str) -> bool:
    """Whether pictures can be made in a format."""
    return name in _FORMATS


def chart_data(value: Any, wanted: Sequence[str] | None) -> dict[str, Any]:
    """Return columns of a table, with what each holds.

    Args:
        value: A DataFrame (pandas, polars), a dict of columns, or a table as it travels.
        wanted: Names of the columns that are drawn; None takes all.

    Raises:
        InvalidValue: It is no table, or has no such column; the message lists those it has.
    """
    columns = _columns(value)
    for name in wanted or ():
        if name not in columns:
            msg = f"There is no column {name!r} in the table; it has {', '.join(map(repr, columns)) or 'none'}."
            raise InvalidValue(msg)
    chosen = {name: columns[name] for name in (columns if wanted is None else dict.fromkeys(wanted))}
    kinds = {name: _kind_of(cells) for name, cells in chosen.items()}
    told = [[_told(cell, kinds[name]) for cell in cells] for name, cells in chosen.items()]
    return {"columns": list(chosen), "data": [list(row) for row in zip(*told, strict=True)], "datatypes": kinds}


def _columns(value: Any) -> dict[str, list[Any]]:
    """Return the cells of each column, as the table's own library holds them."""
    if hasattr(value, "collect") and hasattr(value, "collect_schema"):
        value = value.collect()
    if hasattr(value, "columns") and hasattr(value, "iloc"):
        return {str(name): value.iloc[:, index].tolist() for index, name in enumerate(value.columns)}
    if hasattr(value, "get_columns"):
        return {series.name: series.to_list() for series in value.get_columns()}
    if isinstance(value, dict) and isinstance(value.get("columns"), list) and isinstance(value.get("data"), list):
        return _rows(value["columns"], value["data"])
    table = table_of(value)
    return _rows(table["headers"], table["data"])


def _rows(names: Iterable[Any], rows: Sequence[Any]) -> dict[str, list[Any]]:
    return {str(name): [row[index] for row in rows] for index, name in enumerate(names)}


def _kind_of(cells: list[Any]) -> Kind:
    there = [cell for cell in cells if plain(cell) is not None]
    if there and all(isinstance(cell, dt.date) for cell in there):
        return "temporal"
    if there and all(_is_number(cell) for cell in there):
        return "quantitative"
    return "nominal"


def _is_number(cell: Any) -> bool:
    return isinstance(plain(cell), int | float) and not isinstance(plain(cell), bool)


def _told(cell: Any, kind: Kind) -> Any:
    """Return a cell as JSON data; a time without a zone is read as the visitor's clock shows it."""
    told = plain(cell)
    if told is None or kind == "quantitative":
        return told
    if kind == "temporal":
        return told if isinstance(cell, dt.datetime) else f"{told}T00:00:00"
    return told if isinstance(told, str | bool) else str(told)
