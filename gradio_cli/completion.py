"""What the shell offers for a target: folders, Python files, and after the colon the functions that a file defines."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

__all__ = ["targets"]

_DEFINES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def targets(incomplete: str) -> Iterator[str]:
    """Yield what a target that begins so may be. Nothing is imported: to press a key runs nobody's code.

    Args:
        incomplete: What is written so far.
    """
    file, colon, begun = incomplete.rpartition(":")
    if colon:
        yield from (f"{file}:{name}" for name in _names(Path(file)) if name.startswith(begun))
        return
    folder, slash, begun = incomplete.rpartition("/")
    place = Path(folder + slash) if slash else Path()
    if not place.is_dir():
        return
    for path in sorted(place.iterdir()):
        if path.name.startswith(begun) and (begun.startswith(".") or not path.name.startswith((".", "__"))):
            written = f"{folder}{slash}{path.name}"
            if path.is_dir():
                yield f"{written}/"
            elif path.suffix in {".py", ".ipynb"}:
                yield written


def _names(file: Path) -> Iterator[str]:
    try:
        tree = ast.parse(file.read_text("utf-8"))
    except (OSError, SyntaxError, ValueError):
        return
    for node in tree.body:
        names = [node.name] if isinstance(node, _DEFINES) else []
        if isinstance(node, ast.Assign):
            names = [each.id for each in node.targets if isinstance(each, ast.Name)]
        yield from (name for name in names if not name.startswith("_"))
