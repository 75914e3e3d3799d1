"""What a target needs: from requirements.txt, else pyproject.toml, else from what it imports."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from gradio_lib._lazy import load

__all__ = ["OWN", "imported", "pinned", "requirements"]

OWN = "gradio-run"
"""Our own distribution."""
_OURS = {"gradio_cli", "gradio_lib"}


def requirements(folder: Path, modules: Iterable[Path]) -> tuple[list[str], str]:
    """Return the lines of a requirements file without our own package, and where they come from.

    Args:
        folder: Where the app lies.
        modules: The files that the target is in.
    """
    given = folder / "requirements.txt"
    if given.is_file():
        return _without_own(given.read_text("utf-8").splitlines()), given.name
    project = folder / "pyproject.toml"
    if project.is_file():
        toml = load("tomllib" if sys.version_info >= (3, 11) else "tomli")
        declared = toml.loads(project.read_text("utf-8")).get("project", {}).get("dependencies")
        if isinstance(declared, list):
            return _without_own([str(each) for each in declared]), project.name
    return pinned(imported(modules, folder)), "what it imports"


def _without_own(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if _name(line) != OWN]


def _name(line: str) -> str:
    match = re.match(r"\s*([A-Za-z0-9][\w.-]*)", line)
    return re.sub(r"[-_.]+", "-", match[1]).lower() if match else ""


def imported(modules: Iterable[Path], folder: Path) -> set[str]:
    """Return the top-level names of others' packages that files import, and that those of theirs do which lie here."""
    names: set[str] = set()
    left, seen = [path.resolve() for path in modules], set[Path]()
    while left:
        path = left.pop()
        if path in seen:
            continue
        seen.add(path)
        for name in _imports(path):
            own = [each for place in (path.parent, folder) for each in _files(place, name)]
            left.extend(each.resolve() for each in own)
            if not own:
                names.add(name.partition(".")[0])
    return names - set(sys.stdlib_module_names) - _OURS


def _imports(path: Path) -> Iterator[str]:
    try:
        tree = ast.parse(path.read_text("utf-8"))
    except (OSError, SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names if node.level or each.name != "*")
        elif isinstance(node, ast.ImportFrom):
            yield from (each.name for each in node.names)


def _files(place: Path, name: str) -> Iterator[Path]:
    """Yield the files that a dotted name stands for below a folder: the packages on the way to it too."""
    parts = name.split(".")
    for count in range(1, len(parts) + 1):
        stem = place.joinpath(*parts[:count])
        for path in (stem.with_suffix(".py"), stem / "__init__.py"):
            if path.is_file():
                yield path


def pinned(names: Iterable[str]) -> list[str]:
    """Return the distributions that bring these packages, in the versions that are installed."""
    known = importlib.metadata.packages_distributions()
    found = {distribution for name in names for distribution in known.get(name, ())}
    versions = {each: importlib.metadata.version(each).partition("+")[0] for each in found if _name(each) != OWN}
    return [f"{name}=={version}" for name, version in sorted(versions.items(), key=lambda pair: pair[0].lower())]
