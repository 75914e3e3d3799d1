"""Functions that take and return lists, a value per caller."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from gradio_lib.errors import InvalidValue
from gradio_lib.inference.batch import adapted_rows, hint_of_one, result_hint_of_one
from gradio_lib.inference.hints import MISSING
from gradio_lib.inference.infer import infer


@pytest.mark.parametrize(
    ("hint", "one"),
    [
        (list[int], int),
        (Sequence[str], str),
        (list[list[int]], list[int]),
        (list, MISSING),
        (int, MISSING),
        (MISSING, MISSING),
    ],
)
def test_one_callers_value(hint: Any, one: Any) -> None:
    assert hint_of_one(hint) == one


@pytest.mark.parametrize(
    ("hint", "one"),
    [
        (tuple[list[int], list[str]], tuple[int, str]),
        (tuple[list[int]], int),
        (tuple[list[int], str], MISSING),
        (list[list[int]], int),
        (list[int], int),
        (MISSING, MISSING),
    ],
)
def test_one_callers_result(hint: Any, one: Any) -> None:
    assert result_hint_of_one(hint) == one


@pytest.mark.parametrize(
    ("returned", "shown"),
    [
        ([[1, 2]], [[10, 20]]),
        (([1, 2],), [[10, 20]]),
        ([1, 2], [[10, 20]]),
        ((1, 2), [[10, 20]]),
        ([[1]], [[10]]),
        ([1], [[10]]),
    ],
)
def test_one_output_may_be_a_list_alone_or_in_another(returned: Any, shown: Any) -> None:
    assert adapted_rows(lambda value: value * 10, 1)(returned) == shown


def test_several_outputs_are_a_list_each() -> None:
    adapt = adapted_rows(lambda row: (row[0] * 10, row[1].upper()), 2)
    assert adapt(([1, 2], ["a", "b"])) == [[10, 20], ["A", "B"]]


def test_a_batch_function_may_take_any_number_of_columns() -> None:
    def joined(first: list[str], *more: list[int], last: list[str]) -> list[str]:
        return [f"{a}{rest}{z}" for a, z, *rest in zip(first, last, *more, strict=True)]

    form = infer(joined, batch=True)
    assert form.parameter_names == ["first", "more", "last"]
    assert form.fn(["a", "b"], ["1, 2", [3, 4]], ["y", "z"]) == [["a[1, 2]y", "b[3, 4]z"]]
    assert form.fn(["a"], [None], ["y"]) == [["a[]y"]]
    with pytest.raises(InvalidValue, match="as many values each; here there are 1 and 2"):
        form.fn(["a", "b"], ["1", "2, 3"], ["y", "z"])
