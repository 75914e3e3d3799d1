"""Calls without a session stream: ``/run`` answers with the result, ``/call`` in two steps for curl."""

from __future__ import annotations

import asyncio
import secrets
from typing import TYPE_CHECKING, Any

from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from gradio_lib.engine.events import Failed
from gradio_lib.server.auth import visitor_of
from gradio_lib.server.context import ServerContext, Stream, guarded, twice
from gradio_lib.server.responses import json_response, read_body, request_info, root_of
from gradio_lib.server.streams import stream_call
from gradio_lib.wire.models import JoinBody
from gradio_lib.wire.v6 import CallFrames, completed, error_body, with_urls

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from gradio_lib.engine.run import Run

__all__ = ["routes"]


async def _submitted(context: ServerContext, request: Request, *, queued: bool) -> Run:
    body = JoinBody.read(await read_body(request))
    visitor = visitor_of(request.scope)
    name = request.path_params["name"]
    if body.fn_index is not None:
        function = context.runtime.function(body.fn_index, from_page=visitor.browser is not None)
    else:
        function = context.runtime.named(name)
    return context.runtime.submit(
        context.open_session(body.session_hash or secrets.token_hex(16), visitor),
        function,
        body.data,
        request=request_info(request.scope),
        event_data=body.event_data,
        trigger=body.trigger_id,
        queued=queued,
    )


async def run(context: ServerContext, request: Request) -> Response:
    """Call an endpoint and answer with its result; of a stream, with its last value."""
    started = await _submitted(context, request, queued=True)
    last = await _last_word(context, request, started)
    if isinstance(last, Failed):
        return json_response(error_body(last), 500)
    if last.data is None:
        return json_response({"error": "The run was cancelled."}, 500)
    root = root_of(request.scope, context.options.root_path) + "/"
    data = with_urls(started.function, last.data, root)
    try:
        return json_response(completed(last, data))
    except TypeError as error:
        return json_response({"error": f"The result cannot be sent: {error}."}, 500)


async def _last_word(context: ServerContext, request: Request, started: Run) -> Any:
    """Wait for the end of a run; it ends too when the caller goes away."""
    if started.result is not None:
        return started.result
    ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def heard(each: Run) -> None:
        if each.status == "ended" and not ended.done():
            ended.set_result(None)

    async def gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass
        context.runtime.cancel(started)

    started.listeners.append(heard)
    watch = asyncio.create_task(gone())
    try:
        await ended
    finally:
        watch.cancel()
    return started.result


async def call(context: ServerContext, request: Request) -> Response:
    """Start a call and answer with its id."""
    started = await _submitted(context, request, queued=True)
    context.remember(started)
    return json_response({"event_id": started.id})


async def call_result(context: ServerContext, scope: Scope, receive: Receive, send: Send) -> None:
    """Stream what comes of a call."""
    started = context.calls.get(scope["path_params"]["event_id"])
    if started is None or not visitor_of(scope).owner.may_use(started.session.owner):
        await PlainTextResponse("There is no call of that id; start one with POST /call/<name>.", 404)(
            scope, receive, send
        )
        return
    connection = context.connect(receive, send)
    root = root_of(scope, context.options.root_path) + "/"
    try:
        await stream_call(connection, started, CallFrames(root))
    finally:
        if connection.gone:
            context.runtime.cancel(started)


def routes(context: ServerContext) -> list[Route]:
    """Return the routes of this family."""
    direct = guarded(context, run)
    return [
        *twice("/run/{name:path}", direct, ["POST"]),
        *twice("/api/{name:path}", direct, ["POST"]),
        *twice("/call/{name}/{event_id}", Stream(context, call_result), ["GET"]),
        *twice("/call/{name}", guarded(context, call), ["POST"]),
    ]
