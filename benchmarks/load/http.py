"""Just enough HTTP/1.1 for a load generator: one request at a time on a connection that stays open."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import cast

__all__ = ["Connection", "get", "post"]

_AGENT = b"Host: 127.0.0.1\r\nUser-Agent: benchmarks\r\nAccept: */*\r\n"


def get(path: str, *headers: str) -> bytes:
    """Return the bytes of a GET request."""
    extra = "".join(f"{header}\r\n" for header in headers).encode()
    return b"GET " + path.encode() + b" HTTP/1.1\r\n" + _AGENT + extra + b"\r\n"


def post(path: str, body: bytes, content_type: str = "application/json") -> bytes:
    """Return the bytes of a POST request."""
    head = f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    return b"POST " + path.encode() + b" HTTP/1.1\r\n" + _AGENT + head + body


class Connection(asyncio.Protocol):
    """A connection; `received` counts all bytes that came over it."""

    def __init__(self) -> None:
        self.received = 0
        self.on_head: Callable[[], None] = lambda: None
        """Called when the head of a response is there, which for a stream is long before its end."""
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._body: list[bytes] = []
        self._done: asyncio.Future[bytes] | None = None
        self._left = -1
        """Bytes of the body that are still to come; -1 before the head, None where it comes in chunks."""
        self._chunked = False

    @classmethod
    async def open(cls, port: int) -> Connection:
        """Connect to a server of this machine."""
        _, connection = await asyncio.get_running_loop().create_connection(cls, "127.0.0.1", port)
        return connection

    async def ask(self, request: bytes) -> bytes:
        """Send a request and return the whole body of its response.

        Raises:
            ConnectionError: The server hung up, or answered with an error.
        """
        if self._transport is None:
            msg = "The server hung up."
            raise ConnectionError(msg)
        self._done = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._done

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()

    # -- asyncio.Protocol ---------------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Let who waits know."""
        self._transport = None
        self._fail(f"The server hung up: {exc}.")

    def data_received(self, data: bytes) -> None:
        """Take what has come."""
        self.received += len(data)
        self._buffer += data
        if self._left < 0 and not self._chunked and not self._head():
            return
        if self._chunked:
            self._take_chunks()
        else:
            self._take(len(self._buffer))
            if not self._left:
                self._end()

    def _head(self) -> bool:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        head = bytes(self._buffer[: end + 2]).lower()
        del self._buffer[: end + 4]
        if head[9:10] != b"2":
            self._fail(f"{head[:60]!r} {bytes(self._buffer[:300])!r}")
            return False
        self._chunked = b"\r\ntransfer-encoding: chunked\r\n" in head
        if not self._chunked:
            self._left = int(head.partition(b"\r\ncontent-length:")[2].partition(b"\r\n")[0])
        self.on_head()
        return True

    def _take(self, size: int) -> None:
        self._body.append(bytes(self._buffer[:size]))
        del self._buffer[:size]
        self._left -= size

    def _take_chunks(self) -> None:
        while (line := self._buffer.find(b"\r\n")) >= 0:
            size = int(self._buffer[:line], 16)
            end = line + 2 + size
            if len(self._buffer) < end + 2:
                return
            self._body.append(bytes(self._buffer[line + 2 : end]))
            del self._buffer[: end + 2]
            if not size:
                self._end()
                return

    def _end(self) -> None:
        body = b"".join(self._body)
        self._body, self._left, self._chunked = [], -1, False
        if self._done is not None and not self._done.done():
            self._done.set_result(body)

    def _fail(self, why: str) -> None:
        if self._done is not None and not self._done.done():
            self._done.set_exception(ConnectionError(why))
