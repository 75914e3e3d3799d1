"""AnnotatedImage: a picture whose parts are labelled."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gradio_lib._lazy import require
from gradio_lib.components._bases import FormComponent, refuse
from gradio_lib.errors import InvalidValue
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.file import FILE_SCHEMA, NamedString, files, is_url
from gradio_lib.values.image import open_image, store_image

if TYPE_CHECKING:
    import numpy as np

__all__ = ["AnnotatedImage"]

MAX_ANNOTATIONS = 500


class AnnotatedImage(FormComponent["dict[str, Any] | None", Any], browser="annotatedimage"):
    """A picture with labelled boxes and masks.

    The function returns (picture, annotations): each annotation is ((left, top, right, bottom) in pixels, label), or
    (mask of the picture's height and width, 0 to 1, label). As an input it gives the paths of the picture and of masks.

    Example:
        >>> AnnotatedImage(color_map={"cat": "#ff8800"}).color_map
        {'cat': '#ff8800'}
    """

    value: Any = param(default=None, kw_only=False)
    """Shown at the start, or a function that is called for it whenever the page opens."""
    show_legend: bool = True
    """Whether the labels stand below it."""
    height: int | str | None = None
    """Pixels, or a css length."""
    width: int | str | None = None
    """Pixels, or a css length."""
    color_map: dict[str, str] | None = None
    """Css colors by label; other labels get colors of their own."""
    format: str = param(default="webp", page=False)
    """File format of a picture that is an array or a PIL image."""
    buttons: Sequence[str] | None = None
    """Whether it has ``"fullscreen"``; None: it has."""

    change = Event("It is another picture, or labelled otherwise.")
    select = Event("A label or a labelled part is pressed; the event data has its index, and the label as value.")

    carries_files = True

    def preprocess(self, payload: Any) -> tuple[NamedString, list[tuple[NamedString, str]]] | None:
        """Return the paths of the picture and of its masks, each mask with its label."""
        if payload is None:
            return None
        parts = payload.get("annotations") if isinstance(payload, dict) else None
        if not isinstance(parts, list | None) or len(parts or ()) > MAX_ANNOTATIONS or not isinstance(payload, dict):
            raise refuse(self, "{'image': file, 'annotations': [{'image': file, 'label': text}, …]}", payload)
        return _path(payload.get("image")), [self._read(each) for each in parts or ()]

    def _read(self, given: Any) -> tuple[NamedString, str]:
        if not isinstance(given, dict) or not isinstance(given.get("label"), str):
            raise refuse(self, "{'image': file, 'label': text}", given)
        return _path(given.get("image")), given["label"]

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Store the picture and a mask for each annotation."""
        if value is None:
            return None
        if not isinstance(value, tuple | list) or len(value) != 2 or not isinstance(value[1], list | tuple):
            msg = f"An annotated picture is (picture, [(box or mask, label), …]), got {type(value).__name__}."
            raise InvalidValue(msg)
        given, annotations = value
        if len(annotations) > MAX_ANNOTATIONS:
            msg = f"There are {len(annotations):,} annotations; at most {MAX_ANNOTATIONS} are shown."
            raise InvalidValue(msg)
        stored = store_image(given, self.format)
        size = self._size_of(given, stored.path)
        parts = [self._annotation(each, size) for each in annotations]
        return {"image": stored.payload(), "annotations": parts}

    @staticmethod
    def _size_of(given: Any, handle: str) -> tuple[int, int]:
        """Return height and width."""
        if hasattr(given, "shape"):
            return int(given.shape[0]), int(given.shape[1])
        if not hasattr(given, "size") and is_url(handle):
            msg = "The size of a picture on the web is not known here: return an array, a PIL image or a path."
            raise InvalidValue(msg)
        scope = files()
        shown = given if hasattr(given, "size") else open_image(scope.store.resolve(handle, scope.user))
        width, height = shown.size
        return height, width

    def _annotation(self, given: Any, size: tuple[int, int]) -> dict[str, Any]:
        if not isinstance(given, tuple | list) or len(given) != 2:
            msg = f"An annotation is (box or mask, label), got {type(given).__name__}."
            raise InvalidValue(msg)
        part, label = given
        return {"image": files().put(_png(_mask(part, size)), "mask.png").payload(), "label": str(label)}

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a picture with annotations."""
        annotation = {"type": "object", "properties": {"image": FILE_SCHEMA, "label": {"type": "string"}}}
        properties = {"image": FILE_SCHEMA, "annotations": {"type": "array", "items": annotation}}
        return {"title": "AnnotatedImageData", "type": "object", "properties": properties, "required": ["image"]}

    def example_payload(self) -> Any:
        """Return nothing: a caller uploads a picture."""
        return None


def _path(payload: Any) -> NamedString:
    return NamedString(files().open(payload)[0])


def _mask(part: Any, size: tuple[int, int]) -> np.ndarray[Any, Any]:
    """Return how much of each pixel belongs to a part, 0 to 255."""
    numpy = require("numpy", "for gr.AnnotatedImage")
    made: np.ndarray[Any, Any] = numpy.zeros(size, "uint8")
    if isinstance(part, tuple | list) and len(part) == 4:
        try:
            left, top, right, bottom = (max(0, int(each)) for each in part)
        except (TypeError, ValueError, OverflowError):
            msg = f"A box is (left, top, right, bottom) in pixels, got {part!r}."
            raise InvalidValue(msg) from None
        made[top:bottom, left:right] = 255
        return made
    mask = _alpha(part) if isinstance(part, str) else numpy.asarray(part)
    if mask.shape != size or mask.dtype.kind not in "biuf":
        msg = f"A mask has the picture's height and width {size}, got an array of shape {mask.shape}."
        raise InvalidValue(msg)
    share = numpy.nan_to_num(mask.astype("float32"))
    return numpy.rint(numpy.clip(share, 0, 1) * 255).astype("uint8")  # type: ignore[no-any-return]


def _alpha(path: str) -> np.ndarray[Any, Any]:
    """Return the mask that an input's path leads to, 0 to 1."""
    numpy = require("numpy", "for gr.AnnotatedImage")
    share: np.ndarray[Any, Any] = numpy.asarray(open_image(files().readable(path)).convert("LA"))[..., 1] / 255
    return share


def _png(mask: np.ndarray[Any, Any]) -> bytes:
    """Return a mask as a picture that is white where the part is, and clear elsewhere."""
    pil = require("PIL.Image", "for gr.AnnotatedImage", "pillow")
    alpha = pil.fromarray(mask)
    picture = pil.new("LA", alpha.size, 255)
    picture.putalpha(alpha)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    content: bytes = buffer.getvalue()
    return content
