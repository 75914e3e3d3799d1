"""Image: a picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gradio_lib._lazy import require
from gradio_lib.components._bases import FormComponent
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.file import FILE_SCHEMA, files
from gradio_lib.values.image import read_image, store_image

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image as PILImage

    Picture = np.ndarray[Any, Any] | PILImage.Image | str

__all__ = ["Image"]

_MODES = {"1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I", "F"}


class Image(FormComponent[dict[str, Any] | None, "Picture | None"], browser="image"):
    """A picture to upload, paste, drop or take, or to show.

    The function gets what ``type`` says: ``"numpy"``, an array of shape (height, width, channels), uint8, 0 to 255;
    ``"pil"``, a PIL image; ``"filepath"``, a path. It returns any of these, or None.

    Example:
        >>> Image(type="pil", label="Photo").label
        'Photo'
    """

    value: Any = param(default=None, kw_only=False)
    """Array, PIL image, path or URL shown at the start, or a function that is called for it when the page opens."""
    shape: tuple[int, int] | None = param(default=None, page=False)
    """Width and height to crop and scale an upload to; None leaves its size."""
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
    source: Literal["upload", "webcam", "canvas"] | None = param(default=None, page=False)
    """3.x spelling of ``sources`` with one source."""
    sources: Sequence[Literal["upload", "webcam", "clipboard"]] | Literal["upload", "webcam", "clipboard"] | None = None
    """Ways to give a picture; None offers all."""
    tool: Literal["editor", "select", "sketch", "color-sketch"] | None = None
    type: Literal["numpy", "pil", "filepath"] = param(default="numpy", page=False)
    streaming: bool = False
    """Whether the webcam's pictures are sent as they come."""
    mirror_webcam: bool = True
    brush_radius: float | None = None
    show_share_button: bool | None = None
    show_download_button: bool = True
    buttons: Sequence[str] | None = None
    """Which of ``"download"``, ``"fullscreen"`` and ``"share"`` it has."""
    placeholder: str | None = None
    """Markdown shown while it is empty."""
    alt_text: str | None = None
    """What a screen reader says."""

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
        if self.type not in {"numpy", "pil", "filepath"}:
            msg = f'type is {self.type!r}; it takes "numpy", "pil" or "filepath".'
            raise DeclarationError(msg)
        if self.image_mode is not None and self.image_mode not in _MODES:
            msg = f"image_mode is {self.image_mode!r}; it takes one of {', '.join(sorted(_MODES))}."
            raise DeclarationError(msg)
        if self.sources is None and self.source is not None:
            self.sources = ["webcam"] if self.source == "webcam" else ["upload", "clipboard"]
        elif isinstance(self.sources, str):
            self.sources = [self.sources]
        elif self.sources is None:
            self.sources = ["upload", "webcam", "clipboard"]

    def preprocess(self, payload: Any) -> Any:
        """Return the picture as ``type`` says; None where there is none."""
        if payload is None:
            return None
        path, _ = files().open(payload)
        if self.shape is None and not self.invert_colors:
            return read_image(path, self.type, self.image_mode)
        return self._edited(path)

    def _edited(self, path: Path) -> Any:
        ops = require("PIL.ImageOps", "for gr.Image", "pillow")
        image: Any = read_image(path, "pil", self.image_mode)
        if self.shape is not None:
            image = ops.fit(image, self.shape)
        if self.invert_colors:
            image = ops.invert(image)
        if self.type == "pil":
            return image
        stored = store_image(image)
        return read_image(files().open(stored.payload())[0], self.type, None)

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Store the picture and return where it is."""
        return None if value is None else store_image(value, self.format).payload()

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file."""
        return FILE_SCHEMA

    def example_payload(self) -> Any:
        """Return no picture: a caller uploads one."""
        return None
