"""What the charts of a table share: their columns, axes, legends and events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from gradio_lib.components._bases import FormComponent, one_of, refuse
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.chart import chart_data

__all__ = ["NativePlot"]

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_AGGREGATES = ("sum", "mean", "median", "min", "max", "count", None)

Place = Literal["left", "right", "top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right", "none"]
Aggregate = Literal["sum", "mean", "median", "min", "max", "count"]


class NativePlot(FormComponent["dict[str, Any] | None", Any], browser="nativeplot"):
    """Base of the charts that are drawn from a table."""

    value: Any = param(default=None, kw_only=False)
    """DataFrame shown at the start, or a function that is called for it whenever the page opens."""
    x: str | None = param(default=None, kw_only=False)
    """Column along the horizontal axis: numbers, times or names. None takes the first column."""
    y: str | None = param(default=None, kw_only=False)
    """Column along the vertical axis, of numbers. None takes the second column."""
    color: str | None = None
    """Column that tells the colors."""
    title: str | None = None
    tooltip: Sequence[str] | str | None = None
    """Columns that are told of what is pointed at; ``"axis"`` those that are drawn, ``"all"`` all, ``"none"`` none."""
    x_title: str | None = None
    y_title: str | None = None
    color_title: str | None = None
    color_legend_title: str | None = None
    """3.x spelling of ``color_title``."""
    color_legend_position: Place | None = None
    x_bin: str | float | None = None
    """Width of the bins that x is put into; of times a number with s, m, h or d, such as ``"15m"``."""
    y_aggregate: Aggregate | None = None
    """What is made of the values of y that fall together."""
    color_map: dict[str, str] | None = None
    """Css colors by the values of ``color``."""
    colors_in_legend: Sequence[str] | None = None
    """Values of ``color`` that the legend has; None: all."""
    x_lim: Sequence[float | None] | None = None
    """From and to, of times in seconds since 1970; None leaves an end to the data."""
    y_lim: Sequence[float | None] | None = None
    """From and to; None leaves an end to the data."""
    x_label_angle: float = 0
    """Degrees."""
    y_label_angle: float = 0
    """Degrees."""
    x_axis_format: str | None = None
    """How the axis writes numbers and times, as d3 takes it: ``".1f"``, ``"%H:%M"``."""
    y_axis_format: str | None = None
    x_axis_labels_visible: bool | Literal["hidden"] = True
    """False leaves out the labels, ``"hidden"`` keeps their room."""
    caption: str | None = None
    """A line below it."""
    sort: Literal["x", "y", "-x", "-y"] | Sequence[str] | None = None
    """Order of names along x: by themselves or by y, with ``-`` descending, or a list of them."""
    height: int | None = None
    """Pixels."""
    width: int | None = None
    """Pixels; None fills the place."""
    interactive: bool | None = True
    """Whether it can be moved and zoomed into."""
    buttons: Sequence[str] | None = None
    """Which of ``"fullscreen"`` and ``"export"`` (a picture to download) it has; None: both."""
    zoom: bool = True
    """Made of ``interactive``."""

    change = Event("It is another table.")
    clear = Event("The table is taken away.")
    select = Event("A part of the x axis is chosen; the event data's index is [from, to], of times in seconds.")
    double_click = Event("It is pressed twice; a chosen part is let go.")

    mark: ClassVar[str]
    more: ClassVar[Sequence[str]] = ()
    """Further fields that name columns."""

    def check(self) -> None:
        """Say what does not fit."""
        one_of(self, "y_aggregate", *_AGGREGATES)
        if isinstance(self.x_bin, str) and not _is_span(self.x_bin):
            msg = f'x_bin is {self.x_bin!r}; it takes a number, or a span of time such as "30s", "15m", "1h" or "7d".'
            raise DeclarationError(msg)
        for name in ("x_lim", "y_lim"):
            limits = getattr(self, name)
            if limits is not None and len(limits) != 2:
                msg = f"{name} is {limits!r}; it takes [from, to]."
                raise DeclarationError(msg)
        # Nobody enters anything into a chart: `interactive` says whether it can be moved.
        self.zoom = self.zoom and self.interactive is not False
        self.interactive = False

    def drawn(self) -> list[str] | None:
        """Return the columns that are drawn; None for all."""
        fields = ("x", "y", "color", *self.more)
        names = [name for field in fields if (name := getattr(self, field)) is not None]
        if self.x is None or self.y is None or self.tooltip == "all":
            return None
        told = [self.tooltip] if isinstance(self.tooltip, str) else list(self.tooltip or ())
        return names if self.tooltip in ("axis", "none") else [*names, *told]

    def preprocess(self, payload: Any) -> dict[str, Any] | None:
        """Return the table as the page has it: ``{"columns", "data", "datatypes", "mark"}``."""
        if payload is None:
            return None
        if not _is_table(payload):
            raise refuse(self, "{'columns': […], 'data': [[…], …]}", payload)
        return dict(payload)

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Return the columns that are drawn, with what each holds."""
        if value is None:
            return None
        return {**chart_data(value, self._wanted(value)), "mark": self.mark}

    def _wanted(self, value: Any) -> list[str] | None:
        # What a page has is told again as it is.
        return None if _is_table(value) else self.drawn()

    def api_info(self) -> dict[str, Any]:
        """Return the schema of columns and rows."""
        properties = {
            "columns": {"type": "array", "items": {"type": "string"}},
            "data": {"type": "array", "items": {"type": "array", "items": {}}},
            "datatypes": {
                "type": "object",
                "additionalProperties": {"enum": ["quantitative", "nominal", "temporal"], "type": "string"},
            },
            "mark": {"type": "string"},
        }
        required = ["columns", "data", "datatypes", "mark"]
        return {"title": "PlotData", "type": "object", "properties": properties, "required": required}

    def example_payload(self) -> Any:
        """Return no table: it is made by a function."""
        return None


def _is_span(text: str) -> bool:
    return len(text) > 1 and text[-1] in _UNITS and text[:-1].replace(".", "", 1).isdigit() and float(text[:-1]) > 0


def _is_table(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("columns"), list):
        return False
    rows, width = value.get("data"), len(value["columns"])
    names = all(isinstance(name, str) for name in value["columns"])
    return names and isinstance(rows, list) and all(isinstance(row, list) and len(row) == width for row in rows)
