"""Texts of the server that pages translate are texts that something says: a changed one is changed there too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.gate.tracked import ROOT

LISTED = ROOT / "templates/app/src/i18n/said.ts"
CLIENT = ROOT / "templates/app/src/client"
HOLE = "{}"


def python_texts(path: Path) -> Iterator[str]:
    """Yield the texts of a file, ``{}`` for each value in them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else HOLE for part in node.values)
            yield "".join(map(str, parts))


def script_texts(path: Path) -> Iterator[str]:
    for text in re.findall(r'"[^"\n]*"|`[^`]*`', path.read_text(encoding="utf-8")):
        yield re.sub(r"\$\{[^}]*\}", HOLE, text[1:-1])


def test_texts_that_are_translated_are_said() -> None:
    known = {text for path in (ROOT / "gradio_lib").rglob("*.py") for text in python_texts(path)}
    known |= {text for path in CLIENT.glob("*.ts") for text in script_texts(path)}
    listed = re.findall(r'^  "(.*)",$', LISTED.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(listed) > 30
    titles = {
        "Error",
        "Info",
        "Success",
        "Warning",
        "Output",
        "Submit",
        "Stop",
    }  # levels of a message, and what authors write
    said = {text: re.sub(r"\{\d\}", HOLE, text) for text in listed}
    assert [text for text, form in said.items() if form not in known and text not in titles] == []
