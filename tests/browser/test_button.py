"""Buttons: pressed, cleared with; and a State that one visitor's presses count in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server


@pytest.fixture(scope="module")
def url(serve: Callable[..., Server]) -> str:
    return serve("tests/browser/apps/fields.py:demo").url


@pytest.fixture
def page(open_page: OpenPage, url: str) -> Page:
    return open_page(url)


def test_clear_button_empties_what_it_is_for(page: Page) -> None:
    page.get_by_role("button", name="Fill").click()
    expect(page.get_by_label("Name")).to_have_value("Ada")
    page.get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Told")).to_contain_text("'Ada'")
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(page.get_by_label("Name")).to_have_value("")
    expect(page.get_by_role("spinbutton", name="Age")).to_have_value("")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.get_by_label("Told")).to_have_count(0)


def test_state_is_kept_for_one_visitor_and_not_for_another(open_page: OpenPage, url: str) -> None:
    first, second = open_page(url), open_page(url)
    for times in (1, 2):
        first.get_by_role("button", name="Count").click()
        expect(first.get_by_label("Counted")).to_have_text(f"{times} times")
    second.get_by_role("button", name="Count").click()
    expect(second.get_by_label("Counted")).to_have_text("1 times")
