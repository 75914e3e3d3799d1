"""One of several types: the narrowest that what is typed fits, else what a file or a table carries."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import pandas as pd
import pytest
from annotated_types import Ge

from gradio_lib.errors import InvalidValue
from tests.lib.inference.forms import Taking

Either = TypeVar("Either", int, str)
Small = TypeVar("Small", bound=int)
Free = TypeVar("Free")
Texts = TypeVar("Texts", str, bytes)


@dataclass
class Circle:
    radius: float


@dataclass
class Square:
    side: float


@pytest.mark.parametrize(
    ("hint", "payload", "expected"),
    [
        (int | str, "7", 7),
        (int | str, "007", "007"),
        (int | str, "+7", "+7"),
        (int | str, "x", "x"),
        (int | str, "", ""),
        (int | str, 7, 7),
        (float | str, "2.50", 2.5),
        (float | str, "nan", "nan"),
        (int | float, 3, 3),
        (int | float, 3.5, 3.5),
        (int | float | None, None, None),
        (bool | str, "true", True),
        (bool | str, "yes", "yes"),
        (bool | int, "1", 1),
        (bool | int, True, True),
        (int | str | None, "", None),
        (str | None | int, "a", "a"),
        (dt.date | dt.datetime, "2024-05-31", dt.date(2024, 5, 31)),
        (dt.date | dt.datetime, "2024-05-31T10:00", dt.datetime(2024, 5, 31, 10)),  # noqa: DTZ001 - as it is typed
        (Literal["auto"] | int, "auto", "auto"),
        (Literal["auto"] | int, "3", 3),
        (list[int] | int, "[1, 2]", [1, 2]),
        (list[int] | int, "1", 1),
        (list[str] | str, "[1] a", "[1] a"),
        (Circle | Square, '{"side": 2}', Square(2.0)),
        (Circle | Square, {"radius": 2}, Circle(2.0)),
        (str | bytes, "text", "text"),
        (Either, "7", 7),
        (Small, 7, 7),
        (Free, "[7]", [7]),
        (Texts, "text", "text"),
    ],
)
def test_what_is_typed_is_taken_as_the_narrowest_type(hint: Any, payload: Any, expected: Any) -> None:
    received = Taking(hint).gets(payload)
    assert (type(received), received) == (type(expected), expected)


@pytest.mark.parametrize(
    ("hint", "payload", "told"),
    [
        (int | dt.date, "soon", "value: expected int or date, got 'soon'."),
        (int | str, True, "value: expected int or str, got True."),
        (int | float, "x", "value: expected a number, got 'x'."),
        (Annotated[int | float, Ge(0)], -1, "value: expected a number of 0 or more, got -1."),
        (Circle | Square, '{"radius": "x"}', 'value: expected Circle or Square, got \'{"radius": "x"}\'.'),
    ],
)
def test_what_fits_none_is_refused_with_all(hint: Any, payload: Any, told: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        Taking(hint).gets(payload)
    assert str(refused.value) == told


@pytest.mark.parametrize(
    ("hint", "component"),
    [
        (str | Path, "File"),
        (str | os.PathLike[str], "File"),
        (str | bytes | os.PathLike[str], "File"),
        (Path | None, "File"),
        (pd.DataFrame | dict[str, list[float]], "Dataframe"),
        (Literal["a", "b"] | Literal["c"], "Radio"),  # noqa: PYI030 - as two aliases would be
        (int | float, "Number"),
        (int | str, "Textbox"),
    ],
)
def test_what_travels_as_a_file_or_a_table_goes_first(hint: Any, component: str) -> None:
    assert Taking(hint).form.kinds() == {"value": component}


@pytest.mark.parametrize(
    ("hint", "default", "value"),
    [
        (int | str, "007", "007"),
        (int | str, 7, "7"),
        (int | dt.date, dt.date(2024, 1, 1), "2024-01-01"),
        (list[int] | int, [1], "[1]"),
        (Circle | Square, Square(2.0), '{"side": 2.0}'),
    ],
)
def test_a_default_is_shown_as_it_is_typed(hint: Any, default: Any, value: str) -> None:
    taking = Taking(hint, default)
    assert taking.field.value == value
    assert taking.left() == default
