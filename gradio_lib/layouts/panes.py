"""Panes: what an Interface is laid out in."""

from __future__ import annotations

from typing import Literal

from gradio_lib.graph.container import Container

__all__ = ["Pane", "Panes", "RunBar"]


class Panes(Container, browser="panes"):
    """Two panes side by side: inputs and result."""


class Pane(Container, browser="pane"):
    """One of the two panes."""

    role: Literal["inputs", "outputs"] = "inputs"


class RunBar(Container, browser="runbar"):
    """The buttons of an Interface, always within reach."""
