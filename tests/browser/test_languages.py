"""The page in its visitor's language, and from right to left where that is written so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import OpenPage
from tests.browser.server import Server


@pytest.fixture(scope="module")
def url(serve: Callable[..., Server]) -> str:
    return serve("tests/browser/apps/interface.py:demo").url


def horizontally(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"], box["x"] + box["width"]


@pytest.mark.parametrize(
    ("locale", "run", "api"),
    [
        ("es-MX", "Ejecutar", "Usar mediante la API"),
        ("zh-CN", "运行", "通过 API 使用"),
        ("ar", "تشغيل", "الاستخدام عبر واجهة البرمجة"),
    ],
)
def test_page_speaks_its_visitor_s_language(open_page: OpenPage, url: str, locale: str, run: str, api: str) -> None:
    page = open_page(url, locale=locale)
    expect(page.get_by_role("button", name=run).first).to_be_visible()
    page.get_by_role("link", name=api).click()
    expect(page.get_by_role("heading", name=api)).to_be_focused()
    expect(page.locator("html")).to_have_attribute("lang", locale[:2])


def test_languages_are_loaded_by_those_who_read_them(open_page: OpenPage, url: str) -> None:
    asked: dict[str, list[str]] = {}
    for locale in ("en-US", "ar", "de"):
        page = open_page(locale=locale)

        def note(request: Request, locale: str = locale) -> None:
            asked.setdefault(locale, []).append(request.url)

        page.on("request", note)
        page.goto(url)
        expect(page.get_by_role("tab").first).to_be_visible()
    assert len(asked["ar"]) == len(asked["en-US"]) + 1
    assert asked["de"] == asked["en-US"]


def test_arabic_page_is_mirrored(open_page: OpenPage, url: str) -> None:
    page = open_page(url, locale="ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    inputs, outputs = horizontally(page, ".pane.inputs"), horizontally(page, ".pane.outputs")
    assert outputs[1] < inputs[0]
    first, second = (page.get_by_role("tab").nth(index).bounding_box() for index in (0, 1))
    assert first
    assert second
    assert second["x"] < first["x"]
    page.get_by_role("tab").first.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("tab").nth(1)).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
