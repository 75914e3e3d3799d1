"""ClearButton: a button that empties components."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from typing import Any, Literal

from typing_extensions import Self

from gradio_lib.components.button import Button
from gradio_lib.graph.component import Component
from gradio_lib.graph.context import current_blocks
from gradio_lib.graph.fields import param

__all__ = ["ClearButton"]


class ClearButton(Button):
    """A button that empties the components it is given.

    Example:
        >>> ClearButton().get_config()["value"]
        'Clear'
    """

    components: Component[Any, Any] | Sequence[Component[Any, Any]] | None = param(
        default=None, kw_only=False, page=False
    )
    """What it empties; more with `add`."""
    value: str | Callable[..., Any] | None = "Clear"
    """Its text."""
    api_name: str | Literal[False] | None = param(default=None, page=False)
    api_visibility: Literal["public", "private", "undocumented"] = param(default="undocumented", page=False)

    def __post_init__(self) -> None:
        """Attach it to its components."""
        super().__post_init__()
        if self.components is not None and current_blocks.get() is not None:
            self.add(self.components)

    def add(self, components: Component[Any, Any] | Sequence[Component[Any, Any]]) -> Self:
        """Empty these components too."""
        cleared = [components] if isinstance(components, Component) else list(components)
        shown = [component for component in cleared if not component.skip_api]
        kept = [component for component in cleared if component.skip_api]
        options: dict[str, Any] = {"show_progress": "hidden", "queue": False, "api_visibility": self.api_visibility}
        if shown:
            # In the page itself: it is at once, and works while the server is away.
            empty = json.dumps([component.postprocess(None) for component in shown])
            self.click(None, None, shown, js=f"() => {empty}", **options)
        if kept:
            self.click(_initial(kept), None, kept, api_name=self.api_name or "reset_state", **options)
        return self


def _initial(states: list[Component[Any, Any]]) -> Callable[[], Any]:
    def reset_state() -> Any:
        values = [copy.deepcopy(getattr(state, "value", None)) for state in states]
        return values[0] if len(values) == 1 else values

    return reset_state
