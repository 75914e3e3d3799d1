"""DownloadButton: a button that hands out a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from gradio_lib.components._bases import FormComponent, one_of, refuse
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.file import FILE_SCHEMA, NamedString, files, served

__all__ = ["DownloadButton"]


class DownloadButton(FormComponent["dict[str, Any] | None", "NamedString | None"], browser="downloadbutton"):
    """A button that downloads the file that it holds.

    A function returns the path of the file, or None; it gets the path.

    Example:
        >>> DownloadButton("Get the report").label
        'Get the report'
    """

    label: str | None = param(default="Download", kw_only=False)
    """Its text."""
    value: str | Path | Callable[..., Any] | None = param(default=None, kw_only=False)
    """Path or URL of the file, or a function that is called for it whenever the page opens."""
    variant: Literal["primary", "secondary", "stop"] = "secondary"
    size: Literal["sm", "md", "lg"] | None = None
    icon: str | Path | None = None
    """Path or URL of a picture in it."""
    min_width: int | None = None  # type: ignore[assignment]
    """Pixels it has at least."""

    change = Event("It holds another file.")
    click = Event("It is pressed.")

    carries_files = True

    def check(self) -> None:
        """Say what does not fit."""
        one_of(self, "variant", "primary", "secondary", "stop")
        one_of(self, "size", "sm", "md", "lg", None)

    def page_value(self, name: str) -> Any:
        """Return a property as the page gets it; the icon as what the page can load."""
        if name == "icon" and self.icon is not None:
            return served(self.icon)
        return super().page_value(name)

    def preprocess(self, payload: Any) -> NamedString | None:
        """Return the path of the file."""
        return None if payload is None else NamedString(files().open(payload)[0])

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Store the file and return where it is."""
        if value is None:
            return None
        path = value if isinstance(value, str | Path) else getattr(value, "name", None)
        if not isinstance(path, str | Path):
            raise refuse(self, "a path", value)
        return served(path)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file."""
        return FILE_SCHEMA
