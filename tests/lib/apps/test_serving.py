"""An app is served as `launch()` was told, and its server ends when it is told to, in bounded time."""

from __future__ import annotations

import re
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

import gradio_lib as gr
from gradio_lib.errors import DeclarationError, LaunchError
from tests.browser.server import Server
from tests.gate.tracked import ROOT
from tests.lib.server.asking import PATIENCE, PREFIX, client, run
from tests.serving import serving

TLS = ROOT / "tests/data/tls"


def app() -> gr.Blocks:
    def fail() -> None:
        msg = "the reason"
        raise ValueError(msg)

    with gr.Blocks() as demo:
        gr.Button().click(lambda: 1, None, gr.Number(), api_name="one")
        gr.Button().click(fail, None, None)
    return demo


def taken() -> tuple[socket.socket, int]:
    """Return a port that somebody listens on."""
    listener = socket.create_server(("127.0.0.1", 0))
    return listener, listener.getsockname()[1]


def test_launch_returns_app_and_addresses_and_close_ends_it() -> None:
    demo = app()
    served, local, shared = demo.launch(prevent_thread_lock=True, server_port=0, quiet=True)
    assert isinstance(served, FastAPI)
    assert shared is None
    assert demo.is_running
    assert demo.local_url == local
    assert httpx.get(local).status_code == 200
    demo.close()
    with pytest.raises(httpx.ConnectError):
        httpx.get(local)
    assert demo.runtime is None
    demo.close()


def test_it_says_where_it_runs(capsys: pytest.CaptureFixture[str]) -> None:
    demo = app()
    demo.launch(prevent_thread_lock=True, server_port=0)
    assert capsys.readouterr().out == f"Running on {str(demo.local_url).rstrip('/')}\n"
    demo.close()
    assert capsys.readouterr().out == "Stopped.\n"
    with serving(app()):
        assert capsys.readouterr().out == ""


def test_first_free_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    listener, port = taken()
    monkeypatch.setenv("GRADIO_SERVER_PORT", str(port))
    with closing(listener), serving(app(), server_port=None) as url:
        assert int(url.rpartition(":")[2]) > port


def test_taken_port_is_a_clear_error() -> None:
    listener, port = taken()
    with closing(listener), pytest.raises(LaunchError) as told:
        app().launch(prevent_thread_lock=True, server_port=port, quiet=True)
    expected = f"Cannot listen on 127.0.0.1, port {port}: Address already in use. Give another server_port (--port)"
    assert str(told.value).startswith(expected)


def test_no_free_port_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    listener, port = taken()
    monkeypatch.setenv("GRADIO_SERVER_PORT", str(port))
    monkeypatch.setenv("GRADIO_NUM_PORTS", "1")
    with closing(listener), pytest.raises(LaunchError, match=f"Cannot listen on 127.0.0.1, port {port}"):
        app().launch(prevent_thread_lock=True, quiet=True)


@pytest.mark.parametrize("name", ["256.1.1.1", "no.such.host.invalid", "203.0.113.7"])
def test_address_that_is_not_this_machine_s_is_a_clear_error(name: str) -> None:
    with pytest.raises(LaunchError, match=f"Cannot listen on {name}, any port from 7860 to 7959: "):
        app().launch(prevent_thread_lock=True, server_name=name, quiet=True)


def test_setting_that_cannot_be_read_says_what_would_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_SERVER_PORT", "http")
    with pytest.raises(ValueError, match=r"GRADIO_SERVER_PORT='http' cannot be read as int\. First port to try"):
        app().launch(prevent_thread_lock=True, quiet=True)


@pytest.mark.skipif(not socket.has_ipv6, reason="The machine has no IPv6.")
def test_it_listens_on_ipv6_too() -> None:
    with serving(app(), server_name="::1") as url:
        assert url.startswith("http://[::1]:")
        assert httpx.get(f"{url}/healthz").status_code == 200


def test_https_with_a_key_that_has_a_password() -> None:
    keys: dict[str, Any] = {
        "ssl_certfile": str(TLS / "certificate.pem"),
        "ssl_keyfile": str(TLS / "key.pem"),
        "ssl_keyfile_password": "test",
    }
    trusted = ssl.create_default_context(cafile=str(TLS / "certificate.pem"))
    with serving(app(), auth=("ada", "x"), **keys) as url, client(url, verify=trusted) as http:
        assert url.startswith("https://")
        page = http.get("/")
        assert "secure" in page.headers["set-cookie"].lower()
        answer = http.post("/login", data={"username": "ada", "password": "x"})
        assert "secure" in answer.headers["set-cookie"].lower()
        assert http.get("/config").json()["root"] == url


