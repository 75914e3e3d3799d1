"""What a function changes of a component holds for what comes next in that session, and in no other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.engine.runtime import Runtime
from tests.lib.engine.runs import message, result, start

CHOOSE, CHANGE = 0, 1


def app(component: Any, change: Any) -> Runtime:
    """Return the runtime of an app whose first function takes the component and whose second changes it."""
    with gr.Blocks() as demo:
        component.render()
        gr.Button().click(lambda value: [value], component, gr.JSON())
        gr.Button().click(change, None, component)
    return Runtime(demo)


async def test_new_choices_are_choices() -> None:
    runtime = app(gr.Radio(["a"], label="Letter", render=False), lambda: gr.update(choices=[("Bee", 2)]))
    assert await message(start(runtime, 2, fn=CHOOSE)) is not None
    changed = await result(start(runtime, fn=CHANGE))
    assert changed == {"choices": [("Bee", 2)], "__type__": "update"}
    assert await result(start(runtime, 2, fn=CHOOSE)) == [2]
    assert "is not in the list of choices: [2]" in str(await message(start(runtime, "a", fn=CHOOSE)))


async def test_another_session_has_its_own() -> None:
    runtime = app(gr.Dropdown(["a"], render=False), lambda: gr.Dropdown(["b"], value="b"))
    await result(start(runtime, fn=CHANGE))
    assert await message(start(runtime, "b", fn=CHOOSE, name="ben")) is not None
    assert await result(start(runtime, "b", fn=CHOOSE)) == ["b"]


async def test_changes_add_up_and_the_newest_holds() -> None:
    changes: Iterator[dict[str, Any]] = iter([{"maximum": 50}, {"minimum": 20}, {"maximum": 30}, {"label": "Heat"}])
    runtime = app(gr.Slider(0, 10, render=False), lambda: gr.update(**next(changes)))
    for _ in range(4):
        await result(start(runtime, fn=CHANGE))
    assert await result(start(runtime, 25, fn=CHOOSE)) == [25]
    assert await message(start(runtime, 40, fn=CHOOSE)) == "Heat: expected a number of 30 or less, got 40."
    assert await message(start(runtime, 10, fn=CHOOSE)) == "Heat: expected a number of 20 or more, got 10."


async def test_value_of_an_update_is_shown_as_the_changed_component_shows_it() -> None:
    runtime = app(gr.Number(precision=2, render=False), lambda: gr.update(precision=0, value=3.7))
    assert await result(start(runtime, fn=CHANGE)) == {"precision": 0, "value": 4, "__type__": "update"}
    assert await result(start(runtime, 2.6, fn=CHOOSE)) == [3]


async def test_changes_between_two_yields_are_kept_though_nobody_reads_them() -> None:
    def change() -> Iterator[Any]:
        yield gr.update(maximum=99)
        for number in range(2000):
            yield gr.update(label=str(number))

    runtime = app(gr.Slider(0, 10, render=False), change)
    await result(start(runtime, fn=CHANGE))
    assert await result(start(runtime, 99, fn=CHOOSE)) == [99]


async def test_property_is_told_in_the_form_that_the_constructor_gives_it() -> None:
    runtime = app(gr.Dataframe(render=False), lambda: gr.update(row_count=5, elem_classes="wide"))
    changed = await result(start(runtime, fn=CHANGE))
    assert changed["elem_classes"] == ["wide"]
    assert list(changed["row_count"]) == list(gr.Dataframe(row_count=5).row_count)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"choices": "abc"}, "choices takes a list, got the string 'abc'; put it in brackets."),
        ({"type": "nothing"}, 'type is \'nothing\'; it takes "value" or "index".'),
    ],
)
async def test_change_that_does_not_fit_is_the_error_of_that_run(change: dict[str, Any], expected: str) -> None:
    runtime = app(gr.Radio(["a"], render=False), lambda: gr.update(**change))
    assert await message(start(runtime, fn=CHANGE)) == expected
    assert await result(start(runtime, "a", fn=CHOOSE)) == ["a"]


async def test_update_that_a_client_sends_changes_nothing() -> None:
    with gr.Blocks() as demo:
        radio, data = gr.Radio(["a"]), gr.JSON()
        gr.Button().click(lambda value: value, radio, gr.JSON())
        gr.Button().click(lambda value: value, data, data)
    runtime = Runtime(demo)
    await result(start(runtime, {"__type__": "update", "choices": ["evil"]}, fn=1))
    assert await message(start(runtime, "evil", fn=0)) is not None


async def test_layout_is_changed_too() -> None:
    with gr.Blocks() as demo:
        with gr.Column() as column:
            gr.Textbox()
        gr.Button().click(lambda: gr.Column(visible=False), None, column)
        gr.Button().click(lambda: "text", None, column)
    runtime = Runtime(demo)
    assert await result(start(runtime, fn=0)) == {"visible": False, "__type__": "update"}
    assert "is a layout: return gr.update(…) or a new Column for it, not str." in str(
        await message(start(runtime, fn=1))
    )
