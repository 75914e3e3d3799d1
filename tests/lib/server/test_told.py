"""Streams of a session and of a call: what they tell, how they end, what happens when the reader goes away."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

import gradio_lib as gr
from tests.lib.server.asking import PATIENCE, PREFIX, call, client, index_of, join, messages, new_session, run, stream
from tests.serving import serving


class Generator:
    """An endless generator that notes whether it is open."""

    def __init__(self) -> None:
        self.closed = threading.Event()
        self.closed.set()

    def __call__(self) -> Iterator[int]:
        self.closed.clear()
        try:
            number = 0
            while True:
                yield number
                number += 1
                self.closed.wait(0.001)
        finally:
            self.closed.set()


endless = Generator()
gate = threading.Event()


def steps(count: int) -> Iterator[tuple[str, list[int]]]:
    for step in range(int(count)):
        yield "ab" * step, list(range(step))


def wait() -> str:
    gate.wait(PATIENCE)
    return "waited"


def spin() -> None:
    while True:
        pass


def fail(_value: Any) -> Iterator[str]:
    yield "before"
    msg = "why"
    raise gr.Error(msg, duration=3, title="Oh")


def app() -> gr.Blocks:
    with gr.Blocks() as demo:
        text, number = gr.Textbox(), gr.Number()
        gr.Button().click(steps, number, [text, gr.JSON()])
        gr.Button().click(endless, None, number, api_name="endless")
        gr.Button().click(wait, None, text)
        gr.Button().click(fail, text, text)
        gr.Button().click(lambda value: value, text, text, api_name="echo")
        gr.Button().click(lambda: gr.Info("note", title="T", duration=None), None, None, api_name="note")
        gr.Button().click(lambda value: value + 1, number, number, api_name="direct", queue=False)
        gr.Button().click(spin, None, number, api_name="busy")
    return demo.queue(max_size=2)


@pytest.fixture(scope="module")
def demo() -> gr.Blocks:
    return app()


@pytest.fixture(scope="module")
def url(demo: gr.Blocks) -> Iterator[str]:
    with serving(demo) as url:
        yield url


@pytest.fixture
def http(url: str) -> Iterator[httpx.Client]:
    gate.clear()
    with client(url) as http:
        yield http
    gate.set()


def start(http: httpx.Client, name: str, *data: Any, session: str = "") -> tuple[str, str]:
    """Start a call and return its session and its id."""
    session = session or new_session()
    answer = join(http, index_of(http, name), list(data), session)
    assert answer.status_code == 200, answer.text
    return session, answer.json()["event_id"]


def kinds(told: list[dict[str, Any]]) -> list[str]:
    return [each["msg"] for each in told]


# -- what is told ---------------------------------------------------------------------------------------------------


def test_call_is_told_from_its_arrival_to_the_end_of_the_stream(http: httpx.Client) -> None:
    session, event = start(http, "echo", "hi")
    told = messages(http, session)
    assert kinds(told) == ["estimation", "process_starts", "process_completed", "close_stream"]
    assert {each["event_id"] for each in told[:-1]} == {event}
    assert told[0]["rank"] == 0
    assert told[0]["queue_size"] == 1
    assert told[2]["success"] is True
    output = told[2]["output"]
    assert (output["data"], output["is_generating"], output["changed_state_ids"]) == (["hi"], False, [])
    assert output["duration"] >= 0


def test_yields_are_told_as_edits_of_the_first_and_the_end_whole(http: httpx.Client) -> None:
    session, _ = start(http, "steps", 4)
    told = [each for each in messages(http, session) if each["msg"].startswith("process_") and "output" in each]
    assert told[0]["output"]["data"] == ["", []]
    assert told[1]["output"]["data"] == [[["replace", [], "ab"]], [["add", [0], 0]]]
    assert told[2]["output"]["data"] == [[["append", [], "ab"]], [["add", [1], 1]]]
    assert told[-1]["output"]["data"] == ["ababab", [0, 1, 2]]
    assert [each["output"]["is_generating"] for each in told] == [True, True, True, True, False]


def test_error_is_told_with_its_message_after_what_came_before(http: httpx.Client) -> None:
    session, _ = start(http, "fail", "x")
    told = messages(http, session)
    assert kinds(told)[-3:] == ["process_generating", "process_completed", "close_stream"]
    expected = {"error": "why", "duration": 3, "visible": True, "title": "Oh"}
    assert (told[-2]["success"], told[-2]["output"], told[-2]["title"]) == (False, expected, "Oh")


def test_message_is_told(http: httpx.Client) -> None:
    session, _ = start(http, "note")
    (note,) = [each for each in messages(http, session) if each["msg"] == "log"]
    del note["event_id"]
    expected = {"msg": "log", "log": "note", "level": "info", "duration": None, "visible": True, "title": "T"}
    assert note == expected


def test_calls_of_one_session_share_its_stream(http: httpx.Client) -> None:
    session, first = start(http, "echo", "a")
    _, second = start(http, "echo", "b", session=session)
    told = messages(http, session)
    results = {each["event_id"]: each["output"]["data"] for each in told if each["msg"] == "process_completed"}
    assert results == {first: ["a"], second: ["b"]}
    assert kinds(told).count("close_stream") == 1


def test_stream_that_opens_when_all_is_over_closes_at_once(http: httpx.Client) -> None:
    session, _ = start(http, "echo", "a")
    messages(http, session)
    assert kinds(messages(http, session)) == ["close_stream"]


def test_stream_says_what_it_is(http: httpx.Client) -> None:
    session, _ = start(http, "echo", "a")
    with http.stream("GET", f"{PREFIX}/queue/data?session_hash={session}") as response:
        assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-accel-buffering"] == "no"
        assert all(line.startswith("data: ") for line in response.iter_lines() if line)


def test_full_queue_says_so_at_once(http: httpx.Client) -> None:
    runs = [start(http, "wait") for _ in range(3)]
    answer = join(http, index_of(http, "wait"), [], new_session())
    assert answer.status_code == 503
    assert answer.json()["detail"] == "Queue is full. Max size is 2 and size is 2."
    gate.set()
    for session, _ in runs:
        assert messages(http, session)[-2]["output"]["data"] == ["waited"]


# -- resumed --------------------------------------------------------------------------------------------------------


def numbered(http: httpx.Client, session: str, after: int | None = None) -> list[tuple[int, dict[str, Any]]]:
    """Return the messages with their numbers, as our own clients ask for them."""
    query: dict[str, Any] = {"session_hash": session, "ids": "1"} | ({} if after is None else {"after": after})
    with http.stream("GET", f"{PREFIX}/queue/data", params=query) as response:
        lines = [line for line in response.iter_lines() if line]
    pairs = zip(lines[::2], lines[1::2], strict=False)
    return [(int(number[4:]), json.loads(message[6:])) for number, message in pairs]


def until_ended(http: httpx.Client, session: str) -> None:
    """Read a session's stream until one of its runs has ended."""
    with stream(http, session, ids="1", after="0") as told:
        next(each for each in told if each["msg"] == "process_completed")


