"""Single values: a field each, and exactly the declared type on the other side."""

from __future__ import annotations

import datetime as dt
import decimal
import fractions
import numbers
import re
import uuid
from typing import Annotated, Any

import numpy as np
import pydantic
import pytest
import typer
from annotated_types import Ge, Gt, Interval, Le, Len, Lt, MultipleOf
from hypothesis import given
from hypothesis import strategies as st

from gradio_lib.errors import InvalidValue
from tests.lib.inference.forms import Taking

Grams = Annotated[float, Ge(0.5), Lt(10)]


class Name(str):
    """A text of its own kind."""

    __slots__ = ()


def exactly(value: Any) -> tuple[type, str]:
    """Tell 1 from 1.0 and True, and a Name from a str."""
    return type(value), repr(value)


@pytest.mark.parametrize(
    ("hint", "payload", "expected"),
    [
        (str, "007", "007"),
        (str, "", ""),
        (str, 7, "7"),
        (Name, "Ada", Name("Ada")),
        (int, 3, 3),
        (int, 0, 0),
        (int, 3.0, 3),
        (int, "12345678901234567890123", 12345678901234567890123),
        (numbers.Integral, 3, 3),
        (np.int16, 3, np.int16(3)),
        (float, 3, 3.0),
        (float, "1.5", 1.5),
        (np.float32, 1.5, np.float32(1.5)),
        (bool, True, True),
        (bool, None, False),
        (int | None, None, None),
        (int | None, 0, 0),
        (int | None, 5, 5),
        (str | None, "", None),
        (str | None, "x", "x"),
        (bool | None, None, None),
        (bool | None, False, False),
        (dt.date, "2024-05-31", dt.date(2024, 5, 31)),
        (dt.datetime, "2024-05-31T14:30", dt.datetime(2024, 5, 31, 14, 30)),  # noqa: DTZ001 - as it is typed
        (dt.datetime, "2024-05-31T14:30Z", dt.datetime(2024, 5, 31, 14, 30, tzinfo=dt.timezone.utc)),
        (dt.time, "14:30", dt.time(14, 30)),
        (dt.timedelta, "1h 30m", dt.timedelta(hours=1, minutes=30)),
        (dt.timedelta, "-2:30", -dt.timedelta(hours=2, minutes=30)),
        (dt.timedelta, "1.5 days, 3 s", dt.timedelta(days=1, hours=12, seconds=3)),
        (dt.timedelta, 90, dt.timedelta(seconds=90)),
        (decimal.Decimal, "19.990", decimal.Decimal("19.990")),
        (decimal.Decimal, 19.99, decimal.Decimal("19.99")),
        (fractions.Fraction, "3/4", fractions.Fraction(3, 4)),
        (complex, "1 + 2i", 1 + 2j),
        (uuid.UUID, "123e4567-e89b-12d3-a456-426614174000", uuid.UUID("123e4567-e89b-12d3-a456-426614174000")),
        (re.Pattern[str], "[a-z]+", re.compile("[a-z]+")),
        (dt.date | None, "", None),
        (Annotated[int, Ge(0), Le(9)], 9, 9),
        (Annotated[float, MultipleOf(0.1)], 0.3, 0.3),
        (Annotated[str, "Where it is"], "here", "here"),
    ],
)
def test_the_function_receives_the_type_that_it_declares(hint: Any, payload: Any, expected: Any) -> None:
    assert exactly(Taking(hint).gets(payload)) == exactly(expected)


