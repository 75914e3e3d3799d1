"""The websocket of a 3.x call: a connection that is asked before it listens, and holds nothing while it waits."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from typing import TYPE_CHECKING

from gradio_lib.engine.events import Done, Failed, Output, Printed
from gradio_lib.errors import Cancelled
from gradio_lib.server.streams import Connection
from gradio_lib.wire.negotiate import Pace
from gradio_lib.wire.v3 import SocketFrames
from gradio_lib.wire.v3_values import heavy

if TYPE_CHECKING:
    from starlette.types import Receive, Send

    from gradio_lib.engine.run import Run
    from gradio_lib.server.pictures import Pictures

__all__ = ["Socket", "stream_run"]

_BEATS = 4
"""Silent beats after which an answer is no longer waited for: a minute."""
_UNREAD = 2
"""Messages that are kept until they are asked for; a call has two."""


class Socket(Connection):
    """One open websocket."""

    def __init__(self, receive: Receive, send: Send, registry: set[Connection]) -> None:
        super().__init__(receive, send, registry)
        self._unread: deque[str] = deque()

    async def open(self) -> None:
        """Accept the peer and begin to listen."""
        await self._receive()
        await self._send({"type": "websocket.accept"})
        self._watch = asyncio.create_task(self._until_gone())

    async def _until_gone(self) -> None:
        while not self.gone:
            message = await self._receive()
            if message["type"] == "websocket.disconnect":
                self.gone = True
            elif len(self._unread) < _UNREAD:
                self._unread.append(message.get("text") or (message.get("bytes") or b"").decode("utf-8", "replace"))
            self.wake()

    async def ask(self, question: bytes) -> str:
        """Send `question` and return the answer.

        Raises:
            Cancelled: The peer has gone, or says nothing.
        """
        await self.write(question)
        beats = 0
        while not self._unread and not self.gone and beats < _BEATS:
            beats += not await self.wait()
        if not self._unread:
            msg = "The other side of the socket went away, or was silent for too long."
            raise Cancelled(msg)
        return self._unread.popleft()

    async def write(self, frames: bytes) -> None:
        """Send one message."""
        with contextlib.suppress(OSError, RuntimeError):
            await self._send({"type": "websocket.send", "text": frames.decode()})

    async def _finish(self) -> None:
        with contextlib.suppress(OSError, RuntimeError):
            await self._send({"type": "websocket.close", "code": 1000})


async def stream_run(socket: Socket, run: Run, pace: Pace, pictures: Pictures) -> None:
    """Send all that is said about a run until its last word.

    Args:
        socket: Where to.
        run: Which.
        pace: How fast the client can take it.
        pictures: What fetches those that the function names by their addresses.
    """
    frames = SocketFrames()
    apart = heavy(run.function.outputs)
    cursor = 0

    def heard(_run: Run) -> None:
        socket.wake()

    run.listeners.append(heard)
    try:
        while not socket.gone:
            for entry in run.log.after(cursor):
                cursor = entry.number
                if isinstance(entry.event, Printed):
                    continue  # clients of 3.x have no word for it
                if apart:
                    event = await pictures.fetched(run, entry.event)
                    body = await asyncio.to_thread(frames.encode, run, event)
                else:
                    body = frames.encode(run, entry.event)
                await socket.write(body)
                if isinstance(entry.event, Done | Failed):
                    return
                if pace.step and isinstance(entry.event, Output):
                    await asyncio.sleep(pace.step)
            run.read(cursor)
            await socket.wait()
    finally:
        run.listeners.remove(heard)
