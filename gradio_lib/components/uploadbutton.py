"""UploadButton: a button that takes files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from gradio_lib.components._bases import one_of
from gradio_lib.components._files import FileComponent
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.file import served

__all__ = ["UploadButton"]


class UploadButton(FileComponent, browser="uploadbutton"):
    """A button that opens the file dialog; the files that are chosen are its value.

    The function gets paths (strings that also have ``.name``), bytes with ``type="binary"``, a list of them with
    ``file_count`` "multiple" or "directory".

    Example:
        >>> UploadButton("Add pictures", file_types=["image"], file_count="multiple").label
        'Add pictures'
    """

    label: str | None = param(default="Upload a File", kw_only=False)
    """Its text."""
    value: str | list[str] | Callable[..., Any] | None = param(default=None, kw_only=False)
    """Path or paths that it holds at the start, or a function that is called for them whenever the page opens."""
    variant: Literal["primary", "secondary", "stop"] = "secondary"
    size: Literal["sm", "md", "lg"] | None = None
    icon: str | Path | None = None
    """Path or URL of a picture in it."""
    min_width: int | None = None  # type: ignore[assignment]
    """Pixels it has at least."""

    change = Event("They are other files, by a person or by a function.")
    click = Event("It is pressed.")
    upload = Event("Files are uploaded.")

    def check(self) -> None:
        """Say what does not fit."""
        super().check()
        one_of(self, "variant", "primary", "secondary", "stop")
        one_of(self, "size", "sm", "md", "lg", None)

    def page_value(self, name: str) -> Any:
        """Return a property as the page gets it; the icon as what the page can load."""
        if name == "icon" and self.icon is not None:
            return served(self.icon)
        return super().page_value(name)
