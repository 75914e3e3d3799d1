"""File: one or several files of any kind."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

from gradio_lib.components._bases import FormComponent, refuse
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.file import FILE_SCHEMA, FileData, NamedString, files

__all__ = ["File", "matches"]

_KINDS = {"image", "audio", "video", "text", "file"}


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


class File(FormComponent["dict[str, Any] | list[dict[str, Any]] | None", Any], browser="file"):
    """Files to upload, or to download.

    The function gets paths (strings that also have ``.name``), bytes with ``type="binary"``, a list of them with
    ``file_count`` "multiple" or "directory". It returns paths.

    Example:
        >>> File(file_types=[".csv"], label="Data").file_types
        ['.csv']
    """

    value: str | list[str] | Callable[..., Any] | None = param(default=None, kw_only=False)
    """Path or paths shown at the start, or a function that is called for them whenever the page opens."""
    file_count: Literal["single", "multiple", "directory"] = "single"
    file_types: Sequence[str] | None = None
    """Accepted kinds: ``"image"``, ``"audio"``, ``"video"``, ``"text"``, endings such as ``".csv"``, or media types."""
    type: Literal["file", "filepath", "binary"] = param(default="file", page=False)
    height: int | str | float | None = None
    """Pixels, or a css length, above which the list scrolls."""
    allow_reordering: bool = False
    buttons: Sequence[str] | None = None

    change = Event("They are other files, by a person or by a function.")
    select = Event("A file of the list is pressed; the event data has its index and value.")
    clear = Event("The files are taken away.")
    upload = Event("Files are uploaded.")
    delete = Event("A file is taken out of the list.")
    download = Event("A file is downloaded.")

    carries_files = True

    def check(self) -> None:
        """Say what does not fit."""
        if self.type not in {"file", "filepath", "binary", "bytes"}:
            msg = f'type is {self.type!r}; it takes "filepath" or "binary".'
            raise DeclarationError(msg)
        if self.file_count not in {"single", "multiple", "directory"}:
            msg = f'file_count is {self.file_count!r}; it takes "single", "multiple" or "directory".'
            raise DeclarationError(msg)
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
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return FileData(path=value, url=value, orig_name=value.rpartition("/")[2]).payload()
        path = getattr(value, "name", value) if not isinstance(value, Path) else value
        if not isinstance(path, str | Path):
            raise refuse(self, "a path", value)
        return files().put(path).payload()

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file, or of a list of them."""
        return FILE_SCHEMA if self.file_count == "single" else {"type": "array", "items": FILE_SCHEMA}
