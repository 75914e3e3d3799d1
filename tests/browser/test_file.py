"""Files: uploaded, added to, taken out; a folder; results to download."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server


@pytest.fixture(scope="module")
def url(serve: Callable[..., Server]) -> str:
    return serve("tests/browser/apps/file.py:demo").url


@pytest.fixture
def page(open_page: OpenPage, url: str) -> Page:
    return open_page(url)


def text(name: str, content: str) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": content.encode()}


def field(page: Page, name: str) -> Locator:
    return page.locator(".frame").filter(has=page.locator(".label", has_text=name)).first


def give(page: Page, *files: FilePayload) -> None:
    field(page, "Given").locator("input[type=file]").set_input_files(list(files))


def test_files_go_to_the_function_and_its_file_comes_back(page: Page) -> None:
    give(page, text("a.txt", "one "), text("b.txt", "x" * 1500))
    expect(field(page, "Given").get_by_role("listitem")).to_have_count(2)
    expect(field(page, "Given").locator(".size")).to_have_text(["4 B", "1.5 kB"])
    expect(field(page, "Given").locator(".constraint")).to_have_text("2 files, 1.5 kB")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_label("Names")).to_have_text("a.txt, b.txt")
    with page.expect_download() as download:
        field(page, "Made").get_by_role("link", name="Download joined.txt").click()
    assert download.value.path().read_text() == "one " + "x" * 1500


def test_more_are_added_and_one_is_taken_out(page: Page, heard: Callable[[Page], list[str]]) -> None:
    give(page, text("a.txt", "one"))
    expect(field(page, "Given").get_by_role("listitem")).to_have_count(1)
    assert heard(page) == ["Given.change", "Given.upload"]
    with page.expect_file_chooser() as chooser:
        field(page, "Given").get_by_role("button", name="Add files").click()
    chooser.value.set_files([text("b.txt", "two")])
    expect(field(page, "Given").locator(".name")).to_have_text(["a.txt", "b.txt"])
    heard(page)
    field(page, "Given").get_by_role("button", name="Remove a.txt").click()
    expect(field(page, "Given").locator(".name")).to_have_text(["b.txt"])
    assert heard(page) == ["Given.change", "Given.delete"]
    field(page, "Given").get_by_role("button", name="Clear").click()
    expect(field(page, "Given").get_by_text("Drop files here")).to_be_visible()
    assert heard(page) == ["Given.change", "Given.clear"]


def test_file_that_was_chosen_is_told(page: Page, heard: Callable[[Page], list[str]]) -> None:
    give(page, text("a.txt", "one"))
    heard(page)
    field(page, "Given").get_by_role("button", name="a.txt", exact=True).click()
    assert "Given.select" in heard(page)


def test_folder_is_uploaded_with_what_is_in_it(page: Page, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "first.txt").write_text("1")
    (tmp_path / "deep/second.txt").write_text("2")
    field(page, "Folder").locator("input[type=file]").set_input_files(tmp_path)
    expect(field(page, "Folder").get_by_role("listitem")).to_have_count(2)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_label("Names")).to_contain_text("second.txt")


def test_other_types_are_refused_with_what_would_do(page: Page) -> None:
    give(page, {"name": "program.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"})
    expect(field(page, "Given").get_by_role("alert")).to_have_text("program.exe cannot be used here. It takes .txt.")


def test_one_file_takes_the_place_of_the_one_before(page: Page) -> None:
    one = field(page, "One")
    for name in ("a.bin", "b.bin"):
        one.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": b"x"}
        )
        expect(one.locator(".name")).to_have_text([name])


def test_long_name_keeps_its_ending_in_sight(open_page: OpenPage, url: str) -> None:
    page = open_page(url, width=390)
    give(page, text("a name that is much too long for any line of a phone.txt", "x"))
    name = field(page, "Given").locator(".name")
    expect(name.get_by_text(".txt", exact=True)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
