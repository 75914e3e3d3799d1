"""The code editor: typed into, coloured, left by keyboard, followed while it is written."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

import gradio_lib as gr

Visit = Callable[..., Page]


def test_code_is_typed_and_comes_back_coloured(visit: Visit) -> None:
    demo = gr.Interface(str.upper, gr.Code(label="In", language="python"), gr.Code(label="Out", language="sql"))
    page = visit(demo)
    editor = page.get_by_role("textbox", name="In")
    editor.click()
    page.keyboard.type("def f(x):\nselect 1")
    expect(page.locator(".cm-line").nth(1)).to_have_text("    select 1")  # indented by itself
    page.get_by_role("button", name="Run").click()
    out = page.get_by_role("textbox", name="Out")
    expect(out).to_contain_text("DEF F(X):    SELECT 1")
    expect(out.get_by_text("SELECT", exact=True)).not_to_have_css("color", "rgb(25, 29, 38)")
    assert out.get_attribute("contenteditable") == "false"


def test_the_editor_is_left_by_keyboard(visit: Visit) -> None:
    with gr.Blocks() as demo:
        gr.Code(label="Program")
        gr.Textbox(label="After")
    page = visit(demo)
    page.get_by_role("textbox", name="Program").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Program")).to_have_text("  ")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_label("After")).to_be_focused()


def test_events_of_an_editor(visit: Visit) -> None:
    with gr.Blocks() as demo:
        code = gr.Code("a", label="Program")
        for name in ("change", "input", "focus", "blur"):
            told = gr.Textbox(label=name)
            getattr(code, name)(lambda value: f"told {value}", code, told)
    page = visit(demo)
    page.get_by_role("textbox", name="Program").click()
    page.keyboard.press("End")
    expect(page.get_by_label("focus")).to_have_text("told a")
    page.keyboard.press("b")
    expect(page.get_by_label("change")).to_have_text("told ab")
    expect(page.get_by_label("input")).to_have_text("told ab")
    expect(page.get_by_label("blur")).to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_label("blur")).to_have_text("told ab")


def test_code_is_copied_and_downloaded(visit: Visit) -> None:
    with gr.Blocks() as demo:
        gr.Code("print(1)", label="Program", language="python", interactive=False)
    page = visit(demo)
    page.get_by_role("textbox", name="Program").hover()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "code.py"
    assert download.value.path().read_text() == "print(1)"
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()


def test_long_lines_wrap_where_the_author_wants_it(visit: Visit) -> None:
    with gr.Blocks() as demo:
        gr.Code("x" * 2000, label="Wrapped", wrap_lines=True, max_lines=6, show_line_numbers=False)
        gr.Code("x\n" * 100, label="Short", max_lines=6)
    page = visit(demo)
    expect(page.locator(".cm-scroller")).to_have_count(2)
    wrapped, short = page.locator(".cm-scroller").all()
    assert wrapped.evaluate("each => each.scrollWidth <= each.clientWidth")
    assert short.evaluate("each => each.scrollHeight > each.clientHeight && each.clientHeight < 160")
    expect(page.locator(".cm-lineNumbers")).to_have_count(1)
