"""The components, one file each; each can be imported from here too."""

from __future__ import annotations

from typing import Any

from gradio_lib._lazy import class_of

_TEMPLATES = "gradio_lib.components.templates"
_OTHERS = {
    "Component": "gradio_lib.graph.component:Component",
    "IOComponent": "gradio_lib.graph.component:Component",
    **{
        name: f"{_TEMPLATES}:{name}"
        for name in (
            *("Carousel", "Checkboxgroup", "DataFrame", "Files", "ImageMask", "ImagePaint", "Json", "List", "Matrix"),
            *("Numpy", "Paint", "Pil", "Sketchpad", "StatusTracker", "Text", "TextArea", "Variable", "Webcam"),
        )
    },
    "component": "gradio_lib.components.shortcuts:component_of",
}


def __getattr__(name: str) -> Any:
    return class_of(__name__, name, _OTHERS)
