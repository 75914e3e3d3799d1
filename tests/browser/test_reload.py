"""A page of an app that is being written: each version as it is saved, with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.server import Server


def test_the_page_shows_what_was_saved_and_keeps_what_was_typed(
    page: Page, serve: Callable[..., Server], tmp_path: Path
) -> None:
    app = tmp_path / "app.py"
    app.write_text("def greet(name: str, times: int = 1) -> str: return f'Hello {name}' * times")
    page.goto(serve(f"{app}:greet", "--reload").url)
    page.get_by_label("Name").fill("Ada")
    app.write_text("def greet(title: str, name: str, times: int = 2) -> str: return f'{title} {name} ' * times")
    expect(page.get_by_label("Title")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("Ada")
    expect(page.get_by_label("Times")).to_have_value("2")
    page.get_by_label("Title").fill("Lady")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_text("Lady Ada Lady Ada")).to_be_visible()


def test_the_page_says_why_the_newest_version_is_not_there(
    page: Page, serve: Callable[..., Server], tmp_path: Path
) -> None:
    app = tmp_path / "app.py"
    app.write_text("def greet(name: str) -> str: return name")
    page.goto(serve(f"{app}:greet", "--reload").url)
    app.write_text("def greet(name: str) -> str: return name +")
    expect(page.get_by_text("line 1: SyntaxError: invalid syntax")).to_be_visible()
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_text("Done in").first).to_be_visible()
    app.write_text("def greet(whom: str) -> str: return whom")
    expect(page.get_by_label("Whom")).to_be_visible()
    expect(page.get_by_text("SyntaxError")).to_be_hidden()
