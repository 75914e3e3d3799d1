"""Published clients, unchanged, against our server: each plays the same scenarios and comes to the same outcomes."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PIL import Image

from tests.contract import environments
from tests.contract.app import contract, hidden_index
from tests.gate.tracked import ROOT
from tests.serving import serving

PATIENCE = 100  # seconds: a bound for a client that hangs
SCENARIOS = "tests/contract/scenarios.py"
CLIENTS: dict[str, Callable[[], list[str]]] = {
    "gradio_client 2.7.2": lambda: [str(environments.current_python()), SCENARIOS],
    "gradio_client 1.3.0": lambda: [str(environments.old_python()), SCENARIOS],
    "@gradio/client 2.7.0": lambda: ["node", str(environments.javascript() / "scenarios.mjs")],
}
PNG = "89504e47"
ENDPOINTS = (
    "choose classify count direct double_all endless fail grow is_closed join_files keys multi note release rotate "
    "tally transpose upper_file whoami work"
)
OUTCOMES: dict[str, Any] = {
    "view api": [["text", "string", False], ["number", "number", True], ["flag", "boolean", True]],
    "names": [f"/{name}" for name in ENDPOINTS.split()],
    "call by name": ["ababab", 6, False],
    "call by keyword": ["abab", 4, True],
    "call by index": ["ababab", 6, False],
    "call past the queue": ["ababab", 6, False],
    "missing argument": "No value provided for required argument: number",
    "too many arguments": True,
    "file in and out": "HELLO",
    "picture in and out": [".png", PNG],
    "several files": ["one", "two"],
    "stream of values": ["step 0", "step 1", "step 2", "step 3"],
    "iterated stream": "step 3",
    "last value of a stream": "step 3",
    "stream of edits": [[{"step": step} for step in range(4)], "ababab"],
    "progress": ["working", 3, "worked"],
    "cancel": True,
    "message of an error": True,
    "secret of an exception": False,
    "choice that there is not": True,
    "state within a client": [1, 2, 3],
    "state of another client": 1,
    "messages": "one",
    "twenty at once": [2 * number for number in range(20)],
    "batch": [2 * number for number in range(8)],
    "table": [[1, 3], [2, 4]],
    "json in and out": ["a", "b"],
    "label": "short",
    "hidden by name": False,
    "hidden by index": False,
    "unknown endpoint": True,
    "login": "ada",
    "wrong password": False,
    "no login": False,
}
# Where a client by its own nature tells less, more, or the same in other words.
OWN_OUTCOMES: dict[tuple[str, str], Any] = {
    ("@gradio/client 2.7.0", "missing argument"): "No value provided for required parameter: number",
    ("@gradio/client 2.7.0", "messages"): [["info", "note one"], ["warning", "take care"]],
}
# It drops what is too much before it asks the server.
NOT_PLAYED = {("@gradio/client 2.7.0", "too many arguments")}
PLAYED = [(client, name) for client in CLIENTS for name in OUTCOMES if (client, name) not in NOT_PLAYED]


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], dict[str, Any]]]:
    """Let a client play all scenarios, once, and return their outcomes."""
    folder = tmp_path_factory.mktemp("contract")
    Image.new("RGB", (3, 2), "red").save(folder / "in.png")
    app = contract(folder)
    outcomes: dict[str, dict[str, Any]] = {}
    with serving(app) as url, serving(contract(folder), auth=("ada", "lovelace")) as locked:

        def played(client: str) -> dict[str, Any]:
            if client not in outcomes:
                arguments = [url, locked, str(hidden_index(app)), str(folder)]
                outcomes[client] = read(run([*CLIENTS[client](), *arguments]))
            return outcomes[client]

        yield played


def run(command: list[str]) -> str:
    environment = {**os.environ, "GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1"}
    try:
        finished = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode()
    return finished.stdout


def read(printed: str) -> dict[str, Any]:
    return dict(json.loads(line) for line in printed.splitlines() if line.startswith("["))


@pytest.mark.parametrize(("client", "scenario"), PLAYED)
def test_scenario(play: Callable[[str], dict[str, Any]], client: str, scenario: str) -> None:
    expected = OWN_OUTCOMES.get((client, scenario), OUTCOMES[scenario])
    assert play(client).get(scenario, "it did not come to that") == expected


def test_every_scenario_has_an_outcome(play: Callable[[str], dict[str, Any]]) -> None:
    for client in CLIENTS:
        assert sorted(play(client)) == sorted(name for other, name in PLAYED if other == client)
