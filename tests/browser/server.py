"""A server under test: ``gradio-run`` in a process of its own, as a user starts it."""

from __future__ import annotations

import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from typing_extensions import Self

from tests.gate.tracked import ROOT

STARTED = re.compile(r"Running on (https?://\S+)")
PATIENCE = 60.0  # seconds: a bound for what hangs
_END = None


class NotStarted(Exception):
    """The program ended, or fell silent, before it said where it runs; the message holds what it printed."""


class Server:
    """A running program, the lines that it printed so far, and the URL that it named.

    Args:
        command: Its program and arguments.
        folder: Where it runs.
        environment: Its environment; None for that of the tests.
    """

    def __init__(
        self, command: Sequence[str], folder: Path = ROOT, environment: Mapping[str, str] | None = None
    ) -> None:
        self.lines: list[str] = []
        self.url = ""
        self._queue: queue.Queue[str | None] = queue.Queue()
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        # Read to the end, also when no test asks: a full pipe would stop the server.
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                self.lines.append(line.rstrip("\n"))
                self._queue.put(line)
        self._queue.put(_END)

    def wait_for(self, pattern: re.Pattern[str]) -> re.Match[str]:
        """Return the match of `pattern` in the next line that holds it."""
        while True:
            try:
                line = self._queue.get(timeout=PATIENCE)
            except queue.Empty:
                line = _END
            if line is _END:
                told = "\n".join(self.lines)
                msg = f"No line like {pattern.pattern!r} came from {self._process.args!r}. It printed:\n{told}"
                raise NotStarted(msg)
            if match := pattern.search(line):
                return match

    def wait_for_text(self, text: str) -> str:
        """Return the next line that holds `text`."""
        return self.wait_for(re.compile(f".*{re.escape(text)}.*"))[0]

    def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        """Ask the program to end, wait until it has, and return its exit code."""
        self._process.send_signal(by)
        try:
            code = self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self._reader.join(PATIENCE)
        return code


@contextmanager
def running(
    command: Sequence[str], folder: Path = ROOT, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Run `command` until the block ends; inside, it has said where it runs."""
    with Server(command, folder, environment) as server:
        server.url = server.wait_for(STARTED)[1]
        yield server


def gradio_run(*arguments: str) -> list[str]:
    """Return the command that serves what `arguments` name, on a free port."""
    return [sys.executable, "-m", "gradio_cli", *arguments, "--port", "0"]