def test_reader_goes_on_from_the_last_number_that_it_saw(http: httpx.Client) -> None:
    session, _ = start(http, "steps", 4)
    told = numbered(http, session)
    numbers = [number for number, _ in told]
    assert numbers == sorted(set(numbers))
    again = numbered(http, session, after=numbers[-2])
    assert [number for number, _ in again] == numbers[-1:]
    assert again[0][1]["output"] == told[-1][1]["output"]


def test_what_several_runs_say_comes_in_its_order(http: httpx.Client) -> None:
    session, _ = start(http, "wait")
    start(http, "steps", 3, session=session)
    until_ended(http, session)
    gate.set()
    told = numbered(http, session, after=0)
    numbers = [number for number, _ in told]
    assert numbers == sorted(set(numbers))
    assert [message["output"]["data"] for _, message in told if message["msg"] == "process_completed"] == [
        ["abab", [0, 1]],
        ["waited"],
    ]


def test_reader_that_comes_again_gets_whole_values_before_edits(http: httpx.Client) -> None:
    session, event = start(http, "endless")
    with stream(http, session, ids="1") as told:
        for message in told:
            if message["msg"] == "process_generating" and message["output"]["data"][0] != 0:
                break
    with stream(http, session, ids="1", after="0") as told:
        first = next(each for each in told if each["msg"] == "process_generating")
        assert isinstance(first["output"]["data"][0], int)
        http.post(f"{PREFIX}/cancel", json={"event_id": event, "session_hash": session})
        assert list(told)[-2]["output"] == {}
    assert endless.closed.wait(PATIENCE)


