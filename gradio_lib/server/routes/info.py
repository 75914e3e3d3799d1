"""What can be called: ``/info``, and the small facts that older clients ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from gradio_lib.server.context import ServerContext, guarded, twice
from gradio_lib.server.responses import json_response
from gradio_lib.wire.info import info as endpoints_info

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["routes"]


async def info(context: ServerContext, _request: Request) -> Response:
    """Say which endpoints there are and what they take."""
    return json_response(endpoints_info(context.runtime))


async def queue_status(context: ServerContext, _request: Request) -> Response:
    """Say how many wait."""
    return json_response(
        {"msg": "estimation", "rank": None, "queue_size": len(context.runtime.queue), "rank_eta": None}
    )


async def startup_events(_context: ServerContext, _request: Request) -> Response:
    """Answer 3.x pages, which wait for it: there is nothing to be started by hand."""
    return json_response(False)


def routes(context: ServerContext) -> list[Route]:
    """Return the routes of this family."""
    return [
        *twice("/info", guarded(context, info), ["GET"]),
        *twice("/queue/status", guarded(context, queue_status), ["GET"]),
        *twice("/startup-events", guarded(context, startup_events), ["GET"]),
    ]
