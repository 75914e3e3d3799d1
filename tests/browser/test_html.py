"""HTML: the author's markup, which can be pressed where somebody listens."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server


def test_markup_is_shown_and_pressed_by_mouse_and_keyboard(
    serve: Callable[..., Server], open_page: OpenPage, heard: Callable[..., list[str]]
) -> None:
    page = open_page(serve("tests/browser/apps/results.py:demo").url)
    markup = page.get_by_role("button", name="bold markup")
    expect(markup.locator("b")).to_have_text("bold")
    markup.click()
    markup.press("Enter")
    assert heard(page) == ["Markup.click", "Markup.click"]
