"""Box: `Group` as 3.x called it."""

from __future__ import annotations

from gradio_lib.layouts.group import Group

__all__ = ["Box"]


class Box(Group):
    """Its children in one frame, as in a `Group`.

    Example:
        >>> Box(elem_id="address").get_block_name()
        'group'
    """
