"""The first dialect of 4.x (``sse``): a stream per call, which asks for the values when it wants them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from gradio_lib.client.endpoints import Component
from gradio_lib.client.files import Files, is_file, mapped
from gradio_lib.client.protocol import Call, Message
from gradio_lib.client.sse import frames
from gradio_lib.client.transport import Transport
from gradio_lib.client.values import encoded
from gradio_lib.errors import ClientError

__all__ = ["StreamPerCall"]


class StreamPerCall:
    """``sse``.

    Args:
        transport: How to reach the app.
        files: Sends and fetches files.
        session_hash: Which session.
    """

    edits = False

    def __init__(self, transport: Transport, files: Files, session_hash: str) -> None:
        self._transport = transport
        self._files = files
        self._session_hash = session_hash

    def encode(self, component: Component, value: Any) -> Any:
        """Return an argument as it travels; files are sent."""
        return encoded(component, value, self._files, self._transport)

    def decode(self, _component: Component, value: Any) -> Any:
        """Return a result as the caller gets it; files are fetched."""
        return mapped(value, lambda each: is_file(each, marked=False), self._files.taken)

    def messages(self, call: Call) -> Iterator[Message]:
        """Carry the call out and yield what is said about it."""
        fn_index = call.endpoint.fn_index
        query = urlencode({"fn_index": fn_index, "session_hash": self._session_hash})
        address = self._transport.api(f"queue/join?{query}")
        call.on_cancel(lambda: self._end(fn_index))
        # Servers of that time send no sign of life while a function runs.
        with self._transport.stream("GET", address, timeout=None, headers=dict(call.headers)) as response:
            for frame in frames(response.iter_lines()):
                if frame.message["msg"] == "send_data":
                    self._send(call, frame.message.get("event_id"))
                yield frame.message

    def _send(self, call: Call, event_id: Any) -> None:
        body = {
            "data": call.data,
            "event_data": None,
            "fn_index": call.endpoint.fn_index,
            "session_hash": self._session_hash,
            "event_id": event_id,
        }
        self._transport.post_json(self._transport.api("queue/data"), body, call.headers)

    def _end(self, fn_index: int) -> None:
        body = {"fn_index": fn_index, "session_hash": self._session_hash}
        with contextlib.suppress(ClientError):
            self._transport.post_json(self._transport.api("reset"), body)

    def close(self) -> None:
        """Nothing is held between calls."""
