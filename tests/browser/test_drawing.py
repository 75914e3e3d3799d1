"""Drawing and cropping: what people do to a picture, by mouse, finger and keyboard, is what the function gets."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server


@pytest.fixture(scope="module")
def url(serve: Callable[..., Server]) -> str:
    return serve("tests/browser/apps/drawn.py:demo").url


@pytest.fixture
def page(open_page: OpenPage, url: str) -> Page:
    return open_page(url, height=2000)


def field(page: Page, name: str) -> Locator:
    return page.locator(".frame").filter(has=page.locator(".label", has_text=name)).first


def surface(page: Page, name: str) -> Locator:
    return field(page, name).get_by_role("application")


def draw(page: Page, name: str, *shares: tuple[float, float]) -> None:
    """Draw a line through these places, given as shares of the sheet's width and height."""
    sheet = surface(page, name)
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    assert box
    (x, y), *others = [(box["x"] + box["width"] * across, box["y"] + box["height"] * down) for across, down in shares]
    page.mouse.move(x, y)
    page.mouse.down()
    for x, y in others:
        page.mouse.move(x, y, steps=5)
    page.mouse.up()


def tool(page: Page, name: str, label: str) -> Locator:
    return field(page, name).get_by_role("button", name=label, exact=True)


def tell(page: Page, name: str, told: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=f"Tell {name}").click()
    expect(page.get_by_label("Said")).to_have_text(told)


ACROSS = ((0.3, 0.5), (0.7, 0.5))
BLACK, WHITE, RED, GREEN, BLUE = "[0, 0, 0]", "[255, 255, 255]", "[255, 0, 0]", "[0, 255, 0]", "[0, 0, 255]"


def test_mask_goes_with_its_picture(page: Page, heard: Callable[[Page], list[str]]) -> None:
    tell(page, "Masked", f"image: 200x150 {RED} {BLACK}; mask: 200x150 {BLACK} {BLACK}")
    draw(page, "Masked", *ACROSS)
    tell(page, "Masked", f"image: 200x150 {RED} {BLACK}; mask: 200x150 {WHITE} {BLACK}")
    assert heard(page) == ["Masked.change", "Masked.input", "Masked.edit"]
    tool(page, "Masked", "Eraser").click()
    draw(page, "Masked", *ACROSS)
    tell(page, "Masked", f"image: 200x150 {RED} {BLACK}; mask: 200x150 {BLACK} {BLACK}")
    tool(page, "Masked", "Undo").click()
    tell(page, "Masked", f"image: 200x150 {RED} {BLACK}; mask: 200x150 {WHITE} {BLACK}")
    tool(page, "Masked", "Erase all").click()
    tell(page, "Masked", f"image: 200x150 {RED} {BLACK}; mask: 200x150 {BLACK} {BLACK}")


def test_colours_are_painted_on_the_picture(page: Page) -> None:
    draw(page, "Painted", *ACROSS)
    tell(page, "Painted", f"200x150 {GREEN} {BLACK}")
    field(page, "Painted").get_by_role("button", name="Color #ffffff").click()
    field(page, "Painted").get_by_label("Stroke width").fill("30")
    draw(page, "Painted", *ACROSS)
    tell(page, "Painted", f"200x150 {WHITE} {BLACK}")
    for _ in range(2):
        tool(page, "Painted", "Undo").click()
    tell(page, "Painted", f"200x150 {RED} {BLACK}")


def test_sheet_is_drawn_on_with_the_keyboard(page: Page) -> None:
    surface(page, "Sketched").focus()
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Space")
    tell(page, "Sketched", re.compile(r"^28x28 \[(2[0-5]\d)\] \[0\]$"))
    surface(page, "Sketched").press("Control+z")
    tell(page, "Sketched", "nothing")
    surface(page, "Sketched").press("Control+Shift+z")
    tell(page, "Sketched", re.compile(r"^28x28"))
    # A function's value takes the drawing's place.
    page.get_by_role("button", name="Empty the sheet").click()
    expect(tool(page, "Sketched", "Undo")).to_be_disabled()
    tell(page, "Sketched", "nothing")


def test_sheet_is_drawn_on_with_a_finger(open_page: OpenPage, url: str) -> None:
    page = open_page(url, width=390, touch=True)
    sheet = surface(page, "Sketched")
    sheet.scroll_into_view_if_needed()
    sheet.tap()
    expect(tool(page, "Sketched", "Undo")).to_be_enabled()
    tell(page, "Sketched", re.compile(r"^28x28 \[(?!0\])\d+\]"))


def test_editor_has_layers_and_a_background(page: Page, heard: Callable[[Page], list[str]]) -> None:
    draw(page, "Layered", *ACROSS)
    tell(page, "Layered", f"background: nothing; layers: 1 layers; composite: 800x800 {BLUE} {BLACK}")
    assert heard(page) == ["Layered.change", "Layered.input", "Layered.apply"]
    tool(page, "Layered", "Add a layer").click()
    expect(field(page, "Layered").get_by_label("Layer", exact=True)).to_have_value("1")
    draw(page, "Layered", (0.01, 0.01), (0.1, 0.1))
    tell(page, "Layered", f"background: nothing; layers: 2 layers; composite: 800x800 {BLUE} {BLUE}")


def test_picture_is_cropped_and_turned(page: Page) -> None:
    field(page, "Cropped").hover()
    tool(page, "Cropped", "Crop and rotate").click()
    stage = field(page, "Cropped").get_by_role("application")
    expect(stage.locator("cropper-selection")).to_be_visible()
    tool(page, "Cropped", "Rotate right").click()
    expect(stage).to_have_css("aspect-ratio", "150 / 200")
    stage.focus()
    for _ in range(4):
        page.keyboard.press("Shift+ArrowUp")
    page.get_by_role("button", name="Apply").click()
    expect(field(page, "Cropped").get_by_role("img", name="Cropped")).to_be_visible()
    # Turned right, what was on the left is above; some of what was on the right is cut off.
    tell(page, "Cropped", re.compile(r"^135x1[0-7]\d \[0, 0, 0\] \[0, 0, 0\]$"))


def test_part_is_selected_at_once_and_chosen_anew(page: Page) -> None:
    tell(page, "Selected", f"200x150 {RED} {BLACK}")
    stage = field(page, "Selected").get_by_role("application")
    stage.focus()
    page.keyboard.press("Shift+ArrowLeft")
    tell(page, "Selected", re.compile(r"^17\dx135 "))
    for _ in range(10):
        page.keyboard.press("Shift+ArrowLeft")
        stage.focus()
    tell(page, "Selected", re.compile(rf"^1[0-4]\dx13\d {re.escape(BLACK)}"))


def test_camera_streams_its_pictures(page: Page) -> None:
    field(page, "Live").get_by_role("button", name="Use the camera").click()
    page.get_by_role("button", name="Start sending").click()
    expect(page.get_by_label("Said")).to_have_text(re.compile(r"^640x480 "))
    field(page, "Live").get_by_role("button", name="Stop").click()
