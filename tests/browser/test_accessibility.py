"""What a machine can tell of accessibility: axe-core finds nothing, in light, in dark, on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
APPS = ("dataframe", "drawn", "fields", "file", "image", "interface", "media", "results")


@pytest.fixture(scope="module", params=APPS)
def url(serve: Callable[..., Server], request: pytest.FixtureRequest) -> str:
    return serve(f"tests/browser/apps/{request.param}.py:demo").url


def found(page: Page) -> list[str]:
    """Return what axe finds, one line for each rule with the first place."""
    expect(page.get_by_role("main")).to_be_visible()
    violations = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in violations]


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, False)], ids=["light", "dark", "phone"])
def test_page_is_accessible(open_page: OpenPage, url: str, width: int, dark: bool) -> None:
    assert found(open_page(url, width=width, dark=dark, touch=width < 640)) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_failure_is_accessible(open_page: OpenPage, serve: Callable[..., Server], dark: bool) -> None:
    page = open_page(serve("tests/browser/apps/interface.py:weather").url, dark=dark)
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("alert").filter(has_text="No city is called")).to_be_visible()
    assert found(page) == []


def test_table_that_is_edited_is_accessible(open_page: OpenPage, serve: Callable[..., Server]) -> None:
    page = open_page(serve("tests/browser/apps/dataframe.py:demo").url)
    page.get_by_role("grid", name="People").locator("[data-row='0'][data-column='0']").dblclick()
    expect(page.locator(".editor")).to_be_focused()
    assert found(page) == []


def test_use_via_api_is_accessible(open_page: OpenPage, serve: Callable[..., Server]) -> None:
    page = open_page(serve("tests/browser/apps/fields.py:demo").url + "?view=api")
    expect(page.get_by_role("heading", name="Use via API")).to_be_visible()
    assert found(page) == []
