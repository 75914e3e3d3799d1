"""The request behind a call, which a function may ask for besides its inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

__all__ = ["Address", "Headers", "Request", "RequestInfo"]


class Address(NamedTuple):
    """The peer of a connection."""

    host: str
    port: int


@dataclass(slots=True)
class RequestInfo:
    """The facts of a request, as plain data that can go to another process."""

    headers: list[tuple[str, str]] = field(default_factory=list)
    query: list[tuple[str, str]] = field(default_factory=list)
    path_params: dict[str, Any] = field(default_factory=dict)
    client: tuple[str, int] | None = None
    url: str = ""
    method: str = "POST"


class Headers(Mapping[str, str]):
    """Headers by name, in any case."""

    def __init__(self, items: list[tuple[str, str]]) -> None:
        self._items = {name.lower(): value for name, value in reversed(items)}

    def __getitem__(self, name: str) -> str:
        return self._items[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"Headers({self._items!r})"


class Request:
    """The request behind a call: annotate a parameter with it and it is handed over, without an input.

    Attributes:
        headers: Headers by name, in any case.
        query_params: The page's query parameters.
        path_params: Parameters of the path the app is mounted at.
        cookies: Cookies by name.
        client: Host and port of the peer, None where they are unknown.
        username: Who is logged in, None without a login.
        session_hash: Name of the session.

    Example:
        >>> def greet(name: str, request: Request) -> str:
        ...     return f"Hello {name} from {request.client.host}"
    """

    def __init__(
        self,
        request: RequestInfo | None = None,
        username: str | None = None,
        session_hash: str | None = None,
        **kwargs: Any,
    ) -> None:
        info = request or RequestInfo()
        self.request = info
        self.username = username
        self.session_hash = session_hash
        self.kwargs = kwargs
        self.headers = Headers(info.headers)
        self.query_params: dict[str, str] = dict(info.query)
        self.path_params = dict(info.path_params)
        self.client = None if info.client is None else Address(*info.client)
        self.url = info.url
        self.method = info.method

    @property
    def cookies(self) -> dict[str, str]:
        """Cookies by name."""
        pairs = (part.partition("=") for part in self.headers.get("cookie", "").split(";"))
        return {name.strip(): value.strip() for name, _, value in pairs if name.strip()}
