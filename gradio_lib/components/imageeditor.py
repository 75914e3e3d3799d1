"""ImageEditor: a picture to draw on, in layers."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from gradio_lib.components._bases import FormComponent, one_of, refuse
from gradio_lib.components._media import WebcamOptions, chosen_sources
from gradio_lib.components.image import KINDS, MODES
from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.file import FILE_SCHEMA, files
from gradio_lib.values.image import as_image, composed, read_image, store_image

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image as PILImage

    Picture = np.ndarray[Any, Any] | PILImage.Image | str

__all__ = ["Brush", "EditorValue", "Eraser", "ImageEditor", "LayerOptions"]

MAX_LAYERS = 50


class EditorValue(TypedDict):
    """What the function gets and returns."""

    background: Picture | None
    layers: list[Picture]
    composite: Picture | None


@dataclasses.dataclass
class Eraser:
    """How strokes are taken away."""

    default_size: int | Literal["auto"] = "auto"
    """Width at the start, in pixels of the picture; ``"auto"`` fits it to the picture."""


@dataclasses.dataclass
class Brush(Eraser):
    """How strokes are drawn."""

    colors: Sequence[str | tuple[str, float]] | str | None = None
    """Colours to choose from, with their opacity from 0 to 1 if they are pairs."""
    default_color: str | tuple[str, float] | None = None
    """The one at the start; None takes the first."""
    color_mode: Literal["fixed", "defaults"] = "defaults"
    """``"fixed"`` offers these alone, ``"defaults"`` any other besides."""


@dataclasses.dataclass
class LayerOptions:
    """Which layers there are."""

    allow_additional_layers: bool = True
    """Whether people can add some."""
    layers: Sequence[str] | None = None
    """Names of those at the start; None for one."""
    disabled: bool = False
    """Whether there is one layer only, and nothing to choose."""


class ImageEditor(FormComponent["dict[str, Any] | None", "EditorValue | None"], browser="imageeditor"):
    """A picture to draw on in layers, to crop and to erase, or an empty sheet.

    The function gets and returns ``{"background": …, "layers": […], "composite": …}``, the parts as ``type`` says; it
    may return a picture alone, which becomes the background.

    Example:
        >>> ImageEditor(type="pil", brush=Brush(colors=["#ff0000"])).brush.colors
        ['#ff0000']
    """

    value: Any = param(default=None, kw_only=False)
    """Such a dict, a picture, or a function that is called for it when the page opens."""
    height: int | str | None = None
    """Pixels, or a css length."""
    width: int | str | None = None
    """Pixels, or a css length."""
    image_mode: Literal["1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F"] = param(
        default="RGBA", page=False
    )
    """PIL mode that the function gets."""
    sources: Sequence[Literal["upload", "webcam", "clipboard"]] | Literal["upload", "webcam", "clipboard"] | None = (
        "upload",
        "webcam",
        "clipboard",
    )
    """Ways to give a background; None or none of them leaves the sheet empty."""
    type: Literal["numpy", "pil", "filepath"] = param(default="numpy", page=False)
    buttons: Sequence[str] | None = None
    """Which of ``"download"``, ``"fullscreen"`` and ``"share"`` it has."""
    placeholder: str | None = None
    """Text on the empty sheet."""
    transforms: Sequence[Literal["crop", "resize"]] | None = ("crop", "resize")
    """Whether the background can be cropped."""
    eraser: Eraser | Literal[False] | None = None
    """None for an eraser of a fitting size, False for none."""
    brush: Brush | Literal[False] | None = None
    """None for a brush of all colours, False for none."""
    format: str = param(default="webp", page=False)
    """File format of what the function returns as an array or a PIL image."""
    layers: bool | LayerOptions = True
    """Whether people can draw in several layers."""
    canvas_size: tuple[int, int] = (800, 800)
    """Width and height of the empty sheet, in pixels."""
    fixed_canvas: bool = False
    """Whether a background is fitted into the sheet; else the sheet takes its size."""
    webcam_options: WebcamOptions | None = None
    _selectable: bool = param(default=False, page=False)

    clear = Event("Everything is taken away.")
    change = Event("It is another picture, by a person or by a function.")
    input = Event("Somebody changes the picture.")
    select = Event("A layer is chosen.")
    upload = Event("A background is uploaded.")
    apply = Event("Somebody has finished a stroke or another change.")

    carries_files = True

    def check(self) -> None:
        """Say what does not fit, and bring the options into one form."""
        one_of(self, "type", *KINDS)
        if self.image_mode not in MODES:
            msg = f"image_mode is {self.image_mode!r}; it takes one of {', '.join(sorted(MODES))}."
            raise DeclarationError(msg)
        sizes: Any = self.canvas_size
        if len(sizes) != 2 or not all(isinstance(each, int) and each > 0 for each in sizes):
            msg = f"canvas_size is {sizes!r}; it takes (width, height) in pixels."
            raise DeclarationError(msg)
        self.sources = [] if self.sources is None else chosen_sources(self, "upload", "webcam", "clipboard")

    def page_value(self, name: str) -> Any:
        """Return a property as the page gets it: options as data."""
        value = super().page_value(name)
        if name == "brush" and isinstance(value, Brush):
            listed = [value.colors] if isinstance(value.colors, str) else value.colors or ()
            return {**dataclasses.asdict(value), "colors": list(listed)}
        return dataclasses.asdict(value) if isinstance(value, Eraser | LayerOptions | WebcamOptions) else value

    def preprocess(self, payload: Any) -> EditorValue | None:
        """Return background, layers and what they look like together; None where there is nothing."""
        if payload is None:
            return None
        if not isinstance(payload, dict):
            raise refuse(self, "an object with background, layers and composite", payload)
        if "path" in payload:
            payload = {"background": payload, "composite": payload}
        layers = payload.get("layers") or []
        if not isinstance(layers, list) or len(layers) > MAX_LAYERS:
            raise refuse(self, f"a list of at most {MAX_LAYERS} layers", layers)
        background, composite = payload.get("background"), payload.get("composite")
        return {
            "background": self._read(background),
            "layers": [self._read(each) for each in layers],
            "composite": self._read(composite if composite is not None else background),
        }

    def _read(self, payload: Any) -> Any:
        return None if payload is None else read_image(files().open(payload)[0], self.type, self.image_mode)

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Store the parts and return where they are; what they look like together is made where it is not given."""
        if value is None:
            return None
        if not isinstance(value, dict):
            value = {"background": value, "layers": [], "composite": value}
        if not value.keys() & {"background", "layers", "composite"}:
            msg = "A dict with background, layers or composite is expected, or a picture."
            raise InvalidValue(msg)
        background, layers, composite = value.get("background"), value.get("layers") or (), value.get("composite")
        if composite is None:
            composite = composed(background, layers)
        return {
            "background": self._stored(background),
            "layers": [self._stored(each) for each in layers],
            "composite": self._stored(composite),
        }

    def _stored(self, value: Any) -> dict[str, Any] | None:
        if value is None:
            return None
        # Layers are see-through: a format that knows no such thing would hide what lies below.
        fmt = "png" if self.format in {"jpg", "jpeg"} and as_image(value).mode in {"RGBA", "LA"} else self.format
        return store_image(value, fmt).payload()

    def api_info(self) -> dict[str, Any]:
        """Return the schema of the parts."""
        part = {"anyOf": [FILE_SCHEMA, {"type": "null"}], "default": None}
        layers = {"type": "array", "items": FILE_SCHEMA, "default": []}
        return {"type": "object", "properties": {"background": part, "layers": layers, "composite": part}}

    def example_payload(self) -> Any:
        """Return no picture: a caller uploads one."""
        return None
