"""The one command tells the truth: what it counts, and when it fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gate.tracked import ROOT

WELL, ILL = "#!/bin/sh\n", "#!/bin/sh\nexit 3\n"


def suite(tests: int, failures: int, code: int, skipped: int = 0) -> str:
    report = f'<testsuite tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}"/>'
    return f"#!/bin/sh\nmkdir -p $RESULTS\necho '<testsuites>{report}</testsuites>' >$RESULTS/report.xml\nexit {code}\n"


def check(folder: Path, *parts: str, **scripts: str) -> tuple[int, list[str]]:
    shutil.copy(ROOT / "check", folder)
    (folder / "scripts").mkdir()
    names = [path.name for path in (ROOT / "scripts").iterdir() if path.name != "_env"]
    for name in names:
        script = folder / "scripts" / name
        script.write_text(scripts.get(name, WELL))
        script.chmod(0o755)
    command = [sys.executable, str(folder / "check"), *parts]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    return finished.returncode, (finished.stdout + finished.stderr).splitlines()


def test_sum_counts_each_test_of_a_suite_and_each_tool_as_one(tmp_path: Path) -> None:
    code, lines = check(tmp_path, "lint", "py", py=suite(42, 0, 0, skipped=2))
    assert (code, lines[-1]) == (0, "46 passed, 0 failed")  # install, lint, types, layers, page, sshd and 40 tests


def test_plain_check_runs_every_usual_part_once(tmp_path: Path) -> None:
    _, lines = check(tmp_path)
    started = [line.removeprefix("── ") for line in lines if line.startswith("── ") and ":" not in line]
    assert started == ["install", "lint", "types", "layers", "page", "sshd", "py", "web", "chromium", "browser"]


def test_failed_test_fails_the_check_and_the_rest_still_runs(tmp_path: Path) -> None:
    code, lines = check(tmp_path, "py", "web", py=suite(10, 2, 1), web=suite(5, 0, 0))
    assert (code, lines[-2:]) == (1, ["Not well: py", "16 passed, 2 failed"])


@pytest.mark.parametrize("script", [ILL, suite(10, 0, 3)])
def test_a_script_that_fails_without_a_failed_test_counts_as_failed(tmp_path: Path, script: str) -> None:
    code, lines = check(tmp_path, "py", py=script)
    assert code == 1
    assert lines[-1].endswith("1 failed")


def test_a_failed_test_is_believed_over_an_exit_code(tmp_path: Path) -> None:
    code, lines = check(tmp_path, "py", py=suite(10, 1, 0))
    assert (code, lines[-1]) == (1, "12 passed, 1 failed")


def test_nothing_runs_where_the_tools_could_not_be_installed(tmp_path: Path) -> None:
    code, lines = check(tmp_path, install=ILL)
    assert (code, lines[-1]) == (1, "0 passed, 1 failed")


def test_unknown_part_is_named_with_the_ones_that_exist(tmp_path: Path) -> None:
    code, lines = check(tmp_path, "lnt")
    assert code == 2
    assert lines[0] == "check: no part is called 'lnt'; there are lint, py, web, browser, contract, package"


def test_every_script_belongs_to_a_part() -> None:
    told = (ROOT / "check").read_text()
    scripts = {path.name for path in (ROOT / "scripts").iterdir()} - {"_env", "apt", "compatibility", "fix", "install"}
    assert all(f'"{name}"' in told for name in scripts)
