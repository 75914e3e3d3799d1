"""Sample inputs as their author gives them: rows, a folder of files, or a log of flagged results."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from gradio_lib.apps.flagged import value_of
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.component import Component

__all__ = ["is_table", "rows_in", "rows_of"]

LOG = "log.csv"


def rows_of(examples: Any, inputs: Sequence[Component[Any, Any]]) -> list[list[Any]]:
    """Return rows with one value per input.

    Args:
        examples: Rows; for one input, values; or the path of a folder: with a ``log.csv`` in it the log's rows, else
            one row for each file.
        inputs: The components of the columns.

    Raises:
        DeclarationError: The shape does not fit; the message says where.
    """
    if isinstance(examples, str | Path):
        return _of_folder(Path(examples), inputs)
    if not isinstance(examples, Sequence):
        msg = f"examples is {examples!r}; give a list of rows, one value per input, or the path of a folder."
        raise DeclarationError(msg)
    single = len(inputs) == 1
    for number, row in enumerate(examples):
        if not single and (not _is_row(row, single=False) or len(row) > len(inputs)):
            msg = f"Example {number} is {row!r}; it takes one value for each of the {len(inputs)} inputs."
            raise DeclarationError(msg)
    rows = [list(row) if _is_row(row, single=single) else [row] for row in examples]
    return [row + [None] * (len(inputs) - len(row)) for row in rows]


def rows_in(file: Path, names: Collection[str]) -> list[Any]:
    """Return the rows in a csv, json or jsonl file: lists, or dicts where it tells names.

    Args:
        file: The file. A csv file tells names where all of its first line are among `names`.
        names: Names of the inputs.

    Raises:
        DeclarationError: The file holds no rows.
    """
    try:
        rows = _READERS[file.suffix.lower()](file.read_text("utf-8-sig"), names)
    except (OSError, ValueError) as error:
        msg = f"The examples in {file} cannot be read: {error}"
        raise DeclarationError(msg) from error
    if not isinstance(rows, list):
        msg = f"{file} holds no list of examples; write [[…], …], a row per example."
        raise DeclarationError(msg)
    return rows


def _csv(text: str, names: Collection[str]) -> list[Any]:
    lines = [line for line in csv.reader(io.StringIO(text, newline="")) if line]
    head = [cell.strip() for cell in lines[0]] if lines else []
    if head and set(head) <= set(names):
        return [dict(zip(head, line, strict=False)) for line in lines[1:]]
    return lines


_READERS: dict[str, Callable[[str, Collection[str]], Any]] = {
    ".csv": _csv,
    ".json": lambda text, _: json.loads(text),
    ".jsonl": lambda text, _: [json.loads(line) for line in text.splitlines() if line.strip()],
}


def is_table(examples: Any) -> bool:
    """Whether examples are the path of a file with rows."""
    return isinstance(examples, str | Path) and Path(examples).suffix.lower() in _READERS and Path(examples).is_file()


def _is_row(value: Any, *, single: bool) -> bool:
    """Whether it is a row; for one input a list of several values is that input's value."""
    return isinstance(value, list | tuple) and (not single or len(value) == 1)


def _of_folder(folder: Path, inputs: Sequence[Component[Any, Any]]) -> list[list[Any]]:
    if not folder.is_dir():
        msg = f"examples is {str(folder)!r}, and there is no such folder; give a list of rows, or a folder's path."
        raise DeclarationError(msg)
    if (folder / LOG).is_file():
        return _of_log(folder, inputs)
    if len(inputs) != 1:
        msg = f"{folder} has no {LOG}, which has to say which value goes to which of the {len(inputs)} inputs."
        raise DeclarationError(msg)
    return [[str(path)] for path in sorted(folder.iterdir()) if path.is_file() and not path.name.startswith(".")]


def _of_log(folder: Path, inputs: Sequence[Component[Any, Any]]) -> list[list[Any]]:
    with (folder / LOG).open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.reader(file) if line][1:]
    for number, line in enumerate(lines):
        if len(line) < len(inputs):
            msg = f"{folder / LOG}, line {number + 2}: there are {len(line)} values for {len(inputs)} inputs."
            raise DeclarationError(msg)
    return [[value_of(each, cell, folder) for each, cell in zip(inputs, line, strict=False)] for line in lines]
