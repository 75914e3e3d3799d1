"""JSON: a tree that unfolds by mouse and keyboard, and is copied."""

from __future__ import annotations

import json
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


def line(page: Page, text: str) -> Locator:
    return page.get_by_role("tree", name="Data").get_by_role("treeitem", name=text)


def test_what_is_deep_or_long_is_folded_until_it_is_pressed(page: Page) -> None:
    expect(line(page, "many")).to_have_attribute("aria-expanded", "false")
    line(page, "1 key").click()
    expect(line(page, "deep")).to_be_visible()
    line(page, "many").click()
    expect(line(page, "59")).to_be_attached()


def test_keyboard_walks_through_it(page: Page) -> None:
    line(page, "3 keys").focus()
    page.keyboard.press("ArrowDown")
    expect(line(page, "list: 2 items")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(line(page, "list: 2 items")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(line(page, "many")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Home")
    expect(line(page, "3 keys")).to_be_focused()


def test_whole_of_it_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    frame = page.locator(".frame").filter(has=page.locator(".label", has_text="Data")).first
    frame.hover()
    frame.get_by_role("button", name="Copy").click()
    expect(frame.get_by_role("button", name="Copied")).to_be_visible()
    copied = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert copied["list"] == [1, {"deep": {"deeper": True}}]
    assert len(copied["many"]) == 60
