"""Values of 3.x and of today, both ways."""

from __future__ import annotations

import base64
import contextlib
from pathlib import Path
from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.errors import InvalidValue
from gradio_lib.graph.block import Block
from gradio_lib.graph.component import Component
from gradio_lib.values.file import FileScope, FileStore
from gradio_lib.wire.v3_values import from_v3, heavy, to_v3

PNG = base64.b64decode(b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC")
TEXT = base64.b64encode(b"hello").decode()


class Gallery(Component[Any, Any], browser="gallery"):
    carries_files = True


class Chatbot(Component[Any, Any], browser="chatbot"):
    carries_files = True


class Video(Component[Any, Any], browser="video"):
    carries_files = True


class Annotated(Component[Any, Any], browser="annotatedimage"):
    carries_files = True


class Tokens(Component[Any, Any], browser="highlightedtext"):
    pass


@pytest.fixture
def scope(tmp_path: Path) -> FileScope:
    return FileScope(FileStore(str(tmp_path)), "ada")


def read(block: Block, value: Any, scope: FileScope) -> Any:
    return from_v3([block], [value], scope)[0]


def written(block: Block, value: Any, scope: FileScope) -> Any:
    return to_v3([block], [value], scope)[0]


def content(value: dict[str, Any], scope: FileScope) -> bytes:
    return scope.open(value)[0].read_bytes()


def old(name: str) -> dict[str, Any]:
    return {"name": name, "orig_name": Path(name).name, "size": None, "data": None, "is_file": True}


@pytest.mark.parametrize("head", ["data:image/png;base64,", ""])
def test_picture_comes_as_a_data_url_or_as_bare_base64(scope: FileScope, head: str) -> None:
    picture = read(gr.Image(), head + base64.b64encode(PNG).decode(), scope)
    assert content(picture, scope) == PNG
    assert picture["path"].endswith(".png")


def test_picture_comes_with_its_mask(scope: FileScope) -> None:
    text = "data:image/png;base64," + base64.b64encode(PNG).decode()
    both = read(gr.Image(tool="sketch"), {"image": text, "mask": text}, scope)
    assert [content(both[part], scope) for part in ("image", "mask")] == [PNG, PNG]
    assert read(gr.Image(tool="sketch"), {"image": text, "mask": None}, scope)["mask"] is None


def test_picture_leaves_as_a_data_url(scope: FileScope) -> None:
    stored = scope.put(PNG, "a.png").payload()
    assert written(gr.Image(), stored, scope) == "data:image/png;base64," + base64.b64encode(PNG).decode()


def test_picture_of_another_address_leaves_as_that(scope: FileScope) -> None:
    away = {"path": "https://example.org/a.png", "url": "https://example.org/a.png", "meta": {}}
    assert written(gr.Image(), away, scope) == "https://example.org/a.png"


def test_picture_of_another_user_does_not_leave(scope: FileScope) -> None:
    theirs = FileScope(scope.store, "eve").put(PNG, "a.png").payload()
    assert written(gr.Image(), theirs, scope) == theirs["path"]


def test_file_comes_with_its_content(scope: FileScope) -> None:
    given = {"name": "notes.txt", "data": f"data:text/plain;base64,{TEXT}", "is_file": False}
    file = read(gr.File(), given, scope)
    assert (content(file, scope), file["orig_name"]) == (b"hello", "notes.txt")


def test_file_comes_as_the_name_of_an_upload(scope: FileScope) -> None:
    handle = scope.put(b"hello", "up.txt").path
    given = {"name": handle, "data": None, "is_file": True, "orig_name": "mine.txt"}
    assert read(gr.File(), [given], scope) == [
        {"path": handle, "orig_name": "mine.txt", "meta": {"_type": "gradio.FileData"}}
    ]


def test_file_of_today_is_left_alone(scope: FileScope) -> None:
    given = {"path": "x/y", "name": "other", "data": TEXT}
    assert read(gr.File(), given, scope) == given


def test_file_leaves_under_its_3x_names(scope: FileScope) -> None:
    stored = scope.put(b"hello", "a.txt").payload()
    expected = {"name": stored["path"], "orig_name": "a.txt", "size": 5, "data": None, "is_file": True}
    assert written(gr.File(), stored, scope) == expected
    assert written(gr.File(file_count="multiple"), [stored], scope) == [expected]


@pytest.mark.parametrize("text", ["data:image/png;base64,no base64!", "....", "data:,%%%"])
def test_text_that_is_no_base64_is_refused(scope: FileScope, text: str) -> None:
    with pytest.raises(InvalidValue, match="data URL"):
        read(gr.Image(), text, scope)


def test_file_in_the_body_obeys_the_limit_of_uploads(tmp_path: Path) -> None:
    scope = FileScope(FileStore(str(tmp_path), max_file_size=4))
    with pytest.raises(InvalidValue, match="larger than the 4 bytes"):
        read(gr.File(), {"name": "a", "data": base64.b64encode(b"12345678").decode()}, scope)
    assert content(read(gr.File(), {"name": "a", "data": base64.b64encode(b"1234").decode()}, scope), scope) == b"1234"
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size > 4]


