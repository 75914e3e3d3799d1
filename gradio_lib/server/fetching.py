"""Files that a caller names by a URL: what this server gave, what the URL itself holds, and public addresses."""

from __future__ import annotations

import asyncio
import base64
import binascii
import ipaddress
import mimetypes
import socket
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit
from urllib.request import url2pathname

import anyio
import httpcore

from gradio_lib.errors import InvalidPath, InvalidValue
from gradio_lib.values.file import FileData, FileStore, is_url
from gradio_lib.values.paths import PathRules, is_regular, real

__all__ = ["Fetcher", "is_public"]

MAX_REDIRECTS = 5
SECONDS = 60.0
"""How long a file may take to come."""
_REDIRECTS = {301, 302, 303, 307, 308}
_TIMEOUT = {"connect": 10.0, "read": 20.0, "write": 10.0, "pool": 10.0}
_TROUBLE = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, httpcore.UnsupportedProtocol)
# Networks in which an address stands for another one, which may be one of our own.
_DISGUISES = [ipaddress.ip_network(network) for network in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")]


def is_public(address: str) -> bool:
    """Whether an IP address is anybody's, and not one of this machine or its network.

    Example:
        >>> [is_public(each) for each in ("93.184.215.14", "127.0.0.1", "::ffff:127.0.0.1", "169.254.169.254")]
        [True, False, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = ip.ipv4_mapped if ip.version == 6 else None
    ip = inner or ip
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _DISGUISES)


class _Guarded(httpcore.AnyIOBackend):
    """Connects to the very address that was judged: asked for again, a name may lead elsewhere."""

    def __init__(self, admits: Callable[[str], bool]) -> None:
        self._admits = admits

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature of what it stands for
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to a host, if all its addresses may be spoken to."""
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(each[4][0]) for each in found]
        if not addresses or not all(map(self._admits, addresses)):
            msg = f"{host} is an address of this machine or its network; a public one is needed."
            raise InvalidValue(msg)
        return await super().connect_tcp(addresses[0], port, timeout, local_address, socket_options)


class Fetcher:
    """Puts what URLs stand for into the store, under the limit of uploads.

    Args:
        store: Where files go.
        local: Which files of this machine may be named; None for none: for callers on this machine only.
        admits: Whether an IP address may be spoken to.
    """

    def __init__(
        self, store: FileStore, local: PathRules | None = None, admits: Callable[[str], bool] = is_public
    ) -> None:
        self._store = store
        self._local = local
        self._admits = admits

    async def fetch(self, url: str, user: str | None = None) -> dict[str, Any]:
        """Return the file that `url` stands for, as it is sent to a function.

        Raises:
            InvalidValue: It is none, cannot be had or is too large; the message says why.
        """
        handle = self._own(url, user)
        if handle is None and url.startswith("data:"):
            handle = await asyncio.to_thread(self._held, url, user)
        elif handle is None and is_url(url):
            try:
                with anyio.fail_after(SECONDS):
                    handle = await self._fetched(url, user)
            except (OSError, UnicodeError, *_TROUBLE) as error:
                msg = f"{url[:200]} cannot be fetched: {str(error) or type(error).__name__}."
                raise InvalidValue(msg) from error
        elif handle is None:
            handle = await asyncio.to_thread(self._copied, url, user)
        return FileData(path=handle, orig_name=handle.partition("/")[2]).payload()

    def _own(self, url: str, user: str | None) -> str | None:
        """Return the handle in a URL that this server gave, or the handle itself."""
        handle = unquote(urlsplit(url).path.rpartition("/file=")[2]) if is_url(url) else url
        try:
            self._store.resolve(handle, user)
        except InvalidPath:
            return None
        return handle

    def _held(self, url: str, user: str | None) -> str:
        """Store what a ``data:`` URL holds."""
        head, comma, body = url.removeprefix("data:").partition(",")
        kind, *more = head.split(";")
        try:
            content = base64.b64decode(unquote(body), validate=True) if "base64" in more else unquote_to_bytes(body)
        except binascii.Error as error:
            msg = f"The data: URL holds no base64: {error}."
            raise InvalidValue(msg) from error
        if not comma:
            msg = "A data: URL has a comma before what it holds: data:text/plain;base64,…"
            raise InvalidValue(msg)
        self._check(len(content))
        return self._store.put_bytes(content, f"file{mimetypes.guess_extension(kind) or ''}", user)

    def _copied(self, url: str, user: str | None) -> str:
        """Store a copy of a file of this machine."""
        parts = urlsplit(url)
        path = real(Path(url2pathname(parts.path)) if parts.scheme == "file" else Path(url))
        if self._local is None or path is None or not self._local.allows(path) or not is_regular(path):
            wanted = "its http(s) or data: URL" if self._local is None else "a URL, or a path below the current folder"
            msg = f"{url[:200]!r} is no file that may be read here; give {wanted}."
            raise InvalidValue(msg)
        self._check(path.stat().st_size)
        return self._store.put_file(path, user=user)

    def _check(self, size: int) -> None:
        limit = self._store.max_file_size
        if limit is not None and size > limit:
            msg = f"The file is larger than the {limit:,} bytes that this app accepts."
            raise InvalidValue(msg)

    async def _fetched(self, url: str, user: str | None) -> str:
        async with httpcore.AsyncConnectionPool(network_backend=_Guarded(self._admits)) as pool:
            for _ in range(MAX_REDIRECTS):
                if not is_url(url):
                    break
                async with pool.stream("GET", url, extensions={"timeout": _TIMEOUT}) as response:
                    headers = {name.lower(): value.decode("latin-1") for name, value in response.headers}
                    if response.status in _REDIRECTS and b"location" in headers:
                        url = urljoin(url, headers[b"location"])
                        continue
                    if response.status != 200:
                        msg = f"{url[:200]} cannot be fetched: it answers {response.status}."
                        raise InvalidValue(msg)
                    return await self._kept(response, _name(url, headers.get(b"content-type", "")), user)
        msg = f"{url[:200]} cannot be fetched: too many addresses lead on to others, or one is not http."
        raise InvalidValue(msg)

    async def _kept(self, response: httpcore.Response, name: str, user: str | None) -> str:
        handle, path = self._store.reserve(name, user)
        size = 0
        try:
            with path.open("wb") as file:
                async for chunk in response.aiter_stream():
                    size += len(chunk)
                    self._check(size)
                    file.write(chunk)
        except BaseException:
            self._store.drop([handle.partition("/")[0]])
            raise
        return handle


def _name(url: str, kind: str) -> str:
    """Return a name for what was fetched: that in its URL, with an ending that says what it is."""
    name = unquote(urlsplit(url).path.rpartition("/")[2]) or "file"
    return name if Path(name).suffix else name + (mimetypes.guess_extension(kind.partition(";")[0].strip()) or "")
