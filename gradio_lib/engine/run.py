"""A run: one call of a function for one session, from its arrival to its last word."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any, Literal

from gradio_lib.engine.events import Done, Failed, RunEvent, Started
from gradio_lib.engine.log import RunLog

if TYPE_CHECKING:
    from gradio_lib.engine.call import Job
    from gradio_lib.engine.ongoing import Lease
    from gradio_lib.engine.sessions import Session
    from gradio_lib.graph.functions import Function

__all__ = ["Run"]


class Run:
    """One call of a function for one session.

    Attributes:
        id: 128 random bits in hex: to know it is to have been given it.
        log: All that has been said about it.
        status: ``"waiting"``, ``"running"`` or ``"ended"``.
    """

    __slots__ = (
        "arrived",
        "function",
        "handle",
        "id",
        "job",
        "listeners",
        "log",
        "on_read",
        "rank",
        "session",
        "started",
        "status",
        "told",
    )

    def __init__(self, function: Function, session: Session, job: Job) -> None:
        self.id = job.run
        self.function = function
        self.session = session
        self.job = job
        self.log = RunLog()
        self.status: Literal["waiting", "running", "ended"] = "waiting"
        self.handle: Lease | None = None
        self.listeners: list[Callable[[Run], None]] = []
        self.on_read: Callable[[], None] | None = None
        """Called when there is room in the log again."""
        self.rank = -1
        """The rank that was last told."""
        self.told = 0
        """Number of the last event that a stream of the session has sent."""
        self.arrived = time.monotonic()
        self.started = 0.0

    @staticmethod
    def new_id() -> str:
        """Return an id for a run."""
        return secrets.token_hex(16)

    def say(self, event: RunEvent) -> None:
        """Append `event` to the log and wake the readers. After the last word nothing is said any more."""
        if self.status == "ended":
            return
        if isinstance(event, Started):
            self.status = "running"
            self.started = time.monotonic()
        elif isinstance(event, Done | Failed):
            self.status = "ended"
        self.log.append(self.session.next_number(), event)
        self.session.heard(self)
        for listener in tuple(self.listeners):
            listener(self)

    async def events(self) -> AsyncIterator[RunEvent]:
        """Yield what is said about it, from the first word to the last; of what comes faster the newest of its kind."""
        news = asyncio.Event()

        def heard(_run: Run) -> None:
            news.set()

        self.listeners.append(heard)
        told = 0
        try:
            while not (self.status == "ended" and self.log.newest <= told):
                news.clear()
                for entry in self.log.after(told):
                    told = entry.number
                    yield entry.event
                self.read(told)
                if self.status != "ended":
                    await news.wait()
        finally:
            self.listeners.remove(heard)

    def read(self, number: int) -> None:
        """Take note that a reader has what was said up to `number`."""
        self.log.read(number)
        if self.on_read is not None:
            self.on_read()

    @property
    def result(self) -> Any:
        """The last word, None while there is none."""
        entries = self.log.after(0)
        last = entries[-1].event if entries else None
        return last if isinstance(last, Done | Failed) else None
