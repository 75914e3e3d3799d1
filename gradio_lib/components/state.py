"""State: a value of a session that never leaves the server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gradio_lib.components._bases import FormComponent
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param

__all__ = ["State"]


class State(FormComponent[None, Any], browser="state"):
    """A value that each session has for itself, given to and taken from functions as any input or output.

    Example:
        >>> State([]).value
        []
    """

    value: Any = param(default=None, kw_only=False, page=False)
    """What each session starts with, copied deeply; or a function that is called for it."""
    time_to_live: float | None = param(default=None, page=False)
    """Seconds after its last change until it is deleted; None keeps it as long as the session."""
    delete_callback: Callable[[Any], None] | None = param(default=None, page=False)
    """Called with the value when it is deleted."""

    change = Event("It is another value after a function.")

    skip_api = True

    def check(self) -> None:
        """Say what does not fit."""
        if self.time_to_live is not None and self.time_to_live <= 0:
            msg = f"time_to_live is {self.time_to_live}; it takes seconds, more than 0."
            raise DeclarationError(msg)
