"""How far uploads are: told to those who watch, before they begin, while they go on, and when they are over."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

__all__ = ["Uploads", "Watcher"]

_REMEMBERED = 1000
"""Uploads that are known to be over; who asks for one later would wait for ever."""


class Watcher:
    """Who wants to know how far one upload is.

    Args:
        wake: Called when there is news.
    """

    def __init__(self, wake: Callable[[], None]) -> None:
        self.wake = wake
        self.done = False
        """Whether it is over."""
        self._size = 0

    def tell(self, size: int | None) -> None:
        """Take note of some bytes, or with None of the end."""
        if size is None:
            self.done = True
        else:
            self._size += size
        self.wake()

    def take(self) -> int:
        """Return how many bytes have come since the last time."""
        size, self._size = self._size, 0
        return size


class Uploads:
    """The uploads that somebody watches, and those that are over, by the id that the client gave them."""

    def __init__(self) -> None:
        self._watchers: dict[str, list[Watcher]] = {}
        self._over: OrderedDict[str, None] = OrderedDict()

    def watch(self, id: str, wake: Callable[[], None]) -> Watcher:
        """Return a new watcher of the upload."""
        watcher = Watcher(wake)
        watcher.done = id in self._over
        self._watchers.setdefault(id, []).append(watcher)
        return watcher

    def leave(self, id: str, watcher: Watcher) -> None:
        """Forget a watcher."""
        watchers = self._watchers[id]
        watchers.remove(watcher)
        if not watchers:
            del self._watchers[id]

    def tell(self, id: str, size: int | None) -> None:
        """Tell the watchers of an upload that so many bytes have come, or with None that it is over."""
        if size is None:
            self._over[id] = None
            while len(self._over) > _REMEMBERED:
                self._over.popitem(last=False)
        for watcher in self._watchers.get(id, ()):
            watcher.tell(size)