@pytest.mark.parametrize(
    "wrong", [{"ssl_certfile": "nope.pem"}, {"ssl_certfile": str(TLS / "key.pem")}, {"ssl_keyfile_password": "wrong"}]
)
def test_certificate_that_cannot_be_used_is_a_clear_error(wrong: dict[str, str]) -> None:
    keys: dict[str, Any] = {"ssl_certfile": str(TLS / "certificate.pem"), "ssl_keyfile": str(TLS / "key.pem"), **wrong}
    demo = app()
    with pytest.raises(LaunchError, match=r"cannot be used: .* Both are PEM files"):
        demo.launch(prevent_thread_lock=True, server_port=0, quiet=True, **keys)
    assert not demo.is_running


@pytest.mark.parametrize("shown", [True, False])
def test_errors_are_shown_where_the_author_wants_it(shown: bool) -> None:
    with serving(app(), show_error=shown) as url, client(url) as http:
        assert http.get("/config").json()["show_error"] is shown
        assert run(http, "fail").json()["error"] == ("the reason" if shown else None)


@pytest.mark.parametrize(("given", "size"), [("1 kb", 1024), (2048, 2048), ("1.5mb", 1572864), (None, None)])
def test_largest_upload_is_told_to_clients(given: Any, size: int | None) -> None:
    with serving(app(), max_file_size=given) as url:
        assert httpx.get(f"{url}/config").json()["max_file_size"] == size


@pytest.mark.parametrize("given", ["large", "1 xb", "-1", ""])
def test_size_that_is_none_is_a_clear_error(given: str) -> None:
    with pytest.raises(DeclarationError, match="is no size; give bytes, or a number with kb, mb or gb, such as 20mb"):
        app().launch(prevent_thread_lock=True, server_port=0, quiet=True, max_file_size=given)


def test_fastapi_gets_the_author_s_arguments_and_keeps_its_own_life() -> None:
    life: list[str] = []

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        life.append("up")
        yield
        life.append("down")

    demo = app()
    with serving(demo, app_kwargs={"title": "Own", "docs_url": "/docs", "lifespan": lifespan}) as url:
        assert httpx.get(f"{url}/openapi.json").json()["info"]["title"] == "Own"
        assert httpx.get(f"{url}/docs").status_code == 200
        assert life == ["up"]
        assert demo.runtime is not None
        runtime = demo.runtime
        assert runtime.files.root.exists()
        root = runtime.files.root
    assert life == ["up", "down"]
    assert not root.exists()


def test_threads_are_as_many_as_the_author_allows() -> None:
    gate, inside = threading.Event(), threading.Semaphore(0)

    def enter() -> None:
        inside.release()
        gate.wait(PATIENCE)

    with gr.Blocks() as demo:
        gr.Button().click(enter, None, None, api_name="enter", concurrency_limit=None)
    with serving(demo, max_threads=2) as url, client(url) as http:
        for _ in range(4):
            http.post(f"{PREFIX}/call/enter", json={"data": []})
        assert inside.acquire(timeout=PATIENCE)
        assert inside.acquire(timeout=PATIENCE)
        assert not inside.acquire(blocking=False)
        gate.set()
        assert inside.acquire(timeout=PATIENCE)
        assert inside.acquire(timeout=PATIENCE)


# -- the end --------------------------------------------------------------------------------------------------------

PROGRAM = """
import threading, time
import gradio_lib as gr

def sleep():
    while True:
        time.sleep(1000)

def spin():
    while True:
        pass

async def stall():
    time.sleep(1000)

with gr.Blocks() as demo:
    for fn in (sleep, spin, stall):
        gr.Button().click(fn, None, None)
demo.launch(server_port=0)
print("past the end", flush=True)
"""


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Server]:
    path = tmp_path / "program.py"
    path.write_text(PROGRAM)
    with Server([sys.executable, str(path)]) as server:
        yield server


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_the_server_though_functions_block(program: Server, sign: signal.Signals) -> None:
    url = program.wait_for(re.compile(r"Running on (\S+)"))[1]
    with client(url) as http:
        for name in ("sleep", "spin", "stall"):
            assert http.post(f"{PREFIX}/call/{name}", json={"data": []}).status_code == 200
        with http.stream("GET", f"{PREFIX}/heartbeat/abc") as beat:
            assert next(beat.iter_lines()) == "data: ALIVE"
            started = time.monotonic()
            program._process.send_signal(sign)
            assert program._process.wait(60) == 0
    assert time.monotonic() - started < 30  # a bound for what hangs, far from what it takes
    assert program.lines[-1] == "past the end"


def test_program_that_does_not_wait_ends_though_a_function_runs() -> None:
    text = PROGRAM.replace("launch(server_port=0)", "launch(server_port=0, prevent_thread_lock=True)")
    text += "import httpx; httpx.post(demo.local_url + 'gradio_api/call/sleep', json={'data': []})\n"
    command = [sys.executable, "-c", text]
    finished = subprocess.run(command, cwd=ROOT, timeout=60, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
