"""Notebooks as modules: their code cells are run in order, past what only a notebook's own shell understands."""

from __future__ import annotations

import codeop
import json
import linecache
import re
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from gradio_lib.errors import TargetError

__all__ = ["NotebookLoader"]

_MAGIC = re.compile(r"^(\s*)(?:[%!].*|\?.*|.*\?\??\s*$)")
_RUN_ALL_THE_SAME = re.compile(r"%%(time|timeit|capture|prun|blocks)\b.*")


class NotebookLoader:
    """Loads a notebook as a module.

    Args:
        path: The notebook.
        shown: How messages call it.
    """

    def __init__(self, path: Path, shown: str) -> None:
        self._path = path
        self._shown = shown

    def create_module(self, _spec: ModuleSpec) -> ModuleType | None:
        """Leave that to Python."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Run the code cells.

        Raises:
            TargetError: It is no notebook.
        """
        vars(module).setdefault("display", _shown_nowhere)
        compiled = codeop.Compile()  # it remembers what cells import from __future__
        for number, cell in enumerate(self._cells(), start=1):
            name, source = f"{self._path}, cell {number}", _plain(cell)
            linecache.cache[name] = len(source), None, source.splitlines(keepends=True), name
            exec(compiled(source, name, "exec"), vars(module))  # noqa: S102 - the person's own program

    def _cells(self) -> list[str]:
        try:
            notebook = json.loads(self._path.read_text("utf-8"))
            sources = [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            msg = f"{self._shown} is no notebook that can be read: {error}"
            raise TargetError(msg) from error
        return ["".join(source) for source in sources]


def _shown_nowhere(*_: Any, **_named: Any) -> None:
    """Take what a cell displays."""


def _plain(cell: str) -> str:
    """Return a cell without magics and shell commands; one that is written in another language is left out."""
    lines = cell.splitlines()
    first = lines[0].strip() if lines else ""
    if first.startswith("%%"):
        lines = ["", *lines[1:]] if _RUN_ALL_THE_SAME.fullmatch(first) else []
    return "".join(f"{_MAGIC.sub(lambda found: f'{found[1]}pass', line)}\n" for line in lines)
