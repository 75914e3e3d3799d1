"""The front of the library: the table of public names is what editors are told, and each name is there."""

from __future__ import annotations

import ast

import gradio_lib as gr
from tests.gate.tracked import ROOT


def told_to_editors() -> dict[str, str]:
    """Return the imports that type checkers read, by the name that they give."""
    tree = ast.parse((ROOT / "gradio_lib/__init__.py").read_text())
    blocks = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    imports = [node for block in blocks for node in block.body if isinstance(node, ast.ImportFrom)]
    return {
        alias.asname or alias.name: f"{node.module}:{alias.name}".replace("gradio_lib:", "gradio_lib.")
        for node in imports
        for alias in node.names
    }


def test_the_table_is_what_editors_are_told() -> None:
    assert told_to_editors() == gr._NAMES


def test_each_name_is_there_and_listed() -> None:
    assert [name for name in gr.__all__ if getattr(gr, name, None) is None] == []
    assert gr.__all__ == sorted(gr._NAMES)
    assert set(gr.__all__) <= set(dir(gr))
