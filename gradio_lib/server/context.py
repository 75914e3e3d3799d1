"""What the routes share: the app's runtime, its page, its gates."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gradio_lib.engine.sessions import Session
from gradio_lib.errors import GradioError
from gradio_lib.server.auth import Authenticator, Visitor
from gradio_lib.server.files import FileGate
from gradio_lib.server.options import ServerOptions
from gradio_lib.server.pages import Page
from gradio_lib.server.pictures import Pictures
from gradio_lib.server.responses import error_response
from gradio_lib.server.streams import Connection, Farewells
from gradio_lib.server.uploads import Uploads

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from gradio_lib.engine.run import Run
    from gradio_lib.engine.runtime import Runtime

__all__ = ["PREFIX", "Guarded", "ServerContext", "Stream", "twice"]

PREFIX = "/gradio_api"
KEPT_CALLS = 10_000
HANG_UP_SECONDS = 1.0

C = TypeVar("C", bound=Connection)
Handler = Callable[["ServerContext", Request], Awaitable[Response]]


class ServerContext:
    """One served app.

    Args:
        runtime: What runs its functions.
        options: How it is served.
        resume_seconds: How long a run waits for a page that lost its connection.
        authenticator: Who is who; that of the app in whose place this one is put.
    """

    def __init__(
        self,
        runtime: Runtime,
        options: ServerOptions,
        resume_seconds: float,
        authenticator: Authenticator | None = None,
    ) -> None:
        self.runtime = runtime
        self.options = options
        self.resume_seconds = resume_seconds
        self.authenticator = authenticator or Authenticator(options.auth, options.auth_dependency)
        self.files = FileGate(runtime.files)
        self.pictures = Pictures(runtime.files)
        self.page = Page(runtime, options, self.authenticator)
        self.calls: OrderedDict[str, Run] = OrderedDict()
        """Runs that ``/call`` has started, by id."""
        self.uploads = Uploads()
        self.connections: set[Connection] = set()
        self.farewells = Farewells()

    def connect(self, kind: type[C], receive: Receive, send: Send) -> C:
        """Return a new connection that the end of the server closes."""
        connection = kind(receive, send, self.connections)
        self.connections.add(connection)
        return connection

    async def hang_up(self) -> None:
        """Close all connections, each after its last word; those that hang are left."""
        closed = [connection.closed for connection in self.connections]
        for connection in list(self.connections):
            connection.end()
        if closed:
            await asyncio.wait(closed, timeout=HANG_UP_SECONDS)

    def open_session(self, hash: str, visitor: Visitor) -> Session:
        """Return the visitor's session of that name, a new one where there is none."""
        return self.runtime.sessions.open(hash, visitor.owner)

    def remember(self, run: Run) -> None:
        """Keep a run where ``/call`` finds it."""
        self.calls[run.id] = run
        while len(self.calls) > KEPT_CALLS:
            self.calls.popitem(last=False)

    def left(self, session: Session, seconds: float) -> None:
        """A stream of the session was closed by its peer: unless one is opened again in time, its runs end."""
        if session.ended:
            return

        def check() -> None:
            if not session.listeners:
                for run in session.pending:
                    self.runtime.cancel(run)

        if seconds <= 0:
            check()
        else:
            asyncio.get_running_loop().call_later(seconds, check)

    def departed(self, session: Session) -> None:
        """The session's last lifeline was closed: unless the visitor comes back in time, it ends."""

        def check() -> None:
            if not session.lifelines and not session.listeners and not session.ended:
                self.runtime.sessions.end(session)

        asyncio.get_running_loop().call_later(self.resume_seconds, check)


class Guarded:
    """An endpoint that sends what its handler returns, and the caller's errors as responses.

    Args:
        context: The served app.
        handler: Coroutine function of the context and the request.
    """

    def __init__(self, context: ServerContext, handler: Handler) -> None:
        self._context = context
        self._handler = handler

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            response = await self._handler(self._context, Request(scope, receive, send))
        except GradioError as error:
            response = error_response(error)
        await response(scope, receive, send)


class Stream:
    """An endpoint that writes its response itself.

    Args:
        context: The served app.
        handler: Coroutine function of the context, scope, receive and send.
    """

    def __init__(
        self, context: ServerContext, handler: Callable[[ServerContext, Scope, Receive, Send], Awaitable[None]]
    ) -> None:
        self._context = context
        self._handler = handler

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            await self._handler(self._context, scope, receive, send)
        except GradioError as error:
            await error_response(error)(scope, receive, send)


def twice(path: str, endpoint: Callable[..., object], methods: list[str] | None = None) -> list[Route]:
    """Return the routes of `endpoint` under the prefix and at the root: some clients ignore the prefix."""
    return [Route(prefix + path, endpoint, methods=methods) for prefix in (PREFIX, "")]
