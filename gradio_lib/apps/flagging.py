"""Flagging: results that people mark are written down."""

from __future__ import annotations

import csv
import datetime as dt
import json
import os
import threading
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gradio_lib.graph.component import Component

__all__ = ["CSVLogger", "FlaggingCallback", "neutral"]


class FlaggingCallback(ABC):
    """Base of what writes flagged results down: subclass it with `setup` and `flag`."""

    @abstractmethod
    def setup(self, components: Sequence[Component[Any, Any]], flagging_dir: str) -> None:
        """Prepare for values of these components.

        Args:
            components: Inputs and outputs, in the order of the values.
            flagging_dir: Folder to write to.
        """

    @abstractmethod
    def flag(self, flag_data: list[Any], flag_option: str = "", username: str | None = None) -> int:
        """Write one result down and return how many there are.

        Args:
            flag_data: One value per component, as JSON data.
            flag_option: Which of the options was pressed.
            username: Who is logged in.
        """


def neutral(cell: str) -> str:
    """Return text that no spreadsheet takes for a formula, with nothing that breaks a line.

    Example:
        >>> neutral("=1+1")
        "'=1+1"
    """
    flat = cell.replace("\r", "\\r").replace("\n", "\\n").replace("\x00", "")
    return f"'{flat}" if flat[:1] in {"=", "+", "-", "@", "\t"} and not _is_number(flat) else flat


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


class CSVLogger(FlaggingCallback):
    """Appends flagged results to ``log.csv`` in the folder, one line each.

    Example:
        >>> CSVLogger().flagged_before
        0
    """

    def __init__(self) -> None:
        self.flagged_before = 0
        self._lock = threading.Lock()
        self._components: list[Component[Any, Any]] = []
        self._path = Path("flagged/log.csv")

    def setup(self, components: Sequence[Component[Any, Any]], flagging_dir: str) -> None:
        """Note where to write; the folder is made with the first flag."""
        self._components = list(components)
        self._path = Path(flagging_dir) / "log.csv"

    def flag(self, flag_data: list[Any], flag_option: str = "", username: str | None = None) -> int:
        """Append one line; it is on the disk when this returns."""
        now = dt.datetime.now(dt.timezone.utc).isoformat()
        row = [_cell(value) for value in flag_data] + [flag_option, username or "", now]
        with self._lock:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new = not self._path.exists()
            with self._path.open("a+b") as file:
                self._mend(file)
                text = _Line()
                writer = csv.writer(text)
                if new:
                    writer.writerow(
                        [*(neutral(each.label or "") for each in self._components), "flag", "username", "timestamp"]
                    )
                writer.writerow([neutral(cell) for cell in row])
                file.write(text.getvalue().encode())
                file.flush()
                os.fsync(file.fileno())
            self.flagged_before += 1
            return self.flagged_before

    @staticmethod
    def _mend(file: Any) -> None:
        """End a line that an earlier stop has torn."""
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(size - 1)
            if file.read(1) != b"\n":
                file.write(b"\r\n")
        file.seek(0, os.SEEK_END)


class _Line:
    """Collects what the csv writer writes."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def write(self, part: str) -> int:
        self._parts.append(part)
        return len(part)

    def getvalue(self) -> str:
        return "".join(self._parts)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict) and isinstance(value.get("path"), str):
        return str(value.get("orig_name") or value["path"])
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
