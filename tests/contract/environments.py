"""Environments of the published clients and of real Gradio, made where they are missing.

`python -m tests.contract.environments` makes those that scripts/py needs, with ``all`` every one.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.gate.tracked import ROOT

ENVIRONMENTS = ROOT / "tests/.envs"
JAVASCRIPT = ROOT / "tests/contract/js"
# Each has packages of its time: newer ones broke it, and this is what its users had.
CLIENTS = {
    "0.2.10": "2023-08-01",
    "0.6.1": "2023-10-20",
    "1.3.0": "2024-09-01",
    "1.14.0": "2025-11-30",
}
SERVERS = {
    "3.36.1": ("2023-07-20", ["gradio_client==0.2.7", "setuptools<68"]),
    "4.44.1": ("2024-10-05", []),
    "5.50.0": ("2025-12-15", []),
    "6.31.0": ("2026-11-24", []),
}
OUR_JAVASCRIPT = ROOT / "templates/app/src/client"
OLD_JAVASCRIPT = ("0.1.4", "0.20.1", "1.19.1")


def current_python() -> Path:
    """Return the interpreter that has today's Python client, which is among the tests' own dependencies."""
    return Path(sys.executable)


def python_client(version: str) -> Path:
    """Return the interpreter that has a Python client of another time."""
    return environment(f"gradio_client-{version}", CLIENTS[version], [f"gradio_client=={version}"])


def server(version: str) -> Path:
    """Return the interpreter that has a real Gradio."""
    day, beside = SERVERS[version]
    return environment(f"gradio-{version}", day, [f"gradio=={version}", *beside])


def environment(name: str, day: str, packages: Sequence[str]) -> Path:
    """Return the interpreter of an environment with packages as they were on a day."""
    folder = ENVIRONMENTS / name
    python, made, wanted = folder / "bin/python", folder / "made", f"{day} {' '.join(packages)}\n"
    if not made.exists() or made.read_text() != wanted:
        uv = str(current_python().with_name("uv"))
        run(uv, "venv", "--quiet", "--clear", "--python", ">=3.10,<3.12", str(folder))
        run(uv, "pip", "install", "--quiet", "--python", str(python), "--exclude-newer", day, *packages)
        made.write_text(wanted)
    return python


def javascript(version: str | None = None) -> Path:
    """Return the file of a JavaScript client: of one of another time, or of today's."""
    if version is None:
        return install(JAVASCRIPT) / "node_modules/@gradio/client/dist/index.js"
    # One after another in a folder that git ignores: together they are a hundred packages.
    folder = ENVIRONMENTS / "gradio-client-js"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        source, copy = JAVASCRIPT / "old" / name, folder / name
        if not copy.exists() or copy.read_bytes() != source.read_bytes():
            shutil.copyfile(source, copy)
    return install(folder) / f"node_modules/client-{version}/dist/index.js"


def our_javascript() -> Path:
    """Return the folder in which the package of our own JavaScript client is installed, as its users have it."""
    folder = ENVIRONMENTS / "client-js"
    folder.mkdir(parents=True, exist_ok=True)
    made, wanted = folder / "made", fingerprint(OUR_JAVASCRIPT)
    if not made.exists() or made.read_text() != wanted:
        app = OUR_JAVASCRIPT.parents[1]
        if not (app / "node_modules").is_dir():
            run("npm", "ci", "--no-audit", "--no-fund", "--silent", folder=app)
        run("npm", "pack", "--silent", "--pack-destination", str(folder), folder=OUR_JAVASCRIPT)
        archive = max(folder.glob("*.tgz"), key=lambda path: path.stat().st_mtime)
        (folder / "package.json").write_text('{"private": true, "type": "module"}')
        run("npm", "install", "--offline", "--no-audit", "--no-fund", "--silent", str(archive), folder=folder)
        made.write_text(wanted)
    return folder


def fingerprint(folder: Path) -> str:
    """Return a hash of the files that a package is made of."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


def install(folder: Path) -> Path:
    """Install what a folder's lock file says."""
    lock, installed = folder / "package-lock.json", folder / "node_modules/.package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", folder=folder)
    return folder


def run(*command: str, folder: Path = ROOT) -> None:
    subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    javascript()
    our_javascript()
    if "all" in sys.argv:
        for each in CLIENTS:
            python_client(each)
        for each in SERVERS:
            server(each)
        javascript(OLD_JAVASCRIPT[0])
