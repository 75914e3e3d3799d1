"""BarPlot: bars of a table's numbers."""

from __future__ import annotations

from typing import ClassVar

from gradio_lib.components._plots import NativePlot

__all__ = ["BarPlot"]


class BarPlot(NativePlot):
    """Bars, one for each value of x; with ``color`` those of one x stand on each other.

    Example:
        >>> BarPlot(x="month", y="sales", color="shop", y_aggregate="sum").mark
        'bar'
    """

    vertical: bool = True
    """Whether the bars stand; False lays them."""
    group: str | None = None
    """Column whose values have a chart each, beside each other."""
    group_title: str | None = None

    mark: ClassVar[str] = "bar"
    more = ("group",)
