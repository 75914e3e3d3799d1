"""Examples: rows, folders and logs; loading, running and caching; and what does not fit."""

from __future__ import annotations

import csv
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pictures

import gradio_lib as gr
from gradio_lib.errors import DeclarationError
from gradio_lib.values.audio import encode
from tests.visitor import PATIENCE, visiting

# -- as they are given --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("examples", "rows"),
    [
        (["Ada", "Grace"], [["Ada"], ["Grace"]]),
        ([["Ada"], ("Grace",)], [["Ada"], ["Grace"]]),
        ([], []),
    ],
)
def test_values_stand_for_rows_of_one_input(examples: Any, rows: list[list[str]]) -> None:
    with gr.Blocks():
        assert gr.Examples(examples, gr.Textbox()).examples == rows


def test_a_list_can_be_the_value_of_the_one_input() -> None:
    with gr.Blocks():
        assert gr.Examples([["a", "b"], ["c", "d"]], gr.CheckboxGroup(list("abcd"))).examples == [
            [["a", "b"]],
            [["c", "d"]],
        ]


def test_a_column_without_values_is_neither_shown_nor_loaded() -> None:
    with gr.Blocks() as demo:
        name, age, hidden = gr.Textbox(label="Name"), gr.Number(label="Age"), gr.Textbox(label="Hidden")
        examples = gr.Examples([["Ada"], ["Grace", 3]], [name, age, hidden])
    with visiting(demo) as visitor:
        shown = visitor.props(examples.dataset)
        assert (shown["headers"], shown["samples"]) == (["Name", "Age"], [["Ada", None], ["Grace", 3]])
        assert visitor.fire(examples.dataset, "click", 1) == ["Grace", 3]


def test_columns_can_be_loaded_unseen() -> None:
    with gr.Blocks() as app:
        one, other = gr.Textbox(), gr.Textbox()
        examples = gr.Examples([["a", "b"], ["c", "d"]], [one, other], visible_columns=[0])
    assert examples.dataset.samples == [["a"], ["c"]]
    with visiting(app) as visitor:
        assert visitor.run(examples.load_input_event, 1) == ["c", "d"]


def test_pictures_sounds_and_films_are_samples_and_go_to_the_function(tmp_path: Path) -> None:
    Pictures.new("RGB", (3, 2), "red").save(tmp_path / "a.png")
    (tmp_path / "a.wav").write_bytes(encode((8000, np.zeros(80, np.int16))))
    (tmp_path / "a.mp4").write_bytes(b"film")
    paths = [str(tmp_path / name) for name in ("a.png", "a.wav", "a.mp4")]
    app = gr.Interface(
        lambda *given: [Path(each).suffix for each in given],
        [gr.Image(type="filepath"), gr.Audio(type="filepath"), "video"],
        "json",
        examples=[paths],
        cache_examples="lazy",
    )
    with visiting(app) as visitor:
        (shown,) = visitor.props(app.shown_examples.dataset)["samples"]
        assert [each["orig_name"] for each in shown] == ["a.png", "a.wav", "a.mp4"]
        *loaded, result = visitor.run(app.shown_examples.load_input_event, 0)
    assert ([each["orig_name"] for each in loaded], result) == (["a.png", "a.wav", "a.mp4"], [".png", ".wav", ".mp4"])


@pytest.mark.parametrize(
    ("examples", "complaint"),
    [
        (["Ada"], r"Example 0 is 'Ada'; it takes one value for each of the 2 inputs"),
        ([["Ada", 1], ["Ada", 1, 2]], r"Example 1 is \['Ada', 1, 2\]"),
        ("nowhere", "there is no such folder"),
        (3, "give a list of rows"),
    ],
)
def test_what_does_not_fit_is_told(examples: Any, complaint: str) -> None:
    with gr.Blocks(), pytest.raises(DeclarationError, match=complaint):
        gr.Examples(examples, [gr.Textbox(), gr.Number()])


