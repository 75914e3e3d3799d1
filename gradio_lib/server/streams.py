"""Event streams: readers of run logs that hold a connection and cost next to nothing while they wait."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from gradio_lib.engine.events import Done, Failed
from gradio_lib.wire.v6 import CLOSE, HEARTBEAT, CallFrames, SessionFrames

if TYPE_CHECKING:
    from starlette.types import Receive, Send

    from gradio_lib.engine.run import Run
    from gradio_lib.engine.sessions import Session

__all__ = ["BEAT_SECONDS", "Connection", "stream_call", "stream_session"]

BEAT_SECONDS = 15.0
"""Time after which a silent stream says that it is alive."""

_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


class Connection:
    """One open event stream: a wake-up that the run's log, the peer's leaving and the beat share."""

    def __init__(self, receive: Receive, send: Send, registry: set[Connection]) -> None:
        self._registry = registry
        self._receive = receive
        self._send = send
        self._loop = asyncio.get_running_loop()
        self._wake: asyncio.Future[None] = self._loop.create_future()
        self._watch: asyncio.Task[None] | None = None
        self._ending = False
        self.gone = False
        """Whether nothing more is to be sent: the peer has left, or the server has ended and said its last word."""
        self.closed: asyncio.Future[None] = self._loop.create_future()

    async def open(self) -> None:
        """Send the head and begin to watch whether the peer is there."""
        await self._send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        self._watch = asyncio.create_task(self._until_gone())

    async def _until_gone(self) -> None:
        while not self.gone:
            message = await self._receive()
            self.gone = message["type"] == "http.disconnect"
        self.wake()

    def wake(self) -> None:
        """Let `wait` return."""
        if not self._wake.done():
            self._wake.set_result(None)

    def end(self) -> None:
        """Let the stream close as soon as it has sent what there is."""
        self._ending = True
        self.wake()

    async def wait(self) -> bool:
        """Wait for a wake-up; False where the beat came first."""
        if self._ending:
            self.gone = True
            return True
        timer = self._loop.call_later(BEAT_SECONDS, self.wake)
        due = timer.when()
        await self._wake
        timer.cancel()
        self._wake = self._loop.create_future()
        return self._loop.time() < due

    async def write(self, frames: bytes) -> None:
        """Send some bytes."""
        with contextlib.suppress(OSError):
            await self._send({"type": "http.response.body", "body": frames, "more_body": True})

    async def close(self) -> None:
        """End the response."""
        self._registry.discard(self)
        if self._watch is not None:
            self._watch.cancel()
        if self._ending or not self.gone:
            await self._finish()
        if not self.closed.done():
            self.closed.set_result(None)

    async def _finish(self) -> None:
        with contextlib.suppress(OSError):
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})


async def stream_session(connection: Connection, session: Session, frames: SessionFrames, after: int | None) -> None:
    """Send what is said about the session's runs until none is pending.

    Args:
        connection: Where to.
        session: Whose runs.
        frames: How.
        after: Number of the last event that the reader has; None sends what no stream has sent.
    """
    dirty: dict[str, Run] = dict(session.runs)
    if after is not None:
        for run in dirty.values():
            run.told = min(run.told, after)

    def heard(run: Run) -> None:
        dirty[run.id] = run
        connection.wake()

    session.listeners.append(heard)
    try:
        await connection.open()
        while not connection.gone:
            body = _read(dirty, frames)
            done = not session.pending and not dirty
            if body or done:
                await connection.write(body + CLOSE if done else body)
            if done:
                return
            if not await connection.wait():
                await connection.write(HEARTBEAT)
    finally:
        session.listeners.remove(heard)
        await connection.close()


def _read(dirty: dict[str, Run], frames: SessionFrames) -> bytes:
    """Return the frames of everything that has not been sent; a burst is one write."""
    parts: list[tuple[int, bytes]] = []
    while dirty:
        _, run = dirty.popitem()
        for entry in run.log.after(run.told):
            parts.append((entry.number, frames.encode(run, entry)))
            run.told = entry.number
        run.log.read(run.told)
    # In the order in which they were said: a reader that resumes names one number for all its runs.
    return b"".join(body for _, body in sorted(parts))


async def stream_call(connection: Connection, run: Run, frames: CallFrames) -> None:
    """Send all that is said about one run until its last word."""
    cursor = 0
    woken: Callable[[Run], None] = lambda _run: connection.wake()  # noqa: E731 - the listener is removed by identity
    run.listeners.append(woken)
    try:
        await connection.open()
        while not connection.gone:
            ended = False
            for entry in run.log.after(cursor):
                cursor = entry.number
                ended = isinstance(entry.event, Done | Failed)
                body = frames.encode(run, entry)
                if body:
                    await connection.write(body)
            if ended:
                return
            if not await connection.wait():
                await connection.write(b"event: heartbeat\ndata: null\n\n")
    finally:
        run.listeners.remove(woken)
        await connection.close()
