"""A server that plays what a test tells it to: for what a real one does only now and then, or did in older versions."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Play = Callable[["Exchange"], None]


class Exchange:
    """One request, and the answers to it."""

    def __init__(self, handler: BaseHTTPRequestHandler) -> None:
        self._handler = handler
        self.method = handler.command
        parts = urlsplit(handler.path)
        self.path = parts.path
        self.query = dict(parse_qsl(parts.query))
        self.headers = {name.lower(): value for name, value in handler.headers.items()}
        self.body = handler.rfile.read(int(self.headers.get("content-length", 0)))

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    def reply(self, body: bytes | str, status: int = 200, kind: str = "text/plain", **headers: str) -> None:
        """Answer with some bytes."""
        content = body.encode() if isinstance(body, str) else body
        self._handler.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **headers}.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()
        self._handler.wfile.write(content)

    def answer(self, value: Any, status: int = 200, **headers: str) -> None:
        """Answer with JSON."""
        self.reply(json.dumps(value), status, "application/json", **headers)

    def open_stream(self) -> None:
        """Begin an event stream."""
        self._handler.close_connection = True
        self._handler.send_response(200)
        self._handler.send_header("Content-Type", "text/event-stream")
        self._handler.end_headers()
        self._handler.wfile.flush()

    def send(self, message: dict[str, Any] | str, number: int | None = None) -> None:
        """Send one event."""
        text = message if isinstance(message, str) else json.dumps(message)
        head = "" if number is None else f"id: {number}\n"
        self._handler.wfile.write(f"{head}data: {text}\n\n".encode())
        self._handler.wfile.flush()


class Played:
    """The server; `heard` has all requests.

    Args:
        plays: What it does for each path.
    """

    def __init__(self, plays: dict[str, Play]) -> None:
        self.plays = plays
        self.heard: list[Exchange] = []
        played = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

            def do_GET(self) -> None:
                exchange = Exchange(self)
                played.heard.append(exchange)
                play = played.play_for(exchange.path)
                with contextlib.suppress(ConnectionError):
                    if play is None:
                        exchange.answer({"detail": "Not Found"}, 404)
                    else:
                        play(exchange)

            do_POST = do_GET  # noqa: N815 - the base's name

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def play_for(self, path: str) -> Play | None:
        """Return the play for a path, or for the folder that it is in."""
        return self.plays.get(path) or self.plays.get(path.rpartition("/")[0] + "/*")

    def asked(self, path: str) -> list[Exchange]:
        """Return the requests for a path."""
        return [exchange for exchange in self.heard if exchange.path == path]

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def playing(plays: dict[str, Play]) -> Iterator[Played]:
    """Play until the block ends."""
    server = Played(plays)
    try:
        yield server
    finally:
        server.close()


def config(protocol: str = "sse_v3", *, prefix: str = "", output: str = "textbox", **more: Any) -> dict[str, Any]:
    """Return the config of an app with one function, ``/say``."""
    return {
        "version": "6.31.0",
        "protocol": protocol,
        "api_prefix": prefix,
        "components": [
            {"id": 1, "type": "textbox", "props": {"label": "Text"}},
            {"id": 2, "type": output, "props": {"label": "Said"}},
        ],
        "dependencies": [
            {"id": 0, "inputs": [1], "outputs": [2], "backend_fn": True, "api_name": "say", "queue": True}
        ],
        **more,
    }


def completed(event_id: str | None, *data: Any, **more: Any) -> dict[str, Any]:
    """Return a call's last message."""
    output = {"data": list(data), "is_generating": False, **more}
    return {"msg": "process_completed", "event_id": event_id, "output": output, "success": True}


def yielded(event_id: str, *data: Any) -> dict[str, Any]:
    """Return the message of a generator's value."""
    output = {"data": list(data), "is_generating": True}
    return {"msg": "process_generating", "event_id": event_id, "output": output, "success": True}


CLOSE = {"msg": "close_stream", "event_id": None}