def test_a_folder_gives_one_row_for_each_file(tmp_path: Path) -> None:
    for name in ("b.png", "a.png", ".hidden.png"):
        Pictures.new("RGB", (2, 2)).save(tmp_path / name)
    (tmp_path / "more").mkdir()
    with gr.Blocks() as demo:
        picture = gr.Image()
        examples = gr.Examples(str(tmp_path), picture)
        with pytest.raises(DeclarationError, match=r"has no log\.csv"):
            gr.Examples(tmp_path, [picture, gr.Textbox()])
    assert [Path(row[0]).name for row in examples.examples] == ["a.png", "b.png"]
    with visiting(demo) as visitor:
        (loaded,) = visitor.fire(examples.dataset, "click", 0)
        assert loaded["orig_name"] == "a.png"
        assert visitor.http.get(loaded["url"]).status_code == 200


def test_a_log_links_the_values_of_several_inputs(tmp_path: Path) -> None:
    Pictures.new("RGB", (2, 2)).save(tmp_path / "cat.png")
    with (tmp_path / "log.csv").open("w", newline="") as file:
        csv.writer(file).writerows(
            [
                ["picture", "name", "age", "tags", "ready", "result"],
                ["cat.png", "Cat", "3", '["a", "b"]', "true", "unused"],
                ["", "'=1+1", "2.5", "['a']", "False", ""],
            ]
        )
    inputs: list[Any] = [gr.Image(), gr.Textbox(), gr.Number(), gr.CheckboxGroup(["a", "b"]), gr.Checkbox()]
    with gr.Blocks():
        examples = gr.Examples(str(tmp_path), [each.render() for each in inputs])
    assert examples.examples == [
        [str(tmp_path / "cat.png"), "Cat", 3, ["a", "b"], True],
        [None, "=1+1", 2.5, ["a"], False],
    ]
    (tmp_path / "log.csv").write_text("picture\ncat.png\n")
    with gr.Blocks(), pytest.raises(DeclarationError, match="line 2: there are 1 values for 2 inputs"):
        gr.Examples(str(tmp_path), [gr.Image(), gr.Textbox()])


def test_what_an_interface_flagged_are_examples_of_the_next(tmp_path: Path) -> None:
    flagging = gr.Interface(str.upper, "text", "text", flagging_dir=str(tmp_path), flagging_mode="auto")
    with visiting(flagging) as visitor:
        visitor.run(flagging.dependency, "ada")
        (flag,) = [f.id for f in flagging.functions if f.after == flagging.dependency.function.id]
        visitor.run(flag, "ada", "ADA")
    again = gr.Interface(str.lower, "text", "text", examples=str(tmp_path))
    assert again.shown_examples.examples == [["ada"]]


# -- pressed ------------------------------------------------------------------------------------------------------


def test_pressing_one_fills_in_and_can_run() -> None:
    with gr.Blocks() as demo:
        name, out = gr.Textbox(), gr.Textbox()
        examples = gr.Examples(
            ["Ada", "Grace"],
            name,
            out,
            str.upper,
            run_on_click=True,
            label="Names",
            elem_id="names",
            examples_per_page=1,
        )
    with visiting(demo) as visitor:
        shown = visitor.props(examples.dataset)
        assert (shown["label"], shown["elem_id"], shown["samples_per_page"]) == ("Names", "names", 1)
        assert visitor.fire(examples.dataset, "click", 1) == ["Grace"]
        (then,) = [f.id for f in demo.functions if f.after is not None]
        assert visitor.run(then, "Grace") == ["GRACE"]
        assert "index of a sample, 0 to 1" in visitor.failure(examples.load_input_event, 7)


def test_the_endpoint_can_be_named() -> None:
    with gr.Blocks() as demo:
        gr.Examples(["Ada", "Grace"], gr.Textbox(), api_name="load_example")
    with visiting(demo) as visitor:
        body = {"data": [1]}
        assert visitor.http.post("/gradio_api/run/load_example", json=body).json()["data"] == ["Grace"]


# -- cached -------------------------------------------------------------------------------------------------------


def counted(fn: Any, **options: Any) -> tuple[gr.Blocks, gr.Examples, list[Any]]:
    """Return an app with cached examples, and the values that its function was called with."""
    calls: list[Any] = []

    def call(value: Any, progress: gr.Progress = gr.Progress()) -> Any:  # noqa: B008 - the documented form
        progress(0.5)
        calls.append(value)
        return fn(value)

    with gr.Blocks() as demo:
        number, out = gr.Number(precision=0), gr.Textbox()
        examples = gr.Examples([1, 2], number, out, call, cache_examples=True, **options)
    return demo, examples, calls


