"""Figures and charts by hand: drawn by their own libraries, pointed at, a part of them chosen, drawn anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server


@pytest.fixture(scope="module")
def url(serve: Callable[..., Server]) -> str:
    return serve("tests/browser/apps/plots.py:demo").url


@pytest.fixture
def page(open_page: OpenPage, url: str) -> Page:
    return open_page(url)


def test_figures_of_four_libraries_follow_each_other(page: Page, heard: Callable[[Page], list[str]]) -> None:
    plot = page.get_by_role("group", name="Figure", exact=True).first
    page.get_by_label("matplotlib").check()
    expect(plot.get_by_role("img", name="Three numbers")).to_be_visible()
    page.get_by_label("plotly").check()
    expect(plot.get_by_text("Two bars")).to_be_visible()
    expect(plot.locator(".bars .point")).to_have_count(2)
    page.get_by_label("bokeh").check()
    expect(plot.locator(".bk-Figure canvas").first).to_be_visible()
    expect(plot.locator(".bars")).to_have_count(0)
    page.get_by_label("altair").check()
    plot.locator("svg .mark-symbol path").first.hover()
    expect(page.locator("#chart-tooltip-element")).to_contain_text("a1b2")
    assert heard(page) == ["Figure.change"] * 4


def test_charts_tell_what_is_pointed_at(page: Page) -> None:
    bars = page.get_by_role("group", name="Bars")
    bars.locator("[aria-roledescription=bar]").first.hover()
    expect(page.locator("#chart-tooltip-element")).to_contain_text("shopNorth")
    expect(page.get_by_role("group", name="Points").get_by_text("Sixty flowers")).to_be_visible()
    expect(page.get_by_role("group", name="Points").locator("[aria-roledescription=point]")).to_have_count(60)


def test_a_part_is_chosen_and_let_go(page: Page, heard: Callable[[Page], list[str]]) -> None:
    line = page.get_by_role("group", name="Line", exact=True)
    expect(line.locator(".mark-line path")).to_have_count(2)
    line.scroll_into_view_if_needed()
    box = line.locator("svg.marks").bounding_box()
    assert box is not None
    x, y = box["x"] + 120, box["y"] + 120
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 100, y, steps=4)
    page.mouse.up()
    expect(page.get_by_label("Note")).to_have_text("True")
    page.mouse.dblclick(x + 50, y)
    expect(page.get_by_label("Note")).to_have_text("nothing")
    assert "Line.double_click" in heard(page)


def test_a_function_draws_another_table(page: Page) -> None:
    line = page.get_by_role("group", name="Line", exact=True)
    expect(line.locator(".mark-line path")).to_have_count(2)
    page.get_by_role("button", name="Turn").click()
    expect(line.get_by_text("North only")).to_be_visible()
    line.hover()
    with page.expect_download() as download:
        line.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "Line.png"
