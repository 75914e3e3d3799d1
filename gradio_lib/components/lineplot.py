"""LinePlot: lines through a table's numbers."""

from __future__ import annotations

from typing import ClassVar

from gradio_lib.components._plots import NativePlot, Place

__all__ = ["LinePlot"]


class LinePlot(NativePlot):
    """A line along x; with ``color`` or ``stroke_dash`` one for each of their values.

    Example:
        >>> LinePlot(x="time", y="price", x_bin="1d", y_aggregate="mean").mark
        'line'
    """

    stroke_dash: str | None = None
    """Column that tells how the lines are broken."""
    overlay_point: bool | None = None
    """Whether each row has a point on its line."""
    stroke_dash_legend_title: str | None = None
    stroke_dash_legend_position: Place | None = None

    mark: ClassVar[str] = "line"
    more = ("stroke_dash",)
