"""What only a server has whose app is being written: the stream that tells open pages of new versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from gradio_lib.server.context import ServerContext, Stream, twice
from gradio_lib.server.reloads import Reloads
from gradio_lib.server.streams import Connection
from gradio_lib.wire.jsondata import dumps

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

__all__ = ["routes"]

HEARTBEAT = b": alive\n\n"


async def _follow(reloads: Reloads, connection: Connection) -> None:
    woken = connection.wake
    reloads.listen(woken)
    try:
        await connection.open()
        frame = HEARTBEAT
        while not connection.gone:
            last, frame = frame, b"data: " + dumps(reloads.state()) + b"\n\n"
            await connection.write(HEARTBEAT if frame == last else frame)
            await connection.wait()
    finally:
        reloads.leave(woken)
        await connection.close()


def routes(context: ServerContext) -> list[Route]:
    """Return the routes of this family: none unless the app is being written."""
    reloads = context.options.reloads
    if reloads is None:
        return []

    async def reload(context: ServerContext, _scope: Scope, receive: Receive, send: Send) -> None:
        await _follow(reloads, context.connect(Connection, receive, send))

    return twice("/dev/reload", Stream(context, reload), ["GET"])
