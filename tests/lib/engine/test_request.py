"""What a function may ask for besides its inputs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.engine.call import Job
from gradio_lib.engine.invoke import Invocation
from gradio_lib.engine.request import Headers, RequestInfo
from gradio_lib.engine.runtime import Runtime
from tests.lib.engine.runs import result, start

INFO = RequestInfo(
    headers=[("User-Agent", "test"), ("cookie", "a=1; b = two words; c"), ("x-twice", "1"), ("X-Twice", "2")],
    query=[("name", "Ada"), ("name", "Ben")],
    client=("10.0.0.1", 1234),
    url="/run/x",
)


def test_headers_are_found_in_any_case() -> None:
    headers = Headers(INFO.headers)
    assert headers["USER-agent"] == "test"
    assert headers["x-twice"] == "1"
    assert "X-Missing" not in headers
    assert sorted(headers) == ["cookie", "user-agent", "x-twice"]


def test_request_tells_its_facts() -> None:
    request = gr.Request(INFO, username="ada", session_hash="abc")
    assert request.cookies == {"a": "1", "b": "two words", "c": ""}
    assert request.client is not None
    assert (request.client.host, request.client.port) == ("10.0.0.1", 1234)
    assert (request.username, request.session_hash, request.url, request.method) == ("ada", "abc", "/run/x", "POST")


def test_request_of_a_call_without_http_is_empty() -> None:
    request = gr.Request()
    assert (dict(request.headers), request.client, request.cookies, request.username) == ({}, None, {}, None)


def anywhere(first: int, request: gr.Request, second: int, *, progress: gr.Progress) -> Any:
    progress(0.5)
    return [first, request.headers["user-agent"], second]


def optional(first: int, second: int, request: gr.Request | None = None) -> Any:
    assert request is not None
    return [first, request.headers["user-agent"], second]


def keyword(first: int, second: int, *, request: gr.Request) -> Any:
    return [first, request.headers["user-agent"], second]


class Model:
    def predict(self, first: int, second: int, request: gr.Request) -> Any:
        return [first, request.headers["user-agent"], second]

    def __call__(self, first: int, second: int, request: gr.Request) -> Any:
        return [first, request.headers["user-agent"], second]


@pytest.mark.parametrize("function", [anywhere, optional, keyword, Model().predict, Model()])
async def test_it_is_handed_over_wherever_it_stands(function: Any) -> None:
    with gr.Blocks() as app:
        number = gr.Number(precision=0)
        gr.Button().click(function, [number, number], gr.JSON())
    assert await result(start(Runtime(app), 1, 2, request=INFO)) == [1, "test", 2]


async def test_hint_that_cannot_be_resolved_keeps_no_function_from_running() -> None:
    def odd(value: "Nowhere") -> Any:  # type: ignore[name-defined]  # noqa: F821, UP037 - as in other people's code
        return value

    with gr.Blocks() as app:
        gr.Button().click(odd, gr.Number(), gr.Number())
    assert await result(start(Runtime(app), 1)) == 1


async def test_event_data_tells_what_was_selected_and_where() -> None:
    def chosen(event: gr.SelectData) -> Any:
        return [event.target.label, event.index, event.value, event.selected]

    with gr.Blocks() as app:
        radio = gr.Radio(["a", "b"], label="Letter")
        radio.select(chosen, None, gr.JSON())
    data = {"index": 1, "value": "b", "selected": False}
    run = start(Runtime(app), event_data=data, trigger=radio._id)
    assert await result(run) == ["Letter", 1, "b", False]


def test_block_with_the_number_0_is_a_target_too() -> None:
    with gr.Blocks() as app:
        box = gr.Textbox(label="First")
        box.change(lambda event: event.target.label, None, None)

    def label(event: gr.EventData) -> Any:
        return event.target.label

    invocation = Invocation(replace(app.functions[0], fn=label), {0: box})
    assert invocation.call([], Job("run", [], "ada", trigger=0)) == "First"


@pytest.mark.parametrize("data", [None, "text", [1], {"index": None}])
async def test_select_data_of_anything_else_is_empty(data: Any) -> None:
    selected = gr.SelectData(None, data)
    assert (selected.index, selected.value, selected.selected) == (None, None, True)


def test_event_data_says_what_it_has_and_what_it_has_not() -> None:
    data = gr.EventData(None, {"key": "Enter", "input_value": "x"})
    assert data.key == "Enter"
    with pytest.raises(AttributeError, match="The event has no 'kye'; it has key, input_value"):
        _ = data.kye
    with pytest.raises(AttributeError, match="The event has no 'key'; it has no data"):
        _ = gr.EventData(None, None).key
