"""Markdown: formulas, coloured code with its copy button, nothing that runs."""

from __future__ import annotations

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


def prose(page: Page) -> Locator:
    return page.locator(".prose").first


def test_text_is_formatted_with_formulas_and_code(page: Page) -> None:
    expect(prose(page).get_by_role("heading", name="A title", level=1)).to_be_visible()
    expect(prose(page).locator("em")).to_have_text("emphasis")
    expect(prose(page).locator("math")).to_have_count(1)
    expect(prose(page).locator(".hljs-keyword").first).to_have_text("def")


def test_what_could_run_is_taken_out(page: Page) -> None:
    expect(prose(page).locator("img")).to_have_count(1)
    expect(prose(page).locator("script, [onerror]")).to_have_count(0)


def test_code_and_whole_text_are_copied(page: Page, heard: Callable[[Page], list[str]]) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = prose(page).get_by_role("button", name="Copy code")
    prose(page).locator("pre").hover()
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == 'def f():\n    return "code"\n'
    page.get_by_role("button", name="Copy", exact=True).first.click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.startsWith('# A title'))")
    assert heard(page) == ["Text.copy", "Text.copy"]
