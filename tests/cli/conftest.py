"""``gradio-run`` as people use it: a command in a folder of theirs, and an HTTP client for what it serves."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import httpx
import pytest

from tests.browser.server import Server, gradio_run, running


class Start(Protocol):
    """Starts ``gradio-run`` with these arguments, on a free port, and waits until it serves; ends it with the test."""

    def __call__(self, *arguments: str, **environment: str) -> Server: ...


class Command(Protocol):
    """Runs ``gradio-run`` to its end."""

    def __call__(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]: ...


Write = Callable[[str, str], Path]
"""Writes a file of the person's: ``write("app.py", "def f(): ...")``."""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write into the folder that the command runs in."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))
        return path

    return write


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Serve something until the test ends."""
    with ExitStack() as stack:
        yield lambda *arguments, **environment: stack.enter_context(
            running(gradio_run(*arguments), tmp_path, {**os.environ, **environment})
        )


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Run ``gradio-run`` to its end."""

    def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "gradio_cli", *arguments],
            cwd=tmp_path,
            env={**os.environ, "COLUMNS": "120", **environment},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    return command


def call(server: Server, endpoint: str, *values: Any) -> list[Any]:
    """Call an endpoint and return its values."""
    response = httpx.post(f"{server.url}/gradio_api/run/{endpoint}", json={"data": values}, timeout=30)
    assert response.status_code == 200, response.text
    return list(response.json()["data"])


def endpoints(server: Server) -> dict[str, list[str]]:
    """Return the endpoints of a server, with the names of their parameters."""
    told = httpx.get(f"{server.url}/gradio_api/info").json()["named_endpoints"]
    return {name: [parameter["parameter_name"] for parameter in each["parameters"]] for name, each in told.items()}
