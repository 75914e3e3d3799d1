"""What a client is to be told of a Python value, worked out anew."""

from __future__ import annotations

import datetime as dt
import enum
import math
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from PIL import Image

__all__ = ["same"]

_EXACT = 2**53


def same(answer: Any, expected: Any) -> bool:
    """Whether a client was told what Python got."""
    if isinstance(expected, Image.Image):
        shown = Image.open(answer)
        return shown.size == expected.size and np.array_equal(np.array(shown.convert("RGBA")), _rgba(expected))
    if isinstance(answer, dict) and set(answer) == {"headers", "data", "metadata"}:
        return _equal(answer["data"], _rows(expected))
    if isinstance(expected, Path):
        return Path(answer).read_bytes() == expected.read_bytes()
    return _equal(answer, _plain(expected))


def _rgba(image: Image.Image) -> Any:
    return np.array(image.convert("RGBA"))


def _rows(table: Any) -> Any:
    if isinstance(table, pd.DataFrame):
        return _plain(table.to_numpy().tolist())
    if isinstance(table, pd.Series):
        return _plain(table.to_frame().to_numpy().tolist())
    return _plain([list(row) for row in table])


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray | np.generic):
        return _plain(value.tolist())
    if hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if isinstance(value, dict):
        return {str(_plain(name)): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    return _one(value)


def _one(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.name
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    long = isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _EXACT
    return value if value is None or (isinstance(value, str | int | float) and not long) else str(value)


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, list | tuple) and isinstance(other, list):
        return len(one) == len(other) and all(map(_equal, one, other))
    if isinstance(one, float) and isinstance(other, float) and math.isnan(other):
        return math.isnan(one)
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)
