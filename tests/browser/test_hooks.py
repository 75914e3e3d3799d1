"""What people's own styles and browser tests hold on to in Gradio's page is in ours: ids, classes, names of parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server

# Seen on the pages of 3.36.1 and 6.31.0: what a part is called, and how many of them this app has.
PARTS = {
    "block-info": 7,
    "block-label": 8,
    "textbox": 1,
    "password": 1,
    "submit-button": 1,
    "stop-button": 1,
    "number-input": 2,
    "range-input": 1,
    "checkbox": 1,
    "checkbox-group": 1,
    "a-radio-label": 1,
    "label-output-value": 1,
    "cat-confidence-set": 1,
    "markdown": 1,
    "json": 1,
    "highlighted-text": 1,
    "image": 1,
    "download-link": 2,
    "upload-text": 1,
    "file-upload": 2,
    "detailed-image": 1,
    "thumbnail 2": 1,
    "user": 1,
    "bot": 1,
    "header-1": 1,
    "cell-1-0": 1,
    "Send-upload-button": 1,
    "accordion-content": 1,
    "dataset-cell-1-0": 1,
}


@pytest.fixture(scope="module")
def url(serve: Callable[..., Server]) -> str:
    return serve("tests/browser/apps/hooks.py:demo").url


@pytest.fixture
def page(open_page: OpenPage, url: str) -> Page:
    return open_page(url)


def test_parts_have_their_names(page: Page) -> None:
    expect(page.get_by_test_id("bot")).to_have_text("ho")
    expect(page.get_by_test_id("cell-1-0")).to_have_text("3")
    found = {part: page.get_by_test_id(part).count() for part in PARTS}
    assert {part: count for part, count in found.items() if count != PARTS[part]} == {}


def test_parts_that_come_and_go_have_their_names(page: Page) -> None:
    page.get_by_label("Dropdown").click()
    expect(page.get_by_test_id("dropdown-option").first).to_have_text("choice 0")
    page.keyboard.press("Escape")
    page.locator("#go").click()
    expect(page.get_by_test_id("toast-text")).to_have_text("Gone")
    page.get_by_test_id("toast-close").get_by_role("button").click()
    expect(page.get_by_test_id("toast-body")).to_have_count(0)


def test_each_block_has_its_id_and_the_author_s_names(page: Page) -> None:
    expect(page.get_by_test_id("bot")).to_be_visible()
    expect(page.locator(".gradio-container #go.loud.large")).to_have_text("Go")
    shown = page.evaluate(
        """() => {
            const unseen = new Set(["state", "timer", "blocks"]);
            return window.gradio_config.components
                .filter(({ type, props }) => !unseen.has(type) && props.visible !== false)
                .filter(({ id, props }) => !document.getElementById(props.elem_id ?? `component-${id}`))
                .map(({ type }) => type);
        }"""
    )
    assert shown == []
    page.add_style_tag(content="#component-0, .gradio-container { border-top: 3px solid red }")
    expect(page.locator(".gradio-container")).to_have_css("border-top-width", "3px")
