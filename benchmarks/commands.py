"""The commands beside each other: from the command to the page, and from a save to the new page.

`python -m benchmarks.commands` starts gradio-run, `streamlit run`, `gradio` and `funix` with the same function in the
form that each wants it, in turns, each in an environment of its own that is made on first use. It runs on Linux.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from benchmarks.environments import child_environment, python_with
from benchmarks.peers import await_answer, free_port
from benchmarks.report import QUIET, number
from benchmarks.system import machine
from tests.browser import chromium

__all__ = ["COMMANDS", "Command", "Taken", "document", "main", "running"]

FILE = "app.py"
SHOWN_PATIENCE = 30.0


class NeverShown(Exception):
    """A page did not become what it should have become."""


@dataclass(frozen=True, slots=True)
class Command:
    """One of those that are compared.

    Attributes:
        name: What it is called.
        program: The file that it serves, ``{version}`` in it.
        arguments: What follows Python, ``{port}`` in it.
        requirement: What is installed into an environment of its own; empty for this one's.
        swaps: Whether an open page becomes the new one by itself; else it is asked for again until it is.
    """

    name: str
    program: str
    arguments: Sequence[str]
    requirement: str = ""
    swaps: bool = True

    @property
    def python(self) -> str:
        """The interpreter that runs it."""
        return str(python_with(self.name.partition(" ")[0], self.requirement)) if self.requirement else sys.executable

    def write(self, folder: Path, version: int, port: int) -> None:
        """Save a version of the file."""
        text = textwrap.dedent(self.program).replace("{version}", str(version)).replace("{port}", str(port))
        (folder / FILE).write_text(text, "utf-8")

    def command(self, port: int) -> list[str]:
        """Return what serves the file."""
        return [self.python, *(each.replace("{port}", str(port)) for each in self.arguments)]


COMMANDS = (
    Command(
        "gradio-run",
        '''
        def greet(name: str = "Ada") -> str:
            """Version {version}."""
            return f"Hello {name}"
        ''',
        ("-m", "gradio_cli", f"{FILE}:greet", "--reload", "--port", "{port}"),
    ),
    Command(
        "streamlit run",
        """
        import streamlit

        streamlit.write("Version {version}.")
        name = streamlit.text_input("Name", "Ada")
        streamlit.write(f"Hello {name}")
        """,
        ("-m", "streamlit", "run", FILE, "--server.headless=true", "--server.runOnSave=true", "--server.port={port}",
         "--browser.gatherUsageStats=false"),
        "streamlit==1.67.0",
    ),
    Command(
        "gradio",
        """
        import gradio

        def greet(name):
            return f"Hello {name}"

        demo = gradio.Interface(greet, gradio.Textbox("Ada"), "text", description="Version {version}.")
        if __name__ == "__main__":
            demo.launch(server_port={port})
        """,
        ("-c", "from gradio.cli import cli; cli()", FILE),
        "gradio==6.31.0",
    ),
    Command(
        "funix",
        '''
        def greet(name: str = "Ada") -> str:
            """Version {version}."""
            return f"Hello {name}"
        ''',
        ("-c", "from funix.__main__ import cli_main; cli_main()", FILE, "-B", "-d", "-H", "127.0.0.1", "-p", "{port}"),
        "funix==0.6.4",
        swaps=False,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """What was measured of a command.

    Attributes:
        name: Which one.
        start: Seconds from the command to its first answer.
        shown: Seconds from the command to the page that shows the function.
        reload: Seconds from a save to the page that shows the new version; None where it never did.
    """

    name: str
    start: float
    shown: float
    reload: float | None


@contextmanager
def running(command: Command, folder: Path, port: int) -> Iterator[float]:
    """Start it, and give the seconds until it has answered.

    Raises:
        NotStarted: It ended before, or did not answer in time.
    """
    environment = {**child_environment(folder), "GRADIO_SERVER_PORT": str(port)}
    with (folder / "log").open("w+b") as log:
        began = time.perf_counter()
        process = subprocess.Popen(
            command.command(port), cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip
        try:
            await_answer(process, port, log, command.name)
            yield time.perf_counter() - began
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # some have children
            process.wait()


def _once(command: Command, browser: Browser, *, saves: int) -> Taken:
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as place:
        folder = Path(place)
        command.write(folder, 1, port)
        began = time.perf_counter()
        with running(command, folder, port) as started:
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{port}/")
            _wait(page, "Version 1.", again=False)
            shown = time.perf_counter() - began
            reloads: list[float] = []
            with contextlib.suppress(NeverShown):
                reloads += [_reload(command, page, folder, port, version) for version in range(2, 2 + saves)]
            page.close()
    return Taken(command.name, started, shown, statistics.median(reloads) if len(reloads) == saves else None)


def _reload(command: Command, page: Page, folder: Path, port: int, version: int) -> float:
    page.wait_for_timeout(1000)  # nobody saves twice in one breath; watchers that poll have their turn
    began = time.perf_counter()
    command.write(folder, version, port)
    _wait(page, f"Version {version}.", again=not command.swaps)
    return time.perf_counter() - began


def _wait(page: Page, text: str, *, again: bool) -> None:
    """Wait until the page shows a text; one that does not change by itself is asked for again.

    Raises:
        NeverShown: It did not in time.
    """
    shown = page.get_by_text(text, exact=False).first
    until = time.perf_counter() + SHOWN_PATIENCE
    while time.perf_counter() < until:
        with contextlib.suppress(Error):
            shown.wait_for(timeout=2000 if again else SHOWN_PATIENCE * 1000)
            return
        with contextlib.suppress(Error):  # it is between two versions
            page.reload()
    msg = f"The page never showed {text!r}."
    raise NeverShown(msg)


def take(commands: Sequence[Command], *, repeats: int, saves: int) -> list[Taken]:
    """Measure the commands in turns and return the medians.

    Args:
        commands: Which.
        repeats: How often each is started.
        saves: How often its file is saved each time.
    """
    samples: dict[str, list[Taken]] = {command.name: [] for command in commands}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        for _ in range(repeats):
            for command in commands:
                taken = _once(command, browser, saves=saves)
                reload = number(taken.reload) or "never"
                print(f"{taken.name}: {taken.start:.2f} s, {taken.shown:.2f} s, {reload} s", flush=True)
                samples[command.name].append(taken)
        browser.close()
    return [_median(name, each) for name, each in samples.items()]


def _median(name: str, each: Sequence[Taken]) -> Taken:
    reloads = [taken.reload for taken in each if taken.reload is not None]
    return Taken(
        name,
        statistics.median(taken.start for taken in each),
        statistics.median(taken.shown for taken in each),
        statistics.median(reloads) if len(reloads) == len(each) else None,
    )


_BUSY = "\nThe machine had other work to do meanwhile, which makes every time longer: look at the ratios.\n"
_PAGE = """\
# The commands beside each other

