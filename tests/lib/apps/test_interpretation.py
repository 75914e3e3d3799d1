"""Interpretation: what in the inputs led to the result, for each kind of input and in each way of asking."""

from __future__ import annotations

import asyncio
import io
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pictures

import gradio_lib as gr
from gradio_lib.apps.explaining.shapley import shapley_values
from gradio_lib.engine.events import Done, RunEvent
from gradio_lib.engine.runtime import Runtime
from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.graph.component import Component
from gradio_lib.values.audio import encode
from tests.lib.engine.runs import ended, start
from tests.visitor import visiting


def button_of(app: gr.Interface) -> gr.Button:
    (button,) = [each for each in app.blocks.values() if isinstance(each, gr.Button) and each.value == "Interpret"]
    return button


def told(data: list[Any]) -> list[Any]:
    """Return the interpretation of each input, after the check that they are shown."""
    opened, *shown = data
    assert opened["visible"] is True
    return [each["interpretation"] for each in shown]


def asked(app: gr.Interface, *values: Any) -> list[Any]:
    """Press Interpret; return the interpretation of each input."""
    button = button_of(app)
    index = next(n for n, function in enumerate(app.functions) if function.targets == ((button, "click"),))

    async def press() -> RunEvent:
        return await ended(start(Runtime(app), *values, fn=index))

    last = asyncio.run(press())
    assert isinstance(last, Done), last
    return told(last.data or [])


def uploaded(app: gr.Interface, content: bytes, name: str) -> list[Any]:
    """Upload a file to the served app, and press Interpret."""
    with visiting(app) as visitor:
        return told(visitor.fire(button_of(app), "click", visitor.upload(content, name)))


def interpreted(fn: Any, component: Component[Any, Any] | str, value: Any, output: Any = "number", **more: Any) -> Any:
    return asked(gr.Interface(fn, component, output, **{"interpretation": "default", **more}), value)[0]


def png(pixels: np.ndarray[Any, Any]) -> bytes:
    buffer = io.BytesIO()
    Pictures.fromarray(pixels).save(buffer, "PNG")
    return buffer.getvalue()


def mood(text: str) -> dict[str, float]:
    good = min(1.0, 0.2 + 0.4 * text.count("good") - 0.1 * text.count("bad"))
    return {"happy": good, "sad": 1 - good}


@pytest.mark.parametrize("how", ["default", "shap"])
def test_words_have_what_they_add_to_the_class_that_was_found(how: str) -> None:
    found = interpreted(mood, "text", "good food, bad good", output="label", interpretation=how)
    assert "".join(token for token, _ in found) == "good food, bad good"
    scores = {token.strip(" ,"): score for token, score in found}
    assert scores == pytest.approx({"good": 0.4, "food": 0.0, "bad": -0.1}, abs=0.02)


def test_text_is_taken_apart_at_its_author_s_separator() -> None:
    box = gr.Textbox(render=False).set_interpret_parameters(separator=".")
    found = interpreted(lambda text: text.count("x"), box, "a x. b. x x")
    assert found == [["a x.", 1.0], [" b.", 0.0], [" x x", 2.0]]


@pytest.mark.parametrize(
    ("component", "value", "found"),
    [
        (
            gr.Number(render=False).set_interpret_parameters(steps=1, delta=2, delta_type="absolute"),
            5,
            [[3.0, -4.0], [5.0, None], [7.0, 4.0]],
        ),
        (gr.Slider(0, 10, render=False).set_interpret_parameters(steps=3), 5, [-10.0, 0.0, 10.0]),
        (gr.Slider(4, 4, render=False), 4, [0.0] * 8),
        (
            gr.Number(minimum=4, render=False).set_interpret_parameters(steps=1, delta=50),
            5,
            [[2.5, None], [5.0, None], [7.5, 5.0]],
        ),
        (gr.Checkbox(render=False), True, [-2.0, None]),
        (gr.Checkbox(render=False), False, [None, 2.0]),
        (gr.Radio([("One", 1), ("Three", 3)], render=False), 3, [-4.0, None]),
        (gr.Dropdown([1, 3, 4], render=False), 1, [None, 4.0, 6.0]),
        (gr.CheckboxGroup([1, 3], render=False), [1], [[-2.0, None], [None, 6.0]]),
        (gr.Dropdown([1, 3], multiselect=True, render=False), [3], [[None, 2.0], [-6.0, None]]),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Component) else "",
)
def test_other_values_have_what_they_would_change(component: Any, value: Any, found: Any) -> None:
    doubled = lambda given: 2 * float(sum(given) if isinstance(given, list) else given)  # noqa: E731 - one line of test
    assert interpreted(doubled, component, value) == found


@pytest.mark.parametrize(("kind", "how"), [("numpy", "default"), ("pil", "shap"), ("filepath", "default")])
def test_parts_of_a_picture_have_what_they_add(kind: Any, how: str) -> None:
    pixels = np.zeros((40, 60, 3), np.uint8)
    pixels[:, 40:] = (250, 0, 0)

    def redness(image: Any) -> float:
        seen = np.asarray(Pictures.open(image) if kind == "filepath" else image)
        return float(seen[:, 40:, 0].mean())

    component = gr.Image(type=kind, render=False).set_interpret_parameters(segments=6)
    app = gr.Interface(redness, component, "number", interpretation=how)
    (heat,) = uploaded(app, png(pixels), "red.png")
    scores = np.array(heat)
    assert scores.shape == (40, 60)
    assert scores[:, 45:].min() > 10
    assert abs(scores[:, :35]).max() < 1


