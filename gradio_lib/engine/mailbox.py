"""The way from a function, in whatever thread it runs, to the loop: in bursts, bounded, and at the reader's pace."""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import Callable
from typing import Any

from gradio_lib.engine.call import Pause, Result
from gradio_lib.engine.events import Failed, Printed
from gradio_lib.logs import log

__all__ = ["Mailbox"]


_KEPT = 256
"""Items that wait for the loop one by one; beyond that the newest of a kind replaces the one before."""
_BURST = 24
"""Yields that go to the loop together."""
PATIENCE = 2.0
"""Seconds, in all, for which a function waits for its reader; after that what is not read gives way to what follows."""


class Mailbox:
    """Hands what worker threads say over to the loop: one wake-up per burst, and never an unbounded backlog.

    Args:
        loop: Where it is received.
        receive: Takes the index of the job and what was said.
        room: Returns how many more yields can be kept until somebody reads them.
        patience: Seconds, in all, for which a function may be held up for want of room.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        receive: Callable[[int, Any], None],
        room: Callable[[], int] = lambda: _BURST,
        patience: float = PATIENCE,
    ) -> None:
        self._loop = loop
        self._receive = receive
        self._room_now = room
        self._patience = patience
        self._lock = threading.Lock()
        self._items: list[tuple[int, Any]] = []
        self._newest: dict[tuple[int, type], int] = {}
        """Where the newest item of each job and kind is."""
        self._room = room()
        self._pause: Pause | None = None
        """What the function waits for."""
        self._timer: asyncio.TimerHandle | None = None
        """Ends the function's patience."""

    def put(self, index: int, event: Any) -> Pause | None:
        """Add one item; from any thread. What nobody has fetched gives way to what makes it void when much waits.

        Returns:
            What the function is to wait for before it goes on; None where it may go on at once.
        """
        with self._lock:
            wake = not self._items
            key = (index, type(event))
            place = self._newest.get(key)
            if len(self._items) >= _KEPT and place is not None and not _is_last_word(event):
                self._items[place] = (index, _merged(self._items[place][1], event))
            else:
                self._newest[key] = len(self._items)
                self._items.append((index, event))
            pause = self._paused(event)
        if wake:
            try:
                self._loop.call_soon_threadsafe(self._deliver)
            except RuntimeError:
                # The loop is closed: the server is gone, and with it whoever waited for this.
                log.debug("A result came after the end of the server.")
                return None
        return pause

    def _paused(self, event: Any) -> Pause | None:
        if not isinstance(event, Result) or event.final or len(self._items) < min(_BURST, self._room):
            return None
        if self._pause is None:
            self._pause = concurrent.futures.Future()
        return self._pause

    def _deliver(self) -> None:
        with self._lock:
            items, self._items = self._items, []
            self._newest.clear()
            self._room -= len(items)
        for index, event in items:
            self._receive(index, event)
        self.refresh()

    def refresh(self) -> None:
        """Let the function go on if there is room again."""
        room = self._room_now() if self._patience > 0 else _BURST
        with self._lock:
            self._room = room
            pause = self._pause
            if room >= _BURST:
                self._pause = None
        if pause is None:
            return
        if room >= _BURST:
            self._stop_clock()
            pause.set_result(None)
        elif self._timer is None:
            self._timer = self._loop.call_later(self._patience, self._lose_patience)

    def _stop_clock(self) -> None:
        if self._timer is not None:
            self._patience = max(0.0, self._timer.when() - self._loop.time())
            self._timer.cancel()
            self._timer = None

    def _lose_patience(self) -> None:
        self._patience = 0.0
        self._timer = None
        self.refresh()


def _is_last_word(event: Any) -> bool:
    return isinstance(event, Failed) or (isinstance(event, Result) and event.final)


def _merged(old: Any, new: Any) -> Any:
    """Return what takes the place of both: states and properties that only the older one has set stay set, and text."""
    if isinstance(new, Printed):
        return old.followed_by(new.text)
    if isinstance(new, Result) and (old.states or old.properties):
        properties = {
            **old.properties,
            **{i: {**old.properties.get(i, {}), **new.properties[i]} for i in new.properties},
        }
        return Result(new.data, {**old.states, **new.states}, new.final, properties)
    return new
