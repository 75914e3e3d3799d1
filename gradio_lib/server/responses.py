"""Responses and bodies that the routes share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect
from starlette.responses import Response

from gradio_lib.engine.request import RequestInfo
from gradio_lib.errors import InvalidValue, QueueFull, RunError, UnknownEndpoint, UnknownName
from gradio_lib.wire.jsondata import MAX_BODY, dumps

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Scope

__all__ = [
    "BodyTooLarge",
    "error_response",
    "header_of",
    "json_response",
    "read_body",
    "read_json",
    "request_info",
    "root_of",
    "route_path",
]

OWN_COOKIES = ("access-token", "gradio-page", "gradio-frame")
"""How the names of the server's own cookies begin."""
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")


class BodyTooLarge(InvalidValue):
    """A body larger than is read."""


class WrongMediaType(InvalidValue):
    """A body that is not the JSON that is meant."""


def json_response(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return `value` as a JSON response that nobody caches."""
    return Response(dumps(value), status, {"cache-control": "no-store", **(headers or {})}, "application/json")


def error_response(error: Exception) -> Response:
    """Return the response for an error of the caller's making: the status that fits, and what would do."""
    status = 422
    if isinstance(error, BodyTooLarge):
        status = 413
    elif isinstance(error, WrongMediaType):
        status = 415
    elif isinstance(error, QueueFull):
        status = 503
    elif isinstance(error, UnknownEndpoint | UnknownName):
        status = 404
    elif isinstance(error, RunError):
        status = 409
    return json_response({"detail": str(error), "error": str(error)}, status)


async def read_body(request: Request, limit: int = MAX_BODY) -> bytes:
    """Return the body, given up as soon as it is larger than `limit` bytes.

    Raises:
        BodyTooLarge: It is larger.
        InvalidValue: The client went away before its end.
    """
    chunks: list[bytes] = []
    size = 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size > limit:
                msg = f"The body is larger than {limit // 1024 // 1024} MB. Upload files and send their handles."
                raise BodyTooLarge(msg)
            chunks.append(chunk)
    except ClientDisconnect:
        msg = "The connection ended before the body did."
        raise InvalidValue(msg) from None
    return b"".join(chunks)


async def read_json(request: Request) -> bytes:
    """Return a body that is meant to be JSON. A page of another site can send forms, and must not have them taken.

    Raises:
        WrongMediaType: It says that it is a form. Published clients may say nothing at all.
        InvalidValue: As `read_body`.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in _FORMS:
        msg = f"The body is {kind}; send JSON with the header Content-Type: application/json."
        raise WrongMediaType(msg)
    return await read_body(request)


def request_info(scope: Scope) -> RequestInfo:
    """Return the facts of a request as plain data; the server's own credentials stay here."""
    headers = [(name.decode("latin-1"), _shown(name, value.decode("latin-1"))) for name, value in scope["headers"]]
    client = scope.get("client")
    return RequestInfo(
        headers=headers,
        query=_query(scope),
        path_params=dict(scope.get("path_params", {})),
        client=None if client is None else (client[0], client[1]),
        url=scope["path"],
        method=scope.get("method", "GET"),
    )


def _shown(name: bytes, value: str) -> str:
    if name != b"cookie":
        return value
    return "; ".join(part for part in value.split("; ") if not part.startswith(OWN_COOKIES))


def _query(scope: Scope) -> list[tuple[str, str]]:
    text: str = scope.get("query_string", b"").decode("latin-1")
    return parse_qsl(text, keep_blank_values=True) if text else []


def root_of(scope: Scope, configured: str = "") -> str:
    """Return the address of the app as this client reached it, without a slash at its end."""
    if configured.startswith(("http://", "https://")):
        return configured.rstrip("/")
    headers = dict(scope["headers"])
    host = headers.get(b"host", b"localhost").decode("latin-1")
    scheme = scope.get("scheme", "http").replace("ws", "http")
    path = configured or scope.get("root_path", "")
    return f"{scheme}://{host}{'/' + path.strip('/') if path.strip('/') else ''}"


def route_path(scope: Scope) -> str:
    """Return the path of a request below the app's own, wherever the app is mounted."""
    path: str = scope["path"]
    root: str = scope.get("root_path", "")
    return path[len(root) :] or "/" if root and path.startswith(root) else path


def header_of(scope: Scope, name: bytes) -> str:
    """Return a header of a request, empty where it has none."""
    return next((value.decode("latin-1") for header, value in scope["headers"] if header == name), "")
