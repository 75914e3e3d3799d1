"""A server, a browser and pages for the tests; a test fails when its page logged an error or asked another host."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import gradio_lib as gr
from tests.browser import chromium
from tests.browser.server import Server, gradio_run, running
from tests.browser.watch import Watch
from tests.gate.tracked import ROOT
from tests.serving import serving

PICTURES = ROOT / "test-results/pictures"
MILLISECONDS = 10_000  # a bound for what never comes
FAILED = pytest.StashKey[bool]()
expect.set_options(timeout=MILLISECONDS)


class OpenPage(Protocol):
    """Opens a page of its own session."""

    def __call__(
        self,
        url: str = ...,
        *,
        width: int = ...,
        height: int = ...,
        dark: bool = ...,
        touch: bool = ...,
        locale: str = ...,
    ) -> Page: ...


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, headless."""
    path = chromium.find()
    assert path, "There is no Chromium: scripts/chromium installs Debian's, $CHROMIUM names another."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[..., Server]]:
    """Serve what gradio-run's arguments name while the module's tests run: ``serve("examples/x/app.py:f").url``."""
    with ExitStack() as stack:
        yield lambda *arguments: stack.enter_context(running(gradio_run(*arguments)))


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What went wrong in the test's pages; ``watch.expect(pattern)`` lets it pass."""
    watch = Watch()
    yield watch
    assert watch.unexpected() == []


@pytest.fixture
def open_page(browser: Browser, watch: Watch, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """Open pages: ``open_page(url, width=390, touch=True)`` is a phone. Each has its own cookies and storage."""
    pages: list[Page] = []

    def open_(
        url: str = "",
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        touch: bool = False,
        locale: str = "en-US",
    ) -> Page:
        scheme: Literal["dark", "light"] = "dark" if dark else "light"
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
            has_touch=touch,
            is_mobile=touch,
            locale=locale,
        )
        context.set_default_timeout(MILLISECONDS)
        page = context.new_page()
        pages.append(page)
        watch.follow(page)
        if url:
            page.goto(url)
        return page

    yield open_
    for number, page in enumerate(pages):
        if request.node.stash.get(FAILED, False):
            take(page, f"failed-{request.node.name}-{number}")
        page.context.close()


@pytest.fixture
def visit(open_page: OpenPage) -> Iterator[Callable[..., Page]]:
    """Serve an app and open its page: ``visit(demo, width=390)``. The page is left before its server ends."""
    pages: list[Page] = []
    with ExitStack() as stack:

        def visit_(app: gr.Blocks, *, width: int = 1280, height: int = 800, dark: bool = False) -> Page:
            url = stack.enter_context(serving(app))
            pages.append(open_page(url, width=width, height=height, dark=dark))
            return pages[-1]

        yield visit_
        for page in pages:
            page.goto("about:blank")


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """One page, 1280 pixels wide, light."""
    return open_page()


@pytest.fixture
def heard() -> Callable[[Page], list[str]]:
    """Read which events the page's components fired since the last time, where the app notes them (apps/heard.py)."""
    return lambda page: page.evaluate("(window.heard ?? []).splice(0)")


@pytest.fixture
def picture() -> Callable[[Page, str], Path]:
    """Take a picture of a whole page to look at: ``picture(page, "table-dark")``."""
    return take


def take(page: Page, name: str) -> Path:
    path = PICTURES / f"{re.sub(r'[^-.a-zA-Z0-9]+', '-', name)}.png"
    page.screenshot(path=path, full_page=True, animations="disabled")
    return path
