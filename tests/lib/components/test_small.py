"""Components of one plain value: codes, colors, labelled text, timers, upload buttons, text with files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.errors import DeclarationError, InvalidValue

Upload = Callable[..., dict[str, Any]]


def test_code_is_text_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 'ü'", encoding="utf-8")
    code = gr.Code(language="python")
    assert code.preprocess("x = 1") == "x = 1" == code.postprocess("x = 1")
    assert code.postprocess((tmp_path / "a.py",)) == "x = 'ü'"
    assert code.preprocess(None) is None is code.postprocess(None)


@pytest.mark.parametrize("value", [("/nowhere/a.py",), (), (3,), ("a", "b")])
def test_a_file_that_is_no_code_is_refused_with_the_reason(value: Any) -> None:
    with pytest.raises(InvalidValue, match=r"text|no file"):
        gr.Code().postprocess(value)
    with pytest.raises(InvalidValue, match="expected text"):
        gr.Code().preprocess(["x"])


def test_code_says_which_languages_it_knows() -> None:
    assert {"python", "sql-esper", None} <= set(gr.Code.languages)
    with pytest.raises(DeclarationError, match='"python"'):
        gr.Code(language="klingon")  # type: ignore[arg-type]


@pytest.mark.parametrize("color", ["#1f73eb", "#ABC", "#11223344", "red", "rgb(1, 2, 3)", "hsl(10 20% 30% / 0.5)"])
def test_a_color_comes_through(color: str) -> None:
    assert gr.ColorPicker().preprocess(color) == color == gr.ColorPicker().postprocess(color)


@pytest.mark.parametrize("color", ["#12", "url(javascript:x)", "red;}", "#" + "a" * 99, 3.5, ["#fff"]])
def test_what_is_no_color_is_refused(color: Any) -> None:
    with pytest.raises(InvalidValue, match=r"color|text"):
        gr.ColorPicker().preprocess(color)


def test_no_color_is_none() -> None:
    assert gr.ColorPicker().preprocess("") is None is gr.ColorPicker().preprocess(None)


def test_labelled_text_there_and_back() -> None:
    spans = [("Ada", "NAME"), (" wrote", None), (" it", 0.5)]
    box = gr.HighlightedText()
    assert box.preprocess(box.postprocess(spans)) == spans
    assert box.postprocess(None) is None is box.preprocess(None)


def test_entities_of_a_pipeline_become_spans() -> None:
    entities = [
        {"entity": "DATE", "start": 13, "end": 17},
        {"entity_group": "NAME", "start": 0, "end": 3, "score": 0.9},
        {"entity": "PART", "start": 1, "end": 3},
    ]
    shown = gr.HighlightedText().postprocess({"text": "Ada wrote in 1843.", "entities": entities})
    assert [(span["token"], span["class_or_confidence"]) for span in shown or ()] == [
        ("", None), ("Ada", "NAME"), (" wrote in ", None), ("1843", "DATE"), (".", None),
    ]  # fmt: skip


def test_neighbours_with_one_label_become_one_span() -> None:
    box = gr.HighlightedText(combine_adjacent=True, adjacent_separator=" ")
    shown = box.postprocess([("Ada", "NAME"), ("Lovelace", "NAME"), ("", None), ("wrote", None)])
    assert [span["token"] for span in shown or ()] == ["Ada Lovelace", "wrote"]


def test_a_number_that_is_none_labels_nothing() -> None:
    assert gr.HighlightedText().postprocess([("a", float("nan"))]) == [{"token": "a", "class_or_confidence": None}]


@pytest.mark.parametrize(
    "value", ["text", [("a",)], [(1, "b")], [("a", [])], {"text": 3}, {"text": "a", "entities": [{}]}]
)
def test_what_is_no_labelled_text_is_refused(value: Any) -> None:
    with pytest.raises(InvalidValue):
        gr.HighlightedText().postprocess(value)


def test_a_timer_has_seconds() -> None:
    assert gr.Timer(0.5).preprocess(2) == 2 == gr.Timer().postprocess(2)
    for wrong in (0, -1, float("inf"), "fast"):
        with pytest.raises(DeclarationError, match="more than 0"):
            gr.Timer(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue):
        gr.Timer().preprocess(-1)


def test_a_component_is_made_anew_at_each_tick() -> None:
    with gr.Blocks() as demo:
        timer = gr.Timer(1)
        gr.Number(lambda: 1, every=timer)
        gr.Number(lambda: 2, every=0.5)
    at_ticks, by_itself = demo.functions
    assert at_ticks.targets == ((None, "load"), (timer, "tick"))
    assert (at_ticks.options.every, by_itself.options.every) == (None, 0.5)


def test_an_upload_button_gives_its_files(upload: Upload) -> None:
    file = upload(b"abc", "a.txt")
    path = gr.UploadButton("Add").preprocess(file)
    assert Path(path).read_bytes() == b"abc"
    assert path.name == str(path)
    assert gr.UploadButton(type="bytes").preprocess(file) == b"abc"
    assert [Path(each).name for each in gr.UploadButton(file_count="multiple").preprocess([file])] == ["a.txt"]
    with pytest.raises(InvalidValue, match=r"a file of type \.png"):
        gr.UploadButton(file_types=[".png"]).preprocess(file)
    assert gr.UploadButton("Add", "x").label == "Add"


def test_a_duplicate_button_leads_to_its_space(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SPACE_ID", raising=False)
    assert gr.DuplicateButton().link is None
    monkeypatch.setenv("SPACE_ID", "ada/engine")
    assert str(gr.DuplicateButton().link).endswith("/spaces/ada/engine?duplicate=true")
    assert gr.DuplicateButton(_activate=False).link is None


def test_text_with_files_there_and_back(upload: Upload, tmp_path: Path) -> None:
    box = gr.MultimodalTextbox(file_types=["text"])
    got = box.preprocess({"text": "Look", "files": [upload(b"abc", "a.txt", mime_type="text/plain")]})
    assert got is not None
    assert got["text"] == "Look"
    assert Path(got["files"][0]).read_bytes() == b"abc"
    (tmp_path / "b.txt").write_text("b")
    shown = box.postprocess({"text": 1, "files": [tmp_path / "b.txt"]})
    assert shown is not None
    assert (shown["text"], shown["files"][0]["orig_name"]) == ("1", "b.txt")
    assert box.postprocess("Look") == {"text": "Look", "files": []} == box.preprocess("Look")
    assert box.preprocess(None) is None is box.postprocess(None)


@pytest.mark.parametrize(
    "payload", [3, {"text": 3}, {"text": "", "files": "x"}, {"files": [{"path": "/etc/passwd"}]}, {"files": [{}] * 101}]
)
def test_what_is_no_text_with_files_is_refused(payload: Any) -> None:
    with pytest.raises(InvalidValue):
        gr.MultimodalTextbox().preprocess(payload)


def test_an_icon_reaches_the_page(tmp_path: Path, content: Callable[[Any], bytes]) -> None:
    (tmp_path / "i.png").write_bytes(b"icon")
    for button in (gr.Button("Go", icon=tmp_path / "i.png"), gr.UploadButton("Add", icon=str(tmp_path / "i.png"))):
        assert content(button.get_config()["icon"]) == b"icon"
    assert gr.Button(icon="https://example.org/i.png").get_config()["icon"]["url"] == "https://example.org/i.png"
