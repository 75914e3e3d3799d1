"""Checkbox, CheckboxGroup and Radio: ticked by mouse and keyboard, with the events of the documentation."""

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


def test_checkbox_is_ticked_by_its_label_and_by_space(page: Page, heard: Callable[[Page], list[str]]) -> None:
    member = page.get_by_role("checkbox", name="Member")
    page.get_by_text("Member", exact=True).click()
    expect(member).to_be_checked()
    assert heard(page) == ["Member.change", "Member.input", "Member.select"]
    member.press("Space")
    expect(member).not_to_be_checked()


def test_group_gives_the_function_a_list(page: Page, heard: Callable[[Page], list[str]]) -> None:
    hobbies = page.get_by_role("group", name="Hobbies")
    hobbies.get_by_role("checkbox", name="chess").check()
    hobbies.get_by_role("checkbox", name="sport").check()
    hobbies.get_by_role("checkbox", name="chess").uncheck()
    assert heard(page) == ["Hobbies.change", "Hobbies.input", "Hobbies.select"] * 3
    page.get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Told")).to_contain_text("| ['sport'] |")


def test_radio_is_chosen_with_the_arrow_keys(page: Page, heard: Callable[[Page], list[str]]) -> None:
    size = page.get_by_role("radiogroup", name="Size")
    size.get_by_role("radio", name="S", exact=True).check()
    page.keyboard.press("ArrowDown")
    expect(size.get_by_role("radio", name="M", exact=True)).to_be_checked()
    assert heard(page) == ["Size.change", "Size.input", "Size.select"] * 2
    page.get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Told")).to_contain_text("| 'M' |")
