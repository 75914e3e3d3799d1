"""What can be called: ``/info``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from gradio_lib.server.context import Guarded, ServerContext, twice
from gradio_lib.server.pages import send
from gradio_lib.server.responses import route_path
from gradio_lib.wire.negotiate import knows_prefix

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["routes"]


async def info(context: ServerContext, request: Request) -> Response:
    """Say which endpoints there are and what they take."""
    body = context.page.info_bytes(unnamed=not knows_prefix(route_path(request.scope)))
    return send(body, request.headers.get("accept-encoding", ""), "application/json", {"cache-control": "no-store"})


def routes(context: ServerContext) -> list[Route]:
    """Return the routes of this family."""
    return [*twice("/info", Guarded(context, info), ["GET"])]
