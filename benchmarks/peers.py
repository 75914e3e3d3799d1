"""Who is measured, and a peer's server while it runs."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from benchmarks.environments import ROOT, child_environment, python_with

__all__ = ["PATIENCE", "PEERS", "NotStarted", "Peer", "Server", "answers", "await_answer", "free_port", "serving"]

PATIENCE = 60.0


class NotStarted(Exception):
    """A server ended, or did not answer; the message holds what it said."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One of those that are compared.

    Attributes:
        name: As on the command line.
        title: As over its column.
        imports: The statement that loads it.
        declares: A statement that declares an app of one function, after `imports`.
        server: Module of `benchmarks.servers` and its first arguments; the app's name and a port follow.
        dialect: Key in `benchmarks.load.dialects.DIALECTS`.
        requirement: What is installed into an environment of its own; empty for this command's.
    """

    name: str
    title: str
    imports: str
    declares: str
    server: tuple[str, ...]
    dialect: str
    requirement: str = ""

    @property
    def python(self) -> Path:
        """The interpreter that runs it."""
        return python_with(self.name, self.requirement) if self.requirement else Path(sys.executable)

    def command(self, app: str, port: int | None = None) -> list[str]:
        """Return what serves an app, or without a port builds it and says what that took."""
        module, *first = self.server
        last = [] if port is None else [str(port)]
        return [str(self.python), "-m", f"benchmarks.servers.{module}", *first, app, *last]


_BLOCKS = "with x.Blocks():\n t = x.Textbox()\n x.Button().click(lambda text: text, t, t)"

PEERS = {
    peer.name: peer
    for peer in (
        Peer(
            "fastapi",
            "bare FastAPI",
            "import fastapi, uvicorn",
            'fastapi.FastAPI().post("/")(lambda text: text)',
            ("bare",),
            "bare",
        ),
        Peer(
            "gradio",
            "gradio 6.31.0",
            "import gradio as x",
            _BLOCKS,
            ("blocks", "gradio"),
            "queued",
            "gradio==6.31.0",
        ),
        Peer("gradio_lib", "gradio_lib", "import gradio_lib as x", _BLOCKS, ("blocks", "gradio_lib"), "queued"),
    )
}


@dataclass(frozen=True, slots=True)
class Server:
    """A peer's server that answers.

    Attributes:
        pid: Its process.
        port: On which it listens.
        seconds: How long it took from its start to its first answer.
    """

    pid: int
    port: int
    seconds: float


@contextmanager
def serving(peer: Peer, app: str, files: Path) -> Iterator[Server]:
    """Serve an app until the block ends; inside, its page has been answered once.

    Raises:
        NotStarted: It ended before, or did not answer in time.
    """
    port = free_port()
    command = peer.command(app, port)
    with (files / f"{peer.name}.log").open("w+b") as log:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, env=child_environment(files), stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        try:
            await_answer(process, port, log, " ".join(command))
            yield Server(process.pid, port, time.perf_counter() - started)
        finally:
            process.kill()
            process.wait()


def await_answer(process: subprocess.Popen[bytes], port: int, log: BinaryIO, name: str) -> None:
    """Ask a server that was just started for its page until it has one.

    Raises:
        NotStarted: It ended before, or did not answer in time.
    """
    last = time.perf_counter() + PATIENCE
    while not answers(port):
        if process.poll() is not None or time.perf_counter() > last:
            log.seek(0)
            msg = f"{name} did not start:\n{log.read().decode('utf-8', 'replace')}"
            raise NotStarted(msg)
        time.sleep(0.002)  # as finely as the time is told


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def answers(port: int) -> bool:
    """Whether a server has a page there."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
