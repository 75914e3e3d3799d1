"""Event streams: readers of run logs that hold a connection and cost next to nothing while they wait."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from gradio_lib.engine.events import Done, Failed
from gradio_lib.wire.negotiate import Pace
from gradio_lib.wire.v6 import CLOSE, HEARTBEAT, CallFrames, SessionFrames

if TYPE_CHECKING:
    from starlette.types import Receive, Send

    from gradio_lib.engine.run import Run
    from gradio_lib.engine.sessions import Session

__all__ = ["BEAT_SECONDS", "Connection", "Farewells", "stream_call", "stream_session"]

BEAT_SECONDS = 15.0
"""Time after which a silent stream says that it is alive."""

FAREWELL_SECONDS = 2.0
"""How long a stream that has told all waits for its reader to hang up."""

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
        self._wake: asyncio.Future[bool] = self._loop.create_future()
        self._watch: asyncio.Task[None] | None = None
        self._ending = False
        self._finished = False
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
            self._wake.set_result(True)

    def end(self) -> None:
        """Let the stream close as soon as it has sent what there is."""
        self._ending = True
        self.wake()

    async def wait(self, seconds: float = BEAT_SECONDS) -> bool:
        """Wait for a wake-up; False where none came in time."""
        if self._ending:
            self.gone = True
            return True
        timer = self._loop.call_later(seconds, self._give_up)
        woken = await self._wake
        timer.cancel()
        self._wake = self._loop.create_future()
        return woken

    def _give_up(self) -> None:
        if not self._wake.done():
            self._wake.set_result(False)

    async def until_gone(self, seconds: float) -> None:
        """Wait until the peer has hung up, but not longer than that."""
        until = self._loop.time() + seconds
        while not self.gone and (left := until - self._loop.time()) > 0:
            await self.wait(left)

    async def write(self, frames: bytes) -> None:
        """Send some bytes."""
        with contextlib.suppress(OSError):
            await self._send({"type": "http.response.body", "body": frames, "more_body": True})

    async def write_last(self, frames: bytes) -> None:
        """Send the last bytes and with them the end of the response."""
        self._finished = True
        with contextlib.suppress(OSError):
            await self._send({"type": "http.response.body", "body": frames, "more_body": False})

    async def close(self) -> None:
        """End the response."""
        self._registry.discard(self)
        if self._watch is not None:
            self._watch.cancel()
        if not self._finished and (self._ending or not self.gone):
            await self._finish()
        if not self.closed.done():
            self.closed.set_result(None)

    async def _finish(self) -> None:
        await self.write_last(b"")


class Farewells:
    """Streams that have told all, and whose readers still take them for open.

    A published client opens no stream for a new run while it believes that there is one: who starts a run is answered
    when the reader has hung up.
    """

    def __init__(self) -> None:
        self._open: dict[str, asyncio.Future[None]] = {}

    def begin(self, session: Session) -> None:
        """The reader of the session's stream is about to be told that this was all."""
        self._open.setdefault(session.hash, asyncio.get_running_loop().create_future())

    def end(self, session: Session) -> None:
        """The reader has hung up."""
        over = self._open.pop(session.hash, None)
        if over is not None:
            over.set_result(None)

    async def wait(self, session: Session) -> None:
        """Wait until no stream of the session is about to end."""
        over = self._open.get(session.hash)
        if over is not None:
            await asyncio.shield(over)


async def stream_session(
    connection: Connection,
    session: Session,
    frames: SessionFrames,
    after: int | None,
    pace: Pace,
    farewells: Farewells,
) -> bool:
    """Send what is said about the session's runs until none is pending.

    Args:
        connection: Where to.
        session: Whose runs.
        frames: How.
        after: Number of the last event that the reader has; None sends what no stream has sent.
        pace: How the reader takes ends.
        farewells: Where it is noted that the reader is being told of the end.

    Returns:
        Whether the reader was told that this was all; False where it went away before.
    """
    reader = _Reader(session, frames, pace, after)

    def heard(run: Run) -> None:
        reader.add(run)
        connection.wake()

    session.listeners.append(heard)
    try:
        await connection.open()
        done = False
        while not connection.gone and not done:
            body = reader.read()
            done = not session.pending and not reader.dirty
            if done and pace.hangs_up:
                farewells.begin(session)
            if done:
                await (connection.write if pace.hangs_up else connection.write_last)(body + CLOSE)
            elif body:
                await connection.write(body)
            if not done and not await connection.wait(reader.due()) and not reader.dirty:
                await connection.write(HEARTBEAT)
        if done and pace.hangs_up:
            await connection.until_gone(FAREWELL_SECONDS)
    finally:
        session.listeners.remove(heard)
        farewells.end(session)
        await connection.close()
    return done


class _Reader:
    """What one stream still has to send."""

    def __init__(self, session: Session, frames: SessionFrames, pace: Pace, after: int | None) -> None:
        self._session = session
        self._frames = frames
        self._pace = pace
        if after is not None:
            for run in session.runs.values():
                run.told = min(run.told, after)
        self.dirty = dict(session.unread if after is None else session.runs)
        """Runs of which something may not have been sent."""
        self._newest = next((run.arrived for run in reversed(session.runs.values())), 0.0)

    def add(self, run: Run) -> None:
        """Note that something was said about `run`."""
        self.dirty[run.id] = run
        self._newest = max(self._newest, run.arrived)

    def read(self) -> bytes:
        """Return the frames of everything that has not been sent; a burst is one write."""
        parts: list[tuple[int, bytes]] = []
        for run in list(self.dirty.values()):
            if run.status == "ended" and self._left(run) > 0:
                continue
            del self.dirty[run.id]
            self._session.unread.pop(run.id, None)
            for entry in run.log.after(run.told):
                parts.append((entry.number, self._frames.encode(run, entry)))
                run.told = entry.number
            run.read(run.told)
        # In the order in which they were said: a reader that resumes names one number for all its runs.
        return b"".join(body for _, body in sorted(parts))

    def _left(self, run: Run) -> float:
        """Return for how many seconds the end of `run` is to be held back."""
        if run.told >= run.log.newest:
            return 0.0
        # Each run that such a client has begun is one more thread that the others wait for.
        hold = self._pace.hold * (1 + (len(self.dirty) - 1) / 4)
        return min(self._newest + hold, run.arrived + self._pace.longest) - time.monotonic()

    def due(self) -> float:
        """Return the seconds until the next run that is held back may be told, or until a sign of life is due."""
        return min((self._left(run) for run in self.dirty.values()), default=BEAT_SECONDS)


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
            run.read(cursor)
            if not await connection.wait():
                await connection.write(b"event: heartbeat\ndata: null\n\n")
    finally:
        run.listeners.remove(woken)
        await connection.close()
