"""MultimodalTextbox: text together with files."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

from gradio_lib.components._bases import FormComponent, one_of, refuse
from gradio_lib.components._files import matches
from gradio_lib.components._typing import InputHTMLAttributes, attributes_of
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.file import FILE_SCHEMA, NamedString, files, served

__all__ = ["MultimodalTextbox"]

MAX_FILES = 100
"""Files that a client may send with one text."""


class MultimodalTextbox(FormComponent["dict[str, Any] | None", "dict[str, Any] | None"], browser="multimodaltextbox"):
    """A text to type, with files beside it.

    The function gets ``{"text": …, "files": [paths]}`` and returns such a dict, or text.

    Example:
        >>> MultimodalTextbox(file_types=["image"]).preprocess({"text": "What is this?", "files": []})
        {'text': 'What is this?', 'files': []}
    """

    value: str | dict[str, Any] | Callable[..., Any] | None = param(default=None, kw_only=False)
    """Text, or text and paths, at the start, or a function that is called for them whenever the page opens."""
    sources: Sequence[Literal["upload", "microphone"]] | Literal["upload", "microphone"] | None = None
    """Ways to give files; None offers to upload them."""
    file_types: Sequence[str] | None = None
    """Accepted kinds: ``"image"``, ``"audio"``, ``"video"``, ``"text"``, endings such as ``".csv"``, or media types."""
    file_count: Literal["single", "multiple", "directory"] = "single"
    lines: int = 1
    """Lines shown at least."""
    max_lines: int = 20
    """Lines shown before it scrolls."""
    placeholder: str | None = None
    """Shown while it is empty."""
    autofocus: bool = False
    """Whether it has the keyboard when the page opens; one per page."""
    autoscroll: bool = True
    text_align: Literal["left", "right"] | None = None
    html_attributes: InputHTMLAttributes | None = None
    """How the browser and its keyboard help with typing."""
    rtl: bool = False
    """Whether the text runs from right to left."""
    submit_btn: str | bool | None = True
    """A button that submits; a string is its text. None: at the moment it cannot be submitted."""
    stop_btn: str | bool | None = False
    """A button that fires ``stop``; a string is its text."""
    max_plain_text_length: int = 1000
    """Characters above which a pasted text becomes a file."""

    change = Event("The text or the files are others, by a person or by a function.")
    input = Event("Somebody types, adds a file or takes one out.")
    select = Event("A part of the text is selected.")
    submit = Event("Enter is pressed, or the button.")
    focus = Event("It gets the keyboard.")
    blur = Event("It loses the keyboard.")
    stop = Event("Its stop button is pressed.")

    carries_files = True

    def page_value(self, name: str) -> Any:
        """Return a property as the page gets it: attributes as data."""
        return attributes_of(self.html_attributes) if name == "html_attributes" else super().page_value(name)

    def check(self) -> None:
        """Say what does not fit, and make a list of the sources."""
        one_of(self, "file_count", "single", "multiple", "directory")
        sources: Any = self.sources
        sources = ["upload"] if sources is None else [sources] if isinstance(sources, str) else list(sources)
        self.sources = sources
        for source in sources:
            if source not in {"upload", "microphone"}:
                msg = f'sources has {source!r}; it takes "upload" and "microphone".'
                raise DeclarationError(msg)

    def preprocess(self, payload: Any) -> dict[str, Any] | None:
        """Return the text and the paths of the files."""
        if payload is None:
            return None
        if isinstance(payload, str):
            payload = {"text": payload}
        if not isinstance(payload, dict) or not isinstance(payload.get("text", ""), str):
            raise refuse(self, "{'text': …, 'files': […]}", payload)
        given = payload.get("files") or []
        if not isinstance(given, list) or len(given) > MAX_FILES:
            raise refuse(self, f"a list of at most {MAX_FILES} files", given)
        return {"text": payload.get("text", ""), "files": [self._path(each) for each in given]}

    def _path(self, payload: Any) -> NamedString:
        path, name = files().open(payload)
        # What a client claims counts only where the name says nothing.
        kind = mimetypes.guess_type(name)[0] or payload.get("mime_type")
        if self.file_types and not matches(name, kind if isinstance(kind, str) else None, self.file_types):
            raise refuse(self, f"a file of type {', '.join(self.file_types)}", name)
        return NamedString(path)

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Store the files and return text and files."""
        if value is None:
            return None
        if isinstance(value, str):
            return {"text": value, "files": []}
        if not isinstance(value, dict):
            raise refuse(self, "text, or {'text': …, 'files': [paths]}", value)
        text = value.get("text")
        return {
            "text": "" if text is None else str(text),
            "files": [self._stored(each) for each in value.get("files") or ()],
        }

    def _stored(self, source: Any) -> dict[str, Any]:
        if isinstance(source, dict):
            source = source.get("path")
        if not isinstance(source, str | Path):
            raise refuse(self, "paths as files", source)
        return served(source)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of text and files."""
        return {
            "title": "MultimodalData",
            "type": "object",
            "properties": {
                "text": {"type": "string"},
                "files": {"type": "array", "items": FILE_SCHEMA, "default": []},
            },
            "required": ["text"],
        }

    def example_payload(self) -> dict[str, Any]:
        """Return a text without files."""
        return {"text": "Describe this image", "files": []}
