"""Gallery: pictures and films beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from gradio_lib.components._bases import FormComponent, one_of, refuse
from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.file import FILE_SCHEMA, NamedString, files
from gradio_lib.values.image import read_image, store_image
from gradio_lib.values.video import store_video

__all__ = ["Gallery"]

MAX_ITEMS = 1000
"""Pictures that a client may send at once."""

_FILMS = {".mp4", ".webm", ".ogg", ".ogv", ".mov", ".m4v", ".avi", ".mkv"}


class Gallery(FormComponent["list[dict[str, Any]] | None", "list[Any] | None"], browser="gallery"):
    """A grid of pictures and films, each with a caption where it has one.

    The function returns a list of pictures (arrays, PIL images, paths, URLs) and films (paths), or pairs of one and its
    caption. As an input it gives pairs (what ``type`` says, caption).

    Example:
        >>> Gallery(columns=3, label="Results").columns
        3
    """

    value: Any = param(default=None, kw_only=False)
    """Pictures at the start, or a function that is called for them whenever the page opens."""
    columns: int | Sequence[int] | None = 2
    """Pictures beside each other; in 3.x a list from the narrowest to the widest window."""
    rows: int | Sequence[int] | None = None
    """Rows that are seen before it scrolls."""
    height: int | float | str | None = None
    """Pixels, or a css length."""
    preview: bool | None = None
    """Whether one picture is large at the start."""
    allow_preview: bool = True
    """Whether a press shows a picture large."""
    selected_index: int | None = None
    """Number of the picture that is large."""
    object_fit: Literal["contain", "cover", "fill", "none", "scale-down"] | None = None
    format: str = param(default="webp", page=False)
    """File format of arrays and PIL images."""
    file_types: Sequence[str] | None = None
    """What may be uploaded: ``"image"``, ``"video"``, endings; None: both."""
    type: Literal["numpy", "pil", "filepath"] = param(default="filepath", page=False)
    """What the function gets of each picture; films are always paths."""
    sources: Sequence[Literal["upload", "webcam", "clipboard"]] | None = None
    fit_columns: bool = True
    """Whether fewer pictures than columns fill the width."""
    show_share_button: bool | None = None
    show_download_button: bool = True
    buttons: Sequence[str] | None = None
    """Which of ``"download"``, ``"download_all"``, ``"fullscreen"`` and ``"share"`` it has; None: all but the last."""

    select = Event("A picture is pressed; the event data has its index, and as value the file with its caption.")
    upload = Event("Files are uploaded.")
    change = Event("They are other pictures.")
    delete = Event("A picture is taken out.")
    preview_close = Event("The large picture is closed.")
    preview_open = Event("A picture is shown large.")

    carries_files = True

    def check(self) -> None:
        """Say what does not fit."""
        one_of(self, "type", "numpy", "pil", "filepath")
        one_of(self, "object_fit", "contain", "cover", "fill", "none", "scale-down", None)
        for name in ("columns", "rows"):
            given = getattr(self, name)
            numbers = [given] if isinstance(given, int) else given
            if numbers is not None and not all(isinstance(each, int) and each > 0 for each in numbers):
                msg = f"{name} is {given!r}; it takes a number from 1 on, or a list of them for windows ever wider."
                raise DeclarationError(msg)

    def preprocess(self, payload: Any) -> list[tuple[Any, str | None]] | None:
        """Return pairs of a picture and its caption."""
        if payload is None:
            return None
        if not isinstance(payload, list) or len(payload) > MAX_ITEMS:
            raise refuse(self, f"a list of at most {MAX_ITEMS:,} pictures", payload)
        return [self._read(each) for each in payload]

    def _read(self, given: Any) -> tuple[Any, str | None]:
        if not isinstance(given, dict) or not ("image" in given or "video" in given):
            raise refuse(self, "{'image': file, 'caption': text}", given)
        caption = given.get("caption")
        shown = caption if isinstance(caption, str) else None
        if "video" in given:
            return NamedString(files().open(given["video"])[0]), shown
        return read_image(files().open(given["image"])[0], self.type, "RGB"), shown

    def postprocess(self, value: Any) -> list[dict[str, Any]] | None:
        """Store the pictures and return where they are, with their captions."""
        if value is None:
            return None
        # An array of four dimensions is a list of pictures, too.
        if not isinstance(value, list | tuple) and getattr(value, "ndim", 0) != 4:
            msg = f"A gallery shows a list of pictures, not {type(value).__name__}. Put it in brackets."
            raise InvalidValue(msg)
        return [self._stored(each) for each in value]

    def _stored(self, given: Any) -> dict[str, Any]:
        shown, caption = given if isinstance(given, tuple | list) and len(given) == 2 else (given, None)
        told = None if caption is None else str(caption)
        if isinstance(shown, str | Path) and Path(str(shown).partition("?")[0]).suffix.lower() in _FILMS:
            return {"video": store_video(shown), "caption": told}
        return {"image": store_image(shown, self.format).payload(), "caption": told}

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a list of pictures and films."""
        caption: dict[str, Any] = {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None}
        kinds = [
            {"type": "object", "properties": {kind: FILE_SCHEMA, "caption": caption}, "required": [kind]}
            for kind in ("image", "video")
        ]
        return {"title": "GalleryData", "type": "array", "items": {"anyOf": kinds}}

    def example_payload(self) -> Any:
        """Return no pictures: a caller uploads some."""
        return []
