"""Interpretation: one press, and each input shows what in it led to the result."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server
from tests.browser.test_accessibility import found


def test_inputs_show_what_led_to_the_result(
    open_page: OpenPage, serve: Callable[..., Server], picture: Callable[[Page, str], Path]
) -> None:
    page = open_page(serve("tests/browser/apps/interpreted.py:demo").url, width=1440)
    expect(page.get_by_text("raises the result")).to_have_count(0)
    page.get_by_role("button", name="Interpret").click()
    expect(page.get_by_text("raises the result")).to_have_count(7)
    words = page.locator(".frame", has=page.locator(".text")).locator(".part")
    expect(words).to_have_text(["good ", "food, ", "bad ", "service, ", "good ", "wine"])
    good, bad = (float(words.nth(at).get_attribute("title") or 0) for at in (0, 2))
    assert good > 0 > bad
    cells = page.get_by_role("group", name="Kind").last.get_by_role("listitem")
    expect(cells).to_have_text(["Best +0.1", "Plain chosen"], use_inner_text=False)
    overlay = page.get_by_role("group", name="Photo").last.locator(".over")
    expect(overlay).to_have_js_property("naturalWidth", 90)
    picture(page, "interpretation")
    assert found(page) == []
