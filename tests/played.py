"""A page that a test plays: it fires the app's events over the wire, as the browser does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

import gradio_lib as gr
from tests.serving import serving


class RunFailed(Exception):
    """A function failed; the message is what the page would be told."""


class PlayedPage:
    """The page of the app that `http` reaches."""

    def __init__(self, http: httpx.Client) -> None:
        self.http = http
        # The page's own events are open to those who have opened it.
        http.get("/").raise_for_status()
        self.config = self.http.get("/config").json()

    def fire(self, id: int, data: list[Any], event: Any = None) -> list[Any]:
        """Return what the function says last."""
        body = {"fn_index": id, "data": data, "session_hash": "s", "event_data": event, "trigger_id": None}
        joined = self.http.post("/gradio_api/queue/join", json=body)
        assert joined.status_code == 200, joined.text
        with self.http.stream("GET", "/gradio_api/queue/data", params={"session_hash": "s"}) as stream:
            for line in stream.iter_lines():
                message = json.loads(line.removeprefix("data: ")) if line else {}
                if message.get("msg") == "process_completed":
                    if not message["success"]:
                        raise RunFailed(message["output"]["error"])
                    result: list[Any] = message["output"]["data"]
                    return result
        msg = "The stream ended before the function had."
        raise RunFailed(msg)

    def event(self, type: str, event: str) -> int:
        """Return the id of the function on a component's event."""
        kinds = {each["id"]: each["type"] for each in self.config["components"]}
        found = [
            each["id"]
            for each in self.config["dependencies"]
            for target, name in each["targets"]
            if kinds.get(target) == type and name == event and each["backend_fn"]
        ]
        first: int = found[0]
        return first

    def upload(self, content: bytes, name: str) -> dict[str, Any]:
        """Return what names an uploaded file."""
        (path,) = self.http.post("/gradio_api/upload", files={"files": (name, content)}).json()
        return {"path": path, "orig_name": name, "meta": {"_type": "gradio.FileData"}}

    def download(self, file: dict[str, Any]) -> bytes:
        """Return the content of a file among the results."""
        return self.http.get(f"/gradio_api/file={file['path']}").raise_for_status().content

    def props(self, type: str) -> dict[str, Any]:
        """Return the properties of the first component of a type."""
        found: dict[str, Any] = next(each["props"] for each in self.config["components"] if each["type"] == type)
        return found


@contextmanager
def played(app: gr.Blocks, **options: Any) -> Iterator[PlayedPage]:
    """Serve `app` and give its page."""
    with serving(app, **options) as url, httpx.Client(base_url=url, timeout=30) as http:
        yield PlayedPage(http)
