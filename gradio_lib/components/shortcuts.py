"""Names of components as strings: ``"text"``, ``"image"``, ``"slider"``."""

from __future__ import annotations

from typing import Any

from gradio_lib._lazy import load
from gradio_lib.errors import DeclarationError, UnknownName
from gradio_lib.graph.component import Component

__all__ = ["SHORTCUTS", "component_of"]

_HERE = "gradio_lib.components"

# name -> (module:Class, arguments)
SHORTCUTS: dict[str, tuple[str, dict[str, Any]]] = {
    "button": (f"{_HERE}.button:Button", {}),
    "checkbox": (f"{_HERE}.checkbox:Checkbox", {}),
    "checkboxgroup": (f"{_HERE}.checkboxgroup:CheckboxGroup", {}),
    "dataframe": (f"{_HERE}.dataframe:Dataframe", {}),
    "dataset": (f"{_HERE}.dataset:Dataset", {}),
    "dropdown": (f"{_HERE}.dropdown:Dropdown", {}),
    "file": (f"{_HERE}.file:File", {}),
    "files": (f"{_HERE}.file:File", {"file_count": "multiple"}),
    "html": (f"{_HERE}.html:HTML", {}),
    "image": (f"{_HERE}.image:Image", {}),
    "json": (f"{_HERE}.json:JSON", {}),
    "label": (f"{_HERE}.label:Label", {}),
    "list": (f"{_HERE}.dataframe:Dataframe", {"type": "array", "col_count": 1}),
    "markdown": (f"{_HERE}.markdown:Markdown", {}),
    "matrix": (f"{_HERE}.dataframe:Dataframe", {"type": "array"}),
    "number": (f"{_HERE}.number:Number", {}),
    "numpy": (f"{_HERE}.dataframe:Dataframe", {"type": "numpy"}),
    "pil": (f"{_HERE}.image:Image", {"type": "pil"}),
    "radio": (f"{_HERE}.radio:Radio", {}),
    "slider": (f"{_HERE}.slider:Slider", {}),
    "state": (f"{_HERE}.state:State", {}),
    "text": (f"{_HERE}.textbox:Textbox", {}),
    "textarea": (f"{_HERE}.textbox:Textbox", {"lines": 7}),
    "textbox": (f"{_HERE}.textbox:Textbox", {}),
    "webcam": (f"{_HERE}.image:Image", {"source": "webcam"}),
}


def component_of(given: Any, **options: Any) -> Component[Any, Any]:
    """Return the component that a name stands for, not on the page yet; a component is returned as it is.

    Args:
        given: A name, or a component.
        **options: What one that is named is made with besides.

    Raises:
        UnknownName: There is no component of that name.
        DeclarationError: It is neither a name nor a component.
    """
    if isinstance(given, Component):
        known: Component[Any, Any] = given
        return known
    if not isinstance(given, str):
        msg = f"A component or the name of one is expected, got {given!r}."
        raise DeclarationError(msg)
    key = given.lower().replace("_", "").replace(" ", "")
    if key not in SHORTCUTS:
        raise UnknownName(kind="component", name=given, known=SHORTCUTS)
    target, arguments = SHORTCUTS[key]
    made: Component[Any, Any] = load(target)(**{**arguments, **options}, render=False)
    return made