def test_stretches_of_sound_have_what_they_add() -> None:
    samples = np.zeros(8000, np.int16)
    samples[6000:7000] = 10_000
    app = gr.Interface(
        lambda sound: float(np.abs(sound[1]).max()),
        gr.Audio(render=False).set_interpret_parameters(segments=4),
        "number",
        interpretation="default",
    )
    assert uploaded(app, encode((8000, samples)), "a.wav") == [[0, 0, 0, 10_000]]


def test_own_function_says_what_each_input_led_to() -> None:
    def own(word: str, times: float) -> tuple[list[tuple[str, float]], list[tuple[float, float | None]]]:
        return [(letter, 0.5) for letter in word], [(times, None)]

    app = gr.Interface(lambda word, times: word * int(times), ["text", "number"], "text", interpretation=own)
    assert asked(app, "ab", 2) == [[["a", 0.5], ["b", 0.5]], [[2, None]]]
    assert interpreted(str.upper, "text", "a", output="text", interpretation=lambda _: [("a", 1)]) == [["a", 1]]


def test_result_without_a_number_is_the_same_or_not() -> None:
    assert interpreted(lambda text: text[:3], "text", "one two", output="text") == [["one ", 1.0], ["two", 0.0]]


async def _later(text: str) -> float:
    return float(len(text))


def _growing(text: str) -> Any:
    yield from range(len(text) + 1)


@pytest.mark.parametrize("fn", [_later, _growing])
def test_functions_of_every_kind_are_asked(fn: Any) -> None:
    assert interpreted(fn, "text", "a bc") == [["a ", 2.0], ["bc", 2.0]]


def test_batches_states_and_inputs_without_interpretation() -> None:
    assert interpreted(lambda texts: [[len(each) for each in texts]], "text", "a bc", batch=True) == [
        ["a ", 2],
        ["bc", 2],
    ]
    app = gr.Interface(lambda text, *_: len(text), ["text", "json", "state"], "number", interpretation="default")
    assert asked(app, "ab", {"a": 1}, None) == [[["ab", 2]], None]
    assert asked(app, "", None, None) == [[], None]


def test_what_cannot_be_interpreted_is_told_where_it_is_written() -> None:
    with pytest.raises(DeclarationError, match='it takes "default", "shap" or a function'):
        gr.Interface(str.upper, "text", "text", interpretation="lime")
    with pytest.raises(DeclarationError, match="an Interface without outputs"):
        gr.Interface(str.upper, "text", None, interpretation="default")


def test_component_shows_what_any_function_says() -> None:
    shown = gr.Interpretation(gr.Slider(0, 9, label="Size", render=False), render=False)
    config = shown.get_config()
    assert (config["input_type"], config["label"], config["component_props"]["maximum"]) == ("slider", "Size", 9)
    told = shown.postprocess({"original": 3, "interpretation": np.array([0.5, math.pi])})
    assert told == {"original": 3, "interpretation": [0.5, math.pi]}
    heat = gr.Interpretation("image", render=False).postprocess(
        {"original": np.zeros((300, 200, 3), np.uint8), "interpretation": np.ones((300, 200, 3))}
    )
    assert heat is not None
    assert (len(heat["interpretation"]), len(heat["interpretation"][0]), heat["original"]["mime_type"]) == (
        128,
        128,
        "image/png",
    )


@pytest.mark.parametrize("value", ["x", {}, {"original": 1}, {"original": None, "interpretation": "x"}])
def test_component_refuses_what_is_none(value: Any) -> None:
    with pytest.raises(InvalidValue, match=r"expected|takes rows of numbers"):
        gr.Interpretation("image", render=False).postprocess(value)


def _linear(weights: Sequence[float]) -> Any:
    return lambda there: 5 + sum(weight for weight, kept in zip(weights, there, strict=True) if kept)


def test_shapley_values_are_exact_where_every_coalition_is_asked() -> None:
    glove = lambda there: float(there[2] and (there[0] or there[1]))  # noqa: E731 - the glove game
    assert shapley_values(glove, 3, 6) == pytest.approx([1 / 6, 1 / 6, 4 / 6])
    assert shapley_values(_linear([]), 0, 5) == []
    assert shapley_values(_linear([4]), 1, 5) == [4]


def test_shapley_values_are_close_where_few_are_asked() -> None:
    weights = [(-1) ** n * n for n in range(40)]
    calls: list[Sequence[bool]] = []

    def model(there: Sequence[bool]) -> float:
        calls.append(there)
        return float(_linear(weights)(there))

    values = shapley_values(model, 40, 80)
    assert values == pytest.approx(weights)
    assert len(calls) <= 84
    pairs = shapley_values(lambda there: float(there[0] and there[1]), 12, 600)
    assert pairs == pytest.approx([0.5, 0.5] + [0] * 10, abs=0.1)
    assert sum(pairs) == pytest.approx(1)
