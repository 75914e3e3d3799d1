"""No file and no function grows past the ceiling; there is no list of exceptions."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.gate.tracked import ROOT, short, tracked

FILE_LINES = 600
FUNCTION_LINES = 60
Definition = ast.FunctionDef | ast.AsyncFunctionDef


def long_file(path: Path) -> str | None:
    lines = path.read_text(encoding="utf-8").count("\n")
    return f"{short(path)}: {lines} lines" if lines >= FILE_LINES else None


def code_lines(function: Definition) -> int:
    """Count the lines of a function's body: parameters and their documentation are a declaration and cost nothing."""
    documented = ast.get_docstring(function, clean=False) is not None
    body = function.body[1:] if documented else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def long_functions(source: str, name: str) -> list[str]:
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, Definition)]
    return [
        f"{name}:{function.lineno}: {function.name} has {code_lines(function)} lines"
        for function in functions
        if code_lines(function) >= FUNCTION_LINES
    ]


def test_no_file_reaches_the_ceiling() -> None:
    long = [found for path in tracked(".py", ".ts", ".svelte", ".js", ".mjs", ".css") if (found := long_file(path))]
    assert not long, f"{FILE_LINES} lines are the ceiling; find the second thing in it and give that a file"


def test_no_function_reaches_the_ceiling() -> None:
    long = [found for path in tracked(".py") for found in long_functions(path.read_text(encoding="utf-8"), short(path))]
    assert not long, f"{FUNCTION_LINES} lines are the ceiling; name the steps"


def test_the_measure_sees_a_long_body_and_forgives_what_declares_it() -> None:
    body = "\n".join(["    x = 1"] * FUNCTION_LINES)
    assert long_functions(f"def f():\n{body}", "f.py") == ["f.py:1: f has 60 lines"]
    blank = "\n" * FUNCTION_LINES
    declared = f'async def f({blank}):\n    """What.{blank}    """\n'
    assert long_functions(declared, "f.py") == []
    assert long_functions(f"{declared}{body}", "f.py") == ["f.py:1: f has 60 lines"]


def test_the_measure_reads_the_files_that_there_are() -> None:
    assert ROOT / "gradio_lib/errors.py" in tracked(".py")
