"""The heartbeat: an open stream that shows the app that its session is still used."""

from __future__ import annotations

import contextlib
import threading

from gradio_lib.client.transport import Transport
from gradio_lib.errors import ClientError

__all__ = ["Heartbeat"]

_PAUSE = 5.0


class Heartbeat:
    """Holds the stream of one session open, in a thread of its own.

    Args:
        transport: How to reach the app.
        session_hash: Which session.
    """

    def __init__(self, transport: Transport, session_hash: str) -> None:
        self._transport = transport
        self._address = transport.api(f"heartbeat/{session_hash}")
        self._ended = threading.Event()
        threading.Thread(target=self._run, name="gradio-client-heartbeat", daemon=True).start()

    def stop(self) -> None:
        """Let the session go."""
        self._ended.set()

    def _run(self) -> None:
        while not self._ended.is_set():
            with contextlib.suppress(ClientError), self._transport.stream("GET", self._address) as response:
                for _ in response.iter_bytes():
                    if self._ended.is_set():
                        return
            self._ended.wait(_PAUSE)
