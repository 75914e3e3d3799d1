"""A theme on the page: its colours hold in both modes, and fonts from elsewhere are fetched only where asked for."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

import gradio_lib as gr
from tests.browser.conftest import OpenPage
from tests.browser.watch import Watch
from tests.serving import serving


@pytest.mark.parametrize(
    ("dark", "ground", "text"), [(False, "rgb(1, 2, 3)", "rgb(7, 8, 9)"), (True, "rgb(4, 5, 6)", "rgb(7, 8, 9)")]
)
def test_the_colours_of_a_theme_are_the_page_s(open_page: OpenPage, dark: bool, ground: str, text: str) -> None:
    theme = gr.themes.Soft().set(
        body_background_fill="rgb(1 2 3)",
        body_background_fill_dark="rgb(4 5 6)",
        body_text_color="rgb(7 8 9)",
        body_text_color_dark="*link_text_color_hover",
        link_text_color_hover_dark="rgb(7 8 9)",
    )
    with gr.Blocks(theme=theme) as demo:
        gr.Textbox(label="Name")
    with serving(demo) as url:
        page = open_page(url, dark=dark)
        expect(page.locator(".gradio-container")).to_have_css("background-color", ground)
        expect(page.get_by_label("Name")).to_have_css("color", text)


def test_a_script_that_darkens_the_body_alone_darkens_what_is_derived(open_page: OpenPage) -> None:
    theme = gr.themes.Base().set(color_accent="rgb(1 1 1)", block_background_fill="*background_fill_primary")
    theme.set(background_fill_primary="rgb(2 2 2)", background_fill_primary_dark="rgb(3 3 3)")
    with serving(gr.Interface(str.upper, "text", "text", theme=theme)) as url:
        page = open_page(url)
        pane = page.locator(".gradio-container").locator("css=.pane, [class*=pane]").last
        expect(pane).to_have_css("background-color", "rgb(2, 2, 2)")
        page.evaluate("document.body.classList.add('dark')")
        expect(pane).to_have_css("background-color", "rgb(3, 3, 3)")


def test_a_font_from_elsewhere_is_fetched_where_the_author_asks_and_holds_nothing_up(
    open_page: OpenPage, watch: Watch
) -> None:
    watch.expect("fonts.googleapis.com")
    theme = gr.themes.Default(font=[gr.themes.GoogleFont("Inter"), "sans-serif"])
    with serving(gr.Interface(str.upper, "text", "text", theme=theme)) as url:
        page = open_page(url)
        page.route("https://fonts.googleapis.com/**", lambda _: None)  # never answered
        page.reload(wait_until="domcontentloaded")
        expect(page.get_by_role("button", name="Run")).to_be_visible()
        assert page.locator("link[href^='https://fonts.googleapis.com']").count() == 1
    assert any("fonts.googleapis.com" in problem for problem in watch.problems)
