"""A picture that a function names by its web address: clients of 3.x get it whole; nobody inside is asked for it."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from websockets.sync.client import connect

import gradio_lib as gr
from gradio_lib.server.fetching import Fetcher
from gradio_lib.server.pictures import Pictures
from tests.serving import serving

PNG = b"\x89PNG\r\n\x1a\n"
WHOLE = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
asked: list[str] = []


class Site(BaseHTTPRequestHandler):
    """A site of pictures, some of which are not there."""

    def do_GET(self) -> None:
        asked.append(self.path)
        self.send_response(404 if "none" in self.path else 200)
        self.send_header("content-type", "image/png")
        self.end_headers()
        self.wfile.write(PNG)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def twice(address: str) -> Iterator[str]:
    yield address
    yield address


@pytest.fixture(scope="module")
def app() -> Iterator[gr.Blocks]:
    with gr.Blocks() as blocks:
        text, image = gr.Textbox(), gr.Image()
        show = gr.Button()
        show.click(lambda address: address, text, image, api_name="show")
        show.click(twice, text, image)
        show.click(lambda address: gr.update(value=address, label="Sun"), text, image, api_name="change")
    with serving(blocks):
        yield blocks


@pytest.fixture
def trusting(app: gr.Blocks, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this machine's addresses pass for public ones."""
    context = app.app.state.context
    store = context.runtime.files
    monkeypatch.setattr(context, "pictures", Pictures(store, Fetcher(store, admits=lambda _address: True)))


def called(app: gr.Blocks, fn_index: int, address: str) -> list[Any]:
    """Call a function over a socket and return all values that it comes to."""
    asked.clear()
    named = {"fn_index": fn_index, "session_hash": "s"}
    with connect(str(app.local_url).replace("http", "ws", 1) + "queue/join") as socket:
        socket.send(json.dumps(named))
        socket.send(json.dumps({"data": [address], **named}))
        told = [json.loads(message) for message in socket]
    return [each["output"]["data"][0] for each in told if "output" in each]


@pytest.mark.usefixtures("trusting")
def test_picture_comes_whole(app: gr.Blocks, site: str) -> None:
    assert called(app, 0, f"{site}/sun.png") == [WHOLE]
    direct = httpx.post(f"{app.local_url}run/show", json={"data": [f"{site}/moon.png"]})
    assert direct.json()["data"] == [WHOLE]
    assert asked == ["/sun.png", "/moon.png"]


@pytest.mark.usefixtures("trusting")
def test_picture_in_an_update_comes_whole(app: gr.Blocks, site: str) -> None:
    (update,) = called(app, 2, f"{site}/sun.png")
    assert (update["value"], update["label"]) == (WHOLE, "Sun")


@pytest.mark.usefixtures("trusting")
def test_picture_that_comes_again_is_fetched_once(app: gr.Blocks, site: str) -> None:
    assert set(called(app, 1, f"{site}/again.png")) == {WHOLE}
    assert asked == ["/again.png"]


@pytest.mark.usefixtures("trusting")
def test_picture_that_cannot_be_had_stays_an_address(app: gr.Blocks, site: str) -> None:
    assert called(app, 0, f"{site}/none.png") == [f"{site}/none.png"]


def test_nobody_inside_is_asked(app: gr.Blocks, site: str) -> None:
    assert called(app, 0, f"{site}/sun.png") == [f"{site}/sun.png"]
    assert asked == []


@pytest.mark.usefixtures("trusting")
def test_clients_of_today_get_the_address(app: gr.Blocks, site: str) -> None:
    asked.clear()
    answer = httpx.post(f"{app.local_url}gradio_api/run/show", json={"data": [f"{site}/sun.png"]})
    assert answer.json()["data"][0]["url"] == f"{site}/sun.png"
    assert asked == []
