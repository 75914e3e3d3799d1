"""Tables: keyboard, editing, the clipboard, sorting, search, ten thousand rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server


@pytest.fixture(scope="module")
def url(serve: Callable[..., Server]) -> str:
    return serve("tests/browser/apps/dataframe.py:demo").url


@pytest.fixture
def page(open_page: OpenPage, url: str) -> Page:
    page = open_page(url)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def grid(page: Page, name: str = "People") -> Locator:
    return page.get_by_role("grid", name=name)


def field(page: Page, name: str) -> Locator:
    return page.locator(".frame").filter(has=page.locator(".label", has_text=name)).first


def cell(page: Page, row: int, column: int, name: str = "People") -> Locator:
    return grid(page, name).locator(f"[data-row='{row}'][data-column='{column}']")


def column(page: Page, number: int, name: str = "People") -> list[str]:
    return grid(page, name).locator(f"[role=gridcell][data-column='{number}']").all_inner_texts()


def read(page: Page) -> Any:
    """Return what the function gets of the table."""
    copied = field(page, "Read").get_by_role("button", name="Copy")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(field(page, "Read").get_by_role("tree")).to_be_visible()
    expect(page.get_by_role("group", name="Read").locator("[aria-busy=true]")).to_have_count(0)
    field(page, "Read").hover()
    copied.click()
    expect(field(page, "Read").get_by_role("button", name="Copied")).to_be_visible()
    return json.loads(page.evaluate("navigator.clipboard.readText()"))


def test_cells_are_edited_with_the_keyboard_and_reach_the_function(page: Page) -> None:
    cell(page, 0, 0).click()
    page.keyboard.type("Barbara")
    page.keyboard.press("Tab")
    page.keyboard.type("80")
    page.keyboard.press("Enter")
    expect(cell(page, 0, 1)).to_have_text("80")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    assert read(page) == [["Barbara", 80, False], ["Ada", 36, False]]


def test_editing_begins_by_a_double_click_and_can_be_given_up(page: Page, heard: Callable[[Page], list[str]]) -> None:
    cell(page, 1, 0).dblclick()
    editor = page.locator(".editor")
    expect(editor).to_have_value("Ada")
    expect(editor).to_be_focused()
    editor.fill("Edsger")
    page.keyboard.press("Escape")
    expect(cell(page, 1, 0)).to_have_text("Ada")
    assert "People.change" not in heard(page)
    expect(grid(page)).to_be_focused()


def test_events_are_those_of_the_documentation(page: Page, heard: Callable[[Page], list[str]]) -> None:
    cell(page, 0, 0).click()
    assert heard(page) == ["People.select"]
    page.keyboard.type("x")
    page.keyboard.press("Enter")
    expect(cell(page, 0, 0)).to_have_text("x")
    assert heard(page) == ["People.change", "People.input", "People.edit", "People.select"]


def test_number_column_takes_numbers(page: Page) -> None:
    cell(page, 0, 1).click()
    page.keyboard.type("many")
    page.keyboard.press("Enter")
    expect(field(page, "People").get_by_text("This column takes numbers, such as 3.5.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(cell(page, 0, 1)).to_have_text("85")


def test_cells_of_a_spreadsheet_are_pasted_and_the_table_grows(page: Page) -> None:
    page.evaluate("navigator.clipboard.writeText('Barbara\\t80\\ttrue\\nAlan\\t41\\tfalse\\n')")
    cell(page, 1, 0).click()
    page.keyboard.press("Control+V")
    expect(cell(page, 2, 0)).to_have_text("Alan")
    assert read(page) == [["Grace", 85, False], ["Barbara", 80, True], ["Alan", 41, False]]


def test_selection_is_copied_and_cut(page: Page) -> None:
    cell(page, 0, 0).click()
    cell(page, 1, 1).click(modifiers=["Shift"])
    page.keyboard.press("Control+C")
    assert page.evaluate("navigator.clipboard.readText()") == "Grace\t85\nAda\t36"
    page.keyboard.press("Control+X")
    expect(cell(page, 1, 1)).to_have_text("")
    page.keyboard.press("Control+Z")
    expect(cell(page, 1, 1)).to_have_text("36")


def test_cells_are_selected_by_dragging(page: Page) -> None:
    cell(page, 0, 0).hover()
    page.mouse.down()
    cell(page, 1, 1).hover()
    page.mouse.up()
    expect(grid(page).locator("[role=gridcell][aria-selected=true]")).to_have_count(4)


def test_rows_and_columns_are_added_and_deleted(page: Page) -> None:
    table = field(page, "People")
    cell(page, 0, 0).click()
    table.get_by_role("button", name="Row", exact=True).click()
    expect(grid(page)).to_have_attribute("aria-rowcount", "4")
    table.get_by_role("button", name="Delete row").click()
    table.get_by_role("button", name="Column", exact=True).click()
    expect(grid(page).get_by_role("columnheader")).to_have_text(["name", "4", "age", "active"])
    table.get_by_role("button", name="Delete column").click()
    expect(grid(page).get_by_role("columnheader")).to_have_text(["name", "age", "active"])


def test_column_is_renamed(page: Page) -> None:
    cell(page, -1, 0).dblclick()
    page.locator(".editor").fill("who")
    page.keyboard.press("Enter")
    expect(grid(page).get_by_role("columnheader").first).to_have_text("who")


def test_columns_sort_one_after_the_other(page: Page) -> None:
    header = cell(page, -1, 2, "Large")
    header.click()
    expect(header).to_have_attribute("aria-sort", "ascending")
    header.click()
    expect(header).to_have_attribute("aria-sort", "descending")
    expect(cell(page, 0, 0, "Large")).to_have_text("9999")
    header.click()
    expect(cell(page, 0, 0, "Large")).to_have_text("0")


def test_ten_thousand_rows_are_drawn_as_they_come_into_view(page: Page) -> None:
    large = grid(page, "Large")
    expect(large).to_have_attribute("aria-rowcount", "10001")
    cell(page, 0, 0, "Large").click()
    page.keyboard.press("Control+End")
    expect(cell(page, 9999, 2, "Large")).to_be_in_viewport()
    expect(cell(page, 9999, 2, "Large")).to_have_text("1249.875")
    assert large.get_by_role("row").count() < 60
    page.keyboard.press("Control+Home")
    expect(cell(page, 0, 0, "Large")).to_be_in_viewport()
    page.keyboard.press("PageDown")
    active = large.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_be_in_viewport()


def test_selected_cell_is_told_by_its_place_in_the_value(page: Page) -> None:
    cell(page, -1, 2, "Large").click()
    cell(page, -1, 2, "Large").click()
    cell(page, 0, 1, "Large").click()
    expect(field(page, "Chosen").locator(".number")).to_have_text(["9999", "1"])


def test_rows_are_found(page: Page) -> None:
    page.get_by_role("searchbox", name="Search").fill("name 4242")
    expect(grid(page, "Large").get_by_role("gridcell", name="name 4242")).to_be_visible()
    expect(field(page, "Large").locator(".constraint")).to_have_text("1 of 10,000")
    page.get_by_role("searchbox", name="Search").fill("nobody")
    expect(field(page, "Large").get_by_text("No rows")).to_be_visible()


def test_table_that_is_read_cannot_be_changed(page: Page) -> None:
    cell(page, 0, 0, "Large").click()
    page.keyboard.type("x")
    page.keyboard.press("Delete")
    expect(cell(page, 0, 0, "Large")).to_have_text("0")
    expect(page.locator(".editor")).to_have_count(0)
    expect(grid(page, "Large")).to_have_attribute("aria-readonly", "true")


def test_cells_are_shown_as_their_kind_and_never_run(page: Page) -> None:
    expect(cell(page, 0, 0, "Kinds")).to_have_text("plain <b>text</b>")
    expect(cell(page, 0, 1, "Kinds")).to_have_text("2024-05-01")
    expect(cell(page, 0, 2, "Kinds").locator("em")).to_have_text("slanted")
    expect(cell(page, 0, 3, "Kinds").locator("b")).to_have_text("bold")
    expect(cell(page, 0, 3, "Kinds").locator("[onerror]")).to_have_count(0)


def test_phone_edits_by_tapping_twice_and_nothing_is_wider_than_it(open_page: OpenPage, url: str) -> None:
    page = open_page(url, width=390, height=844, touch=True)
    cell(page, 0, 0).tap()
    cell(page, 0, 0).tap()
    page.locator(".editor").fill("Barbara")
    page.keyboard.press("Enter")
    expect(cell(page, 0, 0)).to_have_text("Barbara")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_rows_are_drawn_in_the_same_elements_as_it_scrolls_and_stand_in_order_at_rest(page: Page) -> None:
    sheet = grid(page, "Large")
    expect(sheet.locator("[data-row='3'][data-column='0']")).to_have_text("3")
    sheet.evaluate("sheet => { sheet.scrollTop = 20_000 }")
    expect(sheet.locator(".row[data-index='560']")).to_be_visible()
    sheet.evaluate("sheet => sheet.querySelectorAll('.row').forEach(row => { row.known = true })")
    sheet.evaluate("sheet => { sheet.scrollTop = 200_000 }")
    expect(sheet.locator(".row[data-index='5560'] [data-column='0']")).to_have_text("5560")
    assert sheet.evaluate("sheet => [...sheet.querySelectorAll('.row')].filter(row => !row.known).length") <= 2
    page.wait_for_function(
        """sheet => {
          const order = [...sheet.querySelectorAll('.row[data-index]')].map(row => Number(row.dataset.index));
          return order.length > 5 && order.every((index, at) => at === 0 || index === order[at - 1] + 1);
        }""",
        arg=sheet.element_handle(),
    )


def width(page: Page, column: int) -> float:
    box = grid(page).get_by_test_id(f"header-{column}").bounding_box()
    assert box
    return box["width"]


def edge(page: Page, column: int) -> tuple[float, float]:
    box = grid(page).get_by_test_id(f"header-{column}").bounding_box()
    assert box
    return box["x"] + box["width"], box["y"] + box["height"] / 2


def test_columns_are_resized_by_mouse_and_keyboard(open_page: OpenPage, url: str) -> None:
    page = open_page(url)
    before = width(page, 0)
    x, y = edge(page, 0)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=3)
    page.mouse.up()
    assert width(page, 0) == round(before) + 60
    page.mouse.dblclick(*edge(page, 0))
    assert abs(width(page, 0) - before) < 1
    header = grid(page).get_by_test_id("header-1")
    header.click()
    narrow = width(page, 1)
    page.keyboard.press("Alt+ArrowRight")
    page.keyboard.press("Alt+ArrowRight")
    page.keyboard.press("Alt+ArrowLeft")
    assert abs(width(page, 1) - narrow - 16) <= 1
    body = grid(page).get_by_test_id("cell-0-1").bounding_box()
    assert body
    assert abs(body["width"] - width(page, 1)) < 1


def test_columns_are_resized_by_finger(open_page: OpenPage, url: str) -> None:
    page = open_page(url, width=390, touch=True)
    before = width(page, 0)
    x, y = edge(page, 0)
    touch = page.context.new_cdp_session(page)
    for kind, at in (("touchStart", x), ("touchMove", x + 20), ("touchMove", x + 40), ("touchEnd", None)):
        points = [] if at is None else [{"x": at, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.wait_for_function(
        "least => document.querySelector('[data-testid=header-0]').offsetWidth >= least", arg=before + 30
    )
