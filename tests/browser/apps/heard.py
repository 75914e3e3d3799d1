"""Notes in the page which events blocks fire: the tests read ``window.heard``."""

from __future__ import annotations

from gradio_lib.components._bases import FormComponent


def hear(*components: FormComponent[object, object]) -> None:
    """Note each event of these components, as ``label.event`` in the order in which they come."""
    for component in components:
        for event in component.events:
            script = f"() => {{ (window.heard ??= []).push('{component.label}.{event}'); }}"
            getattr(component, event)(None, None, None, js=script, show_progress="hidden")
