"""Examples: rows and cards that fill the form in, page by page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server


@pytest.fixture(scope="module")
def url(serve: Callable[..., Server]) -> str:
    return serve("tests/browser/apps/results.py:demo").url


@pytest.fixture
def page(open_page: OpenPage, url: str) -> Page:
    return open_page(url)


def rows(page: Page) -> Locator:
    return page.get_by_role("group", name="Rows")


def test_row_fills_the_form_in(page: Page) -> None:
    rows(page).get_by_role("cell", name="2", exact=True).click()
    expect(page.get_by_role("textbox", name="Name")).to_have_value("name 2")
    expect(page.get_by_label("Times")).to_have_value("2")


def test_row_is_chosen_with_the_keyboard_from_another_page(page: Page) -> None:
    rows(page).get_by_role("button", name="Next page").click()
    expect(rows(page).get_by_role("status")).to_have_text(re.compile(r"11 . 15 of 15"))
    rows(page).get_by_role("button", name="name 12, 12").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Name")).to_have_value("name 12")
    expect(page.get_by_label("Times")).to_have_value("12")


def test_picture_has_a_thumbnail_and_is_taken_by_a_press(page: Page) -> None:
    cards = page.get_by_role("group", name="Pictures").get_by_role("button")
    expect(cards).to_have_count(2)
    expect(cards.first.locator("img")).to_have_js_property("naturalWidth", 60)
    cards.nth(1).click()
    expect(page.get_by_role("img", name="Picture")).to_have_js_property("naturalWidth", 60)
