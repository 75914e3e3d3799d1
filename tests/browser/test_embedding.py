"""A page in a frame of another site, as notebooks and Spaces show it: it works like any other."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

import gradio_lib as gr
from tests.browser.conftest import OpenPage
from tests.serving import serving


class Framing(BaseHTTPRequestHandler):
    """A site that shows another one in a frame."""

    def do_GET(self) -> None:
        body = f'<iframe src="{self.path[1:]}" width="900" height="700"></iframe>'.encode()
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
        frame.get_by_label("Word").fill("bea")
        frame.get_by_role("button", name="Shout").click()
        expect(frame.get_by_label("Word")).to_have_value("BEA")