@pytest.mark.parametrize("agent", ["node", "gradio_client/2.7.2; python/3.11"])
def test_new_run_is_answered_when_its_reader_knows_that_the_stream_is_over(
    http: httpx.Client, url: str, agent: str
) -> None:
    session, _ = start(http, "echo", "first")
    with client(url, headers={"user-agent": agent}) as reader, ThreadPoolExecutor(1) as pool:
        with stream(reader, session) as told:
            next(each for each in told if each["msg"] == "close_stream")
            second = pool.submit(start, http, "echo", "second", session=session)
            time.sleep(0.2)
            assert not second.done()
        assert second.result(PATIENCE)
        assert [each["output"]["data"] for each in messages(http, session) if each["msg"] == "process_completed"] == [
            ["second"]
        ]


# -- gone -----------------------------------------------------------------------------------------------------------


def test_reader_that_goes_away_ends_the_run_and_closes_its_generator(http: httpx.Client, url: str) -> None:
    session, _ = start(http, "endless")
    with client(url) as reader, stream(reader, session) as told:
        next(each for each in told if each["msg"] == "process_generating")
        assert not endless.closed.is_set()
    assert endless.closed.wait(PATIENCE)
    # The slot is free: it is the only one of that function.
    other, _ = start(http, "endless")
    with client(url) as reader, stream(reader, other) as told:
        next(each for each in told if each["msg"] == "process_generating")
    assert endless.closed.wait(PATIENCE)


def test_run_of_a_page_waits_for_a_reader_that_lost_its_connection(http: httpx.Client, url: str) -> None:
    session, event = start(http, "endless")
    with client(url) as reader, stream(reader, session, ids="1") as told:
        next(each for each in told if each["msg"] == "process_generating")
    with stream(http, session, ids="1") as told:
        next(each for each in told if each["msg"] == "process_generating")
        assert not endless.closed.is_set()
        http.post(f"{PREFIX}/cancel", json={"event_id": event, "session_hash": session})
    assert endless.closed.wait(PATIENCE)


def test_run_that_waits_goes_with_its_reader(http: httpx.Client, url: str, demo: gr.Blocks) -> None:
    running, _ = start(http, "wait")
    waiting, _ = start(http, "wait")
    with client(url) as reader, stream(reader, waiting) as told:
        assert next(told)["rank"] == 0
    gate.set()
    assert messages(http, running)[-2]["output"]["data"] == ["waited"]
    assert demo.runtime is not None
    assert len(demo.runtime.queue) == 0


def test_caller_that_goes_away_ends_its_run(http: httpx.Client, url: str) -> None:
    with client(url, headers={"connection": "close"}) as other:
        other.timeout = httpx.Timeout(0.2)
        with pytest.raises(httpx.ReadTimeout):
            run(other, "endless")
    assert endless.closed.wait(PATIENCE)
    event = http.post(f"{PREFIX}/call/endless", json={"data": []}).json()["event_id"]
    with http.stream("GET", f"{PREFIX}/call/endless/{event}") as response:
        assert next(line for line in response.iter_lines() if line) == "event: generating"
    assert endless.closed.wait(PATIENCE)


