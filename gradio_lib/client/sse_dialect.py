"""The dialects of 4.x and later: a POST starts a call, one event stream per session tells of all its calls."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from gradio_lib.client.endpoints import Component
from gradio_lib.client.files import Files, is_file, mapped
from gradio_lib.client.protocol import Call, Message
from gradio_lib.client.stream import Listener, SessionStream
from gradio_lib.client.transport import Transport
from gradio_lib.client.values import encoded
from gradio_lib.errors import ClientError, ConnectionFailed

__all__ = ["SharedStream"]

_EDITING = {"sse_v2", "sse_v2.1", "sse_v3"}
_MARKING = {"sse_v2.1", "sse_v3"}


class SharedStream:
    """``sse_v1`` to ``sse_v3``.

    Args:
        transport: How to reach the app.
        files: Sends and fetches files.
        session_hash: Which session.
        protocol: Which of them.
    """

    def __init__(self, transport: Transport, files: Files, session_hash: str, protocol: str) -> None:
        self._transport = transport
        self._files = files
        self._session_hash = session_hash
        self._marked = protocol in _MARKING
        self._stream = SessionStream(transport, session_hash, ends_itself=protocol == "sse_v3")
        self.edits = protocol in _EDITING

    def encode(self, component: Component, value: Any) -> Any:
        """Return an argument as it travels; files are sent."""
        return encoded(component, value, self._files, self._transport)

    def decode(self, _component: Component, value: Any) -> Any:
        """Return a result as the caller gets it; files are fetched."""
        return mapped(value, lambda each: is_file(each, marked=self._marked), self._files.taken)

    def messages(self, call: Call) -> Iterator[Message]:
        """Carry the call out and yield what is said about it."""
        listener = Listener()
        event_id = self._stream.listen(listener, lambda: self._join(call))
        try:
            call.on_cancel(lambda: self._end(call, event_id, listener))
            yield from listener.messages()
        finally:
            self._stream.forget(event_id)

    def _join(self, call: Call) -> str:
        body = {
            "data": call.data,
            "event_data": None,
            "fn_index": call.endpoint.fn_index,
            "trigger_id": None,
            "session_hash": self._session_hash,
        }
        answer = self._transport.post_json(self._transport.api("queue/join"), body, call.headers)
        if not isinstance(answer, dict) or not isinstance(answer.get("event_id"), str):
            msg = "The app gave the call no id."
            raise ConnectionFailed(msg)
        return str(answer["event_id"])

    def _end(self, call: Call, event_id: str, listener: Listener) -> None:
        listener.stop()
        self._stream.forget(event_id)
        fn_index = call.endpoint.fn_index
        body = {"event_id": event_id, "session_hash": self._session_hash, "fn_index": fn_index}
        # Up to 4.29 there is no such route, and /reset does it alone.
        with contextlib.suppress(ClientError):
            self._transport.post_json(self._transport.api("cancel"), body)
        with contextlib.suppress(ClientError):
            self._transport.post_json(self._transport.api("reset"), {"event_id": event_id})

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()
