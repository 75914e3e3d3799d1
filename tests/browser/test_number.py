"""Number: typing, its range, the events."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server


@pytest.fixture
def page(open_page: OpenPage, serve: Callable[..., Server]) -> Page:
    return open_page(serve("tests/browser/apps/fields.py:demo").url)


def test_number_reaches_the_function_with_its_events(page: Page, heard: Callable[[Page], list[str]]) -> None:
    age = page.get_by_role("spinbutton", name="Age")
    age.focus()
    page.keyboard.type("36")
    age.press("Enter")
    age.blur()
    assert heard(page) == [
        "Age.focus",
        *["Age.change", "Age.input"] * 2,
        "Age.submit",
        "Age.blur",
    ]
    page.get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Told")).to_contain_text("| 36 |")
    # What lies outside its range is said in its place.
    age.fill("151")
    age.blur()
    expect(page.get_by_text("Enter a number from 0 to 150.")).to_be_visible()
    expect(age).to_have_attribute("aria-invalid", "true")
