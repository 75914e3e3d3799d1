"""Tab: one page of several."""

from __future__ import annotations

from typing import Literal

from gradio_lib.graph.container import Container
from gradio_lib.graph.context import current_container
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.layouts.tabs import Tabs
from gradio_lib.legacy.params import Legacy

__all__ = ["Tab", "TabItem"]


class Tab(Legacy, Container, browser="tabitem"):
    """A page with a title; tabs that follow each other share one bar.

    Example:
        >>> Tab("Settings").label
        'Settings'
    """

    label: str | None = param(default=None, kw_only=False)
    """Its title."""
    interactive: bool = True
    """False greys it out."""
    id: int | str | None = None
    """Name to select it by."""
    render_children: bool = False
    """Whether what is in it is drawn before it is chosen."""
    alignment: Literal["left", "right"] = "left"
    scale: int | None = None
    height: int | str | None = None
    max_height: int | str | None = None

    select = Event("It is chosen; the event data has its index and value.")

    def render(self) -> Tab:
        """Take its place: in the `Tabs` that is open, in the one just before it, or in one of its own."""
        container = current_container.get()
        if container is None or isinstance(container, Tabs):
            super().render()
            return self
        last = container.children[-1] if container.children else None
        with last if isinstance(last, Tabs) else Tabs():
            super().render()
        return self


TabItem = Tab
