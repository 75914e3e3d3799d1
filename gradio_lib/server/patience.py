"""How long the server waits for a client to say what it wants: uvicorn's protocol, with an end to its patience."""

from __future__ import annotations

import asyncio
from typing import Any, Literal

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

__all__ = ["Patient"]

_TIMEOUT = b"HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class Patient(HttpToolsProtocol):
    """A connection that a client cannot hold by saying nothing, or a byte now and then.

    While an answer is under way it may: a stream is silent at times.
    """

    head_seconds = 20.0
    """From a connection, or the first byte of a further request on it, to the end of the request's headers."""
    body_seconds = 60.0
    """How long nothing may come of a body that the app is ready to read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reads: Literal["head", "body"] | None = None
        self._awaits: Literal["head", "body"] | None = None
        self._heard = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(transport)
        self._wait("head", self.head_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._rest()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """Note the first byte of a request."""
        super().on_message_begin()
        self._reads = "head"

    def on_headers_complete(self) -> None:
        """Note the end of a request's headers."""
        super().on_headers_complete()
        self._reads = "body"

    def on_message_complete(self) -> None:
        """Note the end of a request."""
        super().on_message_complete()
        self._reads = None

    def data_received(self, data: bytes) -> None:
        """Take what came, and wait for what is missing."""
        super().data_received(data)
        self._heard = self.loop.time()
        if self.transport.is_closing() or self.transport.get_protocol() is not self:
            self._rest()
        elif self._reads == "body":
            self._wait("body", self.body_seconds)
        elif self._reads == "head" or (last := self._last()) is None or last.response_complete:
            self._wait("head", self.head_seconds)  # uvicorn's own clock stopped at these bytes
        else:
            self._rest()

    def _wait(self, what: Literal["head", "body"], seconds: float) -> None:
        if what != self._awaits:
            self._rest()
            self._awaits = what
            self._timer = self.loop.call_later(seconds, self._look)

    def _rest(self) -> None:
        self._awaits = None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        if self._awaits == "body":
            left = self.body_seconds
            if not self.flow.read_paused:
                left += self._heard - self.loop.time()
            if left > 0:
                self._timer = self.loop.call_later(left, self._look)
                return
        if self._reads is not None and self._may_answer():
            self.transport.write(_TIMEOUT)
        self.transport.close()

    def _may_answer(self) -> bool:
        last = self._last()
        return last is None or last.response_complete or not last.response_started

    def _last(self) -> RequestResponseCycle | None:
        return self.cycle  # None before the first request, whatever its type says
