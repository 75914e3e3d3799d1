"""What a machine can tell of accessibility: axe-core finds nothing, in light, in dark, on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import gradio_lib as gr
from examples import gallery
from gradio_lib.components import templates
from gradio_lib.graph.component import Component
from tests.browser.conftest import OpenPage
from tests.browser.screenshots import open_page_of
from tests.browser.server import Server

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def gallery_url(serve: Callable[..., Server]) -> str:
    return serve("examples/gallery.py").url


def found(page: Page, rules: list[str] = RULES) -> list[str]:
    """Return what axe finds, one line for each rule with the first place."""
    expect(page.get_by_role("main")).to_be_visible()
    violations = Axe().run(page, options={"runOnly": rules}).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in violations]


def test_every_component_has_a_place_in_the_gallery() -> None:
    shown = {type(block) for block in gallery.demo.blocks.values()}
    public = [getattr(gr, name) for name in gr.__all__]
    components = {each for each in public if isinstance(each, type) and issubclass(each, Component)}
    unseen = {gr.State, gr.Timer, gr.Result} | {each for each in components if each.__module__ == templates.__name__}
    assert {each for each in components - unseen if not any(issubclass(kind, each) for kind in shown)} == set()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_page_of_the_gallery_is_accessible(open_page: OpenPage, gallery_url: str, dark: bool) -> None:
    page = open_page(gallery_url, dark=dark)
    wrong = {}
    for name in gallery.PAGES:
        open_page_of(page, name)
        wrong[name] = found(page, ["color-contrast"] if dark else RULES)  # all else is the same in both
    assert {name: lines for name, lines in wrong.items() if lines} == {}


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (390, False)], ids=["light", "dark", "phone"])
def test_interface_is_accessible(open_page: OpenPage, serve: Callable[..., Server], width: int, dark: bool) -> None:
    url = serve("tests/browser/apps/interface.py:demo").url
    assert found(open_page(url, width=width, dark=dark, touch=width < 640)) == []


def test_nothing_in_the_gallery_is_wider_than_a_phone(open_page: OpenPage, gallery_url: str) -> None:
    page = open_page(gallery_url, width=390, height=844, touch=True)
    widths = {}
    for name in gallery.PAGES:
        open_page_of(page, name)
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(gallery.PAGES, 390)


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
