"""Images: from a stored file to what a function takes, and from what it returns to a stored file."""

from __future__ import annotations

import contextlib
import functools
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gradio_lib._lazy import require
from gradio_lib.errors import InvalidValue
from gradio_lib.values.file import FileData, NamedString, files

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image as PILImage

__all__ = [
    "MAX_PIXELS",
    "array_to_image",
    "as_image",
    "composed",
    "fit_image",
    "given_as",
    "invert_image",
    "mask_image",
    "open_image",
    "read_image",
    "store_image",
    "watermarked",
]

MAX_PIXELS = 80_000_000
"""Pixels that an image from a client may have: half a megabyte of PNG can hold 1.6 GB of them."""

_GREY_DIMENSIONS, _COLOUR_DIMENSIONS = 2, 3
_OPAQUE, _MARGIN = 255, 10
# No others, whatever Pillow can read: some run other programs, as that for EPS does.
_READABLE = {
    "PNG": "PngImagePlugin",
    "JPEG": "JpegImagePlugin",
    "MPO": "MpoImagePlugin",
    "WEBP": "WebPImagePlugin",
    "GIF": "GifImagePlugin",
    "BMP": "BmpImagePlugin",
    "DIB": "BmpImagePlugin",
    "TIFF": "TiffImagePlugin",
    "AVIF": "AvifImagePlugin",
    "ICO": "IcoImagePlugin",
}
# Modes that a format holds; others become RGB.
_WRITABLE = {
    "PNG": {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"},
    "WEBP": {"L", "LA", "P", "RGB", "RGBA"},
    "JPEG": {"1", "L", "RGB", "CMYK", "YCbCr"},
}
_FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF", "bmp": "BMP"}


@functools.cache
def _readable() -> tuple[str, ...]:
    """Return the formats that can be read here."""
    for module in _READABLE.values():
        with contextlib.suppress(ImportError):  # AVIF is younger than the oldest Pillow that will do
            require(f"PIL.{module}", "for images", "pillow")
    known = require("PIL.Image", "for images", "pillow").OPEN
    return tuple(name for name in _READABLE if name in known)


def open_image(path: Path) -> PILImage.Image:
    """Open the image at `path`, upright as its camera meant it, with its size checked before its pixels are read.

    Raises:
        InvalidValue: It is no image, a broken one, or larger than `MAX_PIXELS`.
    """
    pil = require("PIL.Image", "for images", "pillow")
    try:
        with path.open("rb") as file:
            image = pil.open(file, formats=_readable())
            _check_size(*image.size)
            image.load()
            ops = require("PIL.ImageOps", "for images", "pillow")
            upright: PILImage.Image = ops.exif_transpose(image)
    except InvalidValue:
        raise
    except Exception as error:  # a broken file makes Pillow's readers raise anything
        msg = f"{path.name!r} cannot be read as an image; send a PNG, JPEG, WebP or GIF file."
        raise InvalidValue(msg) from error
    return upright


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        msg = f"The image has {width} x {height} pixels; at most {MAX_PIXELS:,} are accepted. Send a smaller one."
        raise InvalidValue(msg)


def read_image(
    path: Path, kind: Literal["numpy", "pil", "filepath"], mode: str | None
) -> np.ndarray[Any, Any] | PILImage.Image | NamedString:
    """Return the image at `path` as a function takes it.

    Args:
        path: The stored file.
        kind: ``"numpy"``: array of shape (height, width, channels), or (height, width) for grey modes, dtype uint8,
            values 0 to 255. ``"pil"``: a PIL image. ``"filepath"``: the path, after the check that it is an image.
        mode: PIL mode to convert to; None leaves it.
    """
    return given_as(open_image(path), kind, mode, path)


def given_as(
    image: PILImage.Image, kind: Literal["numpy", "pil", "filepath"], mode: str | None, path: Path | None = None
) -> np.ndarray[Any, Any] | PILImage.Image | NamedString:
    """Return an image as a function takes it; see `read_image`.

    Args:
        image: The image.
        kind: What the function takes.
        mode: PIL mode to convert to; None leaves it.
        path: Where the image is stored as it is; without it, a path is one of a new file.
    """
    if kind == "filepath":
        return NamedString(path or files().open(store_image(image).payload())[0])
    if mode is not None and image.mode != mode:
        image = image.convert(mode)
    if kind == "pil":
        return image
    array: np.ndarray[Any, Any] = require("numpy", "for images").asarray(image)
    return array


def fit_image(image: PILImage.Image, shape: tuple[int | None, int | None]) -> PILImage.Image:
    """Return the image cropped and scaled to (width, height); what is None of it stays."""
    size = (shape[0] or image.width, shape[1] or image.height)
    fitted: PILImage.Image = require("PIL.ImageOps", "for images", "pillow").fit(image, size)
    return fitted


def invert_image(image: PILImage.Image) -> PILImage.Image:
    """Return the image's negative; what is transparent stays so."""
    pil, ops = require("PIL.Image", "for images", "pillow"), require("PIL.ImageOps", "for images", "pillow")
    inverted: PILImage.Image
    if image.mode in {"1", "L", "RGB"}:
        inverted = ops.invert(image)
    elif image.mode in {"RGBA", "LA"}:
        *colours, alpha = image.split()
        inverted = pil.merge(image.mode, [*map(ops.invert, colours), alpha])
    else:
        inverted = ops.invert(image.convert("RGB"))
        inverted = inverted if image.mode == "P" else inverted.convert(image.mode)
    return inverted


def mask_image(path: Path | None, size: tuple[int, int]) -> PILImage.Image:
    """Return the mask at `path` in RGB, white where something is drawn: what is not transparent, or what is light.

    Args:
        path: Its file; None where nothing is drawn.
        size: Width and height of the picture that it lies over.
    """
    pil = require("PIL.Image", "for images", "pillow")
    if path is None:
        return _of(pil.new("RGB", size))
    mask = open_image(path)
    if mask.size != size:
        mask = mask.resize(size)
    if "A" not in mask.getbands():
        return mask.convert("RGB")
    alpha = mask.getchannel("A")
    # A mask of today's clients can be opaque all over, and black where nothing is drawn.
    return mask.convert("RGB") if alpha.getextrema()[0] == _OPAQUE else _of(pil.merge("RGB", [alpha] * 3))


def _of(image: Any) -> PILImage.Image:
    kept: PILImage.Image = image
    return kept


def as_image(value: Any) -> PILImage.Image:
    """Return the image of what an app's own code named: a path, an array or a PIL image.

    Raises:
        InvalidValue: It is none of these.
    """
    if isinstance(value, str | Path):
        return open_image(files().readable(value))
    if hasattr(value, "__array_interface__") and not hasattr(value, "save"):
        return array_to_image(value)
    if not hasattr(value, "save"):
        msg = f"{type(value).__name__} is no image; return a numpy array, a PIL image or the path of an image file."
        raise InvalidValue(msg)
    return _of(value)


def composed(background: Any, layers: Sequence[Any]) -> PILImage.Image | None:
    """Return what layers look like upon a background, each as large as the lowest; None where there is nothing."""
    parts = [as_image(each).convert("RGBA") for each in (background, *layers) if each is not None]
    if not parts:
        return None
    whole, *others = parts
    whole = whole.copy()
    for other in others:
        whole.alpha_composite(other if other.size == whole.size else other.resize(whole.size))
    return whole


def watermarked(value: Any, mark: Any, position: tuple[int, int] | str) -> PILImage.Image:
    """Return a picture with another one on it.

    Args:
        value: The picture.
        mark: The other one.
        position: Pixels from the left and from the top, or a corner: ``"bottom-right"``.

    Raises:
        InvalidValue: One of them is no image, or it is no such position.
    """
    image, small = as_image(value).convert("RGBA"), as_image(mark).convert("RGBA")
    if isinstance(position, str):
        down, _, aside = position.partition("-")
        if down not in {"top", "bottom"} or aside not in {"left", "right"}:
            msg = f'A watermark\'s position is {position!r}; it takes "top-left" … "bottom-right", or (x, y) in pixels.'
            raise InvalidValue(msg)
        room = (image.width - small.width - _MARGIN, image.height - small.height - _MARGIN)
        position = (_MARGIN if aside == "left" else room[0], _MARGIN if down == "top" else room[1])
    sheet = require("PIL.Image", "for images", "pillow").new("RGBA", image.size)
    sheet.paste(small, tuple(position))
    image.alpha_composite(sheet)
    return image


def array_to_image(array: np.ndarray[Any, Any]) -> PILImage.Image:
    """Return the image of an array of shape (h, w), (h, w, 1), (h, w, 3) or (h, w, 4).

    Integers and booleans count as 0 to 255 (booleans: black and white), floats as 0 to 1 where all lie there, else as
    0 to 255; what lies outside is clipped.

    Raises:
        InvalidValue: Another shape, or values that are no numbers.
    """
    np_, pil = require("numpy", "for images"), require("PIL.Image", "for images", "pillow")
    array = np_.asarray(array)
    if array.ndim == _COLOUR_DIMENSIONS and array.shape[2] == 1:
        array = array[:, :, 0]
    fits = array.ndim == _GREY_DIMENSIONS or (array.ndim == _COLOUR_DIMENSIONS and array.shape[2] in {3, 4})
    if not fits or 0 in array.shape:
        msg = (
            f"An array of shape {tuple(array.shape)} is no image; return (height, width), (height, width, 3) or (…, 4)."
        )
        raise InvalidValue(msg)
    if array.dtype.kind == "b":
        array = array.astype("uint8") * 255
    elif array.dtype.kind == "f":
        array = np_.nan_to_num(array)
        scale = 255 if float(array.max()) <= 1 and float(array.min()) >= 0 else 1
        array = np_.clip(np_.rint(array * scale), 0, 255).astype("uint8")
    elif array.dtype.kind in "iu":
        array = array if array.dtype == "uint8" else np_.clip(array, 0, 255).astype("uint8")
    else:
        msg = f"An array of {array.dtype} is no image; return numbers, 0 to 255 or 0 to 1."
        raise InvalidValue(msg)
    image: PILImage.Image = pil.fromarray(array)
    return image


def store_image(value: Any, fmt: str = "png") -> FileData:
    """Store what a function returned as an image: a path, a URL, an array or a PIL image.

    Raises:
        InvalidValue: It is none of these.
    """
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        return FileData(path=value, url=value)
    if isinstance(value, str | Path):
        return files().put(value)
    return files().put(_encoded(as_image(value), fmt), f"image.{fmt}")


def _encoded(image: PILImage.Image, fmt: str) -> bytes:
    buffer = io.BytesIO()
    name = _FORMATS.get(fmt, fmt.upper())
    if image.mode not in _WRITABLE.get(name, {image.mode}):
        image = image.convert("RGB")
    # Level 1 costs a sixth of the time of the default for a sixth more bytes.
    image.save(buffer, name, **({"compress_level": 1} if name == "PNG" else {}))
    return buffer.getvalue()
