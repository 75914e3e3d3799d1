"""What takes files shares: which ones are accepted, what the function gets of them, where returned ones go."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from gradio_lib.components._bases import FormComponent, one_of, refuse
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.fields import param
from gradio_lib.values.file import FILE_SCHEMA, NamedString, files, served

__all__ = ["FileComponent", "matches"]


def matches(name: str, mime_type: str | None, file_types: Sequence[str]) -> bool:
    """Whether a file of this name and type is one of `file_types`: ``"image"``, ``".csv"``, ``"application/pdf"``."""
    suffix, mime_type = name.lower(), mime_type or mimetypes.guess_type(name)[0]
    for kind in file_types:
        wanted = kind.lower()
        if wanted == "file" or (wanted.startswith(".") and suffix.endswith(wanted)):
            return True
        if mime_type and (mime_type == wanted or mime_type.startswith(wanted.removesuffix("*").rstrip("/") + "/")):
            return True
    return False


class FileComponent(FormComponent["dict[str, Any] | list[dict[str, Any]] | None", Any]):
    """Base of what takes files of any kind."""

    file_count: Literal["single", "multiple", "directory"] = "single"
    file_types: Sequence[str] | None = None
    """Accepted kinds: ``"image"``, ``"audio"``, ``"video"``, ``"text"``, endings such as ``".csv"``, or media types."""
    type: Literal["file", "filepath", "binary", "bytes"] = param(default="file", page=False)
    """What the function gets: ``"filepath"`` (or ``"file"``) a path, ``"binary"`` (or ``"bytes"``) the content."""

    carries_files = True

    def check(self) -> None:
        """Say what does not fit."""
        one_of(self, "type", "file", "filepath", "binary", "bytes")
        one_of(self, "file_count", "single", "multiple", "directory")
        if isinstance(self.file_types, str):
            msg = f"file_types takes a list, got the string {self.file_types!r}; put it in brackets."
            raise DeclarationError(msg)

    def preprocess(self, payload: Any) -> Any:
        """Return the uploaded file, or the list of files."""
        if payload is None:
            return None
        given = payload if isinstance(payload, list) else [payload]
        if self.file_count == "single":
            if len(given) > 1:
                raise refuse(self, "one file", payload)
            return self._one(given[0]) if given else None
        return [self._one(each) for each in given]

    def _one(self, payload: Any) -> NamedString | bytes:
        path, name = files().open(payload)
        # What a client claims counts only where the name says nothing.
        kind = mimetypes.guess_type(name)[0] or payload.get("mime_type")
        if self.file_types and not matches(name, kind if isinstance(kind, str) else None, self.file_types):
            raise refuse(self, f"a file of type {', '.join(self.file_types)}", name)
        return path.read_bytes() if self.type in {"binary", "bytes"} else NamedString(path)

    def postprocess(self, value: Any) -> dict[str, Any] | list[dict[str, Any]] | None:
        """Store the files and return where they are."""
        if value is None:
            return None
        if isinstance(value, list | tuple):
            return [self._stored(each) for each in value]
        stored = self._stored(value)
        return stored if self.file_count == "single" else [stored]

    def _stored(self, value: Any) -> dict[str, Any]:
        if isinstance(value, bytes):
            return files().put(value, "file.bin").payload()
        path = getattr(value, "name", value) if not isinstance(value, Path) else value
        if not isinstance(path, str | Path):
            raise refuse(self, "a path", value)
        return served(path)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file, or of a list of them."""
        return FILE_SCHEMA if self.file_count == "single" else {"type": "array", "items": FILE_SCHEMA}
