"""README does what it says: each of its commands and programs is run, and one that this file does not know fails."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.server import gradio_run, running
from tests.gate.tracked import ROOT

README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line for language, block in BLOCKS if language == "bash" for line in block.splitlines()]
PROGRAMS = [block for language, block in BLOCKS if language == "python"]
INSTALL = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/"
AGENT = ROOT / "tests/cli/ngrok_agent.py"
ADDRESS = "http://127.0.0.1:7860"


def kind(command: str) -> str:
    """Return how a command is tried."""
    if command == "./check":
        return "check"
    words = shlex.split(command.removeprefix(INSTALL))
    if words[0] == "gradio-run":
        kinds = {"inspect": "told", "--help": "told", "call": "called"}
        return kinds.get(words[1], "served")
    return words[0]


def of(wanted: str) -> list[str]:
    return [command for command in COMMANDS if kind(command) == wanted]


def test_every_block_is_one_that_is_tried() -> None:
    assert {language for language, _ in BLOCKS} == {"bash", "python"}
    assert {kind(command) for command in COMMANDS} == {"check", "told", "served", "called", "curl"}
    assert all(block.startswith("# examples/") or ADDRESS in block for block in PROGRAMS)


@pytest.mark.parametrize("command", of("served"))
def test_it_serves(command: str, tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)
    environment = {
        **os.environ,
        "BROWSER": str(browser),
        "HOME": str(tmp_path),
        "NGROK_AUTHTOKEN": "token",
        "PYNGROK_NGROK_PATH": str(AGENT),
    }
    arguments = shlex.split(command.removeprefix(INSTALL))[1:]
    with running(gradio_run(*arguments), ROOT, environment) as server:
        if "--share" in arguments:
            assert server.wait_for_text("Public link")
        assert server.stop() == 0


@pytest.mark.parametrize("command", of("told"))
def test_it_tells(command: str) -> None:
    arguments = shlex.split(command)[1:]
    finished = subprocess.run(
        [sys.executable, "-m", "gradio_cli", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (finished.returncode, finished.stderr) == (0, "")
    assert len(finished.stdout.splitlines()) > 5


@pytest.mark.parametrize("command", of("called"))
def test_it_calls(command: str) -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "gradio_cli", *shlex.split(command)[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout.strip()


def test_the_check_has_the_parts_that_are_named() -> None:
    loader = importlib.machinery.SourceFileLoader("check", str(ROOT / "check"))
    spec = importlib.util.spec_from_loader("check", loader)
    assert spec is not None
    check = importlib.util.module_from_spec(spec)
    loader.exec_module(check)
    named = set(re.findall(r"`(?:\./check )?(\w+)`", README.partition("## Test it")[2].partition("## A tour")[0]))
    assert os.access(ROOT / "check", os.X_OK)
    assert named == set(check.PARTS)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where README's calls go: the first example of the tour."""
    first = next(command for command in of("served") if "summarize" in command)
    with running(gradio_run(*shlex.split(first)[1:])) as server:
        yield server.url


def test_curl_calls_it(address: str) -> None:
    (command,) = of("curl")
    finished = subprocess.run(
        shlex.split(command.replace(ADDRESS, address)), capture_output=True, text=True, check=True
    )
    assert json.loads(finished.stdout)["data"][0] == "The moon pulls at the water."


def test_the_published_client_calls_it(address: str) -> None:
    (program,) = [block for block in PROGRAMS if ADDRESS in block]
    asking = f"{program}\nprint([summary, words['label'], length])".replace(ADDRESS, address)
    finished = subprocess.run([sys.executable, "-c", asking], capture_output=True, text=True, check=True)
    told = ["The moon pulls at the water.", "moon", "6 words, about 1 min to read"]
    assert finished.stdout.splitlines()[-1] == str(told)


def test_programs_are_those_of_the_examples() -> None:
    shown = [block.split("\n", maxsplit=1) for block in PROGRAMS if block.startswith("# examples/")]
    assert shown
    for name, program in shown:
        assert (ROOT / name.removeprefix("# ")).read_text() == program


def test_links_lead_somewhere() -> None:
    links = re.findall(r"(?<!!)\[[^]]*\]\(([^)]+)\)", README)
    assert links
    assert not [link for link in links if not link.startswith("https://") and not (ROOT / link).exists()]
