"""Calls without a session stream: ``/run`` answers with the result, ``/call`` in two steps for curl."""

from __future__ import annotations

import asyncio
import functools
import secrets
from typing import TYPE_CHECKING, Any

from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from gradio_lib.engine.events import Failed
from gradio_lib.server.auth import visitor_of
from gradio_lib.server.context import Guarded, ServerContext, Stream, twice
from gradio_lib.server.responses import json_response, read_json, request_info, root_of, route_path
from gradio_lib.server.streams import Connection, stream_call
from gradio_lib.wire.models import JoinBody
from gradio_lib.wire.negotiate import V6, Dialect, dialect_of_call
from gradio_lib.wire.v3_values import heavy
from gradio_lib.wire.v6 import CallFrames, error_body

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from gradio_lib.engine.run import Run

__all__ = ["routes"]


async def _submitted(context: ServerContext, request: Request, body: JoinBody, dialect: Dialect) -> Run:
    visitor = visitor_of(request.scope)
    name = request.path_params["name"]
    if body.fn_index is not None:
        function = context.runtime.function(body.fn_index, from_page=visitor.browser is not None)
    else:
        function = context.runtime.named(name)
    session = context.open_session(body.session_hash or secrets.token_hex(16), visitor)
    read = functools.partial(dialect.read, function, body.data, session.files)
    return context.runtime.submit(
        session,
        function,
        await asyncio.to_thread(read) if dialect.opens_files and heavy(function.inputs) else read(),
        request=request_info(request.scope),
        event_data=body.event_data,
        trigger=body.trigger_id,
    )


async def run(context: ServerContext, request: Request) -> Response:
    """Call an endpoint and answer with its result; of a stream, with its last value."""
    if not context.runtime.blocks.api_open and visitor_of(request.scope).browser is None:
        return json_response(
            {"error": "This app takes calls from its page and over its queue only: api_open=False."}, 401
        )
    body = JoinBody.read(await read_json(request))
    dialect = dialect_of_call(route_path(request.scope), body)
    started = await _submitted(context, request, body, dialect)
    last = await _last_word(context, request, started)
    if isinstance(last, Failed):
        return json_response(error_body(last, inputs=True), 422 if last.fault == "caller" else 500)
    if last.data is None:
        return json_response({"error": "The run was cancelled."}, 500)
    root = root_of(request.scope, context.options.root_path) + "/"
    apart = dialect.opens_files and heavy(started.function.outputs)
    if apart:
        last = await context.pictures.fetched(started, last)
    write = functools.partial(dialect.write, started, last, last.data, root)
    try:
        return json_response(await asyncio.to_thread(write) if apart else write())
    except TypeError as error:
        return json_response({"error": f"The result cannot be sent: {error}."}, 500)


async def _last_word(context: ServerContext, request: Request, started: Run) -> Any:
    """Wait for the end of a run; it ends too when the caller goes away."""
    if started.result is not None:
        return started.result
    ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def heard(each: Run) -> None:
        each.read(each.log.newest)
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
    started = await _submitted(context, request, JoinBody.read(await read_json(request)), V6)
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
    connection = context.connect(Connection, receive, send)
    root = root_of(scope, context.options.root_path) + "/"
    try:
        await stream_call(connection, started, CallFrames(root))
    finally:
        if connection.gone:
            context.runtime.cancel(started)


def routes(context: ServerContext) -> list[Route]:
    """Return the routes of this family."""
    direct = Guarded(context, run)
    return [
        *twice("/run/{name:path}", direct, ["POST"]),
        *twice("/api/{name:path}", direct, ["POST"]),
        *twice("/call/{name}/{event_id}", Stream(context, call_result), ["GET"]),
        *twice("/call/{name}", Guarded(context, call), ["POST"]),
    ]
