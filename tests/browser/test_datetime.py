"""A date and a time: filled in with the keyboard in the browser's own field, refused by half, shown in words."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

import gradio_lib as gr

Visit = Callable[..., Page]


def test_a_moment_is_filled_in_and_shown(visit: Visit) -> None:
    with gr.Blocks() as demo:
        when = gr.DateTime(label="When", info="The first day", type="string")
        day = gr.DateTime(label="Day", include_time=False, type="string")
        got = gr.Textbox(label="Got")
        shown = gr.DateTime(label="Shown", include_time=False, interactive=False)
        when.submit(lambda *values: (" and ".join(map(str, values)), values[1]), [when, day], [got, shown])
    page = visit(demo)
    page.get_by_label("Day").fill("2024-05-31")
    field = page.get_by_label("When")
    field.fill("2024-05-31T14:30")
    field.press("Enter")
    expect(page.get_by_label("Got")).to_have_text("2024-05-31 14:30:00 and 2024-05-31")
    expect(page.get_by_role("status", name="Shown")).to_have_text("May 31, 2024")
