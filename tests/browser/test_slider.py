"""Slider: dragged with the keyboard, typed, let go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server


@pytest.fixture
def page(open_page: OpenPage, serve: Callable[..., Server]) -> Page:
    return open_page(serve("tests/browser/apps/fields.py:demo").url)


def test_value_is_dragged_typed_and_reset(page: Page, heard: Callable[[Page], list[str]]) -> None:
    days = page.get_by_role("slider", name="Days")
    days.focus()
    page.keyboard.press("ArrowRight")
    expect(days).to_have_value("6")
    assert heard(page) == ["Days.change", "Days.input", "Days.release"]
    exact = page.get_by_role("spinbutton", name="Days: exact value")
    exact.fill("9")
    exact.blur()
    # The nearest step.
    expect(days).to_have_value("10")
    page.get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Told")).to_contain_text("| 10 |")
    days.hover()
    page.get_by_role("button", name="Reset to 4").click()
    expect(days).to_have_value("4")
