"""Pictures beside each other and pictures with labelled parts, by hand."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server

Heard = Callable[[Page], list[str]]


@pytest.fixture(scope="module")
def url(serve: Callable[..., Server]) -> str:
    return serve("tests/browser/apps/media.py:demo").url


@pytest.fixture
def page(open_page: OpenPage, url: str) -> Page:
    return open_page(url)


def file(name: str) -> FilePayload:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 6), (0, 90, 0)).save(buffer, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": buffer.getvalue()}


def test_a_gallery_is_walked_through_by_keyboard(page: Page, heard: Heard) -> None:
    gallery = page.get_by_role("group", name="Colors")
    tiles = gallery.locator("[data-item]")
    expect(tiles).to_have_count(4)
    tiles.first.focus()
    page.keyboard.press("ArrowRight")
    expect(tiles.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Note")).to_have_text("1: Green")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Note")).to_have_text("2: Blue")
    expect(gallery.get_by_role("img", name="Blue")).to_be_visible()
    page.keyboard.press("Escape")
    expect(tiles.nth(2)).to_be_focused()
    assert [each for each in heard(page) if "change" not in each] == [
        "Colors.select", "Colors.preview_open", "Colors.select", "Colors.preview_close",
    ]  # fmt: skip


def test_a_gallery_is_turned_over_by_finger(open_page: OpenPage, url: str) -> None:
    page = open_page(url, width=390, touch=True)
    large = page.get_by_role("group", name="Large").get_by_test_id("detailed-image")
    expect(large.get_by_text("1 of 4")).to_be_visible()
    swipe = """stage => { const at = (type, x) => stage.dispatchEvent(new PointerEvent(type,
        { clientX: x, pointerType: "touch", bubbles: true })); at("pointerdown", 250); at("pointerup", 100); }"""
    large.locator(".stage").evaluate(swipe)
    expect(large.get_by_text("2 of 4")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("group", name="Large").get_by_role("link", name="Download").click()
    assert download.value.suggested_filename == "image.webp"


def test_pictures_are_given_and_taken_out(page: Page, heard: Heard) -> None:
    given = page.locator(".frame").filter(has=page.locator(".label", has_text="Given"))
    given.locator("input[type=file]").set_input_files([file("a.png"), file("b.png")])
    expect(page.get_by_label("Count")).to_have_text("2 pictures")
    given.locator("input[type=file]").set_input_files([file("c.png")])
    expect(page.get_by_label("Count")).to_have_text("3 pictures")
    given.get_by_role("button", name="Remove b.png").click()
    expect(page.get_by_label("Count")).to_have_text("2 pictures")
    assert heard(page) == [
        "Given.change",
        "Given.upload",
        "Given.change",
        "Given.upload",
        "Given.change",
        "Given.delete",
    ]


def test_parts_are_pointed_at_and_told(page: Page) -> None:
    parts = page.get_by_role("group", name="Parts")
    picture = parts.get_by_role("img")
    expect(picture).to_have_js_property("complete", value=True)
    box = picture.bounding_box()
    assert box is not None

    def at(x: float, y: float) -> tuple[float, float]:
        return box["x"] + box["width"] * x / 200, box["y"] + box["height"] * y / 120

    # The masks are looked into when somebody points for the first time.
    expect(parts).to_be_visible()
    page.mouse.move(*at(140, 60))
    expect(parts.locator(".told")).to_have_text("disc")
    page.mouse.move(*at(30, 40))
    expect(parts.locator(".told")).to_have_text("inner box")
    page.mouse.click(*at(15, 90))
    expect(page.get_by_label("Note")).to_have_text("0: box")
    page.mouse.move(*at(199, 1))
    expect(parts.locator(".told")).to_have_count(0)
    parts.get_by_role("button", name="disc").press("Enter")
    expect(page.get_by_label("Note")).to_have_text("1: disc")
    expect(parts.locator(".part.back")).to_have_count(2)
