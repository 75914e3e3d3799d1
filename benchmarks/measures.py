"""What a measure is.

To add a row, write a function in `benchmarks.rows` that takes a `Subject` and returns one number per row, and mark it
with `@measure`; its docstring becomes the page's note on how it was measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.environments import ROOT, child_environment
from benchmarks.peers import Peer, Server, serving

__all__ = ["Measure", "Row", "Subject", "Target", "at_least", "at_most", "measure"]


@dataclass(frozen=True, slots=True)
class Target:
    """What gradio_lib is to reach.

    Attributes:
        limit: The number, or the share of what the peer `of` has.
        higher: Whether more is better.
        of: Name of the peer that it is a share of.
    """

    limit: float
    higher: bool
    of: str = ""

    def bound(self, values: dict[str, float]) -> float | None:
        """Return the number to reach, None where its peer was not measured."""
        if not self.of:
            return self.limit
        base = values.get(self.of)
        return None if base is None else self.limit * base

    def __str__(self) -> str:
        sign = ">=" if self.higher else "<="
        return f"{sign} {self.limit:,g}" + (f" x {self.of}" if self.of else "")


def at_most(limit: float, of: str = "") -> Target:
    """Return the target of a row where less is better."""
    return Target(limit, higher=False, of=of)


def at_least(limit: float, of: str = "") -> Target:
    """Return the target of a row where more is better."""
    return Target(limit, higher=True, of=of)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        title: What it says.
        unit: Unit of its numbers.
        target: What gradio_lib is to reach; None for a line without one, where less is better.
        why: Why the target is missed, for the report to say where it is.
    """

    title: str
    unit: str
    target: Target | None = None
    why: str = ""


class Subject:
    """A peer that is being measured.

    Args:
        peer: Which one.
        quick: Whether a rough number will do.
        files: A folder for whatever it stores.
        server: Its running server, where the measure names an app.
    """

    def __init__(self, peer: Peer, files: Path, *, quick: bool, server: Server | None = None) -> None:
        self.peer = peer
        self.quick = quick
        self.files = files
        self._server = server

    @property
    def server(self) -> Server:
        """The running server of the measure's app."""
        if self._server is None:
            msg = "This measure names no app: @measure(..., app=…) has its server started."
            raise LookupError(msg)
        return self._server

    @contextmanager
    def serve(self, app: str) -> Iterator[Server]:
        """Start a server of its own for the block."""
        with serving(self.peer, app, self.files) as server:
            yield server

    @property
    def environment(self) -> dict[str, str]:
        """Variables for processes of this peer."""
        return child_environment(self.files)

    def run(self, *command: str) -> str:
        """Run a program of this peer and return what it prints."""
        finished = subprocess.run(
            command, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True
        )
        return finished.stdout.decode()

    def load(self, scenario: str, **options: Any) -> dict[str, float]:
        """Let the load do a scenario with the server; see `benchmarks.load.scenarios`."""
        server = self.server
        said = {"scenario": scenario, "dialect": self.peer.dialect, "port": server.port, "pid": server.pid, **options}
        return self._told("benchmarks.load", said)

    def browse(self, scenario: str, **options: Any) -> dict[str, float]:
        """Let a browser do a scenario with the server; see `benchmarks.browser`."""
        return self._told("benchmarks.browser", {"scenario": scenario, "port": self.server.port, **options})

    def _told(self, module: str, options: dict[str, Any]) -> dict[str, float]:
        told: dict[str, float] = json.loads(self.run(sys.executable, "-m", module, json.dumps(options)))
        return told


@dataclass(frozen=True, slots=True)
class Measure:
    """A function that measures some rows.

    Attributes:
        name: As on the command line.
        rows: What it measures.
        take: Returns one number per row.
        app: Which of the apps in `benchmarks.servers` is to be running.
        repeats: How often it is taken; the medians count. Peers take turns.
        fresh: Whether each time has a server of its own, where what one run leaves behind would spoil the next.
    """

    name: str
    rows: tuple[Row, ...]
    take: Callable[[Subject], tuple[float, ...]]
    app: str
    repeats: int
    fresh: bool

    @property
    def note(self) -> str:
        """How it is measured, as one paragraph."""
        return " ".join((self.take.__doc__ or "").split())


def measure(
    *rows: Row, app: str = "", repeats: int = 3, fresh: bool = False
) -> Callable[[Callable[[Subject], tuple[float, ...]]], Measure]:
    """Make a measure of a function; see `Measure` for the parameters."""
    return lambda take: Measure(take.__name__, rows, take, app, repeats, fresh)
