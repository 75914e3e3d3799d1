"""Login and logout, and who one is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gradio_lib.errors import InvalidValue
from gradio_lib.server.auth import visitor_of
from gradio_lib.server.context import Guarded, ServerContext, twice
from gradio_lib.server.cookies import forget_cookie, keep_cookie
from gradio_lib.server.responses import json_response, read_body, route_path
from gradio_lib.wire.negotiate import knows_prefix

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["routes"]

_MAX_FORM = 64 * 1024


async def login(context: ServerContext, request: Request) -> Response:
    """Check name and password and answer with a cookie."""
    if not context.authenticator.has_login:
        return json_response({"detail": "This app needs no login."}, 400)
    peer = request.client.host if request.client is not None else ""
    name, password = await _credentials(request)
    if not context.authenticator.throttle.admits(peer):
        return json_response(
            {"detail": "Too many failed logins; wait a minute and try again."}, 429, {"retry-after": "60"}
        )
    token = await context.authenticator.login(name, password)
    if token is None:
        return json_response({"detail": "Incorrect credentials."}, 400)
    context.authenticator.throttle.forgive(peer)
    response = json_response({"success": True})
    keep_cookie(
        response,
        context.authenticator.cookie,
        token,
        secure=context.options.secure_cookies or request.url.scheme == "https",
        framed=context.authenticator.frame_cookie in request.cookies,
    )
    return response


async def _credentials(request: Request) -> tuple[str, str]:
    """Return name and password of a form: browsers and Python send it urlencoded, JavaScript and curl as multipart."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        form = await request.form(max_files=0, max_fields=10, max_part_size=_MAX_FORM)
        values = {name: value for name, value in form.items() if isinstance(value, str)}
    else:
        body = await read_body(request, _MAX_FORM)
        values = {
            name: given[0] for name, given in parse_qs(body.decode("utf-8", "replace"), max_num_fields=10).items()
        }
    if "username" not in values or "password" not in values:
        msg = "A login is a form with the fields username and password."
        raise InvalidValue(msg)
    return values["username"], values["password"]


async def logout(context: ServerContext, request: Request) -> Response:
    """Forget the token and go back to the page."""
    context.authenticator.logout(request.cookies.get(context.authenticator.cookie))
    response = RedirectResponse("../" if knows_prefix(route_path(request.scope)) else "./", 303)
    framed = context.authenticator.frame_cookie in request.cookies
    forget_cookie(response, context.authenticator.cookie, framed=framed)
    response.headers["cache-control"] = "no-store"
    return response


async def user(_context: ServerContext, request: Request) -> Response:
    """Say who is logged in."""
    return json_response(visitor_of(request.scope).user)


async def login_check(_context: ServerContext, _request: Request) -> Response:
    """Answer only those who are logged in; the gate refuses the others."""
    return json_response(None)


async def token(_context: ServerContext, request: Request) -> Response:
    """Say who is logged in, the older way; a token is never handed out."""
    return json_response({"token": None, "user": visitor_of(request.scope).user})


def routes(context: ServerContext) -> list[Route]:
    """Return the routes of this family."""
    return [
        *twice("/login", Guarded(context, login), ["POST"]),
        *twice("/logout", Guarded(context, logout), ["GET", "POST"]),
        *twice("/user", Guarded(context, user), ["GET"]),
        *twice("/login_check", Guarded(context, login_check), ["GET"]),
        *twice("/token", Guarded(context, token), ["GET"]),
    ]
