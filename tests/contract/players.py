"""Who plays the scenarios, and against which server."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from tests.contract import environments
from tests.contract.app import contract, index_of, nameless, secret
from tests.contract.outcomes import JAVASCRIPT_ONLY, OUTCOMES, PYTHON_ONLY
from tests.gate.tracked import ROOT
from tests.serving import serving

__all__ = ["ABSENT", "CLIENTS", "OURS", "OUR_JAVASCRIPT", "Player", "Server", "our_server", "real_server"]

PATIENCE = 55  # seconds: a bound for a client that hangs, twice below pytest's own
START = 60.0
ABSENT = "it did not come to that"
ENVIRONMENT = {**os.environ, "GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1", "PYTHONWARNINGS": "ignore"}


@dataclass(frozen=True)
class Server:
    """A served app."""

    url: str
    locked: str
    """The same app behind a login."""
    secret: int
    """Index of the function that nobody outside may call."""
    nameless: int
    """Index of the function that its author gave no name."""
    folder: Path

    @property
    def arguments(self) -> list[str]:
        """What the scenarios have to know."""
        return [self.url, self.locked, str(self.secret), str(self.nameless), str(self.folder)]


@dataclass(frozen=True)
class Player:
    """A client."""

    name: str
    version: str
    own: str
    """Version of the Gradio that was its own; empty for ours."""

    @property
    def title(self) -> str:
        """Its name with its version."""
        return f"{self.name} {self.version}".strip()

    @property
    def plays(self) -> list[str]:
        """The scenarios that a client of its language has."""
        others = PYTHON_ONLY if self.name.startswith("@") else JAVASCRIPT_ONLY
        return [name for name in OUTCOMES if name not in others]

    def command(self) -> list[str]:
        """Return what plays the scenarios with it; its environment is made where it is missing."""
        if self == OUR_JAVASCRIPT:
            module = environments.our_javascript() / "node_modules" / self.name / "dist/index.js"
            return ["node", "tests/contract/js/scenarios.mjs", str(module)]
        if self.name.startswith("@"):
            version = self.version if self.version in environments.OLD_JAVASCRIPT else None
            return ["node", "tests/contract/js/scenarios.mjs", str(environments.javascript(version))]
        old = self.version in environments.CLIENTS
        python = environments.python_client(self.version) if old else environments.current_python()
        return [str(python), "tests/contract/scenarios.py", self.name]

    def play(self, server: Server) -> dict[str, Any]:
        """Play all scenarios and return their outcomes; who hangs, as some do on a busy machine, gets a second try."""
        command = [*self.command(), *server.arguments]
        outcomes: dict[str, Any] = {}
        for _ in range(2):
            outcomes |= dict(played(command))
            if len(outcomes.keys() & OUTCOMES.keys()) >= len(self.plays) - 2:  # one client has no login
                break
        return {name: outcomes.get(name, ABSENT) for name in self.plays}


CLIENTS = [
    Player("gradio_client", "0.2.10", "3.36.1"),
    Player("gradio_client", "0.6.1", "3.36.1"),
    Player("gradio_client", "1.3.0", "4.44.1"),
    Player("gradio_client", "1.14.0", "5.50.0"),
    Player("gradio_client", "2.7.2", "6.31.0"),
    Player("@gradio/client", "0.1.4", "3.36.1"),
    Player("@gradio/client", "0.20.1", "4.44.1"),
    Player("@gradio/client", "1.19.1", "5.50.0"),
    Player("@gradio/client", "2.7.0", "6.31.0"),
]
OURS = Player("gradio_lib.client", "", "")
OUR_JAVASCRIPT = Player("@gradio-run/client", "", "")


def played(command: list[str]) -> list[tuple[str, Any]]:
    """Run a client and return what it printed; of one that hangs, what it came to."""
    try:
        printed = subprocess.run(
            command,
            cwd=ROOT,
            env={**ENVIRONMENT, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        ).stdout
    except subprocess.TimeoutExpired as late:
        printed = late.stdout or b""
    lines = [line for line in printed.decode().splitlines() if line.startswith("[")]
    return [(name, outcome) for name, outcome in map(json.loads, lines)]


@contextlib.contextmanager
def our_server(folder: Path) -> Iterator[Server]:
    """Serve the app with this library."""
    prepare(folder)
    app, locked = (contract(folder).queue(default_concurrency_limit=4) for _ in range(2))
    with serving(app) as url, serving(locked, auth=("ada", "lovelace")) as locked_url:
        yield Server(url, locked_url, index_of(app, secret), index_of(app, nameless), folder)


@contextlib.contextmanager
def real_server(version: str, folder: Path) -> Iterator[Server]:
    """Serve the app with a real Gradio, in a process of its own."""
    prepare(folder)
    command = [str(environments.server(version)), "tests/contract/serve.py", str(folder)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**ENVIRONMENT, "GRADIO_TEMP_DIR": str(folder / "gradio")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            told = next(line for line in process.stdout if line.startswith("{"))
            yield Server(**json.loads(told), folder=folder)
        finally:
            process.kill()


def prepare(folder: Path) -> None:
    """Put a picture where the scenarios look for one."""
    folder.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (3, 2), "red").save(folder / "in.png")
