"""The form's fields, each with what the function got of it."""

from __future__ import annotations

from typing import Any

import gradio_lib as gr
from gradio_lib.graph.component import Component
from tests.browser.apps.heard import hear

CITIES: list[str | int | float | tuple[str, str | int | float]] = [
    "Berlin",
    "Lagos",
    "Lima",
    ("São Paulo", "sao-paulo"),
]


def told(*values: Any) -> str:
    return " | ".join(repr(value) for value in values)


def count(number: int) -> tuple[int, str]:
    return number + 1, f"{number + 1} times"


with gr.Blocks(title="Fields") as demo:
    name = gr.Textbox(label="Name", info="As on the passport.", max_lines=1)
    notes = gr.Textbox(label="Notes", lines=3)
    age = gr.Number(label="Age", minimum=0, maximum=150, precision=0)
    days = gr.Slider(0, 10, 4, step=2, label="Days")
    member = gr.Checkbox(label="Member")
    hobbies = gr.CheckboxGroup(["chess", "music", "sport"], label="Hobbies")
    size = gr.Radio(["S", "M", "L"], label="Size")
    city = gr.Dropdown(CITIES, label="City")
    tags = gr.Dropdown(["red", "green", "blue"], label="Tags", multiselect=True, max_choices=2, allow_custom_value=True)
    fields: list[Component[Any, Any]] = [name, notes, age, days, member, hobbies, size, city, tags]
    run = gr.Button("Tell", variant="primary")
    result = gr.Textbox(label="Told")
    run.click(told, fields, result)
    name.submit(told, name, result)
    clear = gr.ClearButton([*fields, result])

    state = gr.State(0)
    more, counted = gr.Button("Count"), gr.Textbox(label="Counted")
    more.click(count, state, [state, counted])

    fill = gr.Button("Fill")
    fill.click(lambda: ("Ada", 36, "M", "sao-paulo"), None, [name, age, size, city])
    hear(*fields)
