"""ScatterPlot: points of a table's numbers."""

from __future__ import annotations

from typing import ClassVar

from gradio_lib.components._plots import NativePlot, Place

__all__ = ["ScatterPlot"]


class ScatterPlot(NativePlot):
    """A point for each row, in color, size and shape as columns tell.

    Example:
        >>> ScatterPlot(x="weight", y="height", color="species", size="age").mark
        'point'
    """

    size: str | None = None
    """Column of numbers that tells how large the points are."""
    shape: str | None = None
    """Column that tells their shape."""
    size_legend_title: str | None = None
    size_legend_position: Place | None = None
    shape_legend_title: str | None = None
    shape_legend_position: Place | None = None

    mark: ClassVar[str] = "point"
    more = ("size", "shape")