@pytest.mark.parametrize("options", [{"cache_mode": "lazy"}, {}])
def test_results_are_made_once_for_everybody(options: dict[str, Any]) -> None:
    demo, examples, calls = counted(lambda number: f"is {number}", **options)
    with visiting(demo) as visitor:
        assert visitor.fire(examples.dataset, "click", 1) == [2, "is 2"]
        assert visitor.fire(examples.dataset, "click", 1) == [2, "is 2"]
        assert calls.count(2) == 1
        if not options:
            examples.cache()
            assert sorted(calls) == [1, 2]


def test_results_are_made_before_anybody_asks() -> None:
    made = threading.Event()

    def note(number: int) -> None:
        if number == 2:
            made.set()

    demo, _, _ = counted(note)
    with visiting(demo):
        assert made.wait(PATIENCE)


def test_one_that_fails_does_not_keep_the_others(caplog: pytest.LogCaptureFixture) -> None:
    demo, examples, calls = counted(lambda number: str(1 // (number - 1)))
    with visiting(demo, show_error=True) as visitor:
        assert visitor.fire(examples.dataset, "click", 1) == [2, "1"]
        assert "division" in visitor.failure(examples.load_input_event, 0)
    assert 1 in calls
    assert "Example 0 could not be run beforehand" in caplog.text


async def async_upper(text: str) -> str:
    return text.upper()


def growing(text: str) -> Iterator[str]:
    for end in range(1, len(text) + 1):
        yield text[:end]


async def async_growing(text: str) -> AsyncIterator[str]:
    for step in growing(text):
        yield step


def batch_upper(texts: list[str]) -> list[list[str]]:
    return [[text.upper() for text in texts]]


@pytest.mark.parametrize(
    ("fn", "batch", "result"),
    [
        (async_upper, False, "ADA"),
        (growing, False, "Ada"),
        (async_growing, False, "Ada"),
        (batch_upper, True, "ADA"),
    ],
)
def test_functions_of_every_kind_can_be_cached(fn: Any, batch: bool, result: str) -> None:
    app = gr.Interface(fn, "text", "text", examples=["Ada"], cache_examples=True, batch=batch)
    with visiting(app) as visitor:
        assert visitor.fire(app.shown_examples.dataset, "click", 0) == ["Ada", result]


def test_the_function_gets_what_the_page_would_send(tmp_path: Path) -> None:
    Pictures.new("RGB", (3, 2), (255, 0, 0)).save(tmp_path / "red.png")

    def shape(image: np.ndarray[Any, Any]) -> str:
        return f"{image.shape} {image.max()}"

    app = gr.Interface(shape, "image", "text", examples=str(tmp_path), cache_examples=True)
    with visiting(app) as visitor:
        assert visitor.fire(app.shown_examples.dataset, "click", 0)[1] == "(2, 3, 3) 255"


def test_a_cached_file_outlives_the_session_that_made_it(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("hello")

    def same(file: Any) -> str:
        return str(file.name)

    app = gr.Interface(same, "file", "file", examples=[[str(tmp_path / "in.txt")]], cache_examples="lazy")
    with visiting(app) as first:
        first.fire(app.shown_examples.dataset, "click", 0)
        first.http.post("/gradio_api/reset", json={"event_id": "x", "session_hash": first.session})
        first.session = "another"
        result = first.fire(app.shown_examples.dataset, "click", 0)[1]
        assert first.http.get(result["url"]).text == "hello"


def test_cached_runs_wait_where_the_function_s_own_do() -> None:
    app = gr.Interface(str.upper, "text", "text", examples=["ada"], cache_examples=True)
    assert app.shown_examples.load_input_event.function.lane == app.dependency.function.lane


def test_one_can_be_filled_in_when_the_page_opens() -> None:
    app = gr.Interface(str.upper, "text", "text", examples=["ada", "bea"], cache_examples=True, preload_example=1)
    with visiting(app) as visitor:
        assert visitor.fire(None, "load") == ["bea", "BEA"]


def test_caching_needs_to_know_what_to_run() -> None:
    with gr.Blocks(), pytest.raises(DeclarationError, match="need fn and outputs"):
        gr.Examples(["Ada"], gr.Textbox(), cache_examples=True)
