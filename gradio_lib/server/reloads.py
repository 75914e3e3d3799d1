"""What open pages are told while an app is being written: that another version is served, or why it is not."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

__all__ = ["Reloads"]


class Reloads:
    """The version of the app that is served, and what is wrong with a newer one; told to whoever listens.

    Changed from any thread; listeners are called on the loop that they were added from.
    """

    def __init__(self) -> None:
        self.revision = 0
        self._error: str | None = None
        self._lock = threading.Lock()
        self._listeners: dict[Callable[[], None], asyncio.AbstractEventLoop] = {}

    def replaced(self, revision: int) -> None:
        """Another version is served from now on."""
        self._tell(revision, None)

    def failed(self, error: str) -> None:
        """There is another version, which cannot be served."""
        self._tell(self.revision, error)

    def _tell(self, revision: int, error: str | None) -> None:
        with self._lock:
            self.revision, self._error = revision, error
            for listener, loop in self._listeners.items():
                loop.call_soon_threadsafe(listener)

    def state(self) -> dict[str, Any]:
        """Return what there is to tell: the version that is served, and why a newer one is not."""
        with self._lock:
            return {"revision": self.revision, "error": self._error}

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each change."""
        with self._lock:
            self._listeners[listener] = asyncio.get_running_loop()

    def leave(self, listener: Callable[[], None]) -> None:
        """Call it no more."""
        with self._lock:
            self._listeners.pop(listener, None)
