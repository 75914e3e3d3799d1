"""The harness itself: it finds the server's URL, and no problem of a page escapes it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import NotStarted, Server, running
from tests.browser.watch import Watch

TALKER = "import signal; print('Loading'); print('Running on http://127.0.0.1:7861', flush=True); signal.pause()"


def test_url_is_read_from_what_the_server_prints_and_the_server_ends_with_the_test() -> None:
    with running([sys.executable, "-c", TALKER]) as server:
        assert server.url == "http://127.0.0.1:7861"
        assert server.lines == ["Loading", "Running on http://127.0.0.1:7861"]
    assert server.stop() == -15


def test_a_server_that_ends_at_once_shows_what_it_printed() -> None:
    with (
        pytest.raises(NotStarted, match="no module named mine"),
        running([sys.executable, "-c", "exit('no module named mine')"]),
    ):
        pass


def test_a_line_is_waited_for_in_the_order_they_come() -> None:
    with Server([sys.executable, "-c", "print('one 1\\none 2')"]) as server:
        assert [server.wait_for(re.compile(r"one (\d)"))[1] for _ in range(2)] == ["1", "2"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("<script>console.error('lost')</script>", "console error: lost"),
        ("<script>console.warn('careful')</script>", "console warning: careful"),
        ("<script>throw new Error('broken')</script>", "thrown: broken"),
        ("<img src='http://other.example/x.png'>", "asked another host: http://other.example/x.png"),
    ],
)
def test_problem_of_a_page_is_noted(page: Page, watch: Watch, content: str, problem: str) -> None:
    page.set_content(content)
    assert any(problem in noted for noted in watch.unexpected())
    watch.expect(re.escape(problem))
    watch.expect("ERR_NAME_NOT_RESOLVED")
    assert watch.unexpected() == []


def test_own_data_is_no_problem(page: Page, watch: Watch) -> None:
    page.set_content(
        "<script>fetch(URL.createObjectURL(new Blob(['Hello']))).then(async (response) => {"
        "document.body.textContent = await response.text() })</script>"
    )
    expect(page.get_by_text("Hello")).to_be_visible()
    assert watch.problems == []


def test_picture_is_taken(page: Page, picture: Callable[[Page, str], Path]) -> None:
    page.set_content("<p>Hello")
    path = picture(page, "harness: a page")
    assert path.name == "harness-a-page.png"
    assert path.read_bytes().startswith(b"\x89PNG")