@pytest.mark.parametrize("route", ["cancel", "reset"])
def test_cancelled_run_is_told_and_its_slot_is_free(http: httpx.Client, route: str) -> None:
    session, event = start(http, "busy")
    with stream(http, session) as told:
        next(each for each in told if each["msg"] == "process_starts")
        body = {"event_id": event, "session_hash": session, "fn_index": index_of(http, "busy")}
        assert http.post(f"{PREFIX}/{route}", json=body).json() == {"success": True}
        last = list(told)
    assert kinds(last) == ["process_completed", "close_stream"]
    assert last[0]["output"]["error"] == "The run was cancelled."


# -- without a session's stream -------------------------------------------------------------------------------------


def test_call_in_two_steps_gives_whole_values(http: httpx.Client) -> None:
    told = call(http, "steps", 3)
    expected = [["", []], ["ab", [0]], ["abab", [0, 1]]]
    assert told == [*(("generating", data) for data in expected), ("complete", expected[-1])]


def test_call_in_two_steps_tells_an_error(http: httpx.Client) -> None:
    error = {"error": "why", "duration": 3, "visible": True, "title": "Oh"}
    assert call(http, "fail", "x") == [("generating", ["before"]), ("error", error)]


def test_result_of_a_call_can_be_asked_for_again(http: httpx.Client) -> None:
    event = http.post(f"{PREFIX}/call/echo", json={"data": ["hi"]}).json()["event_id"]
    first, second = (http.get(f"{PREFIX}/call/echo/{event}").text for _ in range(2))
    assert first == second == 'event: complete\ndata: ["hi"]\n\n'


def test_call_in_one_step_gives_the_last_value(http: httpx.Client) -> None:
    answer = run(http, "steps", 3).json()
    assert (answer["data"], answer["is_generating"]) == (["abab", [0, 1]], False)
    assert run(http, "direct", 1).json()["data"] == [2]
    failed = run(http, "fail", "x")
    assert (failed.status_code, failed.json()["error"]) == (500, "why")


@pytest.mark.parametrize("prefix", ["", PREFIX])
def test_every_route_is_there_under_the_prefix_and_at_the_root(http: httpx.Client, prefix: str) -> None:
    body: dict[str, Any] = {"data": ["hi"], "trigger_id": None}  # as clients of today say it, whatever prefix they know
    assert http.post(f"{prefix}/run/echo", json=body).json()["data"] == ["hi"]
    event = http.post(f"{prefix}/call/echo", json=body).json()["event_id"]
    assert "complete" in http.get(f"{prefix}/call/echo/{event}").text
    session = new_session()
    body |= {"fn_index": index_of(http, "echo"), "session_hash": session}
    assert http.post(f"{prefix}/queue/join", json=body).status_code == 200
    assert "process_completed" in http.get(f"{prefix}/queue/data?session_hash={session}").text
    assert http.post(f"{prefix}/reset", json={"event_id": event}).json() == {"success": True}


def test_heartbeat_keeps_a_session_and_its_end_lets_it_go(http: httpx.Client, url: str, demo: gr.Blocks) -> None:
    session = new_session()
    assert demo.runtime is not None
    with client(url) as page, page.stream("GET", f"{PREFIX}/heartbeat/{session}") as beat:
        lines = beat.iter_lines()
        assert next(lines) == "data: ALIVE"
        (held,) = [each for each in demo.runtime.sessions.all() if each.hash == session]
        assert held.lifelines == 1
    while held.lifelines:
        http.get("/healthz")
    assert not held.ended  # it waits for the visitor to come back


def test_end_of_the_server_ends_streams_with_a_last_word() -> None:
    demo = app()
    gate.clear()
    with serving(demo) as url, client(url) as http:
        session, _ = start(http, "wait")
        with stream(http, session) as told:
            next(each for each in told if each["msg"] == "process_starts")
            closer = threading.Thread(target=lambda: demo.close(verbose=False))
            closer.start()
            last = list(told)
            closer.join(PATIENCE)
    assert [each["output"]["error"] for each in last if each["msg"] == "process_completed"] == [
        "The server was stopped before this was done; start it again when it is back."
    ]
