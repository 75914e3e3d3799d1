"""Spaces by name, and copies of them, at a Hub that is played on the loopback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.gate.tracked import ROOT
from tests.lib.client.played import CLOSE, Exchange, Play, Played, completed, config, playing

RUNNING = {"stage": "RUNNING", "hardware": {"current": "cpu-basic", "requested": "cpu-basic"}, "storage": None}


def space(name: str, host: str | None, runtime: dict[str, Any]) -> dict[str, Any]:
    return {"_id": "1", "id": name, "host": host, "private": False, "tags": [], "runtime": runtime, "siblings": []}


def hub(host: str | None, *names: str, runtime: dict[str, Any] = RUNNING) -> dict[str, Play]:
    """Return what a Hub plays that has these Spaces."""
    plays: dict[str, Play] = {
        "/api/whoami-v2": lambda exchange: exchange.answer({"type": "user", "name": "ada", "orgs": []}),
        "/api/spaces/ada/*": lambda exchange: exchange.answer({}, 404, X_Error_Code="RepoNotFound"),
    }
    for name in names:
        at = f"/api/spaces/{name}"
        plays[at] = lambda exchange, name=name: exchange.answer(space(name, host, runtime))  # type: ignore[misc]
        plays[f"{at}/runtime"] = lambda exchange: exchange.answer(runtime)
        plays[f"{at}/hardware"] = lambda exchange: exchange.answer(runtime)
    return plays


@pytest.fixture
def app() -> Any:
    """A Space's app, which says what it is sent."""

    def play(exchange: Exchange) -> None:
        exchange.open_stream()
        exchange.send(completed("a", "said"))
        exchange.send(CLOSE)

    plays: dict[str, Play] = {
        "/config": lambda exchange: exchange.answer(config()),
        "/queue/join": lambda exchange: exchange.answer({"event_id": "a"}),
        "/queue/data": play,
    }
    with playing(plays) as server:
        yield server


def run(program: str, endpoint: str, folder: Path, **environment: str) -> str:
    """Run a program for which the Hub is at `endpoint`; return what it printed, or how it failed."""
    hushed = {"HF_HUB_DISABLE_TELEMETRY": "1", "HF_HOME": str(folder), "NO_COLOR": "1"}
    given = {**os.environ, "HF_ENDPOINT": endpoint, **hushed, **environment}
    given.pop("HF_TOKEN", None)
    given |= environment
    head = "from gradio_lib.client import Client\n"
    finished = subprocess.run(
        [sys.executable, "-c", head + program], cwd=ROOT, env=given, capture_output=True, text=True, check=False
    )
    return finished.stdout + finished.stderr


def authorizations(server: Played, path: str) -> set[str | None]:
    return {exchange.headers.get("authorization") for exchange in server.asked(path)}


def test_space_is_found_by_its_name(app: Played, tmp_path: Path) -> None:
    with playing(hub(app.url, "ada/sunset")) as server:
        program = "print(Client('ada/sunset').predict('x', api_name='/say'))"
        assert run(program, server.url, tmp_path, HF_TOKEN="hf_known") == f"Connected to {app.url}/\nsaid\n"  # noqa: S106 - none
        assert authorizations(server, "/api/spaces/ada/sunset") == {"Bearer hf_known"}
        assert authorizations(app, "/queue/join") == {"Bearer hf_known"}


def test_token_that_is_given_goes_before_that_of_the_machine(app: Played, tmp_path: Path) -> None:
    with playing(hub(app.url, "ada/sunset")) as server:
        program = "Client('ada/sunset', 'hf_given', verbose=False)"
        assert run(program, server.url, tmp_path, HF_TOKEN="hf_known") == ""  # noqa: S106 - none
        assert authorizations(app, "/config") == {"Bearer hf_given"}


def test_address_gets_no_token_of_the_machine(app: Played, tmp_path: Path) -> None:
    assert run(f"Client('{app.url}', verbose=False)", app.url, tmp_path, HF_TOKEN="hf_known") == ""  # noqa: S106 - none
    assert authorizations(app, "/config") == {None}


