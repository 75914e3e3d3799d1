"""Tabs: several pages in one place."""

from __future__ import annotations

from gradio_lib.graph.container import Container
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.legacy.params import Legacy

__all__ = ["Tabs"]


class Tabs(Legacy, Container, browser="tabs"):
    """Holds `Tab` blocks, of which one is shown.

    Example:
        >>> Tabs(selected="second").get_config()["selected"]
        'second'
    """

    selected: int | str | None = param(default=None, kw_only=False)
    """The ``id`` of the tab that is shown; None is the first. A function can change it."""

    change = Event("Another tab is shown, by a person or by a function.")
    select = Event("Somebody chooses a tab; the event data has its index and value.")
