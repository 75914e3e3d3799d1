"""Imports point down, at the top of a module, and to the room that owns the thing."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gate.tracked import ROOT, short, tracked

OWN = ("gradio_lib", "gradio_cli")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of pyproject.toml over the packages that lie in `folder`."""
    program = str(Path(sys.executable).with_name("lint-imports"))
    command = [program, "--no-cache", "--config", str(ROOT / "pyproject.toml")]
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8", "COLUMNS": "200"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_contracts_hold() -> None:
    finished = lint(ROOT)
    assert finished.returncode == 0, finished.stdout + finished.stderr


@pytest.mark.parametrize(
    ("room", "target"),
    [("errors", "gradio_lib.settings"), ("graph/block", "gradio_lib.components.slider"), ("_lazy", "gradio_cli.main")],
)
def test_a_planted_upward_import_is_reported(tmp_path: Path, room: str, target: str) -> None:
    for package in OWN:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("static", "__pycache__"))
    with (tmp_path / f"gradio_lib/{room}.py").open("a") as module:
        module.write(f"\nimport {target}\n")
    finished = lint(tmp_path)
    assert finished.returncode == 1
    assert f"gradio_lib.{room.replace('/', '.')} -> {target}" in finished.stdout


def local_imports(tree: ast.AST) -> Iterator[int]:
    """Yield the line of each import of our own that stands inside a function."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            statements = (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))
            yield from (statement.lineno for statement in statements if set(OWN) & imported(statement))


def imported(statement: ast.Import | ast.ImportFrom) -> set[str]:
    """Return the top-level names that a statement imports."""
    if isinstance(statement, ast.Import):
        return {alias.name.partition(".")[0] for alias in statement.names}
    return {(statement.module or "").partition(".")[0]}


def from_the_front(tree: ast.AST) -> Iterator[int]:
    """Yield the line of each import of a public name through gradio_lib itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(alias.name == "gradio_lib" for alias in node.names):
            yield node.lineno
        if isinstance(node, ast.ImportFrom) and node.module == "gradio_lib":
            yield from (node.lineno for alias in node.names if not is_module(alias.name))


def is_module(name: str) -> bool:
    """Whether `name` is a room or a module of gradio_lib, and no public name."""
    return any((ROOT / "gradio_lib" / path).exists() for path in (f"{name}.py", name))


def test_own_modules_are_imported_at_the_top_of_a_module() -> None:
    found = [f"{short(path)}:{line}" for path in own_modules() for line in local_imports(ast.parse(path.read_bytes()))]
    assert not found, "an import inside a function hides a dependency from the contract: move the thing down a layer"


def test_the_library_does_not_import_through_its_own_front() -> None:
    modules = [path for path in own_modules() if short(path).startswith("gradio_lib/")]
    found = [f"{short(path)}:{line}" for path in modules for line in from_the_front(ast.parse(path.read_bytes()))]
    assert not found, "gradio_lib/__init__.py is above every room: import from the module that owns the name"


def own_modules() -> list[Path]:
    return [path for path in tracked(".py") if short(path).startswith(OWN)]


def test_the_readers_see_what_they_look_for() -> None:
    planted = ast.parse(
        "import gradio_lib\ndef f():\n    from gradio_lib.graph import block\n    import json\n"
        "from gradio_lib import settings\nfrom gradio_lib import Slider\n"
    )
    assert list(local_imports(planted)) == [3]
    assert list(from_the_front(planted)) == [1, 6]
