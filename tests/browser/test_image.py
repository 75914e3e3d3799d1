"""Pictures: uploaded, pasted, dropped, taken; shown, pointed at, downloaded, taken away."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server

RED, BLUE = (255, 0, 0), (0, 0, 255)
# What a spreadsheet or a file manager would do, played to the page.
HAND_OVER = """(area, [kind, bytes]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(bytes)], "given.png", { type: "image/png" }));
    area.dispatchEvent(kind === "paste"
        ? new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true })
        : new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def url(serve: Callable[..., Server]) -> str:
    return serve("tests/browser/apps/image.py:demo").url


@pytest.fixture
def page(open_page: OpenPage, url: str) -> Page:
    return open_page(url)


def png(width: int = 40, height: int = 30) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def field(page: Page, name: str) -> Locator:
    return page.locator(".frame").filter(has=page.locator(".label", has_text=name)).first


def upload(page: Page) -> None:
    file: FilePayload = {"name": "given.png", "mimeType": "image/png", "buffer": png()}
    field(page, "Given").locator("input[type=file]").set_input_files(file)


def size_of(picture: Locator) -> Any:
    expect(picture).to_have_js_property("complete", value=True)
    return picture.evaluate("image => [image.naturalWidth, image.naturalHeight]")


def test_picture_goes_to_the_function_and_comes_back_to_be_downloaded(page: Page) -> None:
    upload(page)
    expect(field(page, "Given").get_by_role("img", name="Given")).to_be_visible()
    page.get_by_role("button", name="Mirror").click()
    made = field(page, "Made").get_by_role("img", name="Made")
    expect(made).to_be_visible()
    assert size_of(made) == [40, 30]
    with page.expect_download() as download:
        field(page, "Made").get_by_role("link", name="Download").click()
    with Image.open(download.value.path()) as image:
        assert [image.getpixel((2, 2)), image.getpixel((37, 2))] == [BLUE, RED]


@pytest.mark.parametrize("kind", ["paste", "drop"])
def test_picture_is_handed_over(page: Page, kind: str) -> None:
    field(page, "Given").locator(".area").evaluate(HAND_OVER, [kind, list(png(50, 20))])
    shown = field(page, "Given").get_by_role("img", name="Given")
    expect(shown).to_be_visible()
    assert size_of(shown) == [50, 20]
    # Another takes its place.
    field(page, "Given").locator(".area").evaluate(HAND_OVER, [kind, list(png(30, 60))])
    expect(shown).to_have_js_property("naturalWidth", 30)


def test_events_are_those_of_the_documentation(page: Page, heard: Callable[[Page], list[str]]) -> None:
    upload(page)
    expect(field(page, "Given").get_by_role("img")).to_be_visible()
    assert heard(page) == ["Given.change", "Given.input", "Given.upload"]
    field(page, "Given").get_by_role("button", name="Clear").click()
    expect(field(page, "Given").get_by_role("button", name="Given")).to_be_visible()
    assert heard(page) == ["Given.change", "Given.input", "Given.clear"]


def test_camera_gives_a_picture(page: Page) -> None:
    field(page, "Given").get_by_role("button", name="Use the camera").click()
    video = field(page, "Given").locator("video")
    expect(video).to_have_js_property("paused", value=False)
    page.wait_for_function("document.querySelector('video').videoWidth > 0")
    page.get_by_role("button", name="Take picture").click()
    expect(field(page, "Given").get_by_role("img", name="Given")).to_be_visible()
    expect(video).to_have_count(0)
    page.get_by_role("button", name="Mirror").click()
    expect(field(page, "Made").get_by_role("img", name="Made")).to_be_visible()


def test_camera_can_be_left(page: Page) -> None:
    field(page, "Given").get_by_role("button", name="Use the camera").click()
    field(page, "Given").get_by_role("button", name="Cancel").click()
    expect(field(page, "Given").get_by_role("button", name="Given")).to_be_visible()


def test_point_that_is_pressed_is_a_pixel_of_the_picture(page: Page) -> None:
    shown = field(page, "Shown").get_by_role("img")
    assert size_of(shown) == [200, 100]
    box = shown.bounding_box()
    assert box
    shown.click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.5})
    numbers = field(page, "Point").locator(".number")
    expect(numbers).to_have_count(2)
    x, y = (int(line) for line in numbers.all_inner_texts())
    assert abs(x - 150) <= 1
    assert abs(y - 50) <= 1


def test_point_is_chosen_with_the_keyboard(page: Page) -> None:
    field(page, "Shown").get_by_role("button", name="choose a point").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(field(page, "Point").locator(".number")).to_have_text(["106", "50"])


def test_what_is_no_picture_is_refused_before_it_is_sent(page: Page) -> None:
    file: FilePayload = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"words"}
    field(page, "Given").locator("input[type=file]").set_input_files(file)
    expect(field(page, "Given").get_by_role("alert")).to_have_text("notes.txt cannot be used here. It takes image.")


def test_picture_is_seen_alone_on_the_screen(page: Page) -> None:
    field(page, "Shown").get_by_role("button", name="Full screen").click()
    expect(field(page, "Shown")).to_have_class(re.compile(r"\bfull\b"))
    field(page, "Shown").get_by_role("button", name="Leave full screen").click()
    expect(field(page, "Shown").get_by_role("button", name="Full screen", exact=True)).to_be_visible()
