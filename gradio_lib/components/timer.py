"""Timer: fires an event at an interval while the page is open."""

from __future__ import annotations

import math
from typing import Any

from gradio_lib.components._bases import FormComponent, expect_number, refuse
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param

__all__ = ["Timer"]


class Timer(FormComponent["float | None", "float | None"], browser="timer"):
    """A clock without looks; its value is the interval in seconds.

    A function may return ``gr.Timer(active=False)`` to stop it, or another interval. As ``every=`` of a component it
    says when the component's callable value is called again.

    Example:
        >>> Timer(2).get_config()["value"]
        2
    """

    value: float | None = param(default=1, kw_only=False)
    """Seconds between two ticks; None: it does not tick."""
    active: bool = param(default=True, kw_only=False)

    change = Event("The interval is another.")
    tick = Event("The interval is over.")

    def check(self) -> None:
        """Say what does not fit."""
        seconds: Any = self.value
        if seconds is None or (isinstance(seconds, int | float) and 0 < seconds < math.inf):
            return
        msg = f"gr.Timer({seconds!r}): it takes seconds, more than 0."
        raise DeclarationError(msg)

    def preprocess(self, payload: Any) -> float | None:
        """Return the interval in seconds."""
        seconds = expect_number(self, payload)
        if seconds is not None and seconds <= 0:
            raise refuse(self, "seconds, more than 0", payload)
        return seconds

    def postprocess(self, value: Any) -> float | None:
        """Return the interval in seconds."""
        return self.preprocess(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a number."""
        return {"type": "number"}

    def example_payload(self) -> float:
        """Return an interval."""
        return 1.0
