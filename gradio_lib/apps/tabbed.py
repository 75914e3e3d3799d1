"""TabbedInterface: several apps as tabs of one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from gradio_lib.apps.blocks import Blocks
from gradio_lib.components.markdown import Markdown
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.fields import param
from gradio_lib.layouts.tabitem import Tab
from gradio_lib.layouts.tabs import Tabs

__all__ = ["TabbedInterface"]


class TabbedInterface(Blocks):
    """Several interfaces on one page, one tab each.

    Example:
        >>> from gradio_lib.apps.interface import Interface
        >>> up, down = Interface(str.upper, "text", "text"), Interface(str.lower, "text", "text")
        >>> both = TabbedInterface([up, down], ["Up", "Down"])
        >>> [function.api_name for function in both.functions if function.visibility == "public"]
        ['predict', 'predict_1']
    """

    interface_list: Sequence[Blocks] = param(kw_only=False, page=False)
    """The apps."""
    tab_names: Sequence[str] | None = param(default=None, kw_only=False, page=False)
    """Titles of the tabs; None takes the apps' titles."""
    title: str | None = None  # type: ignore[assignment]
    description: str | None = param(default=None, page=False)
    """Markdown under the title."""
    article: str | None = param(default=None, page=False)
    """Markdown at the end."""
    theme: Any = param(default=None, page=False)
    analytics_enabled: bool | None = param(default=None, page=False)
    mode: str = "tabbed_interface"
    css: str | None = param(default=None, page=False)
    tabs_kwargs: Mapping[str, Any] | None = param(default=None, page=False)
    """More for the `Tabs` that they are in."""

    positional: ClassVar[Sequence[str]] = ("interface_list", "tab_names", "title", "theme", "analytics_enabled", "css")

    def __post_init__(self) -> None:
        """Lay the tabs out."""
        names = list(self.tab_names or (app.title or f"Tab {number}" for number, app in enumerate(self.interface_list)))
        if len(names) != len(self.interface_list):
            msg = f"There are {len(self.interface_list)} interfaces and {len(names)} tab_names; give one name for each."
            raise DeclarationError(msg)
        shown = self.title
        self.title = self.title or "Gradio"
        super().__post_init__()
        with self:
            if shown:
                Markdown(f"# {shown}", elem_classes=["title"])
            if self.description:
                Markdown(self.description, elem_classes=["description"])
            with Tabs(**(self.tabs_kwargs or {})):
                for name, app in zip(names, self.interface_list, strict=True):
                    with Tab(name):
                        app.render()
            if self.article:
                Markdown(self.article, elem_classes=["article"])
