"""What a page must not do behind a test's back: log an error, throw, or ask another host."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request

OWN_HOSTS = {"127.0.0.1", "localhost"}
NETWORK = {"http", "https", "ws", "wss"}
# What Chromium says of every canvas in space on a machine without a graphics card.
SOFTWARE = re.compile("GPU stall due to ReadPixels")


class Watch:
    """Notes what goes wrong in the pages it is shown."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self._expected: list[re.Pattern[str]] = [SOFTWARE]

    def expect(self, pattern: str) -> None:
        """Let problems pass that hold `pattern`: a test of a failure says which one it means."""
        self._expected.append(re.compile(pattern))

    def follow(self, page: Page) -> None:
        """Watch `page` from now on."""
        page.on("console", self._console)
        page.on("pageerror", self._thrown)
        page.on("request", self._request)

    def unexpected(self) -> list[str]:
        """Return the problems that no test expected."""
        return [problem for problem in self.problems if not any(known.search(problem) for known in self._expected)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.problems.append(f"console {message.type}: {message.text} ({message.location['url']})")

    def _thrown(self, error: Error) -> None:
        self.problems.append(f"thrown: {error}")

    def _request(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme in NETWORK and url.hostname not in OWN_HOSTS:
            self.problems.append(f"asked another host: {request.url}")
