"""Where a request comes from: the name that it gives this server, and the site whose page sent it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from starlette.types import Scope

__all__ = ["complaint"]

_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
_PORTS = {"http": "80", "https": "443"}


def complaint(scope: Scope, headers: Mapping[bytes, str], allowed_hosts: frozenset[str] | None) -> str | None:
    """Return why a request comes from where it must not, None where it may pass.

    Args:
        scope: The request's.
        headers: Its headers.
        allowed_hosts: Names that this server answers to; None for any. A page of another site whose name was made to
            lead here (DNS rebinding) is told by its name.
    """
    host, port = _split(headers.get(b"host", ""))
    if allowed_hosts is not None and host not in allowed_hosts and not host.endswith(".localhost"):
        return f"Host not allowed: {host[:80]}. Name it in GRADIO_ALLOWED_HOSTS where the server is started."
    if scope["type"] == "http" and scope["method"] in _SAFE_METHODS:
        return None
    site, origin = headers.get(b"sec-fetch-site"), headers.get(b"origin")
    # What the browser itself says counts before what a proxy may have made of the Host.
    if site is not None and site not in {"same-origin", "none"}:
        return "Requests from other sites are not accepted."
    if site is None and origin is not None and not _same(origin, host, port):
        return "Requests from other sites are not accepted."
    return None


def _same(origin: str, host: str, port: str) -> bool:
    """Whether an origin is this server; a proxy may have dropped the port of the Host, but not changed it."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    name, own = _split(parts.netloc)
    return name == host and (not port or port == (own or _PORTS.get(parts.scheme, "")))


def _split(netloc: str) -> tuple[str, str]:
    """Return the host's name and its port, or an empty text."""
    text = netloc.strip().lower()
    if text.startswith("["):
        name, _, rest = text.partition("]")
        return name + "]", rest.removeprefix(":")
    name, _, port = text.partition(":")
    return name, port
