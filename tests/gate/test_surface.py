"""What the library offers cannot drift by accident: its table, its names, its types and the frozen list agree."""

from __future__ import annotations

import ast
import json

import pytest

import gradio_lib as gr
from gradio_lib import _NAMES
from tests.gate.surface import FROZEN, lines
from tests.gate.tracked import ROOT


def typed_names() -> set[str]:
    """Return the names that type checkers and editors see."""
    tree = ast.parse((ROOT / "gradio_lib/__init__.py").read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    others = {ast.unparse(node.targets[0]) for node in block.body if isinstance(node, ast.Assign)}
    return {alias.asname or alias.name for node in imports for alias in node.names} | others


def test_table_list_and_types_name_the_same() -> None:
    assert sorted(gr.__all__) == sorted(_NAMES)
    assert typed_names() == set(_NAMES)


@pytest.mark.parametrize("name", sorted(_NAMES))
def test_every_name_is_there(name: str) -> None:
    assert getattr(gr, name) is not None
    assert name in dir(gr)


def test_unknown_name_is_told_with_the_nearest_one() -> None:
    with pytest.raises(AttributeError, match=r"module 'gradio_lib' has no attribute 'Slidr'\. Did you mean 'Slider'\?"):
        gr.Slidr  # type: ignore[attr-defined]  # noqa: B018 - it is asked for to fail


def test_surface_is_the_one_that_was_agreed_on() -> None:
    frozen = FROZEN.read_text(encoding="utf-8").splitlines()
    assert lines() == frozen, "a change that is meant is written down by: python -m tests.gate.surface"


DOCUMENTED = json.loads((ROOT / "tests/data/api-3.36.json").read_text(encoding="utf-8"))["classes"]


@pytest.mark.parametrize("kind", [gr.Blocks, gr.Interface, gr.TabbedInterface])
def test_apps_take_the_documented_parameters_by_position(kind: type[gr.Blocks]) -> None:
    documented = [each for each in DOCUMENTED[kind.__name__]["params"] if not each["name"].startswith("**")]
    placed = [each["name"] for each in documented if not each.get("keyword_only")]
    assert list(kind.positional)[: len(placed)] == placed
