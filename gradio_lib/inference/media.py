"""Fields for files, pictures and arrays. Packages are known by the names of their types, unloaded."""

from __future__ import annotations

import io
import sys
import typing
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from gradio_lib._lazy import require
from gradio_lib.components.dataframe import Dataframe
from gradio_lib.components.file import File
from gradio_lib.components.image import Image
from gradio_lib.inference.convert import Refused
from gradio_lib.inference.fields import Field, Wanted, same
from gradio_lib.inference.scalars import checked, kept_hint
from gradio_lib.inference.words import is_picture
from gradio_lib.values.image import array_to_image, open_image

__all__ = [
    "FILE_LIKE",
    "PICTURES",
    "array",
    "content",
    "opened",
    "path",
    "path_of",
    "picture",
    "stream",
    "without_blank_tail",
]

FILE_LIKE = {"pathlib.Path", "pathlib.PurePath", "builtins.bytes", "os.PathLike"}
PICTURES = {"PIL.Image.Image"}


def path_of(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a path object of the declared kind."""
    made = kind if isinstance(kind, type) and issubclass(kind, Path) else Path
    return lambda value: value if isinstance(value, made) else made(str(value))


def opened(kind: type, name: str) -> Callable[[Any], Any]:
    """Return what opens a picture from its path."""

    def convert(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        if not isinstance(value, str | Path):
            raise Refused(name, "a picture", value)
        return open_image(Path(value)).convert("RGB")

    return convert


def path(asked: Wanted) -> Field:
    """A file to upload, as its path. A default stays on the server."""
    box = File(type="filepath", **asked.options(_default_file(asked)))
    return Field(box, checked(asked, path_of(asked.core)), same, "a file", note="a path is a file to upload")


def _default_file(asked: Wanted) -> str | None:
    told = kept_hint(asked, None)
    return None if told is None else f"Without a file: {told.removeprefix('Empty: ')}"


def content(asked: Wanted) -> Field:
    """A file to upload, as its bytes."""
    kind = asked.core

    def convert(value: Any) -> Any:
        if not isinstance(value, bytes | bytearray | memoryview):
            raise Refused(asked.name, "a file", value)
        return value if isinstance(value, kind) else kind(value)

    box = File(type="binary", **asked.options(_default_file(asked)))
    return Field(box, checked(asked, convert), same, "a file", note="bytes are a file's content")


def stream(asked: Wanted) -> Field:
    """A file to upload, open for reading."""
    kind = asked.hint.origin
    is_text = kind in {typing.TextIO, io.StringIO, io.TextIOBase, io.TextIOWrapper} or asked.hint.args == (str,)

    def convert(value: Any) -> Any:
        if hasattr(value, "read"):
            return value
        data = value if isinstance(value, bytes) else Path(value).read_bytes()
        return io.StringIO(data.decode("utf-8")) if is_text else io.BytesIO(data)

    box = File(type="binary", **asked.options(_default_file(asked)))
    return Field(box, convert, same, "a text file in UTF-8" if is_text else "a file", note="open for reading")


def picture(asked: Wanted) -> Field:
    """A picture, as a PIL image."""
    kind = asked.core

    def convert(value: Any) -> Any:
        if isinstance(value, str | Path):
            return opened(kind, asked.name)(value)
        if not isinstance(value, kind):
            # The author's own component may give an array.
            return array_to_image(value)
        return value

    return Field(Image(asked.shown(), type="pil", **asked.options()), checked(asked, convert), expected="a picture")


def array(asked: Wanted) -> Field:
    """An array: a picture where its name says so, else a table."""
    numpy = require("numpy", "for arrays")
    dtype = _dtype(asked)
    is_image = is_picture(asked.name)

    def convert(value: Any) -> Any:
        try:
            made = numpy.asarray(value if is_image else _numbers(value))
            return made if dtype is None else made.astype(dtype)
        except (TypeError, ValueError):
            raise Refused(asked.name, "a table of numbers", value) from None

    if is_image:
        box: Any = Image(asked.shown(), type="numpy", **asked.options())
        return Field(box, convert, expected="a picture", note=f'"{asked.name}" says picture')
    box = Dataframe(asked.shown(lambda given: _table(numpy, given)), type="array", datatype="number", **asked.options())
    return Field(
        box,
        convert,
        lambda v: _table(numpy, v),
        "a table of numbers",
        note="no name of a picture: a table",
        untouched=lambda value: isinstance(value, list | tuple) and not without_blank_tail(value),
    )


def tensor(asked: Wanted) -> Field:
    """A tensor: what answers an array, made by the package that the type is of."""
    package = sys.modules[asked.core.__module__.partition(".")[0]]
    field = array(asked)
    to_array = field.convert
    field.convert = lambda value: value if isinstance(value, asked.core) else package.as_tensor(to_array(value))
    return field


def _table(numpy: Any, value: Any) -> Any:
    """Return an array as rows."""
    return numpy.atleast_2d(numpy.asarray(value)).tolist()


def _dtype(asked: Wanted) -> Any:
    """Return the type of the cells that ``NDArray[np.float32]`` names."""
    inner = typing.get_args(asked.hint.args[1]) if len(asked.hint.args) > 1 else ()
    return inner[0] if inner and isinstance(inner[0], type) and inner[0] is not Any else None


def _numbers(value: Any) -> Any:
    """Return rows with numbers in the place of texts; rows with nothing in them are left out."""
    if not isinstance(value, list | tuple):
        return value
    rows = without_blank_tail(value)
    return [[_number(cell) for cell in row] if isinstance(row, list | tuple) else _number(row) for row in rows]


def without_blank_tail(rows: Sequence[Any]) -> list[Any]:
    """Return rows without those at the end that have nothing in them: an untouched table has one."""
    kept = list(rows)
    while kept and isinstance(kept[-1], list | tuple) and all(cell is None or cell == "" for cell in kept[-1]):
        kept.pop()
    return kept


def _number(cell: Any) -> Any:
    if cell is None or cell == "":
        return float("nan")
    if isinstance(cell, str):
        try:
            return int(cell)
        except ValueError:
            return float(cell)
    return cell
