"""Which Blocks and which container are open in the running ``with`` statement."""

from __future__ import annotations

import itertools
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradio_lib.graph.blocks import Blocks
    from gradio_lib.graph.container import Container

__all__ = ["current_blocks", "current_container", "next_id"]

current_blocks: ContextVar[Blocks | None] = ContextVar("current_blocks", default=None)
current_container: ContextVar[Container | None] = ContextVar("current_container", default=None)

# One sequence for the whole process: blocks made outside any Blocks keep their id when they are rendered into one.
_ids = itertools.count()


def next_id() -> int:
    """Return the next block id."""
    return next(_ids)
