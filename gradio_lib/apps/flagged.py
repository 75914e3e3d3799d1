"""What of a flagged result is kept: files copied beside the log, values as text, and text as values again."""

from __future__ import annotations

import ast
import json
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gradio_lib.graph.component import Component
from gradio_lib.values.file import files, safe_name

__all__ = ["cell_of", "kept", "labels_of", "neutral", "value_of"]

_FORMULA = {"=", "+", "-", "@", "\t"}


def neutral(cell: str) -> str:
    """Return text that no spreadsheet takes for a formula, with nothing that breaks a line.

    Example:
        >>> neutral("=1+1")
        "'=1+1"
    """
    flat = cell.replace("\r", "\\r").replace("\n", "\\n").replace("\x00", "")
    return f"'{flat}" if flat[:1] in _FORMULA and not _is_number(flat) else flat


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def labels_of(components: list[Component[Any, Any]]) -> list[str]:
    """Return a name for each component's column."""
    return [each.label or f"component {index}" for index, each in enumerate(components)]


def kept(value: Any, folder: Path, *, simple: bool) -> Any:
    """Return a value that stands when its session has ended: each file in it is copied into `folder`.

    Args:
        value: JSON data as the page holds it.
        folder: Where files go, each into a folder of its own.
        simple: Whether a path stands for a file, in the place of all that is known of it.
    """
    if isinstance(value, list):
        return [kept(each, folder, simple=simple) for each in value]
    if not isinstance(value, dict):
        return value
    if not _is_file(value):
        return {name: kept(each, folder, simple=simple) for name, each in value.items()}
    path = _copied(value, folder)
    return path if simple else {**value, "path": path, "url": None}


def _is_file(value: dict[str, Any]) -> bool:
    meta = value.get("meta")
    return isinstance(value.get("path"), str) and isinstance(meta, dict) and meta.get("_type") == "gradio.FileData"


def _copied(value: dict[str, Any], folder: Path) -> str:
    given: str = value["path"]
    if given.startswith(("http://", "https://")):
        return given
    source, name = files().open(value)
    target = folder / secrets.token_hex(8) / name
    target.parent.mkdir(parents=True)
    shutil.copyfile(source, target)
    return str(target)


def folder_of(component: Component[Any, Any], index: int, flagging_dir: str | Path) -> Path:
    """Return where the files of a component go."""
    return Path(flagging_dir) / safe_name(component.label or f"component {index}")


def cell_of(value: Any) -> str:
    """Return a value as the text of a cell."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def value_of(component: Component[Any, Any], cell: str, folder: Path) -> Any:
    """Return the value that a cell of a log stands for.

    Args:
        component: What it is a value of.
        cell: The text.
        folder: Where the log is: files are named from there, or from where the program runs.
    """
    if component.carries_files:
        beside = folder / cell
        return str(beside) if cell and beside.is_file() else cell or None
    text = cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell
    if component.api_info().get("type") == "string":
        return text
    return _read(json.loads, text, _read(ast.literal_eval, text, text or None))


def _read(reader: Callable[[str], Any], text: str, otherwise: Any) -> Any:
    try:
        return reader(text)
    except (ValueError, SyntaxError):
        return otherwise
