"""Result: whatever a function returns."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import math
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from gradio_lib.components._bases import FormComponent
from gradio_lib.components.json import to_json
from gradio_lib.components.number import SAFE_INTEGER
from gradio_lib.errors import InvalidValue
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.chart import figure_kind, plot_of
from gradio_lib.values.file import files
from gradio_lib.values.image import store_image
from gradio_lib.values.kinds import ARRAYS, FRAMES, PICTURES, TENSORS, named
from gradio_lib.values.table import table_of

__all__ = ["Result", "shown_as"]

MOST_ITEMS = 10_000
"""Items of something without an end that are shown."""
_DEEPEST = 4
"""Lists and dicts inside each other in which files and pictures are looked for."""
_SMALLEST_PICTURE = 16
"""Pixels on each side below which an array is rather numbers."""


class Result(FormComponent[Any, Any], browser="result"):
    """Whatever a function returns, shown as what it is: text, a number, data, a picture, a table, files.

    It is the output of a function that does not say what it returns. Callers of the API get text as a string, numbers
    as numbers, dicts and lists as JSON, pictures and bytes as files, tables as headers and rows, figures as those of
    ``gr.Plot``. A path is a text here: only a function that says that it returns one gives the file away.

    Example:
        >>> Result().postprocess({"a": (1, 2)}), Result().postprocess(2**60)
        ({'a': [1, 2]}, '1152921504606846976')
    """

    value: Any = param(default=None, kw_only=False)
    """What is shown at the start, or a function that is called for it whenever the page opens."""

    change = Event("It is another result.")

    carries_files = True

    def postprocess(self, value: Any) -> Any:
        """Return the value as JSON data; pictures and files are stored."""
        return shown_as(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of anything."""
        return {"type": {}, "description": "any valid json"}

    def example_payload(self) -> Any:
        """Return a text."""
        return "Hello!!"


def shown_as(value: Any, depth: int = 0) -> Any:
    """Return any value as JSON data that says by its shape how it is shown.

    Args:
        value: The value.
        depth: In how many lists and dicts it lies.
    """
    if isinstance(value, Enum):
        return value.name
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int | float):
        fits = abs(value) <= SAFE_INTEGER if isinstance(value, int) else math.isfinite(value)
        # What JSON or a browser cannot carry travels as its text.
        return value if fits else str(value)
    return _stored(value) or _nested(value, depth)


def _nested(value: Any, depth: int) -> Any:
    parts = _parts(value)
    if parts is not None and depth < _DEEPEST:
        return {_key(key): shown_as(each, depth + 1) for key, each in parts.items()}
    if isinstance(value, list | tuple | set | frozenset) and depth < _DEEPEST:
        return [shown_as(each, depth + 1) for each in value]
    return _data(value)


def _parts(value: Any) -> Mapping[Any, Any] | None:
    """Return the parts of a dict or a structure by name; None for anything else."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        parts: Mapping[Any, Any] = value._asdict()
        return parts
    marks = ("__dataclass_fields__", "model_fields", "__attrs_attrs__")
    fields = next((getattr(type(value), mark) for mark in marks if hasattr(type(value), mark)), None)
    if fields is None:
        return None
    return {name: getattr(value, name) for each in fields if (name := getattr(each, "name", each)) in dir(value)}


def _key(key: Any) -> str:
    return key if isinstance(key, str) else str(key.name if isinstance(key, Enum) else key)


def _stored(value: Any) -> dict[str, Any] | None:
    """Return a picture, a figure, a table or bytes as they travel; None for anything else."""
    names = named(type(value))
    if names & PICTURES or (names & ARRAYS and _is_picture(value)):
        return store_image(value).payload()
    figure = figure_kind(type(value))
    if figure not in {None, "matplotlib"}:
        return plot_of(value)
    if hasattr(value, "savefig") and figure:
        buffer = io.BytesIO()
        value.savefig(buffer, format="png", bbox_inches="tight", dpi=150)
        return files().put(buffer.getvalue(), "figure.png").payload()
    if names & FRAMES:
        return table_of(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return files().put(bytes(value), "result.bin").payload()
    return None


def _is_picture(array: Any) -> bool:
    """Whether an array has the shape and the values of a picture."""
    if array.ndim not in {2, 3} or min(array.shape[:2]) < _SMALLEST_PICTURE:
        return False
    if array.ndim == 2:
        return str(array.dtype) == "uint8"
    in_range = array.dtype.kind == "f" and array.size > 0 and array.min() >= 0 and array.max() <= 1
    return array.shape[2] in {1, 3, 4} and (str(array.dtype) == "uint8" or bool(in_range))


def _data(value: Any) -> Any:
    """Return data as JSON, what is gone through once as a list of its first items, and anything else as its text."""
    unpacked = _unpacked(value)
    if unpacked is not value:
        return shown_as(unpacked, _DEEPEST)
    if isinstance(value, Mapping | list | tuple | set | frozenset):
        try:
            return to_json(value)
        except InvalidValue:
            return str(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Iterable):
        return [shown_as(each, _DEEPEST) for each in itertools.islice(value, MOST_ITEMS)]
    return str(value)


def _unpacked(value: Any) -> Any:
    """Return an array or one of its numbers as Python's own; anything else as it is."""
    names = named(type(value))
    if names & TENSORS:
        value = value.detach().cpu().numpy() if hasattr(value, "detach") else value.__array__()
    return value.tolist() if names & (TENSORS | ARRAYS | {"numpy.generic"}) else value
