"""File: one or several files of any kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from gradio_lib.components._files import FileComponent
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param

__all__ = ["File"]


class File(FileComponent, browser="file"):
    """Files to upload, or to download.

    The function gets paths (strings that also have ``.name``), bytes with ``type="binary"``, a list of them with
    ``file_count`` "multiple" or "directory". It returns paths.

    Example:
        >>> File(file_types=[".csv"], label="Data").file_types
        ['.csv']
    """

    value: str | list[str] | Callable[..., Any] | None = param(default=None, kw_only=False)
    """Path or paths shown at the start, or a function that is called for them whenever the page opens."""
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
