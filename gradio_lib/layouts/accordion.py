"""Accordion: a part that folds."""

from __future__ import annotations

from gradio_lib.graph.container import Container
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.legacy.params import Legacy

__all__ = ["Accordion"]


class Accordion(Legacy, Container, browser="accordion"):
    """A part with a title that opens and closes.

    Example:
        >>> Accordion("More", open=False).label
        'More'
    """

    label: str | None = param(default=None, kw_only=False)
    """Its title."""
    open: bool = True
    height: int | str | None = None
    max_height: int | str | None = None

    expand = Event("It is opened.")
    collapse = Event("It is closed.")
