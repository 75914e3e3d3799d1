"""Image: a picture."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gradio_lib.components._bases import FormComponent, one_of, refuse
from gradio_lib.components._media import WebcamOptions
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.file import FILE_SCHEMA, files
from gradio_lib.values.image import fit_image, given_as, invert_image, mask_image, open_image, store_image, watermarked

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image as PILImage

    Picture = np.ndarray[Any, Any] | PILImage.Image | str

__all__ = ["Image", "WatermarkOptions"]

MODES = {"1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F"}
KINDS = ("numpy", "pil", "filepath")
_MASKED_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"image": FILE_SCHEMA, "mask": {"anyOf": [FILE_SCHEMA, {"type": "null"}], "default": None}},
    "required": ["image"],
}


@dataclasses.dataclass
class WatermarkOptions:
    """A small picture that every result carries."""

    watermark: Any = None
    """Array, PIL image or path."""
    position: tuple[int, int] | Literal["top-left", "top-right", "bottom-left", "bottom-right"] = "bottom-right"
    """A corner, or pixels from the left and from the top."""


class Image(FormComponent["dict[str, Any] | None", "Picture | None"], browser="image"):
    """A picture to upload, paste, drop, take or draw, or to show.

    The function gets what ``type`` says: ``"numpy"``, an array of shape (height, width, channels), uint8, 0 to 255;
    ``"pil"``, a PIL image; ``"filepath"``, a path. It returns any of these, or None. With ``tool="sketch"`` people
    draw a mask over the picture, and the function gets ``{"image": …, "mask": …}``, the mask white where they drew.

    Example:
        >>> Image(type="pil", label="Photo").label
        'Photo'
    """

    value: Any = param(default=None, kw_only=False)
    """Array, PIL image, path or URL shown at the start, or a function that is called for it when the page opens."""
    shape: tuple[int | None, int | None] | None = None
    """Width and height to crop and scale the picture to; None, for one or both, leaves it."""
    format: str = param(default="png", page=False)
    """File format of what the function returns as an array or a PIL image: png, webp or jpeg."""
    height: int | str | None = None
    """Pixels, or a css length."""
    width: int | str | None = None
    """Pixels, or a css length."""
    image_mode: Literal["1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F"] | None = param(
        default="RGB", page=False
    )
    """PIL mode that the function gets; None leaves the upload's."""
    invert_colors: bool = param(default=False, page=False)
    source: Literal["upload", "webcam", "canvas"] | None = None
    """3.x spelling of ``sources`` with one source; ``"canvas"`` is an empty sheet to draw on."""
    sources: Sequence[Literal["upload", "webcam", "clipboard"]] | Literal["upload", "webcam", "clipboard"] | None = None
    """Ways to give a picture; None offers all."""
    tool: Literal["editor", "select", "sketch", "color-sketch"] | None = None
    """What can be done to the picture: ``"editor"`` crops, rotates and zooms it at the press of a button, ``"select"``
    crops it at once, ``"sketch"`` draws a mask over it, ``"color-sketch"`` draws on it. None: sketch on a canvas, else
    the editor."""
    type: Literal["numpy", "pil", "filepath"] = param(default="numpy", page=False)
    streaming: bool = False
    """Whether the webcam's pictures are sent as they come."""
    mirror_webcam: bool = True
    brush_radius: float | None = None
    """Half the width of a stroke, in pixels of the picture; None fits it to the picture."""
    brush_color: str = "#000000"
    """Colour of the first stroke."""
    mask_opacity: float = 0.7
    """How much of the picture a mask covers while it is drawn, 0 to 1."""
    show_share_button: bool | None = None
    show_download_button: bool = True
    buttons: Sequence[str] | None = None
    """Which of ``"download"``, ``"fullscreen"`` and ``"share"`` it has."""
    placeholder: str | None = None
    """Markdown shown while it is empty."""
    alt_text: str | None = None
    """What a screen reader says."""
    webcam_options: WebcamOptions | None = None
    watermark: Any = param(default=None, page=False)
    """`WatermarkOptions`, or the picture alone, that every result carries."""

    clear = Event("The picture is taken away.")
    change = Event("It is another picture, by a person or by a function.")
    stream = Event("The webcam has taken a picture.")
    select = Event("A point is pressed; the event data's index is [x, y] in pixels of the picture.")
    upload = Event("A picture is uploaded.")
    input = Event("Somebody gives another picture.")
    edit = Event("The picture is edited.")

    carries_files = True

    def check(self) -> None:
        """Say what does not fit, and make one list of the sources."""
        one_of(self, "type", *KINDS)
        one_of(self, "tool", None, "editor", "select", "sketch", "color-sketch")
        if self.image_mode is not None and self.image_mode not in MODES:
            msg = f"image_mode is {self.image_mode!r}; it takes one of {', '.join(sorted(MODES))}."
            raise DeclarationError(msg)
        if self.sources is None and self.source is not None:
            of_source: dict[str, Any] = {"webcam": ["webcam"], "canvas": []}
            self.sources = of_source.get(self.source, ["upload", "clipboard"])
        elif isinstance(self.sources, str):
            self.sources = [self.sources]
        elif self.sources is None:
            self.sources = ["upload", "webcam", "clipboard"]

    @property
    def masked(self) -> bool:
        """Whether people draw a mask over a picture, so that the function gets both."""
        return self.tool == "sketch" and self.source != "canvas"

    def page_value(self, name: str) -> Any:
        """Return a property as the page gets it: options as data."""
        if name == "webcam_options" and isinstance(self.webcam_options, WebcamOptions):
            return dataclasses.asdict(self.webcam_options)
        return super().page_value(name)

    def preprocess(self, payload: Any) -> Any:
        """Return the picture as ``type`` says, with its mask where one is drawn; None where there is none."""
        if payload is None:
            return None
        if not self.masked:
            return self._picture(payload)
        both = payload if isinstance(payload, dict) and "image" in payload else {"image": payload}
        if both["image"] is None:
            return None
        path = self._opened(both["image"])
        mask = mask_image(None if both.get("mask") is None else self._opened(both["mask"]), open_image(path).size)
        if self.shape is not None:
            mask = fit_image(mask, self.shape)
        return {"image": self._picture(both["image"]), "mask": given_as(mask, self.type, None)}

    def _opened(self, payload: Any) -> Path:
        if not isinstance(payload, dict):
            raise refuse(self, "an uploaded picture", payload)
        return files().open(payload)[0]

    def _picture(self, payload: Any) -> Any:
        path = self._opened(payload)
        image: Any = open_image(path)
        if self.shape is None and not self.invert_colors:
            return given_as(image, self.type, self.image_mode, path)
        if self.image_mode is not None and image.mode != self.image_mode:
            image = image.convert(self.image_mode)
        if self.shape is not None:
            image = fit_image(image, self.shape)
        return given_as(invert_image(image) if self.invert_colors else image, self.type, None)

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Store the picture and return where it is; of a picture with a mask, the picture."""
        if isinstance(value, dict) and "image" in value:
            value = value["image"]
        if value is None:
            return None
        if self.watermark is None:
            return store_image(value, self.format).payload()
        told = self.watermark
        options = told if isinstance(told, WatermarkOptions) else WatermarkOptions(told)
        return store_image(watermarked(value, options.watermark, options.position), self.format).payload()

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file."""
        return FILE_SCHEMA

    def api_info_as_input(self) -> dict[str, Any]:
        """Return the schema of what callers send: a file, or one with its mask."""
        return {"anyOf": [_MASKED_SCHEMA, FILE_SCHEMA]} if self.masked else FILE_SCHEMA

    def example_payload(self) -> Any:
        """Return no picture: a caller uploads one."""
        return None
