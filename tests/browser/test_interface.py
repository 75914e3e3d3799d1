"""The layout of an Interface: two panes, the result in view, the run bar within reach, a phone; and its runs."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server


@pytest.fixture(scope="module")
def url(serve: Callable[..., Server]) -> str:
    return serve("tests/browser/apps/interface.py:demo").url


def tab(page: Page, name: str) -> Locator:
    page.get_by_role("tab", name=name).click()
    return page.get_by_role("tabpanel", name=name)


def test_result_and_run_bar_stay_in_view_while_a_long_form_scrolls(open_page: OpenPage, url: str) -> None:
    page = open_page(url)
    panel = tab(page, "Long")
    run = panel.get_by_role("button", name="Run")
    expect(run).to_be_in_viewport(ratio=1)
    inputs, outputs = panel.locator(".pane.inputs").bounding_box(), panel.locator(".pane.outputs").bounding_box()
    assert inputs
    assert outputs
    assert inputs["y"] == outputs["y"]
    assert inputs["x"] + inputs["width"] < outputs["x"]
    panel.get_by_label("Field 24").scroll_into_view_if_needed()
    expect(run).to_be_in_viewport(ratio=1)
    expect(panel.get_by_text("The result appears here.")).to_be_in_viewport()


def test_phone_has_one_column_a_bar_at_the_bottom_edge_and_scrolls_to_the_result(open_page: OpenPage, url: str) -> None:
    page = open_page(url, width=390, height=844, touch=True)
    panel = tab(page, "Long")
    box = panel.locator(".runbar").bounding_box()
    assert box
    assert box["y"] + box["height"] == 844
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    result = panel.get_by_label("Result")
    expect(result).not_to_be_in_viewport()
    panel.get_by_role("button", name="Run").tap()
    expect(result).to_have_text("25 values")
    expect(result).to_be_in_viewport()


def test_what_a_function_prints_stands_below_its_result_and_nothing_where_it_prints_nothing(
    open_page: OpenPage, url: str
) -> None:
    page = open_page(url)
    panel = tab(page, "Printing")
    expect(panel.locator(".pane.outputs")).to_be_hidden()
    panel.get_by_label("Aloud").check()
    panel.get_by_role("button", name="Run").click()
    log = panel.get_by_role("region", name="Printed")
    expect(log).to_contain_text("The first line")
    expect(log).to_contain_text("UserWarning: The last line")
    panel.get_by_label("Aloud").uncheck()
    panel.get_by_role("button", name="Run").click()
    expect(log).to_be_hidden()


def test_control_enter_runs_from_any_field(open_page: OpenPage, url: str) -> None:
    page = open_page(url)
    panel = tab(page, "Long")
    panel.get_by_label("Field 3 ").press("Control+Enter")
    expect(panel.get_by_label("Result")).to_have_text("25 values")
    expect(panel.get_by_text("Done in")).to_be_visible()


def test_stream_grows_and_the_view_follows_its_end(open_page: OpenPage, url: str) -> None:
    page = open_page(url)
    panel = tab(page, "Story")
    panel.get_by_label("Prompt").fill("line")
    panel.get_by_label("Prompt").press("Enter")
    story = panel.get_by_label("Story", exact=True)
    expect(story).to_contain_text("line 59")
    # At the end, give or take what is rounded.
    assert story.evaluate("text => text.scrollHeight - text.scrollTop - text.clientHeight") < 2


def test_progress_and_place_in_the_queue_are_told(open_page: OpenPage, url: str) -> None:
    first, second = open_page(url), open_page(url)
    one, two = tab(first, "Job"), tab(second, "Job")
    one.get_by_role("button", name="Run").click()
    expect(one.locator(".pane.outputs").get_by_text("Sampling 3 / 4 steps · 75 %")).to_be_visible()
    two.get_by_role("button", name="Run").click()
    expect(two.locator(".pane.outputs").get_by_text("Next in line")).to_be_visible()
    first.get_by_role("button", name="Release").click()
    expect(one.get_by_label("Outcome")).to_have_text("finished")
    expect(two.locator(".pane.outputs").get_by_text("Sampling 3 / 4 steps · 75 %")).to_be_visible()
    second.get_by_role("button", name="Release").click()
    expect(two.get_by_label("Outcome")).to_have_text("finished")


def test_failure_stands_in_place_of_the_result_and_the_last_one_is_a_press_away(open_page: OpenPage, url: str) -> None:
    page = open_page(url)
    panel = tab(page, "Weather")
    city = panel.get_by_label("City")
    city.fill("Lima")
    city.press("Enter")
    expect(panel.get_by_label("Weather", exact=True)).to_have_text("19 °C")
    city.fill("Atlantis")
    city.press("Enter")
    expect(panel.get_by_role("alert").filter(has_text="No city is called 'Atlantis'. Try Lima.")).to_be_visible()
    panel.get_by_role("button", name="Show last result").click()
    expect(panel.get_by_label("Weather", exact=True)).to_have_text("19 °C")


def test_app_in_arabic_reads_from_right_to_left(open_page: OpenPage, serve: Callable[..., Server]) -> None:
    page = open_page(serve("tests/browser/apps/interface.py:arabic").url)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    inputs, outputs = page.locator(".pane.inputs").bounding_box(), page.locator(".pane.outputs").bounding_box()
    assert inputs
    assert outputs
    assert outputs["x"] < inputs["x"]


def test_values_that_will_not_do_are_told_at_their_fields(open_page: OpenPage, serve: Callable[..., Server]) -> None:
    page = open_page(serve("tests/browser/apps/typed.py:split").url)
    price, share = page.get_by_label("Price"), page.get_by_label("Share")
    price.fill("12 euro")
    share.fill("a third")
    page.get_by_role("button", name="Run").click()
    expect(price).to_be_focused()
    for field, given in ((price, "12 euro"), (share, "a third")):
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile(f"Expected .*, got '{given}'"))
    expect(page.get_by_role("alert")).to_contain_text("Not run yet")
    price.fill("12.30")
    expect(price).not_to_have_attribute("aria-invalid", "true")
    share.fill("1/3")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_label("Result")).to_have_text("12.30 x 1/3 / 2")
    expect(share).not_to_have_attribute("aria-invalid", "true")


def test_a_result_of_which_a_phone_shows_a_strip_comes_into_view(open_page: OpenPage, url: str) -> None:
    page = open_page(url, width=390, height=480, touch=True)
    panel = tab(page, "Weather")
    panel.get_by_label("City").fill("Lima")
    result = panel.locator(".pane.outputs .frame").first
    result.evaluate("element => scrollBy(0, element.getBoundingClientRect().top - innerHeight + 90)")
    panel.get_by_role("button", name="Run").tap()
    expect(result).to_contain_text("19 °C")
    page.wait_for_function(
        "element => element.getBoundingClientRect().bottom < innerHeight - 72", arg=result.element_handle()
    )
