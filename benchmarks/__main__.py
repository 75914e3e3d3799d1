"""The command.

Measures gradio_lib beside real gradio, which it installs into an environment of its own on first use, and beside a bare
FastAPI app; prints the table. It runs on Linux, in the environment that scripts/install makes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import signal
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

from benchmarks.environments import ROOT
from benchmarks.peers import PEERS
from benchmarks.report import Facts, document, lines_of, table
from benchmarks.rows import MEASURES
from benchmarks.running import take_all
from benchmarks.system import machine

__all__ = ["main"]


def _parsed(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help="what to measure; everything if none is named")
    parser.add_argument("--quick", action="store_true", help="once each and roughly, in a minute or two")
    parser.add_argument("--peers", default=",".join(PEERS), help=f"whom to measure: {','.join(PEERS)}")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page to FILE, as docs/benchmarks.md is")
    parser.add_argument("--list", action="store_true", help="say what can be measured, and end")
    parsed = parser.parse_args(arguments)
    parsed.peers = parsed.peers.split(",")
    for kind, given, known in (("measure", parsed.measures, MEASURES), ("peer", parsed.peers, PEERS)):
        for name in given:
            if name not in known:
                parser.error(f"no {kind} is called {name!r}; there are {', '.join(known)}")
    if parsed.write and (parsed.measures or parsed.quick or parsed.peers != list(PEERS)):
        parser.error("--write takes a whole run: without names, --quick and --peers")
    return parsed


def _facts(busy: float) -> Facts:
    packages = ", ".join(f"{name} {version(name)}" for name in ("fastapi", "starlette", "uvicorn", "uvloop"))
    requirements = ", ".join(peer.requirement for peer in PEERS.values() if peer.requirement)
    return Facts(
        machine(),
        f"{packages}; {requirements} in its own environment",
        f"{dt.datetime.now().astimezone():%d %B %Y}",
        busy,
    )


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the table, and write the page where that was asked for."""
    parsed = _parsed(arguments)
    if parsed.list:
        for measure in MEASURES.values():
            print(f"{measure.name:12} {'; '.join(row.title for row in measure.rows)}")
        return 0
    # An exit unwinds, and so ends the servers that were started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    subprocess.run([sys.executable, "hatch_build.py"], cwd=ROOT, check=True)
    busy, started = os.getloadavg()[0], time.monotonic()
    peers = [PEERS[name] for name in parsed.peers]
    for peer in peers:
        _ = peer.python  # is installed
    measures = [MEASURES[name] for name in parsed.measures or MEASURES]
    lines = lines_of(take_all(measures, peers, quick=parsed.quick, say=lambda text: print(text, flush=True)))
    columns = [(peer.name, peer.title) for peer in peers]
    print(f"\n{table(lines, columns)}\n{time.monotonic() - started:.0f} s")
    if any(len(line.values) < len(peers) for line in lines):
        print("Some of it failed, see above.", file=sys.stderr)
        return 1
    if parsed.write:
        parsed.write.write_text(document(lines, columns, measures, _facts(busy)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
