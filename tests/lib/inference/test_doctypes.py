"""Types in the words of docstrings; nothing of the text is run."""

from __future__ import annotations

import collections
import datetime as dt
import typing
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradio_lib.inference.doctypes import type_told
from gradio_lib.inference.hints import MISSING


class Mode:
    """A class of the module."""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("int", int),
        ("`int`", int),
        ("string", str),
        ("Boolean", bool),
        ("int, optional", int),
        ("int (optional)", int),
        ("bool, optional (default True)", bool),
        ("float, default: 0.5", float),
        ("number", int | float),
        ("list of int", list[int]),
        ("List of strings, optional", list[str]),
        ("tuple of floats", tuple[float, ...]),
        ("list of Mode", list[Mode]),
        ("sequence of things", list),
        ("{'a', 'b'}, default 'a'", Literal["a", "b"]),
        ("{1, 2}", Literal[1, 2]),
        ("str or None", str | None),
        ("int or float", int | float),
        ("list[int] | None", list[int] | None),
        ("dict[str, float]", dict[str, float]),
        ("Literal['a', 'b']", Literal["a", "b"]),
        ("np.ndarray", np.ndarray),
        ("datetime.date", dt.date),
        ("decimal.Decimal", Decimal),
        ("path", Path),
        ("Mode", Mode),
        ("typing.Optional[int]", typing.Optional[int]),  # noqa: UP045 - as docstrings spell it
    ],
)
def test_a_type_in_words(words: str, expected: Any) -> None:
    scope = {"np": np, "Mode": Mode, "typing": typing}
    assert type_told(words, scope) == expected


UNKNOWN = ["array_like", "callable", "float >= 0", "the number of steps", "{'a', b}", "int or thing", "np.nothing"]


@pytest.mark.parametrize("words", [None, "", "x.y.z", "len", *UNKNOWN])
def test_what_names_no_known_type(words: str | None) -> None:
    assert type_told(words, {"np": np, "len": len}) is MISSING


def test_nothing_is_called() -> None:
    called: list[int] = []
    scope: dict[str, Any] = collections.defaultdict(lambda: lambda: called.append(1))
    assert type_told("danger()", scope) is MISSING
    assert type_told("list[danger()]", scope) is MISSING
    assert called == []


@given(st.text())
def test_any_text_is_read_without_a_fault(text: str) -> None:
    type_told(text, {})
