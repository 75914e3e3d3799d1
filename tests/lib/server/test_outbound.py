"""The server speaks to nobody by itself: not at its start, not for its page, not where a client wants it to."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.browser.server import Server, running
from tests.lib.server.asking import PREFIX, call, client

PROGRAM = """
import sys

SPOKEN = []

def note(event, values):
    if event in ("socket.connect", "socket.sendto") and isinstance(values[1], tuple):
        SPOKEN.append(f"{event} {values[1]}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname") and values[0] not in (None, "127.0.0.1"):
        SPOKEN.append(f"{event} {values[0]}")
    elif event in ("subprocess.Popen", "os.system", "webbrowser.open"):
        SPOKEN.append(f"{event} {values[0]}")

sys.addaudithook(note)
import gradio_lib as gr

with gr.Blocks(title="Hidden", analytics_enabled=True) as demo:
    for kind in (gr.File, gr.Image, gr.JSON, gr.Dataframe, gr.Textbox, gr.Markdown):
        given = kind()
        given.change(lambda value: None, given, None, api_name=kind.__name__.lower())
        gr.Button().click(lambda value: value, given, given, api_name="echo_" + kind.__name__.lower())
    gr.Button().click(lambda: SPOKEN, None, gr.JSON(), api_name="spoken")
    out = gr.JSON()
demo.launch(server_port=0)
"""


class Ear:
    """A server on this machine that an attacker would have the app speak to; it remembers who called."""

    def __init__(self) -> None:
        self.heard: list[Any] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/secret.png"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                line, peer = self._listener.accept()
            except OSError:
                return
            self.heard.append(peer)
            line.close()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@pytest.fixture(scope="module")
def ear() -> Iterator[Ear]:
    ear = Ear()
    yield ear
    ear.close()


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("program") / "program.py"
    path.write_text(PROGRAM)
    with running([sys.executable, str(path)]) as server:
        yield server


@pytest.fixture
def http(program: Server) -> Iterator[httpx.Client]:
    with client(program.url) as http:
        yield http


@pytest.fixture(autouse=True)
def silent(http: httpx.Client, ear: Ear) -> Iterator[None]:
    """See that nobody was spoken to, whatever the test did."""
    yield
    assert call(http, "spoken")[-1] == ("complete", [[]])
    assert ear.heard == []


def test_nobody_is_spoken_to_at_the_start_and_for_the_page(http: httpx.Client) -> None:
    for path in ("/", "/config", f"{PREFIX}/info", "/theme.css", "/openapi.json", "/favicon.ico"):
        assert http.get(path).status_code == 200, path


@pytest.mark.parametrize(
    "route",
    [
        f"{PREFIX}/file={{}}",
        "/file={}",
        f"{PREFIX}/file/{{}}",
        f"{PREFIX}/proxy={{}}",
        "/proxy={}",
        f"{PREFIX}/static/{{}}",
        "/assets/{}",
        "/?url={}",
        "/?__theme={}",
        f"{PREFIX}/heartbeat/{{}}",
    ],
)
def test_no_route_leads_to_another_server(http: httpx.Client, ear: Ear, route: str) -> None:
    for address in (ear.url, ear.url.removeprefix("http:"), ear.url.replace("http://", "http:/")):
        with http.stream("GET", route.format(address)) as answer:
            assert "location" not in answer.headers
            assert answer.status_code in {200, 403, 404}


@pytest.mark.parametrize("name", ["file", "image", "json", "dataframe", "textbox", "markdown"])
@pytest.mark.parametrize("echoes", ["", "echo_"], ids=["in", "in and out"])
@pytest.mark.parametrize("scheme", ["http", "https", "ftp", "ssh", "//", "unc"])
def test_no_value_leads_to_another_server(http: httpx.Client, ear: Ear, name: str, echoes: str, scheme: str) -> None:
    address = {"//": ear.url.removeprefix("http:"), "unc": r"\\127.0.0.1\share\secret.png"}.get(
        scheme, ear.url.replace("http", scheme, 1)
    )
    file = {"meta": {"_type": "gradio.FileData"}, "orig_name": "secret.png"}
    for value in (
        address,
        {"path": address, **file},
        {"path": "x", "url": address, **file},
        {"path": None, "url": address, **file},
        {"url": address},
        {"name": address, "is_file": True, "data": None},
        [{"path": address, **file}],
        {"headers": ["a"], "data": [[{"path": address, **file}]]},
        f"<img src='{address}'> ![]({address})",
    ):
        answer = http.post(f"{PREFIX}/run/{echoes}{name}", json={"data": [value]})
        assert answer.status_code in {200, 422}, answer.text


def test_headers_lead_nowhere(http: httpx.Client, ear: Ear) -> None:
    host = ear.url.split("/")[2]
    for header in ("X-Forwarded-Host", "X-Forwarded-For", "X-Original-URL", "Referer", "X-Gradio-User", "Origin"):
        answer = http.get("/", headers={header: ear.url if header in {"Referer", "Origin"} else host})
        assert "location" not in answer.headers
