"""Who may do what: the login, and the one gate that every request passes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.requests import Request as HTTPRequest

from gradio_lib.engine.sessions import Owner
from gradio_lib.logs import log
from gradio_lib.server.options import Auth, ServerOptions
from gradio_lib.server.origin import complaint
from gradio_lib.server.responses import OWN_COOKIES, json_response, route_path

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["Authenticator", "Gate", "Visitor", "visitor_of"]


TOKEN_SECONDS = 30 * 24 * 3600
MAX_TOKENS = 100_000
FAILURES = 10
FAILURE_SECONDS = 60.0
MAX_PEERS = 10_000
MCP = "/mcp"
"""Where functions are served as tools of language models."""
_PREFIX = "/gradio_api"
# What a visitor without a login gets: the page (it shows the form), its parts, and the login itself.
_PUBLIC = {"/", "/login", "/logout", "/theme.css", "/favicon.ico", "/app_id", "/healthz", "/gradio.js"}
_PUBLIC |= {"/manifest.webmanifest", "/icon-192.png", "/icon-512.png"}
_PUBLIC_FOLDERS = ("/assets/",)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who sends a request."""

    user: str | None = None
    """Name of the user who is logged in."""
    browser: str | None = None
    """Identity of a browser that has opened the page; only such a one fires the page's own events."""

    @property
    def owner(self) -> Owner:
        """What its sessions belong to."""
        return Owner(self.user, self.browser)


async def asked(function: Callable[..., Any], *args: Any) -> Any:
    """Ask the author's own function who somebody is.

    Raises:
        HTTPException: What it raised, or a plain one for anything else that it did: the log says what.
    """
    try:
        return await run_in_threadpool(function, *args)
    except HTTPException:
        raise
    except Exception as error:
        log.exception("The function that says who is logged in has failed.")
        raise HTTPException(500, "The login could not be checked; the log of the server says why.") from error


class Throttle:
    """Holds back who tries passwords: so many failures in a minute, and the peer has to wait."""

    def __init__(self) -> None:
        self._tries: OrderedDict[str, list[float]] = OrderedDict()

    def admits(self, peer: str) -> bool:
        """Count a try of this peer, and return whether it may be made. Those that are under way count as failures."""
        key, now = _network(peer), time.monotonic()
        recent = [then for then in self._tries.get(key, ()) if then > now - FAILURE_SECONDS]
        admitted = len(recent) < FAILURES
        if admitted:
            recent.append(now)
        self._tries[key] = recent
        self._tries.move_to_end(key)
        while len(self._tries) > MAX_PEERS:
            self._tries.popitem(last=False)
        return admitted

    def forgive(self, peer: str) -> None:
        """Take back a try that was good."""
        tries = self._tries.get(_network(peer))
        if tries:
            tries.pop()


def _network(peer: str) -> str:
    """Return what one peer is: an IPv6 host has a whole /64 to itself."""
    try:
        address = ipaddress.ip_address(peer)
    except ValueError:
        return peer
    return peer if address.version == 4 else str(ipaddress.ip_network((int(address) >> 64 << 64, 64)))


