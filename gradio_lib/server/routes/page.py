"""The page, its assets, the config and the theme."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from gradio_lib.server.auth import visitor_of
from gradio_lib.server.context import Guarded, ServerContext, twice
from gradio_lib.server.cookies import is_framed, keep_cookie
from gradio_lib.server.pages import STATIC, send
from gradio_lib.server.responses import json_response, root_of

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["routes"]

_YEAR = "public, max-age=31536000, immutable"


async def no_page(_context: ServerContext, _request: Request) -> Response:
    """Say where the API is described."""
    return PlainTextResponse("This app has no page. Its functions are described at gradio_api/info.\n", 404)


async def page(context: ServerContext, request: Request) -> Response:
    """Send the page, and a cookie that tells this browser's sessions from others'."""
    if not request.scope["path"].endswith("/"):
        # Relative addresses on the page need the slash of its folder.
        query = request.url.query
        return RedirectResponse(f"{request.scope['path'].rpartition('/')[2]}/{'?' + query if query else ''}")
    visitor = visitor_of(request.scope)
    locked = context.authenticator.required and visitor.user is None
    body = context.page.html(visitor.user, locked=locked)
    response = send(body, request.headers.get("accept-encoding", ""), "text/html", {"cache-control": "no-store"})
    if visitor.browser is None:
        authenticator, framed = context.authenticator, is_framed(request)
        name = authenticator.frame_cookie if framed else authenticator.page_cookie
        keep_cookie(response, name, authenticator.new_browser(), secure=_secure(context, request), framed=framed)
    return response


def _secure(context: ServerContext, request: Request) -> bool:
    return context.options.secure_cookies or request.url.scheme == "https"


async def config(context: ServerContext, request: Request) -> Response:
    """Send the config."""
    root = root_of(request.scope, context.options.root_path)
    body = context.page.config_bytes(root, visitor_of(request.scope).user)
    return send(body, request.headers.get("accept-encoding", ""), "application/json", {"cache-control": "no-store"})


async def theme(context: ServerContext, request: Request) -> Response:
    """Send the theme's style sheet."""
    caching = _YEAR if request.url.query == f"v={context.page.theme_version}" else "no-cache"
    found = context.page.theme
    accept = request.headers.get("accept-encoding", "")
    return send((found.body, found.packed), accept, found.media_type, {"cache-control": caching})


async def asset(context: ServerContext, request: Request) -> Response:
    """Send a file of the bundle."""
    found = context.page.asset(request.path_params["name"])
    if found is None:
        return PlainTextResponse("Not found.", 404)
    accept = request.headers.get("accept-encoding", "")
    return send((found.body, found.packed), accept, found.media_type, {"cache-control": _YEAR})


async def element(context: ServerContext, request: Request) -> Response:
    """Send the script of ``<gradio-app>``: the one file that pages of other sites may read."""
    request.path_params["name"] = context.page.element
    response = await asset(context, request)
    opened = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}
    response.headers.update({"cache-control": "public, max-age=3600", **opened})
    return response


async def web_manifest(context: ServerContext, _request: Request) -> Response:
    """Send what a phone asks of an app that it installs."""
    return Response(context.page.web_manifest(), 200, {"cache-control": "no-cache"}, "application/manifest+json")


async def icon(_context: ServerContext, request: Request) -> Response:
    """Send the picture on the start screen."""
    path = STATIC / f"icon-{request.path_params['size']}.png"
    if not path.is_file():
        return PlainTextResponse("Not found.", 404)
    return Response(path.read_bytes(), 200, {"cache-control": "public, max-age=86400"}, "image/png")


async def favicon(context: ServerContext, _request: Request) -> Response:
    """Send the favicon: the author's, or ours."""
    path = Path(context.options.favicon_path) if context.options.favicon_path else STATIC / "favicon.svg"
    if not path.is_file():
        return PlainTextResponse("Not found.", 404)
    media_type = mimetypes.guess_type(path.name)[0] or "image/x-icon"
    return Response(path.read_bytes(), 200, {"cache-control": "public, max-age=86400"}, media_type)


async def app_id(context: ServerContext, _request: Request) -> Response:
    """Send a number that changes with each start of the server."""
    return json_response({"app_id": context.authenticator.app_id})


async def health(_context: ServerContext, _request: Request) -> Response:
    """Say that the server is there."""
    return json_response({"status": "ok"})


def routes(context: ServerContext) -> list[Route]:
    """Return the routes of this family."""
    return [
        Route("/", Guarded(context, page if context.options.show_page else no_page), methods=["GET"]),
        Route("/config", Guarded(context, config), methods=["GET"]),
        Route("/theme.css", Guarded(context, theme), methods=["GET"]),
        Route("/assets/{name}", Guarded(context, asset), methods=["GET"]),
        Route("/favicon.ico", Guarded(context, favicon), methods=["GET"]),
        Route("/gradio.js", Guarded(context, element), methods=["GET"]),
        Route("/manifest.webmanifest", Guarded(context, web_manifest), methods=["GET"]),
        Route("/icon-{size:int}.png", Guarded(context, icon), methods=["GET"]),
        *twice("/app_id", Guarded(context, app_id), ["GET"]),
        Route("/healthz", Guarded(context, health), methods=["GET"]),
    ]
