"""Tools for language models over streamable HTTP, where the app is served with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from gradio_lib.server.context import twice

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
    from starlette.types import Receive, Scope, Send

__all__ = ["routes"]


class Tools:
    """The endpoint: what MCP says about a request is the SDK's matter.

    Args:
        manager: What answers.
    """

    def __init__(self, manager: StreamableHTTPSessionManager) -> None:
        self._manager = manager

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await self._manager.handle_request(scope, receive, send)


def routes(manager: StreamableHTTPSessionManager) -> list[Route]:
    """Return the routes of this family.

    Posts only: there are no sessions that a GET could listen to or a DELETE could end.
    """
    endpoint = Tools(manager)
    return [*twice("/mcp", endpoint, ["POST"]), *twice("/mcp/", endpoint, ["POST"])]