def test_name_in_the_body_cannot_leave_the_store(scope: FileScope, tmp_path: Path) -> None:
    file = read(gr.File(), {"name": "../../../evil.txt", "data": TEXT}, scope)
    assert scope.open(file)[0].resolve().is_relative_to(tmp_path.resolve())


def test_gallery_both_ways(scope: FileScope) -> None:
    a, b = scope.put(PNG, "a.png").payload(), scope.put(PNG, "b.png").payload()
    today = [{"image": a, "caption": None}, {"image": b, "caption": "b"}]
    shown = written(Gallery(), today, scope)
    assert [shown[0]["name"], shown[1][0]["name"], shown[1][1]] == [a["path"], b["path"], "b"]
    back = read(Gallery(), shown, scope)
    assert [(item["image"]["path"], item["caption"]) for item in back] == [(a["path"], None), (b["path"], "b")]


def test_chat_both_ways(scope: FileScope) -> None:
    file = scope.put(b"hello", "a.txt").payload()

    def message(role: str, part: dict[str, Any]) -> dict[str, Any]:
        return {"role": role, "content": [part], "metadata": None, "options": None}

    hello, answer = {"type": "text", "text": "hi"}, {"type": "text", "text": "x"}
    today = [
        message("assistant", answer),
        message("user", hello),
        message("assistant", answer),
        message("user", {"type": "file", "file": file, "alt_text": "notes"}),
    ]
    pairs = written(Chatbot(), today, scope)
    assert pairs[:2] == [[None, "x"], ["hi", "x"]]
    assert (pairs[2][0]["name"], pairs[2][0]["alt_text"], pairs[2][1]) == (file["path"], "notes", None)
    back = read(Chatbot(), pairs, scope)
    assert back[:3] == today[:3]
    assert back[3]["content"][0]["file"]["path"] == file["path"]


def test_chat_that_is_pairs_already_stays_so(scope: FileScope) -> None:
    assert written(Chatbot(), [["hi", "x"]], scope) == [["hi", "x"]]


def test_tokens_both_ways(scope: FileScope) -> None:
    today = [{"token": "a", "class_or_confidence": "N"}, {"token": "b", "class_or_confidence": None}]
    assert written(Tokens(), today, scope) == [["a", "N"], ["b", None]]
    assert read(Tokens(), [["a", "N"], ["b", None]], scope) == today


def test_video_leaves_with_its_subtitles(scope: FileScope) -> None:
    file = scope.put(b"", "v.mp4").payload()
    alone = {**old(file["path"]), "size": 0}
    assert written(Video(), file, scope) == [alone, None]
    assert written(Video(), {"video": file, "subtitles": None}, scope) == [alone, None]


def test_annotations_leave_as_pairs(scope: FileScope) -> None:
    file = scope.put(PNG, "a.png").payload()
    shown = written(Annotated(), {"image": file, "annotations": [{"image": file, "label": "cat"}]}, scope)
    assert (shown[0]["name"], shown[1][0][0]["name"], shown[1][0][1]) == (file["path"], file["path"], "cat")


def test_table_leaves_without_metadata(scope: FileScope) -> None:
    assert written(gr.Dataframe(), {"headers": ["a"], "data": [[1]], "metadata": None}, scope) == {
        "headers": ["a"],
        "data": [[1]],
    }


def test_value_inside_of_an_update_is_converted(scope: FileScope) -> None:
    stored = scope.put(PNG, "a.png").payload()
    update = {"__type__": "update", "visible": True, "value": stored}
    shown = written(gr.Image(), update, scope)
    assert (shown["visible"], shown["value"][:22]) == (True, "data:image/png;base64,")
    assert written(gr.Image(), {"__type__": "update", "visible": False}, scope) == {
        "__type__": "update",
        "visible": False,
    }


def test_values_may_come_without_those_of_states(scope: FileScope) -> None:
    blocks: list[Block] = [gr.State(), gr.Image(), gr.Textbox()]
    both = from_v3(blocks, [base64.b64encode(PNG).decode(), "x"], scope)
    assert (content(both[0], scope), both[1]) == (PNG, "x")
    assert from_v3(blocks, [None, None, "x"], scope) == [None, None, "x"]


def test_wrong_number_of_values_is_left_to_the_runtime(scope: FileScope) -> None:
    assert from_v3([gr.Image()], ["a", "b"], scope) == ["a", "b"]


@pytest.mark.parametrize("value", [5, True, {}, {"name": 3}, {"data": 3}, [[1, 2, 3]], "x", [{"a": 1}], ["x"]])
@pytest.mark.parametrize(
    "block", [gr.File(), Gallery(), Chatbot(), Tokens(), Video(), Annotated(), gr.Dataframe(), gr.Textbox(), gr.JSON()]
)
def test_what_is_of_no_known_shape_passes_for_the_component_to_judge(
    scope: FileScope, block: Block, value: Any
) -> None:
    with contextlib.suppress(InvalidValue):
        read(block, value, scope)
    written(block, value, scope)


def test_which_values_take_a_thread() -> None:
    assert heavy([gr.Textbox(), gr.Image()])
    assert not heavy([gr.Textbox(), gr.State()])
