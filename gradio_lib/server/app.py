"""Assembles the app object: FastAPI where users touch it, plain routes where it is hot, one gate before all."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from starlette.middleware import Middleware

from gradio_lib._lazy import load
from gradio_lib._version import __version__
from gradio_lib.engine.runtime import Runtime
from gradio_lib.server.auth import Authenticator, Gate
from gradio_lib.server.context import ServerContext
from gradio_lib.server.options import ServerOptions
from gradio_lib.server.responses import route_path
from gradio_lib.server.routes import dev, files, info, login, mcp, page, queue, run, scripts, v3
from gradio_lib.wire.info import openapi_paths

if TYPE_CHECKING:
    from starlette.routing import Route
    from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["create_app"]


def create_app(
    runtime: Runtime,
    options: ServerOptions,
    *,
    resume_seconds: float = 30.0,
    app_kwargs: dict[str, Any] | None = None,
    authenticator: Authenticator | None = None,
) -> FastAPI:
    """Return the ASGI app that serves `runtime`'s app.

    Args:
        runtime: Runs the functions.
        options: How to serve them.
        resume_seconds: How long a run waits for a page that lost its connection.
        app_kwargs: More arguments for ``FastAPI(...)``.
        authenticator: Knows who is logged in, where this app takes another one's place.
    """
    context = ServerContext(runtime, options, resume_seconds, authenticator)
    settings: dict[str, Any] = {
        "title": runtime.blocks.title,
        "version": __version__,
        "docs_url": None,
        "redoc_url": None,
        **(app_kwargs or {}),
    }
    app = FastAPI(**settings)
    # The SDK is an extra, and no small one: it is loaded where it is wanted.
    tools = load("gradio_lib.server.tools:ToolServer")(context).over_http() if options.mcp_server else None
    app.router.lifespan_context = _lifespan(app.router.lifespan_context, runtime, tools)
    app.user_middleware.append(Middleware(Gate, authenticator=context.authenticator, options=options))
    app.user_middleware.append(Middleware(Shortcut, routes=queue.routes(context)))
    for family in (page, queue, run, files, scripts, login, info, v3, dev):
        app.router.routes.extend(family.routes(context))
    if tools is not None:
        app.router.routes.extend(mcp.routes(tools))
    app.state.context = context
    _describe(app, runtime)
    return app


def _lifespan(outer: Callable[[Any], AbstractAsyncContextManager[Any]], runtime: Runtime, tools: Any) -> Any:
    """Return the app's life: the one that the user has given, and the end of the runtime in it."""
    serving = nullcontext if tools is None else tools.run

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[Any]:
        async with outer(app) as state, serving():
            yield state
            await runtime.close()

    return lifespan


class Shortcut:
    """Finds the routes that every call takes by one look-up; the router compares a path with one route after the other.

    Args:
        app: What finds all others.
        routes: These routes; those with parameters in their path are left to the router.
    """

    def __init__(self, app: ASGIApp, routes: Iterable[Route]) -> None:
        self.app = app
        self._apps = {(method, route.path): route.app for route in routes for method in route.methods or ()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        found = self._apps.get((scope["method"], route_path(scope))) if scope["type"] == "http" else None
        await (found or self.app)(scope, receive, send)


def _describe(app: FastAPI, runtime: Runtime) -> None:
    """Let the app's OpenAPI tell the endpoints, beside the routes that the user has added."""
    own = app.openapi

    def openapi() -> dict[str, Any]:
        described = own()
        described["paths"] = {**described.get("paths", {}), **openapi_paths(runtime)}
        return described

    app.openapi = openapi  # type: ignore[method-assign]
