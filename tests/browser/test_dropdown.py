"""Dropdown: filtered and chosen with the keyboard, several at once, values of one's own, the phone's own list."""

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


def test_choice_is_found_by_typing_and_its_value_reaches_the_function(
    page: Page, heard: Callable[[Page], list[str]]
) -> None:
    city = page.get_by_role("combobox", name="City")
    city.focus()
    page.keyboard.type("sao")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_text(["São Paulo"])
    page.keyboard.press("Enter")
    expect(city).to_have_value("São Paulo")
    events = [event for event in heard(page) if event != "City.key_up"]
    assert events == ["City.focus", "City.change", "City.input", "City.select"]
    page.get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Told")).to_contain_text("| 'sao-paulo' |")


def test_list_is_walked_with_arrows_and_left_with_escape(page: Page) -> None:
    city = page.get_by_role("combobox", name="City")
    city.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = page.get_by_role("combobox", name="City").get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_text("Berlin")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(city).to_have_value("")


def test_several_are_chosen_up_to_the_most_with_one_of_ones_own(page: Page) -> None:
    tags = page.get_by_role("combobox", name="Tags")
    tags.focus()
    page.keyboard.type("red")
    page.keyboard.press("Enter")
    page.keyboard.type("purple")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Told")).to_contain_text("['red', 'purple']")
    tags.click()
    expect(page.get_by_role("option", name="green")).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Remove red").click()
    page.get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Told")).to_contain_text("['purple']")


def test_phone_has_its_own_list(open_page: OpenPage, url: str) -> None:
    page = open_page(url, width=390, height=844, touch=True)
    page.get_by_label("City").select_option(label="Lima")
    page.get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Told")).to_contain_text("| 'Lima' |")
