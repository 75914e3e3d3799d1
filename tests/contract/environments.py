"""Environments of the published clients, made where they are missing: `python -m tests.contract.environments`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.gate.tracked import ROOT

ENVIRONMENTS = ROOT / "tests/.envs"
JAVASCRIPT = ROOT / "tests/contract/js"
OLD = "1.3.0"


def current_python() -> Path:
    """Return the interpreter that has today's Python client, which is among the tests' own dependencies."""
    return Path(sys.executable)


def old_python() -> Path:
    """Return the interpreter that has the Python client of the generation before."""
    folder = ENVIRONMENTS / f"gradio_client-{OLD}"
    python, done = folder / "bin/python", folder / "installed"
    if not done.exists():
        run(sys.executable, "-m", "venv", "--clear", str(folder))
        run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"gradio_client=={OLD}")
        done.touch()
    return python


def javascript() -> Path:
    """Return the folder in which node finds the JavaScript client."""
    lock, installed = JAVASCRIPT / "package-lock.json", JAVASCRIPT / "node_modules/.package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        run("npm", "ci", "--no-audit", "--no-fund", "--silent", folder=JAVASCRIPT)
    return JAVASCRIPT


def run(*command: str, folder: Path = ROOT) -> None:
    subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    old_python()
    javascript()
