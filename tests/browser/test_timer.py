"""A timer runs functions while the page is open, and can be stopped by one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

import gradio_lib as gr

Visit = Callable[..., Page]


def test_ticks_run_functions_until_one_stops_them(visit: Visit) -> None:
    ticks = itertools.count(1)

    def tick() -> tuple[int, gr.Timer]:
        number = next(ticks)
        return number, gr.Timer(active=number < 3)

    with gr.Blocks() as demo:
        timer = gr.Timer(0.05)
        out = gr.Number(label="Ticks", interactive=False)
        again = gr.Button("Again")
        timer.tick(tick, None, [out, timer])
        again.click(lambda: gr.Timer(active=True), None, timer)
    page = visit(demo)
    expect(page.get_by_label("Ticks")).to_have_text("3")
    page.get_by_role("button", name="Again").click()
    expect(page.get_by_label("Ticks")).to_have_text("4")


def test_a_value_is_made_anew_at_each_tick(visit: Visit) -> None:
    numbers = itertools.count()
    with gr.Blocks() as demo:
        gr.Number(lambda: next(numbers), every=gr.Timer(0.05), label="Now", interactive=False)
    page = visit(demo)
    expect(page.get_by_label("Now")).to_have_text(re.compile(r"[5-9]|\d\d+"))
