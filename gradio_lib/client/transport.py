"""Requests to one app: its addresses, cookies and headers, and what its answers mean."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from gradio_lib._lazy import require
from gradio_lib._version import __version__
from gradio_lib.errors import AppBusy, AppError, AuthenticationError, ClientError, ConnectionFailed, EndpointError

if TYPE_CHECKING:
    import httpx

__all__ = ["SILENCE", "Transport"]

SILENCE = 60.0
"""Seconds without a sign of life (servers give one every 15) after which an open stream counts as lost."""
_REDIRECTIONS = 10
_PATIENCE = 30.0
"""Seconds that an answer may take which no function is behind."""


class Transport:
    """Requests to the app at one address.

    Args:
        url: Address of its page.
        headers: Sent with each request.
        token: A Hugging Face token, sent to this app only.
        verify: Whether certificates are checked.
        options: More arguments for ``httpx.Client(...)``.
    """

    def __init__(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        token: str | None = None,
        verify: bool = True,
        options: Mapping[str, Any] | None = None,
    ) -> None:
        self._httpx = require("httpx", "for the client")
        self.verify = verify
        self.url = url.rstrip("/")
        self.prefix = ""
        """What routes of the API begin with, such as ``gradio_api/``."""
        own = {"User-Agent": f"gradio_lib/{__version__}", "X-Gradio-User": "api"}
        if token is not None:
            own["Authorization"] = f"Bearer {token}"
        settings: dict[str, Any] = {
            "verify": verify,
            "timeout": self._httpx.Timeout(_PATIENCE, read=None),
            "limits": self._httpx.Limits(max_connections=None, max_keepalive_connections=40),
            **(options or {}),
        }
        self.headers = {**own, **(headers or {})}
        self._client: httpx.Client = self._httpx.Client(follow_redirects=True, headers=self.headers, **settings)
        # Other hosts get neither our headers nor our cookies.
        self._stranger: httpx.Client = self._httpx.Client(follow_redirects=True, **settings)

    # -- addresses --------------------------------------------------------------------------------------------------

    def at(self, path: str) -> str:
        """Return the address of a path below the app's page."""
        return f"{self.url}/{path}"

    def api(self, path: str) -> str:
        """Return the address of a route of the API."""
        return f"{self.url}/{self.prefix}{path}"

    def absolute(self, address: str) -> str:
        """Return an address that the app gave, which may be relative to its page."""
        return urljoin(f"{self.url}/", address)

    def is_own(self, address: str) -> bool:
        """Whether an address is one of the app's own host."""
        ours, theirs = urlsplit(self.url), urlsplit(address)
        return (ours.scheme, ours.netloc) == (theirs.scheme, theirs.netloc)

    @property
    def cookies(self) -> str:
        """The cookies as a header."""
        request = self._client.build_request("GET", self.url)
        return str(request.headers.get("cookie", ""))

    # -- requests ---------------------------------------------------------------------------------------------------

    def get_config(self) -> dict[str, Any]:
        """Return the app's config, and keep the address that redirections lead to.

        Raises:
            AuthenticationError: It asks for a login.
            ConnectionFailed: Nobody answers, or it is no such app.
        """
        response = self._send("GET", self.at("config"))
        if response.status_code == 401:
            self._refuse()
        config = _json(response) if response.is_success else None
        if config is None:
            response = self._send("GET", self.at(""))
            config = _config_in(response.text)
        if not isinstance(config, dict):
            msg = f"{self.url} is no Gradio app: it has no config (GET /config: status {response.status_code})."
            raise ConnectionFailed(msg)
        if config.get("auth_required"):
            self._refuse()
        self.url = str(response.url).split("?")[0].removesuffix("/config").rstrip("/")
        prefix = str(config.get("api_prefix") or "").strip("/")
        self.prefix = f"{prefix}/" if prefix else ""
        return config

    def _refuse(self) -> None:
        given = " The one that was given does not do." if self.cookies or "Authorization" in self.headers else ""
        msg = f"{self.url} asks for a login: auth=(name, password), or token= for a private Space.{given}"
        raise AuthenticationError(msg)

    def login(self, name: str, password: str) -> None:
        """Log in; the cookies stay.

        Raises:
            AuthenticationError: Name and password do not fit.
            ConnectionFailed: Nobody answers.
        """
        response = self._send("POST", self.at("login"), data={"username": name, "password": password})
        if not response.is_success:
            msg = f"{self.url} refused the login of {name!r}: {_reason(response)}"
            raise AuthenticationError(msg)

    def get_json(self, address: str) -> Any:
        """Return the JSON at an address.

        Raises:
            ClientError: It could not be had; the subclasses say why.
        """
        return self._answer(self._send("GET", address))

    def post_json(self, address: str, body: Any, headers: Mapping[str, str] | None = None) -> Any:
        """Send JSON and return the JSON of the answer.

        Raises:
            ClientError: The app refused; the subclasses say why.
        """
        return self._answer(self._send("POST", address, json=body, headers=headers))

    def post_files(self, address: str, files: list[Any]) -> Any:
        """Send a multipart body and return the JSON of the answer.

        Raises:
            ClientError: The app refused; the subclasses say why.
        """
        return self._answer(self._send("POST", address, files=files))

    def _send(self, method: str, address: str, **options: Any) -> httpx.Response:
        try:
            return self._open(self._client).request(method, address, **options)
        except (self._httpx.HTTPError, self._httpx.InvalidURL) as error:
            raise self.broken(error) from error

    @contextmanager
    def stream(
        self, method: str, address: str, *, timeout: float | None = SILENCE, **options: Any
    ) -> Iterator[httpx.Response]:
        """Open a response whose body comes bit by bit; other hosts, also by redirection, get nothing of ours.

        Raises:
            ConnectionFailed: The line broke, now or later.
            ClientError: The app refused; the subclasses say why.
        """
        limits = self._httpx.Timeout(_PATIENCE, read=timeout)
        try:
            for _ in range(_REDIRECTIONS):
                client = self._open(self._client if self.is_own(address) else self._stranger)
                with client.stream(method, address, timeout=limits, follow_redirects=False, **options) as response:
                    if response.next_request is not None:
                        address = str(response.next_request.url)
                        continue
                    if not response.is_success:
                        response.read()
                        self._answer(response)
                    yield response
                    return
        except (self._httpx.HTTPError, self._httpx.StreamError, self._httpx.InvalidURL) as error:
            raise self.broken(error) from error
        msg = f"{address} leads from one address to the next without end."
        raise ConnectionFailed(msg)

    @staticmethod
    def _open(client: httpx.Client) -> httpx.Client:
        if client.is_closed:
            msg = "The client was closed."
            raise ConnectionFailed(msg)
        return client

    def broken(self, error: Exception) -> ConnectionFailed:
        """Return the error for a line that broke."""
        words = str(error) or type(error).__name__
        return ConnectionFailed(f"{self.url} cannot be reached: {words}")

    def _answer(self, response: httpx.Response) -> Any:
        """Return the JSON of an answer, or raise what its status means."""
        if response.is_success:
            return _json(response)
        if response.status_code == 401:
            self._refuse()
        raise _error_of(response)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()
        self._stranger.close()


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None


def _reason(response: httpx.Response) -> str:
    """Return what an answer says of its error."""
    body = _json(response)
    if isinstance(body, dict):
        reason = body.get("detail") or body.get("error")
        if reason is not None:
            return reason if isinstance(reason, str) else json.dumps(reason)
    return response.text[:200] or f"status {response.status_code}"


def _error_of(response: httpx.Response) -> ClientError:
    reason = _reason(response)
    if response.status_code == 503 and "queue" in reason.lower():
        return AppBusy(reason)
    if response.status_code == 404:
        return EndpointError(reason)
    body = _json(response)
    if isinstance(body, dict) and "error" in body:
        return AppError(
            body["error"] if isinstance(body["error"], str) else None,
            title=str(body.get("title") or "Error"),
            duration=body.get("duration", 10),
            visible=bool(body.get("visible", True)),
        )
    return AppError(f"{reason} (status {response.status_code})")


def _config_in(page: str) -> Any:
    """Return the config that a page carries, None where it carries none."""
    _, found, rest = page.partition("window.gradio_config = ")
    if not found:
        return None
    try:
        return json.JSONDecoder().raw_decode(rest)[0]
    except ValueError:
        return None
