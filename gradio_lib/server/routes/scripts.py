"""The scripts that draw figures of plotly and bokeh: those that the app's own packages bring, so that versions fit."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from gradio_lib._lazy import folder_of
from gradio_lib.server.context import Guarded, ServerContext
from gradio_lib.server.pages import send

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["SCRIPTS", "routes"]

_BOKEH = ("bokeh", "bokeh-widgets", "bokeh-tables", "bokeh-gl", "bokeh-mathjax")
SCRIPTS = {
    "plotly.min.js": ("plotly", "package_data/plotly.min.js"),
    **{f"{name}.min.js": ("bokeh", f"server/static/js/{name}.min.js") for name in _BOKEH},
}
"""All that is served: name -> package, and the file in it."""

_packed: dict[tuple[Path, int, int], bytes] = {}


def _found(name: str) -> Path | None:
    package, inside = SCRIPTS.get(name, ("", ""))
    folder = folder_of(package) if package else None
    path = None if folder is None else folder / inside
    return path if path is not None and path.is_file() else None


def _read(path: Path, *, packed: bool) -> tuple[bytes, bytes | None]:
    """Return a script, or its gzipped form, which takes long enough to be kept."""
    if not packed:
        return path.read_bytes(), None
    facts = path.stat()
    key = (path, facts.st_mtime_ns, facts.st_size)
    if key not in _packed:
        _packed[key] = gzip.compress(path.read_bytes(), 6, mtime=0)
    return b"", _packed[key]


async def script(_context: ServerContext, request: Request) -> Response:
    """Send one of the scripts, where its package is installed."""
    path = _found(request.path_params["name"])
    if path is None:
        return PlainTextResponse("Not found.", 404)
    facts = path.stat()
    headers = {"cache-control": "no-cache", "etag": f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(None, 304, headers)
    accept = request.headers.get("accept-encoding", "")
    body = await asyncio.to_thread(_read, path, packed="gzip" in accept)
    return send(body, accept, "text/javascript", headers)


def routes(context: ServerContext) -> list[Route]:
    """Return the routes of this family."""
    return [Route("/scripts/{name}", Guarded(context, script), methods=["GET"])]
