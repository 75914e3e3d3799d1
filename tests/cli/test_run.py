"""Serving: the options, the port, the login, the public link, and the end."""

from __future__ import annotations

import os
import signal
import socket
import ssl
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.browser.server import Server, running
from tests.cli.conftest import Command, Start, Write, call, endpoints
from tests.gate.tracked import ROOT

ECHO = "def echo(text: str) -> str: return text"
AGENT = ROOT / "tests/cli/ngrok_agent.py"
TLS = ROOT / "tests/data/tls"


@pytest.fixture
def busy() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_it_is_told_to(write: Write, start: Start, by: signal.Signals) -> None:
    write("app.py", ECHO)
    server = start("app.py:echo")
    assert server.stop(by) == 0
    assert server.lines == [f"Running on {server.url}", "Stopped."]


def test_it_ends_though_a_function_does_not(write: Write, start: Start) -> None:
    write("app.py", "import time\ndef sleep() -> None:\n    print('asleep', flush=True)\n    time.sleep(600)")
    server = start("app.py:sleep")
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(httpx.post, f"{server.url}/run/predict", json={"data": []}, timeout=60)
        server.wait_for_text("asleep")
        assert server.stop() == 0
    assert "The server was stopped before this was done" in answer.result().json()["error"]


def test_told_twice_it_ends_at_once(write: Write, start: Start) -> None:
    write("app.py", "import time\ndef sleep() -> None:\n    print('asleep', flush=True)\n    time.sleep(600)")
    server = start("app.py:sleep")
    with ThreadPoolExecutor() as pool:
        pool.submit(httpx.post, f"{server.url}/run/predict", json={"data": []}, timeout=60)
        server.wait_for_text("asleep")
        server._process.send_signal(signal.SIGINT)
        told = ""
        while "is stopping" not in told:  # it lets what runs come to its end, and takes nothing new
            told = httpx.post(f"{server.url}/run/predict", json={"data": []}, timeout=60).text
        server._process.send_signal(signal.SIGINT)
        assert server._process.wait(30) == 130
    server._reader.join(30)
    assert server.lines[-1] == "asleep"  # nothing of it is waited for, and nothing more is said


def test_told_to_end_while_it_imports_it_says_nothing(write: Write, tmp_path: Path) -> None:
    write("app.py", "import time\nprint('importing', flush=True)\ntime.sleep(600)")
    with Server([sys.executable, "-m", "gradio_cli", "app.py"], tmp_path) as server:
        server.wait_for_text("importing")
        assert server.stop() == 130
        assert server.lines == ["importing"]


def test_a_busy_port_is_told_and_nothing_is_served(write: Write, command: Command, busy: int) -> None:
    write("app.py", ECHO)
    finished = command("app.py:echo", "--port", str(busy))
    assert finished.returncode == 1
    assert finished.stderr == (
        f"gradio-run: Cannot listen on 127.0.0.1, port {busy}: Address already in use. "
        "Give another server_port (--port), or 0 for any free one.\n"
    )


def test_without_a_port_the_first_free_one_is_taken(write: Write, tmp_path: Path, busy: int) -> None:
    write("app.py", ECHO)
    environment = {**os.environ, "GRADIO_SERVER_PORT": str(busy)}
    with running([sys.executable, "-m", "gradio_cli", "app.py:echo"], tmp_path, environment) as server:
        assert busy < int(server.url.rpartition(":")[2]) <= busy + 100


def test_host_is_the_address_that_it_listens_on(write: Write, start: Start) -> None:
    write("app.py", ECHO)
    server = start("app.py:echo", "--host", "127.0.0.2")
    assert server.url.startswith("http://127.0.0.2:")
    assert call(server, "predict", "Hello") == ["Hello"]


def test_login_is_asked_for_and_several_people_may_have_one(write: Write, start: Start) -> None:
    write("app.py", ECHO)
    server = start("app.py:echo", "--auth", "ada:se:cret", "--auth", "bob:hidden")
    assert httpx.get(f"{server.url}/config").status_code == 401
    for username, password, status in [("ada", "se:cret", 200), ("bob", "hidden", 200), ("bob", "se:cret", 400)]:
        with httpx.Client(base_url=server.url) as browser:
            assert browser.post("/login", data={"username": username, "password": password}).status_code == status
            assert browser.get("/config").status_code == (200 if status == 200 else 401)


