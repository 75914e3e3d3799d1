"""The event stream that all calls of a session share: open while one is pending, restored where it is lost."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from gradio_lib.client.backoff import Backoff
from gradio_lib.client.protocol import CONNECTED, Message
from gradio_lib.client.sse import Frame, frames
from gradio_lib.client.transport import Transport
from gradio_lib.errors import ClientError, ConnectionFailed

__all__ = ["Listener", "SessionStream"]


@dataclass(eq=False, slots=True)
class Listener:
    """Who waits for the messages of one call."""

    inbox: queue.SimpleQueue[Message | ClientError | None] = field(default_factory=queue.SimpleQueue)
    connection: int = 0
    """Number of the connection that was open, or the last one, when the call began."""
    seen: int = -1
    """Number of its last message. Of its own: a burst may bring one call's messages after another's later ones."""

    def messages(self) -> Iterator[Message]:
        """Yield what comes, until nothing will.

        Raises:
            ClientError: The line broke for good.
        """
        while (item := self.inbox.get()) is not None:
            if isinstance(item, ClientError):
                raise item
            yield item

    def stop(self) -> None:
        """End `messages`."""
        self.inbox.put(None)


class SessionStream:
    """Hands the messages of one session's stream to those who wait for them.

    Args:
        transport: How to reach the app.
        session_hash: Which session.
        ends_itself: Whether the server says when nothing is pending; older ones leave that to the client.
        backoff: How often a lost line is tried again.
    """

    def __init__(
        self, transport: Transport, session_hash: str, *, ends_itself: bool, backoff: Backoff | None = None
    ) -> None:
        self._transport = transport
        self._session_hash = session_hash
        self._ends_itself = ends_itself
        self._lock = threading.Lock()
        self._pause = threading.Event()
        self._listeners: dict[str, Listener] = {}
        self._early: list[Frame] = []
        self._expecting = 0
        self._running = False
        self._connection = 0
        self._last: int | None = None
        self._backoff = backoff or Backoff()

    def listen(self, listener: Listener, join: Callable[[], str]) -> str:
        """Call `join`, which starts a call and returns its id, and hand what is said about it to `listener`.

        An open stream may bring some of it before the id is known: that is kept until then.
        """
        with self._lock:
            self._expecting += 1
        try:
            event_id = join()
            with self._lock:
                listener.connection = self._connection
                self._listeners[event_id] = listener
                for frame in self._early:
                    if frame.message.get("event_id") == event_id:
                        _deliver(listener, frame)
                start, self._running = not self._running, True
        finally:
            with self._lock:
                self._expecting -= 1
                if self._expecting == 0:
                    self._early.clear()
        if start:
            threading.Thread(target=self._run, name="gradio-client-stream", daemon=True).start()
        return event_id

    def forget(self, event_id: str) -> None:
        """Hand nothing more to who listens to this call."""
        with self._lock:
            self._listeners.pop(event_id, None)

    def close(self) -> None:
        """Stop; who still waits is told."""
        self._pause.set()
        self._fail_all(ConnectionFailed("The client was closed."))

    # -- in the thread ----------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while self._wanted():
            try:
                lost = self._read()
            except ConnectionFailed as error:
                lost = error
            except ClientError as error:
                self._fail_all(error)
                continue
            if lost is not None and self._wanted():
                self._wait(lost)

    def _wanted(self) -> bool:
        with self._lock:
            self._running = bool(self._listeners)
            if not self._running:
                self._last = None
            return self._running

    def _read(self) -> ConnectionFailed | None:
        """Read one connection to its end; return why where it was lost, None where nothing is pending any more."""
        query = {"session_hash": self._session_hash, "ids": "1"}
        with self._lock:
            self._connection += 1
            if self._last is not None:
                query["after"] = str(self._last)
        address = self._transport.api(f"queue/data?{urlencode(query)}")
        with self._transport.stream("GET", address, headers={"Accept": "text/event-stream"}) as response:
            self._reset()
            for frame in frames(response.iter_lines()):
                self._backoff.reset()
                if self._dispatch(frame):
                    return None
        return ConnectionFailed("The app closed the stream.")

    def _reset(self) -> None:
        """Tell all that what comes now are the messages of another connection."""
        with self._lock:
            for listener in self._listeners.values():
                listener.inbox.put({"msg": CONNECTED})

    def _dispatch(self, frame: Frame) -> bool:
        """Hand on one message; True where the stream ends with it."""
        message, number = frame
        event_id = message.get("event_id")
        with self._lock:
            if number is not None:
                self._last = max(self._last or 0, number)
            if message["msg"] == "close_stream":
                self._closed()
                return True
            if isinstance(event_id, str):
                listener = self._listeners.get(event_id)
                if listener is not None:
                    _deliver(listener, frame)
                    if message["msg"] == "process_completed":
                        del self._listeners[event_id]
                elif self._expecting:
                    self._early.append(frame)
            elif message["msg"] == "unexpected_error":
                for listener in self._listeners.values():
                    listener.inbox.put(message)
                self._listeners.clear()
            return not self._ends_itself and not self._listeners and not self._expecting

    def _closed(self) -> None:
        """Take note that the server has nothing more.

        Calls that were pending before this connection was opened will not be answered by another one either; later
        ones were only too late for this one.
        """
        self._last = None
        for event_id, listener in list(self._listeners.items()):
            if listener.connection < self._connection:
                del self._listeners[event_id]
                listener.inbox.put(ConnectionFailed("The app ended the stream before the call had a result."))

    def _wait(self, lost: ConnectionFailed) -> None:
        seconds = self._backoff.next()
        if seconds is None:
            self._backoff.reset()
            self._fail_all(lost)
        elif self._pause.wait(seconds):
            self._fail_all(ConnectionFailed("The client was closed."))

    def _fail_all(self, error: ClientError) -> None:
        with self._lock:
            listeners, self._listeners = self._listeners, {}
            self._last = None
        for listener in listeners.values():
            listener.inbox.put(error)


def _deliver(listener: Listener, frame: Frame) -> None:
    """Hand a message on, unless it came before the connection was lost."""
    if frame.number is not None:
        if frame.number <= listener.seen:
            return
        listener.seen = frame.number
    listener.inbox.put(frame.message)
