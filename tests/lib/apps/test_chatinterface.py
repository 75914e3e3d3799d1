"""gr.ChatInterface: what its function gets and gives, as callers call it and as the page does."""

from __future__ import annotations

import csv
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.client import Client
from gradio_lib.errors import DeclarationError
from tests.played import PlayedPage, RunFailed, played
from tests.serving import serving


def answered(caller: PlayedPage, said: list[Any], *further: Any) -> list[Any]:
    """Return the conversation after the function has answered, as the page has it done."""
    kinds = {each["id"]: each["type"] for each in caller.config["components"]}
    answers = [
        each
        for each in caller.config["dependencies"]
        if each["backend_fn"] and each.get("trigger_after") is not None and kinds[each["inputs"][0]] == "chatbot"
    ]
    return caller.fire(answers[0]["id"], [said, *further])


PROGRESS = gr.Progress()


def question(text: str) -> dict[str, Any]:
    return {"role": "user", "content": [{"type": "text", "text": text}], "metadata": None, "options": None}


def texts(shown: list[Any]) -> list[str]:
    return [part["text"] for message in shown for part in message["content"]]


def plain(message: str, history: list[Any]) -> str:
    return f"{len(history)} {message}"


def streams(message: str, history: list[Any]) -> Iterator[str]:
    for end in range(1, len(message) + 1):
        yield f"{len(history)} {message[:end]}"


async def awaits(message: str, history: list[Any]) -> str:
    return plain(message, history)


async def streams_async(message: str, history: list[Any]) -> AsyncIterator[str]:
    for said in streams(message, history):
        yield said


@pytest.mark.parametrize("fn", [plain, streams, awaits, streams_async])
def test_any_kind_of_function_answers(fn: Any) -> None:
    with played(gr.ChatInterface(fn)) as caller:
        (shown,) = answered(caller, [question("Hello")])
        assert texts(shown) == ["Hello", "0 Hello"]
        (shown,) = answered(caller, [*shown, question("Again")])
        assert texts(shown)[2:] == ["Again", "2 Again"]


@pytest.mark.parametrize("fn", [plain, streams_async])
def test_a_caller_gets_the_answer_and_the_session_keeps_the_history(fn: Any) -> None:
    with serving(gr.ChatInterface(fn)) as url:
        client = Client(url)
        name = f"/{fn.__name__}"
        assert client.predict("Hello", api_name=name) == "0 Hello"
        assert client.predict("Again", api_name=name) == "2 Again"
        assert Client(url).predict("Hello", api_name=name) == "0 Hello"


def test_the_history_is_text_and_paths_where_nothing_else_is_said() -> None:
    got: list[Any] = []

    def answer(_message: str, history: list[Any]) -> str:
        got.extend(history)
        return "yes"

    with played(gr.ChatInterface(answer)) as caller:
        (handle,) = caller.http.post("/gradio_api/upload", files={"files": ("a.txt", b"abc")}).json()
        file = {"path": handle, "orig_name": "a.txt", "meta": {"_type": "gradio.FileData"}}
        picture = {**question("See"), "content": [{"type": "file", "file": file}, {"type": "text", "text": "See"}]}
        answered(caller, [question("Hello"), picture, question("Well?")])
        assert got[0]["content"] == "Hello"
        path, text = got[1]["content"]
        assert (Path(path["path"]).name, text) == ("a.txt", "See")


def test_the_history_is_pairs_where_that_is_asked_for() -> None:
    def answer(message: str, history: list[Any]) -> str:
        return json.dumps([message, history])

    with played(gr.ChatInterface(answer, type="tuples")) as caller:
        (shown,) = answered(caller, [question("A"), {**question("B"), "role": "assistant"}, question("C")])
        assert json.loads(texts(shown)[-1]) == ["C", [["A", "B"]]]


def test_further_inputs_outputs_and_what_the_engine_hands_over() -> None:
    def answer(message: str, request: gr.Request, _history: list[Any], factor: int, *, progress: Any = PROGRESS) -> Any:
        progress(1)
        return message * factor, f"{request.session_hash}"

    with gr.Blocks() as demo:
        note = gr.Textbox(label="Note")
        gr.ChatInterface(answer, additional_inputs=gr.Slider(1, 5, 2, step=1), additional_outputs=note)
    with played(demo) as caller:
        shown, said = answered(caller, [question("ab")], 3)
    assert (texts(shown)[-1], said) == ("ababab", "s")
    with serving(demo) as url:
        assert Client(url).predict("ab", 2, api_name="/answer")[0] == "abab"


@pytest.mark.parametrize(
    ("response", "told"),
    [
        (["one", "two"], ["one", "two"]),
        ({"role": "assistant", "content": "a dict"}, ["a dict"]),
        (gr.ChatMessage("an object"), ["an object"]),
        (None, []),
        (7, ["7"]),
    ],
)
def test_an_answer_takes_any_shape(response: Any, told: list[str]) -> None:
    with played(gr.ChatInterface(lambda _message, _history: response)) as caller:
        (shown,) = answered(caller, [question("?")])
    assert texts(shown[1:]) == told


def test_a_message_with_files() -> None:
    def answer(message: dict[str, Any], _history: list[Any]) -> str:
        return f"{message['text']}: {[Path(each).read_text() for each in message['files']]}"

    demo = gr.ChatInterface(answer, multimodal=True)
    with played(demo) as caller:
        (handle,) = caller.http.post("/gradio_api/upload", files={"files": ("a.txt", b"abc")}).json()
        file = {"path": handle, "orig_name": "a.txt", "meta": {"_type": "gradio.FileData"}}
        said = {**question(""), "content": [{"type": "file", "file": file}, {"type": "text", "text": "Read"}]}
        (shown,) = answered(caller, [said])
        assert texts(shown[1:]) == ["Read: ['abc']"]
        message = {"text": "Read", "files": [{"path": handle, "meta": {"_type": "gradio.FileData"}}]}
        sent = caller.http.post("/gradio_api/run/answer", json={"data": [message]})
        assert sent.json()["data"][0] == "Read: ['abc']"


