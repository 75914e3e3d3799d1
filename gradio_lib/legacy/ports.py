"""``gr.inputs`` and ``gr.outputs`` of 2.x: which component each was, and which parameters it had, in their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gradio_lib._lazy import load
from gradio_lib.errors import nearest
from gradio_lib.legacy.warnings import warn

__all__ = ["INPUTS", "OUTPUTS"]

_CHOICES = ("choices", "type", "default", "label", "optional")

INPUTS: Mapping[str, tuple[str, ...]] = {
    "Audio": ("source", "type", "label", "optional"),
    "Checkbox": ("default", "label", "optional"),
    "CheckboxGroup": ("choices", "default", "type", "label", "optional"),
    "Dataframe": (
        *("headers", "row_count", "col_count", "datatype", "col_width", "default", "type", "label", "optional"),
    ),
    "Dropdown": _CHOICES,
    "File": ("file_count", "type", "label", "keep_filename", "optional"),
    "Image": ("shape", "image_mode", "invert_colors", "source", "tool", "type", "label", "optional"),
    "Number": ("default", "label", "optional"),
    "Radio": _CHOICES,
    "Slider": ("minimum", "maximum", "step", "default", "label", "optional"),
    "State": ("label", "default"),
    "Textbox": ("lines", "placeholder", "default", "numeric", "type", "label", "optional"),
    "Timeseries": ("x", "y", "label", "optional"),
    "Video": ("type", "source", "label", "optional"),
}
OUTPUTS: Mapping[str, tuple[str, ...]] = {
    "Audio": ("type", "label"),
    "Chatbot": ("label",),
    "Dataframe": ("headers", "max_rows", "max_cols", "overflow_row_behaviour", "type", "label"),
    "File": ("label",),
    "HTML": ("label",),
    "HighlightedText": ("color_map", "label", "show_legend"),
    "Image": ("type", "plot", "label"),
    "JSON": ("label",),
    "Label": ("num_top_classes", "type", "label"),
    "State": ("label",),
    "Textbox": ("type", "label"),
    "Timeseries": ("x", "y", "label"),
    "Video": ("type", "label"),
}
_RENAMED = {"default": "value"}
# They said what later follows from the value, or what no component has any more.
_DROPPED = {"optional", "numeric", "keep_filename", "col_width", "plot", "max_cols"}


def __getattr__(name: str) -> Callable[..., Any]:
    for ending, table in (("Input", INPUTS), ("Output", OUTPUTS)):
        kind = name.removesuffix(ending)
        if kind != name and kind in table:
            return _made(kind, table[kind], f"gr.{ending.lower()}s.{kind}")
    msg = f"There is no {name!r}.{nearest(name, [*INPUTS, *OUTPUTS])}"
    raise AttributeError(msg)


def _made(kind: str, names: tuple[str, ...], old: str) -> Callable[..., Any]:
    def make(*args: Any, **kwargs: Any) -> Any:
        warn(f"{old} is from 2.x: use gr.{kind}.")
        given = dict(zip(names, args, strict=False)) | kwargs
        kept = {_RENAMED.get(name, name): value for name, value in given.items() if name not in _DROPPED}
        if kept.get("type") == "auto":
            del kept["type"]
        return load("gradio_lib.components.shortcuts:component_of")(kind, **kept)

    make.__name__ = kind
    return make
