"""Names of components as strings: ``"text"``, ``"image"``, ``"slider"``."""

from __future__ import annotations

from typing import Any

from gradio_lib._lazy import load
from gradio_lib.errors import DeclarationError, UnknownName
from gradio_lib.graph.component import Component

__all__ = ["SHORTCUTS", "component", "component_of"]

_HERE = "gradio_lib.components"

# name -> (module:Class, arguments)
SHORTCUTS: dict[str, tuple[str, dict[str, Any]]] = {
    "annotatedimage": (f"{_HERE}.annotatedimage:AnnotatedImage", {}),
    "audio": (f"{_HERE}.audio:Audio", {}),
    "barplot": (f"{_HERE}.barplot:BarPlot", {}),
    "button": (f"{_HERE}.button:Button", {}),
    "chatbot": (f"{_HERE}.chatbot:Chatbot", {}),
    "checkbox": (f"{_HERE}.checkbox:Checkbox", {}),
    "checkboxgroup": (f"{_HERE}.checkboxgroup:CheckboxGroup", {}),
    "clearbutton": (f"{_HERE}.clearbutton:ClearButton", {}),
    "code": (f"{_HERE}.code:Code", {}),
    "colorpicker": (f"{_HERE}.colorpicker:ColorPicker", {}),
    "dataframe": (f"{_HERE}.dataframe:Dataframe", {}),
    "dataset": (f"{_HERE}.dataset:Dataset", {}),
    "datetime": (f"{_HERE}.datetime:DateTime", {}),
    "downloadbutton": (f"{_HERE}.downloadbutton:DownloadButton", {}),
    "dropdown": (f"{_HERE}.dropdown:Dropdown", {}),
    "duplicatebutton": (f"{_HERE}.duplicatebutton:DuplicateButton", {}),
    "file": (f"{_HERE}.file:File", {}),
    "files": (f"{_HERE}.templates:Files", {}),
    "gallery": (f"{_HERE}.gallery:Gallery", {}),
    "highlight": (f"{_HERE}.templates:Highlight", {}),
    "highlightedtext": (f"{_HERE}.highlightedtext:HighlightedText", {}),
    "html": (f"{_HERE}.html:HTML", {}),
    "image": (f"{_HERE}.image:Image", {}),
    "imageeditor": (f"{_HERE}.imageeditor:ImageEditor", {}),
    "imagemask": (f"{_HERE}.templates:ImageMask", {}),
    "imagepaint": (f"{_HERE}.templates:ImagePaint", {}),
    "interpretation": (f"{_HERE}.interpretation:Interpretation", {}),
    "json": (f"{_HERE}.json:JSON", {}),
    "label": (f"{_HERE}.label:Label", {}),
    "lineplot": (f"{_HERE}.lineplot:LinePlot", {}),
    "list": (f"{_HERE}.templates:List", {}),
    "markdown": (f"{_HERE}.markdown:Markdown", {}),
    "matrix": (f"{_HERE}.templates:Matrix", {}),
    "mic": (f"{_HERE}.templates:Microphone", {}),
    "microphone": (f"{_HERE}.templates:Microphone", {}),
    "model3d": (f"{_HERE}.model3d:Model3D", {}),
    "multimodaltextbox": (f"{_HERE}.multimodaltextbox:MultimodalTextbox", {}),
    "number": (f"{_HERE}.number:Number", {}),
    "numpy": (f"{_HERE}.templates:Numpy", {}),
    "paint": (f"{_HERE}.templates:Paint", {}),
    "pil": (f"{_HERE}.templates:Pil", {}),
    "playablevideo": (f"{_HERE}.templates:PlayableVideo", {}),
    "plot": (f"{_HERE}.plot:Plot", {}),
    "radio": (f"{_HERE}.radio:Radio", {}),
    "scatterplot": (f"{_HERE}.scatterplot:ScatterPlot", {}),
    "sketchpad": (f"{_HERE}.templates:Sketchpad", {}),
    "slider": (f"{_HERE}.slider:Slider", {}),
    "state": (f"{_HERE}.state:State", {}),
    "text": (f"{_HERE}.textbox:Textbox", {}),
    "textarea": (f"{_HERE}.templates:TextArea", {}),
    "textbox": (f"{_HERE}.textbox:Textbox", {}),
    "timer": (f"{_HERE}.timer:Timer", {}),
    "timeseries": (f"{_HERE}.timeseries:Timeseries", {}),
    "uploadbutton": (f"{_HERE}.uploadbutton:UploadButton", {}),
    "variable": (f"{_HERE}.state:State", {}),
    "video": (f"{_HERE}.video:Video", {}),
    "webcam": (f"{_HERE}.templates:Webcam", {}),
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


component = component_of
