"""What only 3.x clients ask for: the websocket of a queued call, and two small facts."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import BaseRoute, WebSocketRoute

from gradio_lib.errors import Cancelled, GradioError, QueueFull
from gradio_lib.server.auth import visitor_of
from gradio_lib.server.context import Guarded, ServerContext, Stream, twice
from gradio_lib.server.responses import header_of, json_response, request_info
from gradio_lib.server.sockets import Socket, stream_run
from gradio_lib.wire import v3
from gradio_lib.wire.negotiate import Pace, pace_of
from gradio_lib.wire.v3_values import from_v3, heavy

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from gradio_lib.engine.run import Run

__all__ = ["routes"]


async def join(context: ServerContext, scope: Scope, receive: Receive, send: Send) -> None:
    """Take one call over a websocket and tell what comes of it; where the socket drops, the run ends."""
    socket = context.connect(Socket, receive, send)
    try:
        await socket.open()
        run = await _admitted(context, scope, socket)
        if run is not None:
            await _told(context, socket, run, pace_of(header_of(scope, b"user-agent")))
    finally:
        await socket.close()


async def _admitted(context: ServerContext, scope: Scope, socket: Socket) -> Run | None:
    """Return the run that the peer asks for; None where it was told why there is none."""
    try:
        return await _submitted(context, scope, socket)
    except Cancelled:
        return None
    except QueueFull:
        await socket.write(v3.QUEUE_FULL)
    except GradioError as error:
        await socket.write(v3.refused(str(error)))
    return None


async def _submitted(context: ServerContext, scope: Scope, socket: Socket) -> Run:
    visitor = visitor_of(scope)
    asked = v3.HashBody.read(await socket.ask(v3.SEND_HASH))
    function = context.runtime.function(asked.fn_index, from_page=visitor.browser is not None)
    session = context.open_session(asked.session_hash, visitor)
    body = v3.read_data(await socket.ask(v3.SEND_DATA))
    if heavy(function.inputs):
        data = await asyncio.to_thread(from_v3, function.inputs, body.data, session.files)
    else:
        data = from_v3(function.inputs, body.data, session.files)
    return context.runtime.submit(
        session,
        function,
        data,
        request=request_info(scope),
        event_data=body.event_data,
    )


async def _told(context: ServerContext, socket: Socket, run: Run, pace: Pace) -> None:
    run.session.lifelines += 1
    try:
        await stream_run(socket, run, pace, context.pictures)
    finally:
        run.session.lifelines -= 1
        run.session.touch()
        context.runtime.cancel(run)


async def queue_status(context: ServerContext, _request: Request) -> Response:
    """Say how many wait."""
    return json_response(v3.estimation(None, len(context.runtime.queue), None))


async def startup_events(_context: ServerContext, _request: Request) -> Response:
    """Answer 3.x pages, which wait for it: there is nothing to be started by hand."""
    return json_response(False)


def routes(context: ServerContext) -> list[BaseRoute]:
    """Return the routes of this family."""
    return [
        WebSocketRoute("/queue/join", Stream(context, join)),
        *twice("/queue/status", Guarded(context, queue_status), ["GET"]),
        *twice("/startup-events", Guarded(context, startup_events), ["GET"]),
    ]