class Authenticator:
    """Checks passwords and keeps the tokens of those who are logged in.

    Args:
        auth: One pair of name and password, several, or a function of both; None for an app without login.
        dependency: Function of the request that returns the user's name, in the place of a login.
    """

    def __init__(self, auth: Auth, dependency: Any = None) -> None:
        self._check = auth if callable(auth) else None
        self._users: Mapping[str, str] = {} if auth is None or callable(auth) else _users(auth)
        self.dependency = dependency
        self.required = auth is not None or dependency is not None
        self.has_login = auth is not None
        self.app_id = secrets.randbits(53)
        self.cookie = f"{OWN_COOKIES[0]}-{self.app_id:x}"
        self.page_cookie = f"{OWN_COOKIES[1]}-{self.app_id:x}"
        self.frame_cookie = f"{OWN_COOKIES[2]}-{self.app_id:x}"
        """In the place of the page's cookie where the page is in a frame of another site."""
        self._key = secrets.token_bytes(32)
        self._tokens: OrderedDict[str, tuple[str, float]] = OrderedDict()
        self.throttle = Throttle()

    async def knows(self, username: str, password: str) -> bool:
        """Whether name and password fit."""
        if self._check is not None:
            return bool(await asked(self._check, username, password))
        # Compared even where there is no such user, so that the time tells nothing.
        known = self._users.get(username)
        return hmac.compare_digest((known or "").encode(), password.encode()) and known is not None

    async def user_of_basic(self, header: str, peer: str) -> str | None:
        """Return the user whom an ``Authorization`` header names, with the password in it.

        Raises:
            HTTPException: This peer has tried too many.
        """
        scheme, _, encoded = header.partition(" ")
        if not self.has_login or scheme.lower() != "basic":
            return None
        try:
            name, _, password = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
        except ValueError:
            return None
        if not self.throttle.admits(peer):
            raise HTTPException(429, "Too many failed logins; wait a minute and try again.")
        if not await self.knows(name, password):
            return None
        self.throttle.forgive(peer)
        return name

    async def login(self, username: str, password: str) -> str | None:
        """Return a new token, None where name and password do not fit."""
        if not await self.knows(username, password):
            return None
        token = secrets.token_urlsafe(32)
        self._tokens[token] = (username, time.monotonic() + TOKEN_SECONDS)
        while len(self._tokens) > MAX_TOKENS:
            self._tokens.popitem(last=False)
        return token

    def logout(self, token: str | None) -> None:
        """Forget a token."""
        self._tokens.pop(token or "", None)

    def user_of(self, token: str | None) -> str | None:
        """Return whose token it is."""
        user, until = self._tokens.get(token or "", (None, 0.0))
        return user if until > time.monotonic() else None

    def new_browser(self) -> str:
        """Return the value of a page cookie: random, and signed so that nobody can make one up."""
        name = secrets.token_hex(16)
        return f"{name}.{self._sign(name)}"

    def browser_of(self, cookie: str | None) -> str | None:
        """Return the browser that a page cookie names, None where we did not make it."""
        name, _, signature = (cookie or "").partition(".")
        return name if name and hmac.compare_digest(signature, self._sign(name)) else None

    def _sign(self, name: str) -> str:
        return hmac.new(self._key, name.encode(), hashlib.sha256).hexdigest()[:32]


def _users(auth: Any) -> dict[str, str]:
    pairs = [auth] if len(auth) == 2 and all(isinstance(each, str) for each in auth) else list(auth)
    return {str(name): str(password) for name, password in pairs}


class Gate:
    """The one door: host, origin and login are checked here for every route, unless it is on the list of public ones.

    Args:
        app: What lies behind it.
        authenticator: Who is who.
        options: What is allowed.
    """

    def __init__(self, app: ASGIApp, authenticator: Authenticator, options: ServerOptions) -> None:
        self.app = app
        self.authenticator = authenticator
        self.options = options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        refused = complaint(scope, headers, self.options.allowed_hosts)
        if refused:
            await json_response({"detail": refused}, 403)(scope, receive, send)
            return
        try:
            visitor = await self._visitor(scope, headers)
        except HTTPException as error:
            await json_response({"detail": error.detail}, error.status_code)(scope, receive, send)
            return
        if self.authenticator.required and visitor.user is None and not _is_public(_path(scope)):
            detail = {"detail": {"error": "Not authenticated", "auth_message": self.options.auth_message}}
            await json_response(detail, 401)(scope, receive, send)
            return
        scope.setdefault("state", {})["visitor"] = visitor
        await self.app(scope, receive, send)

    async def _visitor(self, scope: Scope, headers: Mapping[bytes, str]) -> Visitor:
        cookies = _cookies(headers.get(b"cookie", ""))
        page = cookies.get(self.authenticator.page_cookie) or cookies.get(self.authenticator.frame_cookie)
        browser = self.authenticator.browser_of(page)
        if self.authenticator.dependency is not None:
            request = HTTPRequest(scope) if scope["type"] == "http" else HTTPConnection(scope)
            user = await asked(self.authenticator.dependency, request)
            return Visitor(None if user is None else str(user), browser)
        user = self.authenticator.user_of(cookies.get(self.authenticator.cookie))
        if user is None and _path(scope).rstrip("/") == MCP:
            # Clients of tools send what they were configured with: they have no form to fill in and keep no cookie.
            peer = (scope.get("client") or ("",))[0]
            user = await self.authenticator.user_of_basic(headers.get(b"authorization", ""), peer)
        return Visitor(user, browser)


def visitor_of(scope: Scope) -> Visitor:
    """Return who sends this request."""
    visitor: Visitor = scope["state"]["visitor"]
    return visitor


def _path(scope: Scope) -> str:
    return route_path(scope).removeprefix(_PREFIX) or "/"


def _is_public(path: str) -> bool:
    return path in _PUBLIC or path.rstrip("/") in _PUBLIC or path.startswith(_PUBLIC_FOLDERS)


def _cookies(header: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in header.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip()}
