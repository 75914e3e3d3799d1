"""Group: its children close together."""

from __future__ import annotations

from gradio_lib.graph.container import Container
from gradio_lib.legacy.params import Legacy

__all__ = ["Group"]


class Group(Legacy, Container, browser="group"):
    """Its children belong together: one frame, no gaps.

    Example:
        >>> Group(elem_id="address").get_config()["elem_id"]
        'address'
    """
