"""DuplicateButton: makes a copy of the Space that the app runs on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from gradio_lib import settings
from gradio_lib._lazy import require
from gradio_lib.components.button import Button
from gradio_lib.graph.fields import param

__all__ = ["DuplicateButton"]


class DuplicateButton(Button):
    """A button that leads to where a copy of this Space is made; where the app runs on none, it leads nowhere.

    Example:
        >>> DuplicateButton().value
        'Duplicate Space'
    """

    value: str | Callable[..., Any] | None = param(default="Duplicate Space")
    """Its text."""
    size: Literal["sm", "md", "lg"] | None = "sm"
    scale: int | None = 0
    activate: bool = param(default=True, page=False, alias="_activate")
    """Whether it leads there; False leaves that to its ``click`` event."""

    def check(self) -> None:
        """Find the Space."""
        super().check()
        space = settings.read("SPACE_ID")
        if self.activate and space and self.link is None:
            hub = require("huggingface_hub.constants", "for gr.DuplicateButton", "huggingface_hub").ENDPOINT
            self.link = f"{hub}/spaces/{space}?duplicate=true"
            self.link_target = "_blank"
