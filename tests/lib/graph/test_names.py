"""Endpoints have names of their own, however many functions share one."""

from __future__ import annotations

import gradio_lib as gr
from gradio_lib.graph.functions import Names


def run(text: str) -> str:
    return text


def test_a_name_is_given_once_and_the_next_free_number_follows() -> None:
    names = Names("false")
    wanted = ["run", "run", "run_1", "run", "run_2", "false"]
    assert [names.take(name) for name in wanted] == ["run", "run_1", "run_1_1", "run_2", "run_2_1", "false_1"]


def test_functions_of_one_name_have_numbered_endpoints_also_those_of_an_inner_app() -> None:
    with gr.Blocks() as inner:
        text = gr.Textbox()
        text.change(run, text, text)
        text.change(run, text, text, api_name=False)
    with gr.Blocks() as outer:
        text = gr.Textbox()
        text.change(run, text, text)
        text.submit(run, text, text)
        inner.render()
    assert [function.api_name for function in outer.functions] == ["run", "run_1", "run_2", "false"]
