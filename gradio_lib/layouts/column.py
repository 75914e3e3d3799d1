"""Column: its children below each other."""

from __future__ import annotations

from typing import Literal

from gradio_lib.graph.container import Container
from gradio_lib.legacy.params import Legacy

__all__ = ["Column"]


class Column(Legacy, Container, browser="column"):
    """Its children stand below each other; inside a `Row` several columns stand side by side.

    Example:
        >>> Column(scale=2).get_config()["scale"]
        2
    """

    scale: int = 1
    """Share of the row's free width."""
    min_width: int = 320
    """Pixels below which the row wraps."""
    variant: Literal["default", "panel", "compact"] = "default"
    """``"panel"`` has a tone, ``"compact"`` no gaps."""
    show_progress: bool = False
