"""A visitor of a served app, as the page is one: opens the page, reads the config, fires events, hears the stream."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

import gradio_lib as gr
from gradio_lib.graph.block import Block
from gradio_lib.graph.events import Dependency
from tests.serving import serving

PATIENCE = 20.0
"""Seconds: a bound for what never comes."""

Message = dict[str, Any]


class Visitor:
    """One visitor, with a session of its own.

    Args:
        url: The app's address.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = httpx.Client(base_url=url, timeout=PATIENCE, follow_redirects=True)
        self.page = self.http.get("/").text
        self.config: dict[str, Any] = self.http.get("/config").json()
        self.session = secrets.token_hex(8)
        self._heard: dict[str, list[Message]] = {}
        self._stream: Iterator[Message] = iter(())

    def close(self) -> None:
        """Go away."""
        self.http.close()

    def props(self, block: Block) -> dict[str, Any]:
        """Return what the config says of a block."""
        return next(entry["props"] for entry in self.config["components"] if entry["id"] == block._id)

    def dependency(self, id: int) -> dict[str, Any]:
        """Return what the config says of a function."""
        found: dict[str, Any] = next(entry for entry in self.config["dependencies"] if entry["id"] == id)
        return found

    def triggered(self, block: Block | None, event: str) -> list[int]:
        """Return the ids of the functions that an event runs."""
        target = [None if block is None else block._id, event]
        return [entry["id"] for entry in self.config["dependencies"] if target in entry["targets"]]

    def join(self, function: int, *data: Any, event_data: Any = None, trigger: int | None = None) -> str:
        """Let a function run, and return the run's id."""
        body = {
            "fn_index": function,
            "data": list(data),
            "session_hash": self.session,
            "event_data": event_data,
            "trigger_id": trigger,
        }
        answer = self.http.post("/gradio_api/queue/join", json=body)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["event_id"])

    def messages(self) -> Iterator[Message]:
        """Yield what the session's stream says."""
        address = f"/gradio_api/queue/data?session_hash={self.session}"
        with self.http.stream("GET", address) as response:
            for line in response.iter_lines():
                if line.startswith("data:"):
                    yield json.loads(line[5:])

    def hear(self, run: str) -> list[Message]:
        """Return what the stream says of a run, to its end."""
        heard = self._heard.setdefault(run, [])
        for _ in range(2):  # the server ends the stream when nothing runs: then there is a new one
            while not _ended(heard) and (message := next(self._stream, None)) is not None:
                self._heard.setdefault(str(message.get("event_id")), []).append(message)
            if _ended(heard):
                return heard
            self._stream = self.messages()
        msg = f"The stream ended before the run: {heard}"
        raise AssertionError(msg)

    def run(self, function: int | Dependency, *data: Any, **options: Any) -> list[Any]:
        """Run a function and return its outputs' data."""
        number = function.function.id if isinstance(function, Dependency) else function
        last = self.hear(self.join(number, *data, **options))[-1]
        assert last["success"], last["output"]
        values: list[Any] = last["output"]["data"]
        return values

    def upload(self, content: bytes, name: str) -> dict[str, Any]:
        """Upload a file, and return what names it."""
        (path,) = self.http.post("/gradio_api/upload", files=[("files", (name, content))]).json()
        return {"path": path, "orig_name": name, "meta": {"_type": "gradio.FileData"}}

    def failure(self, function: int | Dependency, *data: Any) -> str:
        """Run a function that fails, and return what its caller is told."""
        number = function.function.id if isinstance(function, Dependency) else function
        last = self.hear(self.join(number, *data))[-1]
        assert not last["success"], last["output"]
        return str(last["output"]["error"])

    def fire(self, block: Block | None, event: str, *data: Any, **options: Any) -> list[Any]:
        """Fire an event that one function waits for, and return its outputs' data."""
        (function,) = self.triggered(block, event)
        return self.run(function, *data, trigger=None if block is None else block._id, **options)


def _ended(heard: list[Message]) -> bool:
    return bool(heard) and heard[-1]["msg"] == "process_completed"


@contextmanager
def visiting(app: gr.Blocks, **options: Any) -> Iterator[Visitor]:
    """Serve `app` and give a visitor of it."""
    with serving(app, **options) as url:
        visitor = Visitor(url)
        try:
            yield visitor
        finally:
            visitor.close()
