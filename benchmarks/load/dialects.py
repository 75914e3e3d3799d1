"""The wires: how each kind of server is called, and how its answers are read."""

from __future__ import annotations

import json
import secrets
from typing import Any, Protocol

from benchmarks.load.http import Connection, get, post

__all__ = ["DIALECTS", "Dialect"]


class Dialect(Protocol):
    """How a server is called.

    A call is a sequence of requests on one connection; the body of the last response holds what came of it.
    """

    upload: str
    """Path that takes uploads."""

    async def connect(self, port: int) -> None:
        """Ask the server what has to be known for calls."""

    def requests(self, endpoint: str, data: list[Any]) -> list[bytes]:
        """Return the requests of one call, by a client of its own."""

    def values(self, body: bytes) -> int:
        """Return how many values of a stream came, the last word not counted."""

    def result(self, body: bytes) -> Any:
        """Return the first output of a call."""

    async def turned(self, connection: Connection, picture: bytes) -> bytes:
        """Have a picture turned: send a PNG file, return the file that comes back."""


def _frames(body: bytes) -> list[Any]:
    """Return the data of an event stream's frames."""
    return [json.loads(part[6:]) for part in body.split(b"\n\n") if part.startswith(b"data: ")]


class Bare:
    """The bare app: one POST, answered with JSON or with an event stream."""

    upload = "/upload"

    async def connect(self, port: int) -> None:
        """Nothing has to be known."""

    def requests(self, endpoint: str, data: list[Any]) -> list[bytes]:
        """Return one POST."""
        return [post(f"/call/{endpoint}", json.dumps({"data": data}).encode())]

    def values(self, body: bytes) -> int:
        """Count frames: a chunk each."""
        return body.count(b"\n\n")

    def result(self, body: bytes) -> Any:
        """Read the JSON, or the last frame."""
        answer = _frames(body)[-1] if body.startswith(b"data: ") else json.loads(body)
        return answer["data"][0]

    async def turned(self, connection: Connection, picture: bytes) -> bytes:
        """Send the file as a body and get one back."""
        return await connection.ask(post("/picture", picture, "image/png"))


class Queued:
    """Gradio's wire of today (``sse_v3``): join the queue, then read the session's stream until it closes."""

    upload = "/gradio_api/upload"

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    async def connect(self, port: int) -> None:
        """Read the config for the numbers of the endpoints."""
        connection = await Connection.open(port)
        config = json.loads(await connection.ask(get("/config")))
        connection.close()
        self._numbers = {function["api_name"]: function["id"] for function in config["dependencies"]}

    def requests(self, endpoint: str, data: list[Any]) -> list[bytes]:
        """Return the POST and the GET, in a session of their own."""
        session = secrets.token_hex(6)
        body = {"data": data, "fn_index": self._numbers[endpoint], "session_hash": session}
        return [
            post("/gradio_api/queue/join", json.dumps(body).encode()),
            get(f"/gradio_api/queue/data?session_hash={session}", "Accept: text/event-stream"),
        ]

    def values(self, body: bytes) -> int:
        """Count the values that a generator gave."""
        return body.count(b'"process_generating"')

    def result(self, body: bytes) -> Any:
        """Read the last word.

        Raises:
            ConnectionError: The call failed.
        """
        last = next((frame for frame in _frames(body) if frame["msg"] == "process_completed"), None)
        if last is None or not last["success"]:
            msg = f"The call failed: {body[-500:]!r}"
            raise ConnectionError(msg)
        return last["output"]["data"][0]

    async def turned(self, connection: Connection, picture: bytes) -> bytes:
        """Upload the file, call with its handle, fetch the file that comes back."""
        boundary = secrets.token_hex(16)
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n'
        form = f"{head}Content-Type: image/png\r\n\r\n".encode() + picture + f"\r\n--{boundary}--\r\n".encode()
        request = post(self.upload, form, f"multipart/form-data; boundary={boundary}")
        handle = json.loads(await connection.ask(request))[0]
        body = b""
        for request in self.requests("turn", [{"path": handle, "meta": {"_type": "gradio.FileData"}}]):
            body = await connection.ask(request)
        return await connection.ask(get(f"/gradio_api/file={self.result(body)['path']}"))


DIALECTS: dict[str, type[Dialect]] = {"bare": Bare, "queued": Queued}