One function, in the form that each command wants it, served with reloading on. This page is what
`.venv-test/bin/python -m benchmarks.commands --write docs/commands.md` wrote, after `scripts/install` and
`scripts/chromium`.

{facts}

{table}{busy}
- **First answer**: from the start of the process until `GET /` has status 200, asked again every 2 ms. streamlit
  answers before it has run the program.
- **Page**: until Chromium shows what the function says of itself.
- **Save to new page**: from the save until the open page shows the new text; the page of funix does not change by
  itself, and is asked for again until it does. *never*: not within {patience:.0f} s.

Medians of {repeats} starts with {saves} saves each, commands in turns.
"""


def table(lines: Sequence[Taken]) -> str:
    """Return the table, each number with how many times that of the first line it is."""
    ours = lines[0]
    heads = "|  | first answer, s | page, s | save to new page, s |\n| --- | ---: | ---: | ---: |\n"

    def cell(value: float | None, base: float | None) -> str:
        if value is None or not base:
            return number(value) or "never"
        return number(value) if value == base else f"{number(value)} ({number(value / base)} x)"

    rows = (
        f"| {each.name} | {cell(each.start, ours.start)} | {cell(each.shown, ours.shown)} "
        f"| {cell(each.reload, ours.reload)} |\n"
        for each in lines
    )
    return heads + "".join(rows)


def document(lines: Sequence[Taken], *, facts: str, busy: float, repeats: int, saves: int) -> str:
    """Return the whole page."""
    told = _BUSY if busy > QUIET else ""
    return _PAGE.format(
        facts=facts, table=table(lines), busy=told, repeats=repeats, saves=saves, patience=SHOWN_PATIENCE
    )


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the table, and write the page where that was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.commands", description=__doc__)
    parser.add_argument("--repeats", type=int, default=3, help="how often each is started")
    parser.add_argument("--saves", type=int, default=5, help="how often its file is saved each time")
    parser.add_argument("--only", action="append", metavar="NAME", help="measure this one; several times")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page to FILE")
    parsed = parser.parse_args(arguments)
    chosen = [each for each in COMMANDS if parsed.only is None or each.name in parsed.only]
    if not chosen or (parsed.write and parsed.only):
        parser.error(f"--only takes {', '.join(each.name for each in COMMANDS)}; --write takes all of them")
    busy = os.getloadavg()[0]
    for command in chosen:
        _ = command.python  # is installed
    lines = take(chosen, repeats=parsed.repeats, saves=parsed.saves)
    print(f"\n{table(lines)}")
    if parsed.write:
        versions = ", ".join(each.requirement for each in COMMANDS if each.requirement)
        day = f"{dt.datetime.now().astimezone():%d %B %Y}"
        facts = f"Measured on {day}: {machine()}; load average {busy:.1f} before; {versions}."
        parsed.write.write_text(
            document(lines, facts=facts, busy=busy, repeats=parsed.repeats, saves=parsed.saves), "utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
