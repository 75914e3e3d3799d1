"""What a person sees: ``python -m benchmarks.browser '{"scenario": "cold", "port": …}'`` in the machine's Chromium."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium

Numbers = dict[str, float]

USABLE = """
const usable = () => {
  const seen = (element) => element.checkVisibility() && !element.disabled;
  const fields = [...document.querySelectorAll("textarea, input")].filter(seen);
  const run = [...document.querySelectorAll("button")].filter(seen).some((button) => button.innerText.trim() === "Run");
  if (fields.length && run) window.usable = performance.now();
  else setTimeout(usable);
};
usable();
"""
CLICK = """
([button, given, text]) => new Promise((resolve) => {
  const shown = (field) => field !== given && field.value === text;
  const { port1, port2 } = new MessageChannel();
  const began = performance.now();
  port1.onmessage = () => {
    if ([...document.querySelectorAll("textarea, input, output")].some(shown)) resolve(performance.now() - began);
    else port2.postMessage(0);
  };
  button.click();
  port2.postMessage(0);
})
"""


def cold(browser: Browser, url: str, *, times: int) -> Numbers:
    """Open a page that was never open before."""
    opened = [_cold(browser, url) for _ in range(times + 1)][1:]
    return {name: statistics.median(numbers[name] for numbers in opened) for name in opened[0]}


def _cold(browser: Browser, url: str) -> Numbers:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(USABLE)
    requests, sizes = _watch(page)
    page.goto(url)
    page.wait_for_function("window.usable")
    page.wait_for_load_state("networkidle")
    milliseconds: float = page.evaluate("window.usable")
    context.close()
    return {"seconds": milliseconds / 1e3, "requests": len(requests), "bytes": sum(sizes)}


def _watch(page: Page) -> tuple[list[str], list[float]]:
    """Note what a page asks its server for, and how many bytes come, heads included."""
    requests: list[str] = []
    sizes: list[float] = []

    def asked(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            requests.append(event["request"]["url"])

    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    return requests, sizes


def click(browser: Browser, url: str, *, times: int) -> Numbers:
    """Press the button and wait for the result, again and again."""
    page = browser.new_page()
    page.goto(url)
    text = page.get_by_label("Text")
    button = page.get_by_role("button", name="Run", exact=True)
    took: list[float] = []
    for number in range(times + 3):
        text.fill(f"text {number}")
        took.append(page.evaluate(CLICK, [button.element_handle(), text.element_handle(), f"text {number}"]) / 1e3)
    return {"seconds": statistics.median(took[3:])}


SCENARIOS: dict[str, Callable[..., Numbers]] = {"cold": cold, "click": click}


def main(scenario: str, port: int, **options: Any) -> Numbers:
    """Run one scenario."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        numbers = SCENARIOS[scenario](browser, f"http://127.0.0.1:{port}/", **options)
        browser.close()
        return numbers


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(**json.loads(sys.argv[1]))))
