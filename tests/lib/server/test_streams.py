"""What a fast function yields reaches its reader, value by value."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

import gradio_lib as gr
from tests.serving import serving

MANY = 1000


def count(until: float) -> Iterator[int]:
    yield from range(int(until))


async def count_async(until: float) -> AsyncIterator[int]:
    for number in range(int(until)):
        yield number


@pytest.fixture(scope="module", params=[count, count_async])
def client(request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    with gr.Blocks() as app:
        number, shown = gr.Number(), gr.Number()
        number.submit(request.param, number, shown, api_name="count")
    with serving(app) as url, httpx.Client(base_url=f"{url}/gradio_api") as client:
        yield client


def messages(client: httpx.Client, session: str, **query: Any) -> list[dict[str, Any]]:
    """Let it count and return what its stream says."""
    client.post("/queue/join", json={"data": [MANY], "fn_index": 0, "session_hash": session})
    said = client.get("/queue/data", params={"session_hash": session, **query}).text
    frames = (line[6:] for line in said.splitlines() if line.startswith("data: "))
    return [frame for frame in map(json.loads, frames) if frame["msg"].startswith("process_")]


def values(frames: list[dict[str, Any]]) -> list[Any]:
    """Return the values of yields: the first is whole, each later one an edit of the one before."""
    given = [frame["output"]["data"][0] for frame in frames if frame["msg"] == "process_generating"]
    return [given[0], *(value for edits in given[1:] for _action, _path, value in edits)]


@pytest.mark.parametrize("query", [{}, {"ids": 1}])
def test_a_stream_has_each_value(client: httpx.Client, query: dict[str, int]) -> None:
    frames = messages(client, f"ada {query}", **query)
    assert values(frames) == list(range(MANY))
    assert frames[-1]["output"]["data"] == [MANY - 1]


def test_curl_gets_each_value(client: httpx.Client) -> None:
    event = client.post("/call/count", json={"data": [MANY]}).json()["event_id"]
    said = client.get(f"/call/count/{event}").text
    told = [json.loads(line[6:]) for line in said.splitlines() if line.startswith("data: ")]
    assert told == [[number] for number in [*range(MANY), MANY - 1]]


def test_who_wants_the_last_value_only_does_not_hold_the_function_up(client: httpx.Client) -> None:
    answer = client.post("/run/count", json={"data": [MANY]}, timeout=20).json()
    assert answer["data"] == [MANY - 1]


def test_a_stream_that_is_held_up_ends_when_its_reader_goes(client: httpx.Client) -> None:
    endless = {"data": [10**9], "fn_index": 0, "session_hash": "gone"}
    event = client.post("/queue/join", json=endless).json()["event_id"]
    assert client.post("/cancel", json={"session_hash": "gone", "event_id": event}).json() == {"success": True}
    assert values(messages(client, "next")) == list(range(MANY))
