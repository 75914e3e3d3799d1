"""A page as a part of another site's, in a frame or as `<gradio-app>`, and on a phone's start screen."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import FrameLocator, Page, expect

import gradio_lib as gr
from tests.browser.conftest import OpenPage
from tests.serving import serving


class Framing(BaseHTTPRequestHandler):
    """A site that shows another one in a frame, or what it is told to."""

    html = ""

    def do_GET(self) -> None:
        frame = f'<iframe src="{self.path[1:]}" width="900" height="700"></iframe>'
        body = (self.html if self.path == "/element" else frame).encode()
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the terminal."""


@pytest.fixture
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Framing) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{server.server_address[1]}"  # not the site 127.0.0.1 that the app is on
        server.shutdown()
        thread.join()


@contextmanager
def element(page: Page, site: str, url: str, attributes: str, around: str = "{}") -> Iterator[FrameLocator]:
    """Show an app as an element of another site's page; give what is in it."""
    told = "<script>addEventListener('render', (event) => { document.title = event.target.localName; })</script>"
    script = f'<script type="module" src="{url}/gradio.js"></script>'
    Framing.html = f"<!doctype html>{told}{script}" + around.format(f"<gradio-app {attributes}></gradio-app>")
    page.goto(f"{site}/element")
    yield page.locator("gradio-app iframe").content_frame
    page.goto("about:blank")


def height(page: Page) -> float:
    box = page.locator("gradio-app").bounding_box()
    assert box
    return box["height"]


def whisper() -> gr.Blocks:
    with gr.Blocks() as demo:
        word = gr.Textbox(label="Word")
        gr.Button("Shout").click(str.upper, word, word, api_name=False)
    return demo


def test_events_of_a_framed_page_run(open_page: OpenPage, site: str) -> None:
    with serving(whisper()) as url:
        frame = open_page(f"{site}/{url}").frame_locator("iframe")
        frame.get_by_label("Word").fill("ada")
        frame.get_by_role("button", name="Shout").click()
        expect(frame.get_by_label("Word")).to_have_value("ADA")


def test_one_can_log_in_in_a_frame(open_page: OpenPage, site: str) -> None:
    with serving(whisper(), auth=("ada", "lovelace")) as url:
        frame = open_page(f"{site}/{url}").frame_locator("iframe")
        frame.get_by_label("Name").fill("ada")
        frame.get_by_label("Password").fill("lovelace")
        frame.get_by_role("button").first.click()
        # Exact: "Password" has the word in it, and the page that asks for one may still be there.
        frame.get_by_label("Word", exact=True).fill("bea")
        frame.get_by_role("button", name="Shout").click()
        expect(frame.get_by_label("Word", exact=True)).to_have_value("BEA")


def test_app_is_an_element_of_another_site_s_page(open_page: OpenPage, site: str) -> None:
    page = open_page()
    with (
        serving(whisper()) as url,
        element(page, site, url, f'src="{url}" theme_mode="dark" initial_height="77px"') as app,
    ):
        app.get_by_label("Word").fill("ada")
        app.get_by_role("button", name="Shout").click()
        expect(app.get_by_label("Word")).to_have_value("ADA")
        expect(app.locator("html")).to_have_class("dark")
        expect(page).to_have_title("gradio-app")
        expect(app.get_by_role("link", name="Use via API")).to_be_visible()


def test_element_is_as_tall_as_what_is_in_it(open_page: OpenPage, site: str) -> None:
    with gr.Blocks() as demo:
        words = gr.Textbox(label="Words", lines=20, visible=False)
        gr.Button("Grow").click(lambda: gr.update(visible=True, value="line\n" * 20), None, words)
    page = open_page()
    with serving(demo) as url, element(page, site, url, 'initial_height="77px" info="false" container="false"') as app:
        expect(app.get_by_role("button", name="Grow")).to_be_visible()
        page.wait_for_function("document.querySelector('gradio-app').offsetHeight !== 77")
        before = height(page)
        assert 20 < before < 77
        expect(app.get_by_role("link", name="Use via API")).to_be_hidden()
        app.get_by_role("button", name="Grow").click()
        page.wait_for_function("before => document.querySelector('gradio-app').offsetHeight > before + 300", arg=before)


def test_element_is_loaded_when_it_is_near_and_scrolls_to_the_result(open_page: OpenPage, site: str) -> None:
    with gr.Blocks() as demo:
        word = gr.Textbox(label="Word", lines=40)
        result = gr.Textbox(label="Result")
        gr.Button("Shout").click(str.upper, word, result, scroll_to_output=True)
    page = open_page()
    around = "<p style='height:20000px'>Above</p>{}<p style='height:900px'>Below</p>"
    with serving(demo) as url, element(page, site, url, f'src="{url}" autoscroll="true"', around) as app:
        assert page.title() == ""
        page.locator("gradio-app").scroll_into_view_if_needed()
        app.get_by_label("Word").fill("ada")
        page.evaluate("scrollTo(0, 19900)")
        app.get_by_role("button", name="Shout").dispatch_event("click")
        expect(app.get_by_label("Result")).to_be_in_viewport()


def test_what_is_no_web_address_is_not_framed(open_page: OpenPage, site: str) -> None:
    page = open_page()
    with serving(whisper()) as url, element(page, site, url, 'src="javascript:document.title=1"'):
        page.wait_for_function("customElements.get('gradio-app') !== undefined")
        expect(page.locator("gradio-app iframe")).not_to_have_attribute("src", re.compile("."))


def test_page_can_be_put_on_a_start_screen(open_page: OpenPage) -> None:
    with serving(whisper(), pwa=True) as url:
        page = open_page(url)
        told = page.context.new_cdp_session(page).send("Page.getInstallabilityErrors")
        assert [error["errorId"] for error in told["installabilityErrors"] if error["errorId"] != "in-incognito"] == []
        manifest = page.request.get(f"{url}/manifest.webmanifest").json()
        assert (manifest["name"], manifest["start_url"], manifest["display"]) == ("Gradio", "./", "standalone")
        kinds = [page.request.get(f"{url}/{icon['src']}").headers["content-type"] for icon in manifest["icons"]]
        assert kinds == [icon["type"] for icon in manifest["icons"]]
        page.goto("about:blank")
    with serving(whisper()) as url:
        page = open_page(url)
        expect(page.locator("link[rel=manifest]")).to_have_count(0)
        page.goto("about:blank")
