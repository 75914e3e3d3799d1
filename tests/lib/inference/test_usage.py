"""Usage lines, as builtins have them in the place of a signature."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradio_lib.inference.usage import usage_of


@pytest.mark.parametrize(
    ("line", "parameters"),
    [
        ("range(stop) -> range object", "stop"),
        ("range(start, stop[, step]) -> range object", "start, stop, step=left out"),
        ("max(iterable, *[, default=obj, key=func]) -> value", "iterable, *, default=left out, key=left out"),
        ("getattr(object, name[, default]) -> value", "object, name, default=left out"),
        (
            "sin(x, /, out=None, *, where=True, order='K'[, signature])",
            "x, out=None, *, where=True, order='K', signature=left out",
        ),
        ("print(*args, sep=' ', **options)", "*args, *, sep=' ', **options"),
        ("f(a=(1, 2), b=[])", "a=(1, 2), b=[]"),
        ("np.arange([start,] stop)", "start=left out, stop"),
    ],
)
def test_parameters_of_a_usage_line(line: str, parameters: str) -> None:
    found = usage_of(line + "\n\nMore text.") or []
    told: list[str] = []
    for each in found:
        if each.kind is each.KEYWORD_ONLY and not any(text.startswith("*") for text in told):
            told.append("*")
        told.append(str(each))
    assert ", ".join(told) == parameters.replace("*args, *,", "*args,")


@pytest.mark.parametrize("line", ["", "Return the sum.", "Add (or not) two numbers.", "f(a, b", "f(a, a)"])
def test_what_is_no_usage_line(line: str) -> None:
    assert usage_of(line) is None


@given(st.text())
def test_any_text_is_read_without_a_fault(text: str) -> None:
    usage_of(text)
    usage_of(f"f({text})")
