"""gr.Chatbot: each shape of a conversation there and back, its files, and what must not come in."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.values.chat import Stored
from gradio_lib.values.file import FileScope

PAIRS = [["Hello", "Hi there"], ["Still there?", None], [None, "Yes"]]
MESSAGES = [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Hi there"}]


def back(chat: gr.Chatbot, value: Any) -> list[Any]:
    return chat.preprocess(chat.postprocess(value))


def texts(shown: list[dict[str, Any]]) -> list[str]:
    return [part["text"] for message in shown for part in message["content"]]


def test_pairs_come_back_as_pairs() -> None:
    assert back(gr.Chatbot(), PAIRS) == PAIRS
    assert back(gr.Chatbot(), [("Hello", "Hi")]) == [["Hello", "Hi"]]


def test_messages_come_back_as_messages() -> None:
    got = back(gr.Chatbot(), MESSAGES)
    assert [(each["role"], each["content"]) for each in got] == [
        ("user", [{"type": "text", "text": "Hello"}]),
        ("assistant", [{"type": "text", "text": "Hi there"}]),
    ]


def test_the_shape_can_be_asked_for() -> None:
    assert back(gr.Chatbot(type="tuples"), MESSAGES) == [["Hello", "Hi there"]]
    assert [each["content"] for each in back(gr.Chatbot(type="messages"), PAIRS[:1])] == ["Hello", "Hi there"]
    with pytest.raises(DeclarationError, match=r"type is 'list'.*tuples"):
        gr.Chatbot(type="list")  # type: ignore[arg-type]


def test_an_app_of_3_x_appends_to_its_history() -> None:
    chat = gr.Chatbot()
    history = chat.preprocess(chat.postprocess([["Hello", None]]))
    history[-1][1] = "Hi"
    assert back(chat, [*history, ["Next", None]]) == [["Hello", "Hi"], ["Next", None]]


def test_messages_are_given_as_objects_of_any_class() -> None:
    @dataclasses.dataclass
    class Foreign:
        role: str
        content: str

    shown = gr.Chatbot().postprocess([gr.ChatMessage("Yes"), Foreign("user", "No")])
    assert [(each["role"], texts([each])) for each in shown] == [("assistant", ["Yes"]), ("user", ["No"])]


def test_metadata_and_options_travel() -> None:
    said = gr.ChatMessage(
        "Sum", metadata={"title": "Thinking", "status": "done"}, options=[{"value": "a", "label": "A"}]
    )
    (got,) = back(gr.Chatbot(), [said])
    assert got["metadata"] == {"title": "Thinking", "status": "done"}
    assert got["options"] == [{"value": "a", "label": "A"}]


def test_a_file_in_a_pair(tmp_path: Path, content: Callable[[Any], bytes]) -> None:
    (tmp_path / "cat.png").write_bytes(b"a cat")
    chat = gr.Chatbot()
    shown = chat.postprocess([[(tmp_path / "cat.png", "A cat"), None], [None, (str(tmp_path / "cat.png"),)]])
    part = shown[0]["content"][0]
    assert (part["alt_text"], part["file"]["mime_type"], content(part["file"])) == ("A cat", "image/png", b"a cat")
    (asked, _), (_, answered) = chat.preprocess(shown)
    assert asked[1] == "A cat"
    assert Path(asked[0]).read_bytes() == b"a cat" == Path(answered[0]).read_bytes()


def test_a_file_in_a_message_is_stored_once(tmp_path: Path, scope: FileScope) -> None:
    source = tmp_path / "song.mp3"
    source.write_bytes(b"la")
    os.utime(source, (1, 1))  # long ago: nobody can be writing to it any more
    chat = gr.Chatbot()
    said = {"role": "assistant", "content": [{"path": source, "mime_type": "audio/x-song"}, "Listen"]}

    def file(shown: list[dict[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = shown[0]["content"][0]["file"]
        return found

    first, again = chat.postprocess([said]), chat.postprocess([said, *MESSAGES])
    assert file(first)["mime_type"] == "audio/x-song"
    assert file(first)["path"] == file(again)["path"]
    os.utime(scope.store.resolve(file(first)["path"]), (1, 1))
    assert file(chat.postprocess(chat.preprocess(again)))["path"] == file(again)["path"]
    source.write_bytes(b"another")
    assert file(chat.postprocess([said]))["path"] != file(first)["path"]
    assert len(scope.tokens) == 2


def test_an_address_goes_through_unfetched() -> None:
    (got,) = back(gr.Chatbot(), [{"role": "assistant", "content": {"path": "https://example.org/cat.png"}}])
    assert got["content"][0]["file"]["path"] == "https://example.org/cat.png"


def test_a_component_is_shown_and_comes_back_as_it_was() -> None:
    chat = gr.Chatbot()
    shown = chat.postprocess([gr.ChatMessage(gr.HTML("<b>bold</b>", label="Own"))])
    part = shown[0]["content"][0]
    assert (part["component"], part["value"], part["props"]["label"]) == ("html", "<b>bold</b>", "Own")
    part["value"], part["props"] = "<script>alert(1)</script>", {}  # what a client makes of it
    returned = chat.postprocess(chat.preprocess(shown))[0]["content"][0]
    assert (returned["value"], returned["props"]["label"]) == ("<b>bold</b>", "Own")


def test_a_component_that_the_app_never_showed_is_refused() -> None:
    planted = {
        "role": "user",
        "content": [{"type": "component", "component": "html", "value": "<script>", "props": {}}],
    }
    with pytest.raises(InvalidValue):
        gr.Chatbot().preprocess([planted])
    with pytest.raises(InvalidValue):
        gr.Chatbot().postprocess([planted])


def test_what_is_ready_is_not_made_ready_again() -> None:
    ready = Stored(role="user", content=[], metadata=None, options=None)
    assert gr.Chatbot().postprocess([ready, MESSAGES[0]])[0] is ready


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ("hello", "a list of messages"),
        ({"role": "user"}, "a list of messages"),
        ([{"role": "root", "content": "x"}], "Message 0"),
        ([{"role": "user"}], "Message 0"),
        ([["a", "b", "c"]], "Entry 0 of the chat has 3 parts"),
        ([["a", "b"], {"role": "user", "content": "x"}], "Message 0"),
        ([{"role": "user", "content": [3]}], "text, a file or a component"),
        ([{"role": "user", "content": [{"type": "file", "file": {"path": "/etc/passwd"}}]}], "not uploaded here"),
        ([{"role": "user", "content": "x", "options": [3]}], "An option"),
        ([{"role": "user", "content": ""}] * 10_001, "at most 10,000 messages"),
    ],
)
def test_hostile_payload_is_refused_with_the_reason(payload: Any, reason: str) -> None:
    with pytest.raises(InvalidValue, match=reason):
        gr.Chatbot().preprocess(payload)


def test_a_client_cannot_make_endless_pairs() -> None:
    forged = [{"role": "user", "content": "x", "turn": turn} for turn in (10**9, -1)]
    assert gr.Chatbot().preprocess(forged) == [["x", None], ["x", None]]


@pytest.mark.parametrize(
    "value", [3, [3], [["a"]], [{"role": "user", "content": object()}], [{"role": "user", "content": {}}]]
)
def test_what_cannot_be_shown_is_refused_with_the_reason(value: Any) -> None:
    with pytest.raises(InvalidValue, match=r"chat|content"):
        gr.Chatbot().postprocess(value)


def test_nothing_is_an_empty_conversation() -> None:
    chat = gr.Chatbot()
    assert chat.preprocess(None) == chat.preprocess([]) == chat.postprocess(None) == chat.postprocess([]) == []


def test_text_loses_the_indentation_of_the_program_it_stood_in() -> None:
    assert texts(gr.Chatbot().postprocess([[None, "\n    # Title\n\n      indented\n"]])) == ["# Title\n\n  indented"]


def test_the_authors_pictures_reach_the_page(tmp_path: Path, content: Callable[[Any], bytes]) -> None:
    (tmp_path / "me.png").write_bytes(b"me")
    chat = gr.Chatbot(avatar_images=(tmp_path / "me.png", None), examples=[{"text": "Hi", "icon": tmp_path / "me.png"}])
    config = chat.get_config()
    assert content(config["avatar_images"][0]) == b"me"
    assert config["avatar_images"][1] is None
    assert content(config["examples"][0]["icon"]) == b"me"
    with pytest.raises(DeclarationError, match="a pair"):
        gr.Chatbot(avatar_images=("a",))  # type: ignore[arg-type]
    with pytest.raises(DeclarationError, match="'text' or 'files'"):
        gr.Chatbot(examples=[{}])
