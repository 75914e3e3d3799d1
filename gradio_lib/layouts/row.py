"""Row: its children side by side."""

from __future__ import annotations

from typing import Literal

from gradio_lib.graph.container import Container
from gradio_lib.legacy.params import Legacy

__all__ = ["Row"]


class Row(Legacy, Container, browser="row"):
    """Its children stand side by side, and wrap where there is no room.

    Example:
        >>> Row(equal_height=True).get_config()["equal_height"]
        True
    """

    variant: Literal["default", "panel", "compact"] = "default"
    """``"panel"`` has a tone, ``"compact"`` no gaps."""
    equal_height: bool = True
    """Whether the children stretch to the tallest."""
    scale: int | None = None
    height: int | str | None = None
    max_height: int | str | None = None
    min_height: int | str | None = None
    show_progress: bool = False
