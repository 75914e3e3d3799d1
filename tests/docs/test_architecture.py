"""docs/architecture.md names rooms and modules that exist, all of the rooms, in the order that the imports have."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.gate.tracked import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PAGE = (ROOT / "docs/architecture.md").read_text()
ROWS = re.findall(r"^\| (`.+?`) \|", PAGE, re.MULTILINE)
ROOMS = [[name.strip("` ") for name in row.split(",")] for row in ROWS]


def layers() -> list[set[str]]:
    """Return the rooms of the contract, from above to below."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    inside = next(contract for contract in contracts if contract.get("containers") == ["gradio_lib"])
    return [set(re.findall(r"\w+", layer)) for layer in inside["layers"]]


def exists(name: str) -> bool:
    places = [ROOT / name, ROOT / "gradio_lib" / name, ROOT / "templates/app" / name]
    return any(path.exists() or path.with_suffix(".py").exists() for path in places)


def test_every_room_has_a_row_and_every_row_a_room() -> None:
    named = {name for row in ROOMS for name in row}
    folders = {
        f"gradio_lib/{path.stem}"
        for path in (ROOT / "gradio_lib").iterdir()
        if (path.is_dir() and (path / "__init__.py").exists()) or path.suffix == ".py"
    }
    assert named == (folders | {"gradio_cli", "templates/app"}) - {"gradio_lib/__init__", "gradio_lib/_version"}


def test_rows_are_in_the_order_of_the_layers() -> None:
    order = {room: depth for depth, layer in enumerate(layers()) for room in layer}
    depths = [order[Path(name).name] for row in ROOMS for name in row if name.startswith("gradio_lib/")]
    assert depths == sorted(depths)
    assert set(order) == {Path(name).name for row in ROOMS for name in row if name.startswith("gradio_lib/")}


def test_the_modules_that_are_named_exist() -> None:
    paths = set(re.findall(r"`([\w.]+/[\w./]+)`", PAGE))
    assert len(paths) > 20
    assert [path for path in sorted(paths) if not exists(path)] == []


def test_the_modules_of_a_room_that_are_named_in_its_row_exist() -> None:
    rows = re.findall(r"^\| `([\w/]+)`[^|]*\| (.+) \|$", PAGE, re.MULTILINE)
    mentioned = [(room, name) for room, told in rows for name in re.findall(r"`([a-z]\w*)`", told)]
    assert mentioned
    assert [f"{room}/{name}" for room, name in mentioned if not exists(f"{room}/{name}")] == []


def test_it_is_one_page() -> None:
    assert PAGE.count("\n") <= 80
