"""Interfaces of interfaces: Parallel, Series, tabs."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pictures

import gradio_lib as gr
from gradio_lib.errors import DeclarationError
from tests.visitor import PATIENCE, visiting


def of(fn: Any, inputs: Any = "text", outputs: Any = "text", **options: Any) -> gr.Interface:
    return gr.Interface(fn, inputs, outputs, **options)


async def slowly(word: str) -> str:
    await asyncio.sleep(0)
    return word + "…"


def growing(word: str) -> Iterator[str]:
    for end in range(1, len(word) + 1):
        yield word[:end]


def two(word: str) -> tuple[str, int]:
    return word[::-1], len(word)


def batched(words: list[str]) -> list[list[str]]:
    return [[word * 2 for word in words]]


def test_all_get_the_same_inputs_and_their_results_stand_below_each_other() -> None:
    parts = [of(str.upper), of(slowly), of(growing), of(two, outputs=["text", "number"]), of(batched, batch=True)]
    app = gr.Parallel(*parts, flagging_mode="never")
    assert app.title == "Upper | Slowly | Growing | Two | Batched"
    with visiting(app) as visitor:
        assert visitor.run(app.dependency, "ada") == ["ADA", "ada…", "ada", "ada", 3, "adaada"]
    assert [each.parent is not None for each in parts[0].input_components] == [True]


def test_they_run_at_once_and_report() -> None:
    together = threading.Barrier(2)

    def wait(word: str, progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008 - the documented form
        progress(0.5, desc="waiting")
        together.wait(PATIENCE)
        return word

    app = gr.Parallel(of(wait), of(wait), title="Both")
    with visiting(app) as visitor:
        heard = visitor.hear(visitor.join(app.dependency.function.id, "x"))
    assert heard[-1]["output"]["data"] == ["x", "x"]
    assert "progress" in [message["msg"] for message in heard]


def test_one_gets_the_results_of_the_one_before() -> None:
    app = gr.Series(of(str.upper), of(slowly), of(growing), title="Row", examples=["ada"])
    assert (app.title, app("ada")) == ("Row", "ADA…")
    with visiting(app) as visitor:
        assert visitor.run(app.dependency, "ada") == ["ADA…"]
        assert visitor.fire(app.shown_examples.dataset, "click", 0) == ["ada"]


def test_results_are_handed_over_as_a_person_would_send_them() -> None:
    def red(size: float) -> Pictures.Image:
        return Pictures.new("RGB", (int(size), 1), (255, 0, 0))

    def look(picture: np.ndarray[Any, Any]) -> str:
        return f"{type(picture).__name__} {picture.shape}"

    app = gr.Series(of(red, "number", gr.Image(type="pil")), of(look, "image", "text"))
    with visiting(app) as visitor:
        assert visitor.run(app.dependency, 3) == ["ndarray (1, 3, 3)"]


def test_several_results_are_several_inputs() -> None:
    app = gr.Series(of(two, outputs=["text", "number"]), of(lambda word, n: word * int(n), ["text", "number"]))
    assert app("ab") == "baba"


def test_a_failure_in_the_row_is_told() -> None:
    def fail(_: str) -> str:
        msg = "no more"
        raise gr.Error(msg)

    app = gr.Series(of(str.upper), of(fail))
    with visiting(app) as visitor:
        assert visitor.failure(app.dependency, "x") == "no more"


def test_what_does_not_fit_together_is_told() -> None:
    one, several = of(str.upper), of(two, ["text"], ["text", "number"])
    with pytest.raises(DeclarationError, match="these take 1 and 2"):
        gr.Parallel(one, of(lambda a, b: a + b, ["text", "text"]))
    with pytest.raises(DeclarationError, match="'Two' returns 2 values and 'Upper' takes 1"):
        gr.Series(several, one)
    with pytest.raises(DeclarationError, match="Interfaces are expected"):
        gr.Parallel(one, str.upper)  # type: ignore[arg-type]
    with pytest.raises(DeclarationError, match="got none"):
        gr.Series()


def test_a_component_keeps_what_it_was_made_with() -> None:
    slider = gr.Slider(2, 7, 3, label="Size", render=False)
    app = gr.Parallel(of(lambda n: n, slider, "number"), of(lambda n: -n, slider, "number"))
    assert app.input_components[0].given == {"minimum": 2, "maximum": 7, "value": 3, "label": "Size", "render": False}


def test_tabs_show_interfaces_each_with_its_endpoint() -> None:
    tabs = gr.TabbedInterface([of(str.upper), of(str.lower)], ["Up", "Down"], title="Case")
    with visiting(tabs) as visitor:
        assert [e["props"]["label"] for e in visitor.config["components"] if e["type"] == "tabitem"] == ["Up", "Down"]
        answers = [
            visitor.http.post(f"/gradio_api/run/{name}", json={"data": ["Ada"]}).json()["data"]
            for name in ("predict", "predict_1")
        ]
    assert answers == [["ADA"], ["ada"]]
    with pytest.raises(DeclarationError, match="There are 1 interfaces and 2 tab_names"):
        gr.TabbedInterface([of(str.upper)], ["a", "b"])
