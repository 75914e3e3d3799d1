"""Reloading: what was saved, which modules that concerns, and their import anew."""

from __future__ import annotations

import ast
import contextlib
import importlib
import linecache
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from gradio_cli.importing import OURS, is_installed
from gradio_lib._lazy import require

__all__ = ["Changes", "imported_anew", "own_modules"]

_STEP_MILLISECONDS = 30
"""For how long nothing must be saved until what was saved is told: an editor writes several files one after another."""
_CHECK_MILLISECONDS = 1000

Stamp = tuple[int, int]


def own_modules() -> dict[str, Path]:
    """Return the loaded modules that the person has written, by name, each with its file."""
    files = {name: getattr(module, "__file__", None) for name, module in list(sys.modules.items())}
    return {
        name: Path(file)
        for name, file in files.items()
        if file and file.endswith(".py") and name != "__main__" and not file.startswith(OURS) and not is_installed(file)
    }


class Changes:
    """Tells which files of the person's modules were saved since they were imported; made before they are."""

    def __init__(self) -> None:
        self._stamps: dict[Path, Stamp | None] = {}
        self._begun = time.time_ns()

    def until(self, stop: threading.Event) -> Iterator[set[Path]]:
        """Yield the files of each save, until `stop` is set.

        A set is empty where another Python file beside them was saved: it may be what an import did not find.
        """
        watchfiles = require("watchfiles", "for --reload")
        while not stop.is_set():
            folders = self._folders()
            for saved in watchfiles.watch(
                *folders,
                recursive=False,
                step=_STEP_MILLISECONDS,
                stop_event=stop,
                # What is saved before the watch stands is told by the stamps, soon after.
                rust_timeout=_CHECK_MILLISECONDS,
                yield_on_timeout=True,
            ):
                changed = self._changed()
                if changed or any(path.endswith(".py") for _, path in saved):
                    yield changed
                if self._folders() != folders:
                    break

    def _folders(self) -> set[Path]:
        return {path.parent for path in {*self._stamps, *own_modules().values()} if path.parent.is_dir()}

    def _changed(self) -> set[Path]:
        stamps = {path: _stamp(path) for path in {*self._stamps, *own_modules().values()}}
        changed = {path for path, stamp in stamps.items() if self._is_new(path, stamp)}
        self._stamps, self._begun = stamps, time.time_ns()
        return changed

    def _is_new(self, path: Path, stamp: Stamp | None) -> bool:
        if path in self._stamps:
            return stamp != self._stamps[path]
        return stamp is not None and stamp[0] > self._begun


def _stamp(path: Path) -> Stamp | None:
    with contextlib.suppress(OSError):
        status = path.stat()
        return status.st_mtime_ns, status.st_size
    return None


@contextmanager
def imported_anew(changed: Iterable[Path]) -> Iterator[None]:
    """Inside, the modules of these files and all that import them are imported anew; others stay as they are.

    Where the block fails, the modules are again what they were.
    """
    stale = _stale(set(changed))
    before = {name: sys.modules[name] for name in stale}
    for name in stale:
        _forget(name)
    importlib.invalidate_caches()
    linecache.checkcache()
    try:
        yield
    except BaseException:
        for name, module in before.items():
            _remember(name, module)
        raise


def _forget(name: str) -> None:
    """Let a module be looked for again: ``from package import module`` takes the package's attribute, if it has one."""
    del sys.modules[name]
    parent, _, child = name.rpartition(".")
    vars(sys.modules.get(parent, ModuleType(parent))).pop(child, None)


def _remember(name: str, module: ModuleType) -> None:
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent in sys.modules:
        setattr(sys.modules[parent], child, module)


def _stale(changed: set[Path]) -> set[str]:
    """Return the names of the modules that the files are, of what is inside of them, and of all that import them."""
    files = own_modules()
    imports = {name: _imports(name, path) for name, path in files.items()}
    stale = {name for name, path in files.items() if path in changed}
    while True:
        more = {name for name in files if name not in stale and (imports[name] & stale or _is_inside(name, stale))}
        if not more:
            return stale
        stale |= more


def _is_inside(name: str, packages: set[str]) -> bool:
    return any(name.startswith(f"{package}.") for package in packages)


def _imports(name: str, path: Path) -> set[str]:
    """Return the names of all that a module imports, modules or not."""
    try:
        tree = ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return set()
    package = getattr(sys.modules.get(name), "__package__", None) or ""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = _absolute(node, package)
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return {part for each in found for part in _with_parents(each)}


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if node.level == 0:
        return node.module or ""
    parts = package.split(".")
    return ".".join([*parts[: len(parts) - node.level + 1], *([node.module] if node.module else [])])


def _with_parents(name: str) -> Iterator[str]:
    parts = name.split(".")
    return (".".join(parts[: number + 1]) for number in range(len(parts)))
