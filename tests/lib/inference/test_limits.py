"""What is said about a type besides, in the words of several packages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pydantic
import pytest
import typer
from annotated_types import Ge, Gt, Interval, Le, Len, Lt, MultipleOf
from typing_extensions import Doc

import gradio_lib as gr
from gradio_lib.inference.limits import read_limits


@pytest.mark.parametrize(
    ("marks", "text"),
    [
        ([Ge(0), Le(9)], "≥ 0, ≤ 9"),
        ([Gt(0), Lt(9)], "> 0, < 9"),
        ([Interval(ge=1, lt=5)], "≥ 1, < 5"),
        ([MultipleOf(5)], "multiple of 5"),
        ([Len(1, 3)], "length 1…3"),
        ([Len(2)], "length 2…"),
        ([pydantic.Field(ge=0, le=1, multiple_of=0.5)], "≥ 0, ≤ 1, multiple of 0.5"),
        ([pydantic.Field(pattern="^a", max_length=3)], "length 0…3, matches ^a"),
        ([typer.Option(min=1, max=2)], "≥ 1, ≤ 2"),
        ([range(0, 10, 2)], "≥ 0, ≤ 8, multiple of 2"),
        (["a text", 5, object()], ""),
    ],
)
def test_limits_in_short(marks: list[Any], text: str) -> None:
    assert read_limits(marks).text() == text


@pytest.mark.parametrize(
    "mark", ["How many", Doc("How many"), pydantic.Field(description="How many"), typer.Option(help="How many")]
)
def test_help_in_anybodys_words(mark: Any) -> None:
    assert read_limits([mark]).help == "How many"


def test_a_title_and_a_component() -> None:
    assert read_limits([pydantic.Field(title="Number of steps")]).title == "Number of steps"
    assert read_limits([gr.Slider]).component is gr.Slider


@pytest.mark.parametrize(
    ("marks", "whole", "lowest", "highest"),
    [
        ([Ge(0), Le(9)], True, 0, 9),
        ([Gt(0), Lt(9)], True, 1, 8),
        ([Gt(0), Lt(9)], False, None, None),
        ([Gt(0.5), Ge(3)], True, 3, None),
        ([Ge(Decimal("0.5"))], False, 0.5, None),
        ([Ge(dt.date(2024, 1, 1))], False, None, None),
    ],
)
def test_the_bounds_that_a_component_can_name(marks: list[Any], whole: bool, lowest: Any, highest: Any) -> None:
    limits = read_limits(marks)
    assert (limits.lowest(whole=whole), limits.highest(whole=whole)) == (lowest, highest)


@pytest.mark.parametrize(
    ("marks", "number", "told"),
    [
        ([Ge(1)], 0, "a number of 1 or more"),
        ([Le(1)], 2, "a number of 1 or less"),
        ([Gt(1)], 1, "a number above 1"),
        ([Lt(1)], 1, "a number below 1"),
        ([Ge(1)], float("nan"), "a number of 1 or more"),
        ([MultipleOf(0.1)], 0.35, "a multiple of 0.1"),
        ([MultipleOf(0.1)], 0.3, None),
        ([Ge(1), Le(2)], 2, None),
    ],
)
def test_a_number_out_of_range_is_told_what_would_do(marks: list[Any], number: float, told: str | None) -> None:
    assert read_limits(marks).complaint(number) == told