def test_what_people_do_to_a_conversation() -> None:
    with played(gr.ChatInterface(plain, editable=True, examples=["Hello", {"text": "World"}])) as caller:
        offers = {**question("B"), "role": "assistant", "options": [{"value": "yes"}]}
        said = [question("A"), offers, question("C"), {**question("D"), "role": "assistant"}]
        at = caller.event

        def done(event: str, index: Any, **more: Any) -> list[Any]:
            return caller.fire(at("chatbot", event), [said], {"index": index, **more})

        assert [texts(shown) for shown in done("retry", 2)] == [["A", "B", "C"]]
        assert [texts(shown) for shown in done("edit", 0)] == [["A"]]
        before, text = done("undo", 2)
        assert (texts(before), text) == (["A", "B"], "C")
        assert [texts(shown)[-1] for shown in done("option_select", 1, value="yes")] == ["yes"]
        assert [texts(shown)[-1] for shown in done("example_select", 1)] == ["World"]


@pytest.mark.parametrize(
    ("event", "data", "reason"),
    [
        ("retry", {"index": 7}, "no message 7"),
        ("retry", {"index": "0"}, "no message '0'"),
        ("undo", {"index": [0, 0]}, "no message"),
        ("option_select", {"index": 0, "value": "rm -rf"}, "not offered"),
        ("example_select", {"index": 9}, "no example 9"),
    ],
)
def test_what_is_not_there_is_refused_with_the_reason(event: str, data: Any, reason: str) -> None:
    with played(gr.ChatInterface(plain, examples=["Hello"])) as caller, pytest.raises(RunFailed, match=reason):
        caller.fire(caller.event("chatbot", event), [[question("A")]], data)


def test_a_pair_is_named_by_its_number_and_side() -> None:
    with played(gr.ChatInterface(plain, chatbot=gr.Chatbot([["A", "B"], ["C", "D"]], render=False))) as caller:
        shown = next(each["props"]["value"] for each in caller.config["components"] if each["type"] == "chatbot")
        (left,) = caller.fire(caller.event("chatbot", "retry"), [shown], {"index": [1, 0]})
        assert texts(left) == ["A", "B", "C"]


def test_examples_are_answered_once_for_everybody() -> None:
    asked: list[str] = []

    async def answer(message: str, _history: list[Any]) -> AsyncIterator[str]:
        asked.append(message)
        yield "no"
        yield f"yes, {message}"

    with played(gr.ChatInterface(answer, examples=["Ada", "Bob"], cache_examples=True)) as caller:
        chosen = caller.event("chatbot", "example_select")
        for _ in range(2):
            (shown,) = caller.fire(chosen, [[]], {"index": 0})
            assert texts(shown) == ["Ada", "yes, Ada"]
        assert asked == ["Ada"]


def test_examples_can_be_written_into_the_field(tmp_path: Path) -> None:
    with played(gr.ChatInterface(plain, examples=["Ada"], run_examples_on_click=False)) as caller:
        assert caller.fire(caller.event("chatbot", "example_select"), [], {"index": 0}) == ["Ada"]
        (tmp_path / "a.txt").write_text("a")
        examples = [{"text": "Read", "files": [str(tmp_path / "a.txt")]}]
    with played(gr.ChatInterface(plain, examples=examples, multimodal=True, run_examples_on_click=False)) as caller:
        (filled,) = caller.fire(caller.event("chatbot", "example_select"), [], {"index": 0})
        assert (filled["text"], filled["files"][0]["orig_name"]) == ("Read", "a.txt")


def test_examples_with_further_inputs_are_rows_below() -> None:
    demo = gr.ChatInterface(
        lambda message, _history, number: f"{message}{number}",
        additional_inputs="number",
        examples=[["a", 1], ["b", 2]],
    )
    with played(demo) as caller:
        kinds = [each["type"] for each in caller.config["components"]]
        assert kinds.index("dataset") > kinds.index("chatbot")
        assert caller.fire(caller.event("dataset", "click"), [1]) == ["b", 2]


def test_judgements_are_written_down(tmp_path: Path) -> None:
    with played(gr.ChatInterface(plain, flagging_mode="manual", flagging_dir=str(tmp_path))) as caller:
        said = [question("A"), {**question("=B"), "role": "assistant"}]
        for liked in (True, False, "Wrong"):
            caller.fire(caller.event("chatbot", "like"), [said], {"index": 1, "value": "=B", "liked": liked})
        rows = list(csv.DictReader((tmp_path / "log.csv").read_text().splitlines()))
        assert [(row["index"], row["value"], row["flag"]) for row in rows] == [
            ("1", "'=B", "Like"), ("1", "'=B", "Dislike"), ("1", "'=B", "Wrong"),
        ]  # fmt: skip
        assert rows[0]["conversation"] == "user: A\\nassistant: =B"


def test_the_last_word_must_be_the_persons() -> None:
    with played(gr.ChatInterface(plain)) as caller:
        assert answered(caller, []) == [{"__type__": "update"}]


def test_too_few_values_for_the_further_outputs() -> None:
    with gr.Blocks() as demo:
        gr.ChatInterface(plain, additional_outputs=gr.Number())
    with played(demo) as caller, pytest.raises(RunFailed, match="1 values for additional_outputs"):
        answered(caller, [question("A")])


def test_what_cannot_be_called_is_refused() -> None:
    with pytest.raises(DeclarationError, match="cannot be called"):
        gr.ChatInterface("echo")
