"""Labelled text: read, pointed at, pressed."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

import gradio_lib as gr

Visit = Callable[..., Page]

SPANS = [("Ada", "NAME"), (" wrote in ", None), ("1843", "DATE")]


def test_spans_are_labelled_and_can_be_pressed(visit: Visit) -> None:
    def selected(event: gr.SelectData) -> str:
        return f"{event.index} {event.value}"

    with gr.Blocks() as demo:
        text = gr.HighlightedText(SPANS, label="Entities", color_map={"DATE": "red"})
        out = gr.Textbox(label="Event")
        text.select(selected, None, out)
    page = visit(demo)
    group = page.get_by_role("group", name="Entities")
    expect(group).to_contain_text("Ada")
    group.get_by_role("button", name="1843").click()
    expect(page.get_by_label("Event")).to_have_text("2 ['1843', 'DATE']")


def test_a_legend_stands_above_and_tells_apart(visit: Visit) -> None:
    with gr.Blocks() as demo:
        gr.HighlightedText(SPANS, label="Entities", show_legend=True)
    page = visit(demo)
    legend = page.get_by_role("list", name="Labels")
    assert legend.get_by_role("listitem").all_inner_texts() == ["NAME", "DATE"]
    legend.get_by_text("NAME").hover()
    expect(page.locator("mark", has_text="1843")).to_have_css("opacity", "0.4")
    expect(page.locator("mark", has_text="Ada")).to_have_css("opacity", "1")
