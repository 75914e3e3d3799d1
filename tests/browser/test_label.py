"""Label: the likeliest class, a bar for each, and which of them was pressed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server


@pytest.fixture(scope="module")
def url(serve: Callable[..., Server]) -> str:
    return serve("tests/browser/apps/results.py:demo").url


def classes(page: Page) -> Locator:
    return page.get_by_role("group", name="Classes")


def test_classes_are_shown_likeliest_first(open_page: OpenPage, url: str) -> None:
    page = open_page(url)
    expect(classes(page).locator(".heading")).to_have_text("cat")
    expect(classes(page).locator(".percent")).to_have_text(["90 %", "8 %", "2 %"])


def test_class_that_is_pressed_is_told(open_page: OpenPage, url: str) -> None:
    page = open_page(url)
    classes(page).get_by_role("button", name="dog").click()
    expect(page.get_by_label("Note")).to_have_text("1: dog")


def test_long_names_wrap_on_a_phone(open_page: OpenPage, url: str) -> None:
    page = open_page(url, width=390)
    expect(classes(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
