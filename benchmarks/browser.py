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
PATIENCE = 300_000.0  # milliseconds: a bound for what never comes
SHOWN = """() => document.body.innerText.includes("row 3")"""
SCROLL = """
() => new Promise((resolve) => {
  const room = (element) => element.clientHeight > 100 ? element.scrollHeight - element.clientHeight : 0;
  const view = [...document.querySelectorAll("*")].sort((one, other) => room(other) - room(one))[0];
  const box = view.getBoundingClientRect();
  const blank = () => {
    const there = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return !there.some((element) => /row \\d/.test(element.closest("tr, [role=row], div")?.textContent ?? ""));
  };
  const frames = [];
  let empty = 0;
  const step = (now) => {
    frames.push(now);
    if (frames.length > 1 && blank()) empty += 1;
    if (frames.length > 180) {
      const gaps = frames.slice(1).map((time, index) => time - frames[index]);
      const took = frames.at(-1) - frames[0];
      resolve({ frames: 1000 * gaps.length / took, longest: Math.max(...gaps), blank: 100 * empty / gaps.length });
      return;
    }
    view.scrollTop += 1500;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})
"""
TALK = """
() => new Promise((resolve) => {
  const frames = [];
  const began = performance.now();
  const step = (now) => {
    frames.push(now);
    if (document.body.textContent.includes("finished")) {
      const gaps = frames.slice(1).map((time, index) => time - frames[index]);
      const took = performance.now() - began;
      resolve({ seconds: took / 1000, frames: 1000 * gaps.length / took, longest: Math.max(...gaps) });
      return;
    }
    requestAnimationFrame(step);
  };
  [...document.querySelectorAll("button")].find((button) => button.innerText.trim() === "Run").click();
  requestAnimationFrame(step);
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


def grid(browser: Browser, url: str) -> Numbers:
    """Open a page with a table of a great many rows, and scroll through it."""
    page = browser.new_page()
    page.goto(url)
    page.wait_for_function(SHOWN, timeout=PATIENCE)
    milliseconds: float = page.evaluate("performance.now()")
    told: Numbers = page.evaluate(SCROLL)
    return {"seconds": milliseconds / 1e3, **told}


def talk(browser: Browser, url: str) -> Numbers:
    """Press the button and watch an answer of ten thousand words come, to its last one."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    page.get_by_role("button", name="Run", exact=True).click(trial=True)
    told: Numbers = page.evaluate(TALK)
    return told


SCENARIOS: dict[str, Callable[..., Numbers]] = {"cold": cold, "click": click, "grid": grid, "talk": talk}


def main(scenario: str, port: int, **options: Any) -> Numbers:
    """Run one scenario."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        numbers = SCENARIOS[scenario](browser, f"http://127.0.0.1:{port}/", **options)
        browser.close()
        return numbers


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(**json.loads(sys.argv[1]))))
