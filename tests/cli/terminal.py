"""A terminal for a program under test: all that it writes is read at once, or a full buffer would hold it up."""

from __future__ import annotations

import os
import pty
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60.0  # seconds: a bound for what never comes


class Terminal:
    """What a program has written to its terminal, and its keyboard.

    Args:
        main: The terminal's own end.
    """

    def __init__(self, main: int) -> None:
        self._main = main
        self._news = threading.Condition()
        self.told = ""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while True:
            try:
                text = os.read(self._main, 4096).decode(errors="replace")
            except OSError:  # the program has ended
                return
            with self._news:
                self.told += text
                self._news.notify_all()

    def wait_for(self, *texts: str) -> None:
        """Wait until it shows these texts."""
        with self._news:
            assert self._news.wait_for(lambda: all(text in self.told for text in texts), PATIENCE), self.told

    def type(self, line: str) -> None:
        """Type a line."""
        os.write(self._main, f"{line}\n".encode())


@contextmanager
def in_terminal(
    command: Sequence[str], folder: Path, streams: Sequence[str], environment: Mapping[str, str] | None = None
) -> Iterator[tuple[subprocess.Popen[bytes], Terminal]]:
    """Run a program whose named streams, such as ``"stdout"``, are a terminal; it is ended with the block.

    Args:
        command: Its program and arguments.
        folder: Where it runs.
        streams: Which of its streams are the terminal.
        environment: Variables beside those of the tests.
    """
    main, side = pty.openpty()
    variables = {**os.environ, **(environment or {})}
    process = subprocess.Popen(command, cwd=folder, env=variables, **dict.fromkeys(streams, side))  # type: ignore[call-overload]
    os.close(side)
    terminal = Terminal(main)
    try:
        yield process, terminal
    finally:
        process.kill()
        process.wait()
        os.close(main)
