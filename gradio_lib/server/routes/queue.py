"""The queue's routes: join, the session's event stream, cancel, reset, heartbeat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.routing import Route

from gradio_lib.engine.sessions import Session
from gradio_lib.errors import InvalidValue
from gradio_lib.server.auth import visitor_of
from gradio_lib.server.context import Guarded, ServerContext, Stream, twice
from gradio_lib.server.responses import header_of, json_response, read_json, request_info, root_of
from gradio_lib.server.streams import Connection, stream_session
from gradio_lib.wire.models import CancelBody, JoinBody
from gradio_lib.wire.negotiate import Pace, pace_of
from gradio_lib.wire.v6 import SessionFrames, session_not_found

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

__all__ = ["routes"]


async def join(context: ServerContext, request: Request) -> Response:
    """Let a function run; what it says comes in the session's stream."""
    body = JoinBody.read(await read_json(request))
    if body.session_hash is None or body.fn_index is None:
        msg = "queue/join needs session_hash and fn_index; to call an endpoint by its name use /call/<name>."
        raise InvalidValue(msg)
    visitor = visitor_of(request.scope)
    function = context.runtime.function(body.fn_index, from_page=visitor.browser is not None)
    session = context.open_session(body.session_hash, visitor)
    run = context.runtime.submit(
        session,
        function,
        body.data,
        request=request_info(request.scope),
        event_data=body.event_data,
        trigger=body.trigger_id,
    )
    await context.farewells.wait(session)
    return json_response({"event_id": run.id})


def _query(scope: Scope) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(scope["query_string"].decode("latin-1")).items()}


async def data(context: ServerContext, scope: Scope, receive: Receive, send: Send) -> None:
    """Stream what is said about the session's runs; with ``ids=1`` numbered, and resumable with ``after=``."""
    query = _query(scope)
    session = _session(context, scope, query.get("session_hash", ""))
    if session is None:
        headers = {"cache-control": "no-store"}
        await Response(session_not_found(), 200, headers, "text/event-stream")(scope, receive, send)
        return
    numbered = query.get("ids") == "1"
    root = "" if numbered else root_of(scope, context.options.root_path) + "/"
    connection = context.connect(Connection, receive, send)
    frames = SessionFrames(root, numbered=numbered)
    pace = Pace() if numbered else pace_of(header_of(scope, b"user-agent"))
    told_all = False
    try:
        after = _number(query.get("after", ""))
        told_all = await stream_session(connection, session, frames, after, pace, context.farewells)
    finally:
        if not told_all:
            context.left(session, context.resume_seconds if numbered else 0)


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text) else None


def _session(context: ServerContext, scope: Scope, hash: str) -> Session | None:
    return context.runtime.sessions.get(hash, visitor_of(scope).owner)


async def cancel(context: ServerContext, request: Request) -> Response:
    """End a run of the visitor's own session."""
    body = CancelBody.read(await read_json(request))
    session = _session(context, request.scope, body.session_hash or "")
    runs = session.runs if session is not None else {}
    for run in list(runs.values()):
        wanted = run.id == body.event_id or (body.event_id is None and run.function.id == body.fn_index)
        if wanted:
            context.runtime.cancel(run)
    return json_response({"success": True})


async def reset(context: ServerContext, request: Request) -> Response:
    """End a run, the older way: by its id, or by session and function."""
    body = CancelBody.read(await read_json(request))
    if body.session_hash is not None:
        return await _reset_session(context, request, body)
    visitor = visitor_of(request.scope)
    run = context.calls.get(body.event_id or "")
    if run is not None and visitor.owner.may_use(run.session.owner):
        context.runtime.cancel(run)
    return json_response({"success": True})


async def _reset_session(context: ServerContext, request: Request, body: CancelBody) -> Response:
    session = _session(context, request.scope, body.session_hash or "")
    for run in session.pending if session is not None else ():
        if run.function.id == body.fn_index:
            context.runtime.cancel(run)
    return json_response({"success": True})


async def heartbeat(context: ServerContext, scope: Scope, receive: Receive, send: Send) -> None:
    """Hold the visitor's session for as long as this stream is open."""
    session = context.open_session(scope["path_params"]["session_hash"][:200], visitor_of(scope))
    connection = context.connect(Connection, receive, send)
    session.lifelines += 1
    try:
        await connection.open()
        while not connection.gone:
            await connection.write(b"data: ALIVE\n\n")
            await connection.wait()
    finally:
        session.lifelines -= 1
        context.departed(session)
        await connection.close()


def routes(context: ServerContext) -> list[Route]:
    """Return the routes of this family."""
    return [
        *twice("/queue/join", Guarded(context, join), ["POST"]),
        *twice("/queue/data", Stream(context, data), ["GET"]),
        *twice("/cancel", Guarded(context, cancel), ["POST"]),
        *twice("/reset", Guarded(context, reset), ["POST"]),
        *twice("/heartbeat/{session_hash}", Stream(context, heartbeat), ["GET"]),
    ]
