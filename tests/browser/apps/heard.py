"""Notes in the page which events blocks fire: the tests read ``window.heard``."""

from __future__ import annotations

from typing import Any

from gradio_lib.graph.component import Component


def hear(*components: Component[Any, Any]) -> None:
    """Note each event of these components, as ``label.event`` in the order in which they come."""
    for component in components:
        for event in component.events:
            script = f"() => {{ (window.heard ??= []).push('{component.label}.{event}'); }}"
            getattr(component, event)(None, None, None, js=script, show_progress="hidden")
