"""Plot: a figure of matplotlib, plotly, bokeh or altair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gradio_lib.components._bases import FormComponent, refuse
from gradio_lib.errors import InvalidValue
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.chart import plot_of

__all__ = ["Plot"]

_PASSED = {"matplotlib", "plotly", "altair"}
"""Kinds that may come back from a client: a document of bokeh's may hold code that the page runs."""


class Plot(FormComponent["dict[str, Any] | None", Any], browser="plot"):
    """A figure of matplotlib, plotly, bokeh or altair.

    The function returns the figure as its library makes it. Figures of plotly, bokeh and altair stay alive: they are
    moved, zoomed into and pointed at on the page.

    Example:
        >>> Plot(label="Loss").label
        'Loss'
    """

    value: Any = param(default=None, kw_only=False)
    """Figure shown at the start, or a function that is called for it whenever the page opens."""
    format: str = param(default="webp", page=False)
    """File format of matplotlib's pictures: webp, png, jpeg or svg."""
    buttons: Sequence[str] | None = None
    """Which of ``"download"`` and ``"fullscreen"`` it has; None: both."""

    change = Event("It is another figure.")
    clear = Event("The figure is taken away.")

    def preprocess(self, payload: Any) -> dict[str, Any] | None:
        """Return the figure as the page draws it: ``{"type", "plot"}``."""
        if payload is None:
            return None
        if not _is_drawn(payload):
            raise refuse(self, "{'type': library, 'plot': text} of matplotlib, plotly or altair", payload)
        return {"type": payload["type"], "plot": payload["plot"]}

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Return the figure as the page draws it."""
        if value is None:
            return None
        drawn = value if _is_drawn(value) else plot_of(value, self.format)
        if drawn is None:
            msg = f"{type(value).__name__} is no figure; return one of matplotlib, plotly, bokeh or altair."
            raise InvalidValue(msg)
        return drawn

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a drawn figure."""
        properties = {
            "type": {"enum": ["altair", "bokeh", "plotly", "matplotlib"], "type": "string"},
            "plot": {"type": "string", "description": "The figure as JSON, or a picture as a data URL."},
        }
        return {"title": "PlotData", "type": "object", "properties": properties, "required": ["type", "plot"]}

    def example_payload(self) -> Any:
        """Return no figure: it is made by a function."""
        return None


def _is_drawn(value: Any) -> bool:
    return isinstance(value, dict) and value.get("type") in _PASSED and isinstance(value.get("plot"), str)
