"""Pictures of the gallery's pages, to look at: ``python -m tests.browser.screenshots [FOLDER] [PAGE…]``.

Each page in light and in dark at 1440 pixels, and in light on a phone of 390, in test-results/screenshots.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from examples import gallery
from tests.browser import chromium
from tests.browser.server import gradio_run, running
from tests.gate.tracked import ROOT

__all__ = ["LOOKS", "open_page_of"]

LOOKS: dict[str, tuple[int, int, Literal["light", "dark"]]] = {
    "light": (1440, 900, "light"),
    "dark": (1440, 900, "dark"),
    "phone": (390, 844, "light"),
}


SETTLED = """() => {
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.responseEnd);
  const pictures = [...document.images].every((image) => image.complete || image.loading === "lazy");
  return pictures && performance.now() - Math.max(0, ...loaded) > 300;
}"""
"""Nothing came for a while: what a part of the page needs, it has."""


def open_page_of(page: Page, name: str) -> None:
    """Open one of the gallery's pages and wait until everything on it is there."""
    page.get_by_role("tab", name=name, exact=True).first.click()
    page.wait_for_function(SETTLED)


def taken(browser: Browser, url: str, folder: Path, names: list[str]) -> int:
    """Take the pictures and return how many there are."""
    count = 0
    for look, (width, height, scheme) in LOOKS.items():
        page = browser.new_page(
            viewport={"width": width, "height": height}, color_scheme=scheme, has_touch=look == "phone"
        )
        page.goto(url)
        for name in names:
            open_page_of(page, name)
            page.screenshot(path=folder / f"{name.lower()}-{look}.png", full_page=True, animations="disabled")
            count += 1
        page.close()
    return count


def main(arguments: list[str]) -> None:
    """Take pictures of the named pages, or of all."""
    folder = Path(arguments[0]) if arguments else ROOT / "test-results/screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    path = chromium.find()
    if path is None:
        sys.exit("There is no Chromium: scripts/chromium installs Debian's, $CHROMIUM names another.")
    with running(gradio_run("examples/gallery.py")) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        count = taken(browser, server.url, folder, arguments[1:] or list(gallery.PAGES))
        browser.close()
    sys.stdout.write(f"{count} pictures in {folder}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
