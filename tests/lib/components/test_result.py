"""`gr.Result`: any value as JSON data that says by its shape how it is shown."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import io
import itertools
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import numpy as np
import pandas as pd
import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import gradio_lib as gr
from gradio_lib.values.file import files


class Mode(enum.Enum):
    FAST = 1


class Level(enum.IntEnum):
    LOW = 1


@dataclass
class Point:
    x: int
    mode: Mode = Mode.FAST
    hidden: Any = field(default=None, repr=False)


class Pair(NamedTuple):
    left: int
    right: list[Mode]


class Model(pydantic.BaseModel):
    when: dt.date


@attrs.define
class Track:
    title: str


class Odd:
    def __str__(self) -> str:
        return "an odd thing"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        ("text", "text"),
        (True, True),
        (3, 3),
        (2**53, str(2**53)),
        (-(2**60), str(-(2**60))),
        (0.5, 0.5),
        (float("inf"), "inf"),
        (Mode.FAST, "FAST"),
        (Level.LOW, "LOW"),
        ({"a": (1, {2}), Mode.FAST: None}, {"a": [1, [2]], "FAST": None}),
        ([], []),
        (Point(1), {"x": 1, "mode": "FAST", "hidden": None}),
        ([Pair(1, [Mode.FAST])], [{"left": 1, "right": ["FAST"]}]),
        (Model(when=dt.date(2024, 1, 1)), {"when": "2024-01-01"}),
        (Track("a"), {"title": "a"}),
        (dt.datetime(2024, 1, 1, 12), "2024-01-01T12:00:00"),  # noqa: DTZ001 - as it comes
        (decimal.Decimal("1.10"), "1.10"),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (1 + 2j, "(1+2j)"),
        (np.float32(0.5), 0.5),
        (np.arange(3), [0, 1, 2]),
        (np.array([[1.0, np.nan]]), [[1.0, None]]),
        (np.array(3), 3),
        (np.zeros((3, 3, 3), "uint8"), np.zeros((3, 3, 3)).tolist()),
        (range(3), [0, 1, 2]),
        (zip("ab", [1, 2], strict=True), [["a", 1], ["b", 2]]),
        (pd.DataFrame({"a": [1]}), {"headers": ["a"], "data": [[1]], "metadata": None}),
        (pd.Series([1.5], name="s"), {"headers": ["s"], "data": [[1.5]], "metadata": None}),
        (Path("/etc/hostname"), "/etc/hostname"),
        (Odd(), "an odd thing"),
        ([Odd()], ["an odd thing"]),
        ([[[[[[1]]]]]], [[[[[[1]]]]]]),
    ],
)
def test_any_value_is_shown_as_what_it_is(value: Any, shown: Any) -> None:
    assert gr.Result().postprocess(value) == shown
    json.dumps(shown, allow_nan=False)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (Image.new("L", (2, 2)), "PNG"),
        (np.zeros((20, 30, 3), "uint8"), "PNG"),
        (np.zeros((20, 30), "uint8"), "PNG"),
        (np.full((20, 30, 4), 0.5), "PNG"),
    ],
)
def test_pictures_are_stored(value: Any, kind: str) -> None:
    stored = gr.Result().postprocess(value)
    path, _ = files().open(stored)
    with Image.open(path) as picture:
        assert (stored["mime_type"], picture.format) == ("image/png", kind)


def test_bytes_are_a_file_and_pictures_in_lists_stay_in_their_place() -> None:
    stored = gr.Result().postprocess(b"abc")
    assert files().open(stored)[0].read_bytes() == b"abc"
    picture, caption = gr.Result().postprocess((Image.new("L", (2, 2)), "a caption"))
    assert (picture["mime_type"], caption) == ("image/png", "a caption")


def test_what_has_no_end_is_shown_in_part() -> None:
    def endless() -> Iterator[int]:
        yield from itertools.count()

    assert gr.Result().postprocess(endless()) == list(range(10_000))


def test_what_lies_in_itself_ends() -> None:
    loop: list[Any] = [1]
    loop.append(loop)
    assert gr.Result().postprocess(loop)[0] == 1


def test_a_figure_is_a_picture() -> None:
    class Figure:
        """What matplotlib's has that counts here."""

        def savefig(self, file: io.BytesIO, **options: Any) -> None:
            Image.new("RGB", (4, 3)).save(file, options["format"])

    Figure.__module__, Figure.__qualname__ = "matplotlib.figure", "Figure"
    path, _ = files().open(gr.Result().postprocess(Figure()))
    with Image.open(path) as picture:
        assert picture.size == (4, 3)


any_data = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.binary(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.integers(), inner, max_size=3),
    max_leaves=8,
)


@given(any_data)
def test_whatever_it_is_it_can_be_sent(value: Any) -> None:
    json.dumps(gr.Result().postprocess(value), allow_nan=False)
