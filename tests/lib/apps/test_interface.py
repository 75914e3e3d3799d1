"""`gr.Interface(fn)` with what its author left out."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

import gradio_lib as gr
from tests.serving import serving


def greet(name: str, times: int = 1) -> str:
    """Greet somebody.

    As often as you like.

    Args:
        name: Who it is.

    >>> greet("Ada", 2)
    'Hello Ada! Hello Ada! '
    """
    return f"Hello {name}! " * times


def labels(components: list[Any]) -> list[str | None]:
    return [component.label for component in components]


def run(app: gr.Blocks, *values: Any) -> list[Any]:
    """Call the endpoint as a plain HTTP client does."""
    with serving(app) as url:
        answer = httpx.post(f"{url}/gradio_api/run/predict", json={"data": list(values)})
    assert answer.status_code == 200, answer.text
    data: list[Any] = answer.json()["data"]
    return data


def test_everything_left_out_is_read_from_the_function() -> None:
    app = gr.Interface(greet)
    assert (labels(app.input_components), labels(app.output_components)) == (["Name", "Times"], ["Result"])
    assert (app.title, app.description) == ("Greet", "Greet somebody.\n\nAs often as you like.")
    assert app.examples == [["Ada", 2]]
    assert app.input_components[0].info == "Who it is."
    assert run(app, "Ada", 2) == ["Hello Ada! Hello Ada! "]
    assert app("Ada") == "Hello Ada! "


def test_what_the_author_says_wins() -> None:
    app = gr.Interface(greet, title="Hi", description="Say hi.", examples=[["Bob", 1]])
    assert (app.title, app.description, app.examples) == ("Hi", "Say hi.", [["Bob", 1]])


def test_inputs_alone_are_inferred() -> None:
    app = gr.Interface(greet, outputs=gr.JSON(label="Text"))
    assert (labels(app.input_components), labels(app.output_components)) == (["Name", "Times"], ["Text"])
    app = gr.Interface(lambda value: value, outputs="json")
    assert run(app, "[1]") == [[1]]


def test_outputs_alone_are_inferred() -> None:
    def measure(text: str, request: gr.Request) -> tuple[int, bool]:
        return len(text), isinstance(request, gr.Request)

    app = gr.Interface(measure, "text")
    assert labels(app.input_components) == ["Text"]
    assert run(app, "abc") == [3, True]


def test_given_components_take_the_names_of_the_parameters() -> None:
    class Counter:
        def count(self, some_text: str, *, request: gr.Request, how_often: int) -> str:
            return f"{some_text} {how_often} {request}"

    app = gr.Interface(Counter().count, ["text", "number"], "text")
    assert labels(app.input_components) == ["Some text", "How often"]
    app = gr.Interface(lambda *texts: " ".join(texts), ["text", gr.Textbox(label="Last")], ["text", "text"])
    assert labels(app.input_components) == ["Input 1", "Last"]
    assert labels(app.output_components) == ["Result 1", "Result 2"]


@pytest.mark.parametrize(
    ("fn", "stops"),
    [(greet, False), (lambda: iter([1]), False)],
)
def test_only_what_streams_can_be_stopped(fn: Callable[..., Any], stops: bool) -> None:
    app = gr.Interface(fn)
    names = [block.value for block in app.blocks.values() if isinstance(block, gr.Button)]
    assert ("Stop" in names) is stops


def test_a_stream_can_be_stopped() -> None:
    def count(until: int) -> Iterator[int]:
        yield from range(until)

    names = [
        block.value
        for block in gr.Interface(count, flagging_mode="never").blocks.values()
        if isinstance(block, gr.Button)
    ]
    assert names == ["Run", "Clear", "Stop"]


def test_examples_may_be_the_values_that_the_function_takes() -> None:
    def shift(items: list[int], by: float = 1.5) -> list[float]:
        return [item + by for item in items]

    app = gr.Interface(shift, examples=[[[1, 2], 0.5], [[3], 1]])
    assert app.examples == [["[1, 2]", 0.5], ["[3]", 1.0]]
    assert app.shown_examples.dataset.samples == app.examples


async def waited(text: str) -> str:
    return text.upper()


async def waited_steps(text: str) -> AsyncIterator[str]:
    for end in range(1, len(text) + 1):
        yield text[:end].upper()


def steps(text: str) -> Iterator[str]:
    for end in range(1, len(text) + 1):
        yield text[:end].upper()


def listed(texts: list[str]) -> list[list[str]]:
    return [[text.upper() for text in texts]]


@pytest.mark.parametrize(
    ("fn", "options"), [(str.upper, {}), (waited, {}), (waited_steps, {}), (steps, {}), (listed, {"batch": True})]
)
def test_the_results_of_examples_are_made_once_and_shown(fn: Callable[..., Any], options: dict[str, Any]) -> None:
    app = gr.Interface(fn, examples=[["ada"], ["bob"]], cache_examples=True, **options)
    assert app.shown_examples._load_cached(1) == ("bob", "BOB")
    assert app.shown_examples._load_cached(0) == ("ada", "ADA")


def test_a_cached_example_is_given_to_the_function_as_the_page_gives_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello")

    def read(path: Path) -> str:
        return path.read_text()

    app = gr.Interface(read, examples=[[str(tmp_path / "a.txt")]], cache_examples=True)
    assert app.shown_examples._load_cached(0)[1] == "hello"


def test_a_batch_functions_form_is_that_of_one_caller() -> None:
    seen: list[Any] = []

    def pair(texts: list[str], counts: list[int], progress: gr.Progress = gr.Progress()) -> tuple[list[str], list[int]]:  # noqa: B008 - the documented form
        seen.append((texts, counts, type(progress)))
        return [text.upper() for text in texts], [count + 1 for count in counts]

    app = gr.Interface(pair, batch=True, max_batch_size=4)
    assert [type(each).__name__ for each in app.input_components] == ["Textbox", "Number"]
    assert [type(each).__name__ for each in app.output_components] == ["Textbox", "Number"]
    assert run(app, "a", 1) == ["A", 2]
    assert seen == [(["a"], [1], gr.Progress)]


def test_a_flagged_result_says_who_flagged_it(tmp_path: Path) -> None:
    app = gr.Interface(greet, flagging_mode="auto", flagging_dir=str(tmp_path))
    flag = next(each for each in app.functions if each.fn is not None and each.fn.__name__ == "flag")
    with serving(app, auth=("ada", "secret")) as url, httpx.Client(base_url=url) as browser:
        browser.post("/login", data={"username": "ada", "password": "secret"})
        browser.get("/")
        asked = {"data": ["Bob", 1, "Hello Bob! "], "fn_index": flag.id, "session_hash": "s"}
        browser.post("/gradio_api/queue/join", json=asked).raise_for_status()
        with browser.stream("GET", "/gradio_api/queue/data", params={"session_hash": "s"}) as stream:
            assert any("process_completed" in line for line in stream.iter_lines())
    with (tmp_path / "log.csv").open() as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Name", "Times", "Result", "flag", "username", "timestamp"]
    assert rows[-1][:5] == ["Bob", "1", "Hello Bob! ", "", "ada"]


@pytest.mark.parametrize("flagging", ["manual", "auto", "never"])
def test_flagging_is_wanted_or_not(flagging: Any) -> None:
    app = gr.Interface(greet, flagging_mode=flagging, flagging_options=["Wrong", ("Odd", "odd")])
    names = [block.value for block in app.blocks.values() if isinstance(block, gr.Button)]
    assert names == (["Run", "Clear", "Flag as Wrong", "Odd"] if flagging == "manual" else ["Run", "Clear"])


def test_what_cannot_be_called_is_told() -> None:
    with pytest.raises(ValueError, match=r"^fn is 5, which cannot be called; pass the function itself\.$"):
        gr.Interface(5)


def test_flagging_of_a_word_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match=r'^flagging_mode is "?\'?often'):
        gr.Interface(greet, flagging_mode="often")  # type: ignore[arg-type]
