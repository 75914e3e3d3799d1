"""What the client asks of a dialect: put values into its shapes, carry a call out, end it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from gradio_lib.client.endpoints import Component, Endpoint

__all__ = ["CONNECTED", "Call", "Dialect", "Message"]

CONNECTED = "connected"
"""Name of our own message that says that the next one is the first of another connection."""

Message = dict[str, Any]
"""What a server says about a call; ``msg`` is its name."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call on its way."""

    endpoint: Endpoint
    data: list[Any]
    """One value per input."""
    headers: Mapping[str, str]
    """Sent with this call only."""
    on_cancel: Callable[[Callable[[], None]], None]
    """Takes what is to be done when the caller cancels it; raises `CancelledError` where that has happened."""


class Dialect(Protocol):
    """One way in which a server and its clients talk."""

    edits: bool
    """Whether the second and later yields of a generator come as edits of the one before."""

    def encode(self, component: Component, value: Any) -> Any:
        """Return an argument as it travels; files are sent."""

    def decode(self, component: Component, value: Any) -> Any:
        """Return a result as the caller gets it; files are fetched."""

    def messages(self, call: Call) -> Iterator[Message]:
        """Carry the call out and yield what is said about it."""

    def close(self) -> None:
        """Let go of whatever is held."""
