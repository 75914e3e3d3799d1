"""Threads of a client: daemons, so that a call that never ends cannot keep a program from ending."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

__all__ = ["Workers"]


class Workers:
    """Runs tasks in at most so many threads, which are started as they are needed and wait for more.

    Args:
        limit: How many tasks may run at once.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._threads = 0
        self._wanted = 0

    def run(self, task: Callable[[], None]) -> None:
        """Run `task`, which raises nothing, as soon as a thread is free."""
        with self._lock:
            self._wanted += 1
            more = self._wanted > self._threads and self._threads < self._limit
            self._threads += more
        self._tasks.put(task)
        if more:
            threading.Thread(target=self._work, name="gradio-client", daemon=True).start()

    def close(self) -> None:
        """Let the threads end when they have done what they were given; nothing is given to them after this."""
        for _ in range(self._threads):
            self._tasks.put(None)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()
            with self._lock:
                self._wanted -= 1