@pytest.mark.parametrize("given", ["ada", "ada:", ":secret"])
def test_a_login_without_name_or_password_is_refused(write: Write, command: Command, given: str) -> None:
    write("app.py", ECHO)
    finished = command("app.py:echo", "--auth", given)
    assert finished.returncode == 2
    assert finished.stderr == (
        "gradio-run: --auth: expected a name and a password with a colon between them, such as ada:secret.\n"
    )


def test_title_is_the_pages_title_also_over_tabs(write: Write, start: Start) -> None:
    write("app.py", ECHO)
    for targets in [("app.py:echo",), ("app.py:echo", "math:sqrt")]:
        server = start(*targets, "--title", "Echoes & more")
        assert "<title>Echoes &amp; more</title>" in httpx.get(f"{server.url}/").text


def test_what_a_function_raises_is_shown_on_its_authors_machine_only(write: Write, start: Start) -> None:
    write("app.py", "def fail() -> None: raise ValueError('no such colour')")
    everywhere = "0.0.0.0"  # noqa: S104 - that is the point
    for options, is_shown in [((), True), (("--hide-error",), False), (("--host", everywhere), False)]:
        answer = httpx.post(f"{start('app.py:fail', *options).url}/run/predict", json={"data": []})
        assert (answer.status_code, "no such colour" in answer.text) == (500, is_shown)


def test_open_shows_the_page_in_the_browser(write: Write, start: Start) -> None:
    write("app.py", ECHO)
    program = write("browser", '#!/bin/sh\necho "opened $1"\n')
    program.chmod(0o755)
    server = start("app.py:echo", "--open", BROWSER=str(program))
    assert server.wait_for_text("opened ") == f"opened {server.url}/"


def test_https_is_served_with_a_certificate(write: Write, start: Start) -> None:
    write("app.py", ECHO)
    certificate = str(TLS / "certificate.pem")
    key = ("--ssl-keyfile", str(TLS / "key.pem"), "--ssl-keyfile-password", "test")
    server = start("app.py:echo", "--ssl-certfile", certificate, *key)
    trusted = ssl.create_default_context(cafile=certificate)
    assert server.url.startswith("https://")
    assert httpx.get(f"{server.url}/healthz", verify=trusted).status_code == 200


def test_a_public_link_needs_agent_and_token_before_anything_starts(
    write: Write, command: Command, tmp_path: Path
) -> None:
    write("app.py", "print('imported')\n" + ECHO)
    nowhere = {"PATH": str(tmp_path), "HOME": str(tmp_path), "NGROK_AUTHTOKEN": ""}
    finished = command("app.py:echo", "--share", PYNGROK_NGROK_PATH=str(tmp_path / "ngrok"), **nowhere)
    assert finished.returncode == 1
    assert finished.stderr.startswith("gradio-run: A public link needs ngrok's agent, and there is none on PATH")
    finished = command("app.py:echo", "--share", PYNGROK_NGROK_PATH=str(AGENT), **nowhere)
    assert finished.returncode == 1
    assert finished.stderr.startswith("gradio-run: A public link needs a token of ngrok's")
    assert finished.stdout == ""


def test_share_opens_a_public_link_that_the_server_answers_to(write: Write, start: Start, tmp_path: Path) -> None:
    write("app.py", ECHO)
    agent = {"PYNGROK_NGROK_PATH": str(AGENT), "NGROK_AUTHTOKEN": "token", "HOME": str(tmp_path)}
    server = start("app.py:echo", "--share", "--no-auth", **agent)
    assert server.wait_for_text("Public link") == "Public link https://stand-in.example"
    for host, status in [("stand-in.example", 200), ("other.example", 403)]:
        answer = httpx.post(f"{server.url}/run/predict", json={"data": ["Hello"]}, headers={"host": host})
        assert answer.status_code == status
    assert server.stop() == 0


def test_options_and_targets_may_come_in_any_order(write: Write, start: Start) -> None:
    write("app.py", ECHO)
    assert list(endpoints(start("--title", "Echo", "app.py:echo"))) == ["/predict"]
    assert list(endpoints(start("run", "app.py:echo"))) == ["/predict"]


def test_version_and_help_are_told(command: Command) -> None:
    from gradio_lib import __version__

    assert command("--version").stdout == f"gradio-run {__version__}\n"
    told = command("--help").stdout
    assert all(option in told for option in ("--host", "--port", "--open", "--share", "--auth", "--title"))
    assert command().returncode == 2
