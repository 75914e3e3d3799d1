"""The queue decides when a run starts: lanes with limits, first in first out, batches; no clock but arrivals."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from gradio_lib.engine.events import Waiting
from gradio_lib.errors import QueueFull

if TYPE_CHECKING:
    from gradio_lib.engine.run import Run

__all__ = ["Lane", "Queue", "Statistics"]

_AT_ONCE = 16
"""Up to so many waiting runs are told a new rank at once, or after `_GLANCE` seconds, more than that after `_PAUSE`."""
_GLANCE = 0.1
_PAUSE = 1.0


class Statistics:
    """How long a function's runs take: two numbers, no table."""

    __slots__ = ("count", "total")

    def __init__(self) -> None:
        self.count = 0
        self.total = 0.0

    def add(self, seconds: float) -> None:
        """Count one run."""
        self.count += 1
        self.total += seconds

    @property
    def average(self) -> float | None:
        """Seconds of a run, None before the first one."""
        return self.total / self.count if self.count else None


class Lane:
    """The runs that share one limit."""

    __slots__ = ("limit", "name", "running", "told", "waiting")

    def __init__(self, name: str, limit: int | None) -> None:
        self.name = name
        self.limit = limit
        self.running = 0
        self.told = -math.inf
        """When ranks were told last, on the loop's clock."""
        self.waiting: dict[str, Run] = {}

    @property
    def free(self) -> bool:
        """Whether one more may start."""
        return self.limit is None or self.running < self.limit

    def take(self) -> list[Run]:
        """Take the first run out, and for a batch function those of its kind that wait, up to its limit."""
        first = next(iter(self.waiting.values()))
        options = first.function.options
        taken = [first]
        if options.batch:
            alike = (run for run in self.waiting.values() if run.function.id == first.function.id)
            taken = [run for run, _ in zip(alike, range(options.max_batch_size), strict=False)]
        for run in taken:
            del self.waiting[run.id]
        self.running += 1
        return taken


class Queue:
    """All lanes of an app.

    Args:
        start: Called with the runs whose turn it is; `release` is to be called when they have ended.
        max_size: How many runs may wait; None for no limit.
    """

    def __init__(self, start: Callable[[Lane, list[Run]], None], max_size: int | None = None) -> None:
        self._start = start
        self.max_size = max_size
        self.lanes: dict[str, Lane] = {}
        self.statistics: dict[int, Statistics] = {}
        self._untold: set[str] = set()
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def lane(self, name: str, limit: int | None) -> Lane:
        """Return the lane of that name; the smallest limit that anybody gave it holds."""
        lane = self.lanes.get(name)
        if lane is None:
            lane = self.lanes[name] = Lane(name, limit)
        elif limit is not None and (lane.limit is None or limit < lane.limit):
            lane.limit = limit
        return lane

    def add(self, name: str, run: Run, limit: int | None) -> None:
        """Let `run` wait in the lane `name`, and start it if there is a free slot.

        Raises:
            QueueFull: As many wait as may.
        """
        lane = self.lane(name, limit)
        if self.max_size is not None and self._size >= self.max_size and not lane.free:
            raise QueueFull(self.max_size, self._size)
        lane.waiting[run.id] = run
        self._size += 1
        self._tell_one(lane, run, len(lane.waiting) - 1)
        self._advance(lane)

    def remove(self, name: str, run: Run) -> bool:
        """Take a waiting run out; False where it does not wait."""
        lane = self.lanes.get(name)
        if lane is None or lane.waiting.pop(run.id, None) is None:
            return False
        self._size -= 1
        self._ranks_changed(lane)
        return True

    def release(self, lane: Lane) -> None:
        """Give a slot back; the next one starts."""
        lane.running -= 1
        self._advance(lane)
        if not lane.running and not lane.waiting:
            self.lanes.pop(lane.name, None)

    def _advance(self, lane: Lane) -> None:
        moved = False
        while lane.waiting and lane.free:
            runs = lane.take()
            self._size -= len(runs)
            moved = True
            self._start(lane, runs)
        if moved and lane.waiting:
            self._ranks_changed(lane)

    def _ranks_changed(self, lane: Lane) -> None:
        """Tell those who wait, together: one by one a queue of n would cost n messages at each start."""
        if lane.name in self._untold:
            return
        self._untold.add(lane.name)
        loop = asyncio.get_running_loop()
        delay = _PAUSE if len(lane.waiting) > _AT_ONCE else max(0.0, lane.told + _GLANCE - loop.time())
        loop.call_later(delay, self._tell_all, lane.name)

    def _tell_all(self, name: str) -> None:
        self._untold.discard(name)
        lane = self.lanes.get(name)
        if lane is None:
            return
        lane.told = asyncio.get_running_loop().time()
        for rank, run in enumerate(lane.waiting.values()):
            if run.rank != rank:
                self._tell_one(lane, run, rank)

    def _tell_one(self, lane: Lane, run: Run, rank: int) -> None:
        run.rank = rank
        run.say(Waiting(rank, len(lane.waiting), self.eta(lane, run.function.id, rank)))

    def eta(self, lane: Lane, function: int, rank: int) -> float | None:
        """Return the seconds until a run of that rank is expected to end."""
        average = self.average(function)
        if average is None:
            return None
        return average * (rank // (lane.limit or rank + 1) + 1)

    def average(self, function: int) -> float | None:
        """Return the seconds that this function's runs take."""
        statistics = self.statistics.get(function)
        return statistics.average if statistics is not None else None

    def ended(self, function: int, seconds: float) -> float:
        """Count a run and return the new average."""
        statistics = self.statistics.setdefault(function, Statistics())
        statistics.add(seconds)
        return statistics.average or seconds
