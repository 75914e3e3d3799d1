"""The HTTP server: uvicorn that says when it is ready, and a stage on which one app can follow another."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import uvicorn

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from gradio_lib.engine.runtime import Runtime

__all__ = ["Served", "Server", "Stage"]

GRACE_SECONDS = 3.0
"""How long what runs may go on when the server is told to stop."""
RETIREMENT_SECONDS = 3600.0
"""How long what runs may go on when its app was replaced."""


@dataclass(slots=True, eq=False)
class Served:
    """An ASGI app, with the runtime behind it where it is one of ours."""

    app: Any
    runtime: Runtime | None = None

    async def finish(self, seconds: float = GRACE_SECONDS) -> None:
        """Let runs go on for at most `seconds`, then close their streams."""
        if self.runtime is not None:
            await self.runtime.drain(seconds)
            await self.app.state.context.hang_up()


class Server(uvicorn.Server):
    """uvicorn's server in a thread.

    Args:
        config: uvicorn's.
        finish: Awaited before open connections are, when it is told to stop.
    """

    def __init__(self, config: uvicorn.Config, finish: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        """Set once it answers, or has ended before it could."""
        self.ended = threading.Event()
        """Set at its end. To be waited for in the place of the thread: a ``join`` that a signal interrupts takes the
        thread to be over, up to Python 3.12."""
        self._finish = finish
        self._stopping = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def stop(self) -> None:
        """Let it end; from any thread."""
        self.should_exit = True
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # it has ended by itself
                self._loop.call_soon_threadsafe(self._stopping.set)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        self._loop = asyncio.get_running_loop()
        try:
            await super().startup(sockets)
        finally:
            self.ready.set()

    async def main_loop(self) -> None:
        """Keep the ``Date`` header; uvicorn's own loop looks ten times a second whether it is to end."""
        while not await self.on_tick(0):
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), 1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End: streams only close when their runs have had their last word."""
        await self._finish()
        await super().shutdown(sockets)

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve until `stop` is called."""
        try:
            super().run(sockets)
        finally:
            self.ended.set()
            self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone: they are the main thread's matter."""
        yield


class Stage:
    """An ASGI app in whose place another one can be put while the server runs.

    What the old one has begun goes on there until it is done.
    """

    def __init__(self, served: Served) -> None:
        self._current = _Actor(served)
        self._retired: set[asyncio.Task[None]] = set()
        self._leaving: set[_Actor] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request to the app that is there now."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await self._current.play(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        self._loop = asyncio.get_running_loop()
        await receive()
        try:
            await self._current.enter()
        except RuntimeError as error:
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            return
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for task in self._retired:
            task.cancel()
        for actor in (self._current, *self._leaving):
            await actor.leave()
        await send({"type": "lifespan.shutdown.complete"})

    async def finish(self) -> None:
        """Let runs end, those of replaced apps too."""
        await asyncio.gather(*(actor.served.finish() for actor in (self._current, *self._leaving)))

    def replace(self, served: Served, told: Callable[[], None]) -> None:
        """Put another app in the place of the one that is there; from any other thread than the server's.

        Args:
            served: The new app.
            told: Called when it is there, before any stream of the old one is closed.

        Raises:
            RuntimeError: The new app could not start; the old one stays.
        """
        if self._loop is None:
            msg = "The server is not running."
            raise RuntimeError(msg)
        asyncio.run_coroutine_threadsafe(self._replace(_Actor(served), told), self._loop).result()

    async def _replace(self, actor: _Actor, told: Callable[[], None]) -> None:
        await actor.enter()
        old, self._current = self._current, actor
        told()
        self._leaving.add(old)
        task = asyncio.create_task(self._retire(old))
        self._retired.add(task)
        task.add_done_callback(self._retired.discard)

    async def _retire(self, actor: _Actor) -> None:
        await actor.served.finish(RETIREMENT_SECONDS)
        await actor.idle.wait()
        self._leaving.discard(actor)
        await actor.leave()


class _Actor:
    """An app on the stage: its lifespan in a task of its own, and how many requests it is at."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.idle = asyncio.Event()
        self.idle.set()
        self._playing = 0
        self._app: ASGIApp = served.app
        self._state: dict[str, Any] = {}
        self._inbox: asyncio.Queue[Message] = asyncio.Queue()
        self._answers: asyncio.Queue[Message] = asyncio.Queue()
        self._life: asyncio.Task[None] | None = None

    async def play(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        self._playing += 1
        self.idle.clear()
        try:
            await self._app({**scope, "state": {**self._state, **scope.get("state", {})}}, receive, send)
        finally:
            self._playing -= 1
            if self._playing == 0:
                self.idle.set()

    async def enter(self) -> None:
        """Start the app.

        Raises:
            RuntimeError: It says that it cannot.
        """
        scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.0"}, "state": self._state}
        self._life = asyncio.create_task(self._lived(scope))
        answer = await self._tell("lifespan.startup")
        if answer["type"] == "lifespan.startup.failed":
            msg = f"The app could not start: {answer.get('message', '').strip().splitlines()[-1:] or 'it says no more'}"
            raise RuntimeError(msg)

    async def leave(self) -> None:
        """End the app."""
        if self._life is not None and not self._life.done():
            await self._tell("lifespan.shutdown")

    async def _lived(self, scope: Scope) -> None:
        try:
            await self._app(scope, self._inbox.get, self._answers.put)
        except Exception:  # noqa: BLE001 - an app without a lifespan refuses the question, and is served all the same
            await self._answers.put({"type": "lifespan.unsupported"})

    async def _tell(self, event: str) -> Message:
        await self._inbox.put({"type": event})
        return await self._answers.get()