@pytest.mark.parametrize(
    ("hint", "payload", "told"),
    [
        (str, ["a"], "value: expected text, got a list of 1."),
        (int, 2.5, "value: expected a whole number, got 2.5."),
        (int, None, "value: expected a whole number, got nothing."),
        (int, "three", "value: expected a number, got 'three'."),
        (int, True, "value: expected a number, got True."),
        (float, "nan", "value: expected a finite number, got nan."),
        (bool, "maybe", "value: expected true or false, got 'maybe'."),
        (Annotated[int, Ge(0), Le(9)], 50, "value: expected a number of 9 or less, got 50."),
        (Annotated[float, Gt(0)], 0, "value: expected a number above 0, got 0."),
        (Annotated[int, MultipleOf(5)], 7, "value: expected a multiple of 5, got 7."),
        (Annotated[str, Len(2)], "a", "value: expected text of at least 2 characters, got 'a'."),
        (Annotated[str, Len(0, 2)], "abc", "value: expected at most 2 characters, got '3 characters'."),
        (Annotated[str, pydantic.Field(pattern="^a")], "b", "value: expected text that matches '^a', got 'b'."),
        (dt.date, "tomorrow", "value: expected a date, such as 2024-05-31, got 'tomorrow'."),
        (dt.date, None, "value: expected a date, such as 2024-05-31, got nothing."),
        (dt.timedelta, "3 parsecs", "value: expected a time span, such as 1h 30m, got '3 parsecs'."),
        (decimal.Decimal, "1,5", "value: expected a number, exact, such as 19.99, got '1,5'."),
        (Annotated[decimal.Decimal, Ge(1)], "0.5", "value: expected a number of 1 or more, got '0.5'."),
        (fractions.Fraction, "1e999999999", "value: expected a fraction, such as 3/4, got '1e999999999'."),
        (uuid.UUID, "1234", "value: expected a UUID, such as 123e4567-e89b-12d3-a456-426614174000, got '1234'."),
        (re.Pattern, "[", "value: expected a regular expression, such as [a-z]+, got '['."),
    ],
)
def test_a_wrong_value_is_told_with_what_would_do(hint: Any, payload: Any, told: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        Taking(hint).gets(payload)
    assert str(refused.value) == told


@pytest.mark.parametrize(
    ("hint", "default", "component", "settings"),
    [
        (Annotated[int, Ge(0), Le(9)], 3, "Slider", {"minimum": 0, "maximum": 9, "value": 3, "step": 1}),
        (Annotated[int, Gt(0), Lt(10)], 3, "Slider", {"minimum": 1, "maximum": 9}),
        (Annotated[int, Interval(ge=0, le=100), MultipleOf(5)], 5, "Slider", {"step": 5}),
        (Annotated[float, pydantic.Field(ge=0, le=1)], 0.5, "Slider", {"minimum": 0, "maximum": 1}),
        (Annotated[int, typer.Option(min=1, max=5, help="How many")], 2, "Slider", {"maximum": 5, "info": "How many"}),
        (Annotated[int, range(0, 360, 15)], 15, "Slider", {"maximum": 345, "step": 15}),
        (Annotated[int, Ge(0)], 3, "Number", {"minimum": 0, "maximum": None}),
        (Annotated[int | None, Ge(0), Le(9)], 3, "Number", {"minimum": 0, "maximum": 9}),
        (Annotated[int, Ge(0), Le(10**9)], 3, "Number", {"maximum": 10**9}),
        (Grams, 1.5, "Number", {"minimum": 0.5, "maximum": None}),
        (Annotated[str, Len(0, 80)], "", "Textbox", {"max_length": 80}),
        (float, 0.001, "Number", {"value": 0.001, "step": 0.001}),
        (int, 2**60, "Textbox", {"value": str(2**60)}),
        (bool, True, "Checkbox", {"value": True}),
        (str, "one\ntwo", "Textbox", {"lines": 3, "value": "one\ntwo"}),
        (dt.date, dt.date(2024, 5, 31), "DateTime", {"value": "2024-05-31", "include_time": False}),
        (dt.time, dt.time(14, 30), "DateTime", {"value": "14:30:00", "include_date": False}),
        (dt.datetime, dt.datetime(2024, 5, 31, tzinfo=dt.timezone.utc), "Textbox", {}),
        (dt.timedelta, dt.timedelta(hours=1, seconds=1.5), "Textbox", {"value": "1h 1.5s"}),
        (float, float("inf"), "Number", {"value": None, "placeholder": "Empty: inf"}),
    ],
)
def test_what_is_said_about_a_type_shapes_its_field(
    hint: Any, default: Any, component: str, settings: dict[str, Any]
) -> None:
    taking = Taking(hint, default)
    assert taking.form.kinds() == {"value": component}
    assert {name: getattr(taking.field, name) for name in settings} == settings
    assert exactly(taking.left()) == exactly(default)


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("prompt", {"lines": 3}),
        ("system_prompt", {"lines": 3}),
        ("password", {"type": "password"}),
        ("openai_api_key", {"type": "password"}),
        ("country_code", {"lines": 1, "type": "text"}),
        ("max_tokens", {"type": "text"}),
    ],
)
def test_a_name_tells_how_a_text_looks(name: str, settings: dict[str, Any]) -> None:
    field = Taking(str, name=name).field
    assert {setting: getattr(field, setting) for setting in settings} == settings


def test_a_secret_default_stays_on_the_server() -> None:
    taking = Taking(str, "hunter2", name="password")
    assert "hunter2" not in repr(taking.field.get_config())
    assert taking.left() == "hunter2"
    assert taking.gets("mine") == "mine"


def test_what_is_cleared_is_none_where_none_is_allowed_and_the_default_elsewhere() -> None:
    assert Taking(int | None, 5).gets(None) is None
    assert Taking(int, 5).gets(None) == 5
    assert Taking(str, "hi").gets("") == ""
    assert Taking(str, None).gets("") is None


@given(st.integers())
def test_whole_numbers_keep_every_digit(number: int) -> None:
    assert exactly(Taking(int).gets(str(number))) == exactly(number)


@given(st.timedeltas())
def test_a_time_span_is_read_as_it_is_shown(span: dt.timedelta) -> None:
    taking = Taking(dt.timedelta, span)
    assert taking.gets(taking.field.value) == span


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_an_exact_number_stays_exact(number: decimal.Decimal) -> None:
    taking = Taking(decimal.Decimal, number)
    assert exactly(taking.gets(taking.field.value)) == exactly(number)
