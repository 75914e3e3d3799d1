"""Number, Slider and Checkbox: numbers of any library in, finite ones out."""

from __future__ import annotations

import contextlib
import decimal
import fractions
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gradio_lib as gr
from gradio_lib.engine.plain import dumps
from gradio_lib.errors import DeclarationError, InvalidValue


def number(**options: Any) -> gr.Number:
    return gr.Number(render=False, **options)


def slider(*args: Any, **options: Any) -> gr.Slider:
    return gr.Slider(*args, render=False, **options)


@pytest.mark.parametrize(
    ("sent", "got"), [(1, 1), (1.5, 1.5), ("7", 7), ("1e3", 1000.0), (" 2 ", 2), ("", None), (None, None), (-0.0, 0.0)]
)
def test_function_gets_a_number(sent: Any, got: Any) -> None:
    value = number().preprocess(sent)
    assert value == got
    assert type(value) is type(got)


@pytest.mark.parametrize(
    ("precision", "sent", "got"), [(0, 7.6, 8), (0, 7.5, 8), (2, 1.236, 1.24), (None, 1.236, 1.236)]
)
def test_number_is_rounded_to_its_precision(precision: Any, sent: float, got: float) -> None:
    value = number(precision=precision).preprocess(sent)
    assert value == got
    assert type(value) is type(got)


@pytest.mark.parametrize(
    ("returned", "shown"),
    [
        (3, 3),
        (3.5, 3.5),
        (np.int64(3), 3),
        (np.float32(0.5), 0.5),
        (np.array(3), 3),
        (np.array(3.7), 3.7),
        (np.uint8(255), 255),
        (decimal.Decimal("1.5"), 1.5),
        (fractions.Fraction(1, 4), 0.25),
        (True, 1),
        ("7", 7.0),
        ("", None),
        (None, None),
        (float("nan"), None),
        (float("-inf"), None),
    ],
)
def test_number_of_any_kind_is_shown(returned: Any, shown: Any) -> None:
    value = number().postprocess(returned)
    assert value == shown
    assert type(value) is type(shown)


@pytest.mark.parametrize("returned", ["seven", [1], {}, object(), 1j, np.array([1, 2]), b"7x"])
def test_what_is_no_number_is_told(returned: Any) -> None:
    for component in (number(), slider()):
        with pytest.raises(InvalidValue, match="is no number; return an int"):
            component.postprocess(returned)


@given(st.integers(), st.none() | st.integers(-5, 5))
def test_any_whole_number_keeps_its_digits(value: int, precision: int | None) -> None:
    component = number(precision=precision if precision is None else abs(precision))
    shown = component.postprocess(value)
    dumps(shown)
    assert component.preprocess(shown) == value


@given(st.floats() | st.text() | st.none() | st.booleans() | st.lists(st.integers()))
def test_whatever_is_sent_is_a_finite_number_or_refused(payload: Any) -> None:
    with contextlib.suppress(InvalidValue):
        got: Any = number().preprocess(payload)
        assert got is None or (type(got) in {int, float} and abs(got) != float("inf"))


def test_bounds_belong_to_the_range() -> None:
    component = number(minimum=0, maximum=10)
    assert [component.preprocess(value) for value in (0, 10, 5.5)] == [0, 10, 5.5]
    for value in (-0.001, 10.001):
        with pytest.raises(InvalidValue):
            component.preprocess(value)


@pytest.mark.parametrize(
    ("options", "step"),
    [
        ({}, 1),
        ({"minimum": 0, "maximum": 1}, 0.01),
        ({"minimum": 0, "maximum": 5}, 0.01),
        ({"minimum": 0, "maximum": 10}, 0.1),
        ({"minimum": 0, "maximum": 20}, 0.1),
        ({"minimum": 1, "maximum": 50}, 0.1),
        ({"minimum": 0, "maximum": 1000}, 10),
        ({"minimum": 0.0, "maximum": 20.5}, 0.1),
        ({"minimum": 0, "maximum": 1e-4}, 1e-6),
        ({"minimum": 3, "maximum": 3}, 1.0),
        ({"step": 0.25}, 0.25),
    ],
)
def test_slider_finds_a_step_that_suits_its_range(options: Any, step: float) -> None:
    assert slider(**options).step == pytest.approx(step)


def test_slider_begins_at_its_value_or_at_its_minimum() -> None:
    assert slider(5, 10).value == 5
    assert slider(5, 10, 7).value == 7
    assert slider(5, 10).preprocess(None) == 5
    assert slider(5, 10).postprocess(None) == 5


@pytest.mark.parametrize(("step", "low", "high"), [(0.1, 0, 1), (5, 0, 100), (None, -3, 3), (0.3, 0, 1)])
def test_random_value_is_one_that_can_be_chosen(step: float | None, low: float, high: float) -> None:
    component = slider(low, high, step=step, randomize=True)
    assert component.value_function == component.random_value
    for _ in range(100):
        value = component.random_value()
        assert low <= value <= high
        steps = (value - low) / (component.step or 1)
        assert steps == pytest.approx(round(steps))


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"minimum": 5, "maximum": 1}, "the minimum comes first"),
        ({"step": 0}, "step is 0; it takes a number above 0"),
        ({"step": -1}, "step is -1; it takes a number above 0"),
    ],
)
def test_slider_that_makes_no_sense_is_told(options: Any, complaint: str) -> None:
    with pytest.raises(DeclarationError, match=complaint):
        slider(**options)


@pytest.mark.parametrize("returned", [float("nan"), float("inf")])
def test_slider_has_no_place_for_what_is_not_finite(returned: float) -> None:
    with pytest.raises(InvalidValue, match="cannot be shown on a slider"):
        slider().postprocess(returned)


@pytest.mark.parametrize(
    ("sent", "got"), [(True, True), (False, False), (None, None), (1, True), (0, False), (1.0, True)]
)
def test_checkbox_gives_a_boolean(sent: Any, got: Any) -> None:
    assert gr.Checkbox(render=False).preprocess(sent) is got


@pytest.mark.parametrize(
    ("returned", "shown"), [(1, True), ("", False), (None, False), ([0], True), (np.bool_(True), True)]
)
def test_checkbox_shows_the_truth_of_anything(returned: Any, shown: bool) -> None:
    assert gr.Checkbox(render=False).postprocess(returned) is shown
