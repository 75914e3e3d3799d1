"""Asking a server over HTTP as clients do: calls, streams, uploads."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

PREFIX = "/gradio_api"
PATIENCE = 20.0  # seconds: a bound for what hangs


def client(url: str, **options: Any) -> httpx.Client:
    return httpx.Client(base_url=url, timeout=PATIENCE, **options)


def new_session() -> str:
    return secrets.token_hex(8)


def index_of(http: httpx.Client, name: str) -> int:
    """Return the index of an endpoint."""
    dependencies = http.get("/config").json()["dependencies"]
    return int(next(each["id"] for each in dependencies if each["api_name"] == name))


def join(http: httpx.Client, fn: int, data: Any, session: str, **body: Any) -> httpx.Response:
    """Start a call as published clients do."""
    return http.post(f"{PREFIX}/queue/join", json={"data": data, "fn_index": fn, "session_hash": session, **body})


@contextmanager
def stream(http: httpx.Client, session: str, **query: Any) -> Iterator[Iterator[dict[str, Any]]]:
    """Open a session's stream and give its messages as they come."""
    query["session_hash"] = session
    with http.stream("GET", f"{PREFIX}/queue/data", params=query) as response:
        yield (json.loads(line[5:]) for line in response.iter_lines() if line.startswith("data:"))


def messages(http: httpx.Client, session: str, **query: Any) -> list[dict[str, Any]]:
    """Return all that a session's stream tells until it closes."""
    with stream(http, session, **query) as told:
        return list(told)


def queued(http: httpx.Client, fn: int, *data: Any, **body: Any) -> dict[str, Any]:
    """Call a function through the queue and return its last message."""
    session = new_session()
    answer = join(http, fn, list(data), session, **body)
    assert answer.status_code == 200, answer.text
    return next(each for each in messages(http, session) if each["msg"] == "process_completed")


def call(http: httpx.Client, name: str, *data: Any) -> list[tuple[str, Any]]:
    """Call an endpoint in the two steps for curl and return its events."""
    started = http.post(f"{PREFIX}/call/{name}", json={"data": list(data)})
    assert started.status_code == 200, started.text
    told = http.get(f"{PREFIX}/call/{name}/{started.json()['event_id']}").text
    pairs = (block.partition("\n") for block in told.strip().split("\n\n"))
    return [(event.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for event, _, data in pairs]


def run(http: httpx.Client, name: str, *data: Any) -> httpx.Response:
    """Call an endpoint in one step."""
    return http.post(f"{PREFIX}/run/{name}", json={"data": list(data)})


def upload(http: httpx.Client, *files: tuple[str, bytes]) -> list[str]:
    """Upload files and return their handles."""
    answer = http.post(f"{PREFIX}/upload", files=[("files", file) for file in files])
    assert answer.status_code == 200, answer.text
    handles: list[str] = answer.json()
    return handles
