"""Both checkers agree with this folder's files: what they accept, infer (assert_type) and refuse."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gate.tracked import ROOT

FOLDER = "tests/typing"
CHECKERS = {
    "mypy": ["mypy", "--follow-imports=silent", FOLDER],
    "pyright": ["pyright", "--warnings", "--pythonpath", sys.executable],
}


def check(checker: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    program, *arguments = CHECKERS[checker]
    command = [str(Path(sys.executable).with_name(program)), *arguments]
    environment = {**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1", "MYPY_FORCE_COLOR": "0"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("checker", CHECKERS)
def test_checker_agrees(checker: str) -> None:
    finished = check(checker)
    assert finished.returncode == 0, finished.stdout + finished.stderr


@pytest.mark.parametrize("checker", CHECKERS)
def test_checker_reports_an_ignore_that_ignores_nothing(checker: str, tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "planted.py").write_text(
        "x = 1  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue]\n"
    )
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    finished = check(checker, tmp_path)
    assert finished.returncode == 1
    assert "planted.py:1" in finished.stdout
