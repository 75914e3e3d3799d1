"""Textbox: typing, Enter, the events, what a function fills in."""

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


def test_enter_submits_and_the_function_gets_the_text(page: Page) -> None:
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Name").press("Enter")
    expect(page.get_by_label("Told")).to_have_text("'Ada'")


def test_events_are_those_of_the_documentation(page: Page, heard: Callable[[Page], list[str]]) -> None:
    name = page.get_by_label("Name")
    name.focus()
    page.keyboard.type("ab")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    name.blur()
    assert heard(page) == [
        "Name.focus",
        *["Name.change", "Name.input"] * 2,
        "Name.submit",
        "Name.select",
        "Name.blur",
    ]


def test_what_a_function_fills_in_is_a_change_and_no_input(page: Page, heard: Callable[[Page], list[str]]) -> None:
    page.get_by_role("button", name="Fill").click()
    expect(page.get_by_label("Name")).to_have_value("Ada")
    assert heard(page) == ["Name.change", "Age.change", "Size.change", "City.change"]


def test_several_lines_break_with_enter_and_submit_with_shift(page: Page, heard: Callable[[Page], list[str]]) -> None:
    page.get_by_label("Notes").focus()
    page.keyboard.type("one")
    page.keyboard.press("Enter")
    page.keyboard.type("two")
    expect(page.get_by_label("Notes")).to_have_value("one\ntwo")
    assert "Notes.submit" not in heard(page)
    page.keyboard.press("Shift+Enter")
    assert heard(page)[-1] == "Notes.submit"


def test_field_is_named_and_described(page: Page) -> None:
    expect(page.get_by_role("textbox", name="Name")).to_have_accessible_description("As on the passport.")