@pytest.mark.parametrize(
    ("plays", "words"),
    [
        (hub("http://x", "ada/other"), "The Space 'ada/sunset' cannot be found"),
        (hub(None, "ada/sunset"), "has no address"),
        (
            hub("http://x", "ada/sunset", runtime={**RUNNING, "stage": "BUILD_ERROR"}),
            "The Space 'ada/sunset' does not run: BUILD_ERROR",
        ),
    ],
)
def test_space_that_does_not_run_is_told(tmp_path: Path, plays: dict[str, Play], words: str) -> None:
    with playing(plays) as server:
        told = run("Client('ada/sunset')", server.url, tmp_path)
    assert "ConnectionFailed" in told
    assert words in told


def duplicated(plays: dict[str, Play], app: Played, folder: Path, arguments: str) -> tuple[str, list[Any]]:
    """Duplicate eve/sunset; return what was printed, and what the Hub was asked to copy."""
    with playing(plays) as server:

        def copy(exchange: Exchange) -> None:
            name = exchange.json["repository"]
            server.plays |= hub(app.url, name)
            exchange.answer({"url": f"{server.url}/spaces/{name}"})

        server.plays["/api/spaces/eve/sunset/duplicate"] = copy
        server.plays["/api/repos/duplicate"] = copy
        printed = run(f"Client.duplicate('eve/sunset', {arguments})", server.url, folder)
        asked = [each.json for each in server.heard if each.path.endswith("/duplicate")]
    return printed, asked


def is_private(asked: dict[str, Any]) -> bool:
    """Whether a copy is asked for that only its owner sees; older and newer hub clients say it in two ways."""
    return bool(asked.get("private")) or asked.get("visibility") == "private"


def test_space_is_duplicated_and_connected_to(app: Played, tmp_path: Path) -> None:
    arguments = "token='hf_x', secrets={'KEY': 'value'}"
    printed, asked = duplicated(hub(None, "eve/sunset"), app, tmp_path, arguments)
    assert printed == f"Duplicated eve/sunset as ada/sunset\nConnected to {app.url}/\n"
    assert asked[0]["repository"] == "ada/sunset"
    assert is_private(asked[0])
    assert "sleepTimeSeconds" not in asked[0]  # the free machine sleeps by itself
    assert asked[0]["secrets"] == [{"key": "KEY", "value": "value"}]


def test_paid_machine_of_a_copy_sleeps_after_a_while(app: Played, tmp_path: Path) -> None:
    arguments = "'copy', 'hf_x', hardware='a10g-small', sleep_timeout=7, private=False, max_workers=2, verbose=False"
    printed, asked = duplicated(hub(None, "eve/sunset"), app, tmp_path, arguments)
    assert printed == ""
    assert asked[0]["repository"] == "ada/copy"
    assert not is_private(asked[0])
    assert (asked[0]["hardware"], asked[0]["sleepTimeSeconds"]) == ("a10g-small", 420)


def test_copy_has_the_machine_of_its_original(app: Played, tmp_path: Path) -> None:
    paid = {**RUNNING, "hardware": {"current": "t4-small", "requested": "t4-small"}}
    _, asked = duplicated(hub(None, "eve/sunset", runtime=paid), app, tmp_path, "'ada/copy', 'hf_x'")
    assert asked[0]["repository"] == "ada/copy"
    assert (asked[0]["hardware"], asked[0]["sleepTimeSeconds"]) == ("t4-small", 300)


def test_copy_that_is_there_is_taken(app: Played, tmp_path: Path) -> None:
    plays = hub(app.url, "eve/sunset", "ada/sunset")
    printed, asked = duplicated(plays, app, tmp_path, "hf_token='hf_x', verbose=False")
    assert (printed, asked) == ("", [])


def test_duplicating_takes_a_token(app: Played, tmp_path: Path) -> None:
    printed, asked = duplicated(hub(None, "eve/sunset"), app, tmp_path, "verbose=False")
    assert "To duplicate a Space takes a token" in printed
    assert asked == []
