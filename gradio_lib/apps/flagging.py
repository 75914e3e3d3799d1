"""Flagging: results that people mark are written down."""

from __future__ import annotations

import csv
import datetime as dt
import os
import threading
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gradio_lib.apps.flagged import cell_of, folder_of, kept, labels_of, neutral
from gradio_lib.graph.component import Component
from gradio_lib.logs import log

__all__ = ["CSVLogger", "ClassicCSVLogger", "FlaggingCallback", "SimpleCSVLogger"]


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


class SimpleCSVLogger(FlaggingCallback):
    """Appends flagged results to ``log.csv`` in the folder: values only, no headings.

    Example:
        >>> SimpleCSVLogger().flagged_before
        0
    """

    def __init__(self) -> None:
        self.flagged_before = 0
        self.file_name = "log.csv"
        self.simple = True
        self._lock = threading.Lock()
        self._components: list[Component[Any, Any]] = []
        self._folder = Path("flagged")

    def setup(self, components: Sequence[Component[Any, Any]], flagging_dir: str) -> None:
        """Note where to write; the folder is made with the first flag."""
        self._components = list(components)
        self._folder = Path(flagging_dir)

    def flag(self, flag_data: list[Any], flag_option: str = "", username: str | None = None) -> int:
        """Append one line; it is on the disk when this returns."""
        cells = self._cells(flag_data)
        with self._lock:
            self._folder.mkdir(parents=True, exist_ok=True)
            path, head = self._target()
            with path.open("a+b") as file:
                _mend(file)
                lines = _Lines()
                writer = csv.writer(lines)
                writer.writerows([head] if head else [])
                writer.writerow([neutral(cell) for cell in [*cells, *self._more(flag_option, username)]])
                file.write(lines.text().encode())
                file.flush()
                os.fsync(file.fileno())
            self.flagged_before += 1
            return self.flagged_before

    def _cells(self, flag_data: list[Any]) -> list[str]:
        return [
            cell_of(kept(value, folder_of(component, index, self._folder), simple=self.simple))
            for index, (component, value) in enumerate(zip(self._components, flag_data, strict=True))
        ]

    def _target(self) -> tuple[Path, list[str]]:
        """Return the file to append to, and the heading that it needs first."""
        return self._folder / self.file_name, []

    def _more(self, flag_option: str, username: str | None) -> list[str]:  # noqa: ARG002 - for those that write it
        return []


class CSVLogger(SimpleCSVLogger):
    """Appends flagged results to ``log.csv`` in the folder: one line each, with the option, the user and the time.

    A log with other headings is left alone: then it is ``log2.csv``, and so on.

    Args:
        simplify_file_data: Whether the path of a file is written, in the place of all that is known of it.
        verbose: Whether the terminal is told of a new log.
        dataset_file_name: Name of the log.

    Example:
        >>> CSVLogger(dataset_file_name="marked.csv").file_name
        'marked.csv'
    """

    def __init__(
        self, simplify_file_data: bool = True, verbose: bool = True, dataset_file_name: str | None = None
    ) -> None:
        super().__init__()
        self.simple = simplify_file_data
        self.verbose = verbose
        self.file_name = dataset_file_name or "log.csv"

    def _target(self) -> tuple[Path, list[str]]:
        head = [neutral(label) for label in (*labels_of(self._components), "flag", "username", "timestamp")]
        first = self._folder / self.file_name
        path, number = first, 1
        while path.exists() and _head_of(path) not in ([], head):
            number += 1
            path = first.with_name(f"{first.stem}{number}{first.suffix}")
        if not path.exists() and self.verbose:
            log.info("Flagged results go to %s.", path)
        return path, [] if path.exists() and _head_of(path) else head

    def _more(self, flag_option: str, username: str | None) -> list[str]:
        return [flag_option, username or "", dt.datetime.now(dt.timezone.utc).isoformat()]


def _head_of(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file), [])


def _mend(file: Any) -> None:
    """End a line that an earlier stop has torn."""
    size = file.seek(0, os.SEEK_END)
    if size:
        file.seek(size - 1)
        if file.read(1) != b"\n":
            file.write(b"\r\n")
    file.seek(0, os.SEEK_END)


class ClassicCSVLogger(CSVLogger):
    """`CSVLogger` under the name that today's apps have for one that always appends to ``log.csv``.

    Args:
        simplify_file_data: Whether the path of a file is written, in the place of all that is known of it.

    Example:
        >>> ClassicCSVLogger().file_name
        'log.csv'
    """

    def __init__(self, simplify_file_data: bool = True) -> None:
        super().__init__(simplify_file_data)


class _Lines:
    """Collects what the csv writer writes."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def write(self, part: str) -> int:
        self._parts.append(part)
        return len(part)

    def text(self) -> str:
        return "".join(self._parts)
