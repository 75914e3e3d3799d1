"""A color: picked, written, refused."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

import gradio_lib as gr

Visit = Callable[..., Page]


def test_a_color_is_written_and_shown(visit: Visit) -> None:
    with gr.Blocks() as demo:
        color = gr.ColorPicker("#ff0000", label="Sky", info="As it is now")
        out = gr.Textbox(label="Got")
        shown = gr.ColorPicker(label="Shown", interactive=False)
        color.submit(lambda value: (value, value), color, [out, shown])
    page = visit(demo)
    text = page.get_by_label("Sky: as text")
    text.fill("bluish")
    text.press("Enter")
    expect(page.get_by_text("Write a css color")).to_be_visible()
    text.fill("rebeccapurple")
    text.press("Enter")
    expect(page.get_by_label("Got")).to_have_text("rebeccapurple")
    expect(page.locator("input[type=color]")).to_have_value("#663399")
    expect(page.get_by_role("status", name="Shown")).to_have_text("rebeccapurple")


def test_a_color_is_picked(visit: Visit) -> None:
    with gr.Blocks() as demo:
        color = gr.ColorPicker(label="Sky")
        out = gr.Textbox(label="Got")
        color.input(lambda value: value, color, out)
    page = visit(demo)
    page.get_by_label("Sky", exact=True).fill("#123456")
    expect(page.get_by_label("Got")).to_have_text("#123456")
