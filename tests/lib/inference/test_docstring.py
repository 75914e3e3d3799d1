"""Docstrings in four styles: what they say goes into the form."""

from __future__ import annotations

import datetime as dt
import enum
import functools
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from gradio_lib.inference.docstring import Told, read_docstring
from tests.lib.inference.forms import Form


class Mode(enum.Enum):
    FAST = 1


@dataclass
class Point:
    """A point."""

    x: int
    y: int = 0


def google(text, times=2):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """Repeat a text.

    As often as you like.

    Args:
        text (str): What to repeat.
        times (int): How often,
            at most ten times.

    Returns:
        list[str]: The texts.

    Raises:
        ValueError: It is too often.
    """


def numpy(text, times=2):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """Repeat a text.

    As often as you like.

    Parameters
    ----------
    text : str
        What to repeat.
    times : int
        How often,
        at most ten times.

    Returns
    -------
    list[str]
        The texts.

    Raises
    ------
    ValueError
        It is too often.
    """


def rest(text, times=2):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """Repeat a text.

    As often as you like.

    :param str text: What to repeat.
    :param times: How often, at most ten times.
    :type times: int
    :returns: The texts.
    :rtype: list[str]
    :raises ValueError: It is too often.
    """


def epydoc(text, times=2):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """Repeat a text.

    As often as you like.

    @param text: What to repeat.
    @type text: str
    @param times: How often, at most ten times.
    @type times: int
    @return: The texts.
    @rtype: list[str]
    @raise ValueError: It is too often.
    """


@pytest.mark.parametrize("fn", [google, numpy, rest, epydoc])
def test_each_style_says_the_same(fn: Callable[..., Any]) -> None:
    told = read_docstring(fn)
    assert (told.summary, told.description) == ("Repeat a text.", "As often as you like.")
    assert told.parameters == {"text": "What to repeat.", "times": "How often, at most ten times."}
    assert told.types == {"text": "str", "times": "int"}
    assert told.results == [Told(None, "list[str]", "The texts.")]
    assert told.raises == {"ValueError"}


@pytest.mark.parametrize("fn", [google, numpy, rest, epydoc])
def test_what_it_says_goes_into_the_form(fn: Callable[..., Any]) -> None:
    form = Form(fn)
    assert form.inferred.title == fn.__name__.capitalize()
    assert form.inferred.description == "Repeat a text.\n\nAs often as you like."
    assert [each.info for each in form.inferred.inputs] == ["What to repeat.", "How often, at most ten times."]
    assert (form.reason("text").source, form.reason("times").source) == ("docstring", "default")
    assert [each.label for each in form.inferred.outputs] == ["The texts"]


def test_doctest_lines_are_examples_where_they_call_it_with_data() -> None:
    def move(point: Point, by: int = 1, when: dt.date | None = None, mode: Mode = Mode.FAST) -> Point:
        """Move.

        >>> move(Point(1, 2), 3)
        Point(x=4, y=2)
        >>> there = move(Point(x=5), when=dt.date(2024, 1, 1), mode=Mode.FAST)
        >>> print(move(point=Point(7)).x)
        8
        >>> move(open("/etc/passwd"))
        Traceback (most recent call last):
        >>> move(there)
        Point(x=7, y=0)
        >>> other(1)
        """
        return Point(point.x + by, len(f"{when}{mode}"))

    assert Form(move).inferred.examples == [
        [1, 2, 3, None, "FAST"],
        [5, 0, 1, "2024-01-01", "FAST"],
        [7, 0, 1, None, "FAST"],
    ]


def test_an_example_that_leaves_a_needed_parameter_out_is_none() -> None:
    def add(first: int, second: int) -> int:
        """Add.

        >>> add(1)
        """
        return first + second

    assert Form(add).inferred.examples is None


class Called:
    """An object to call."""

    def __call__(self, text: str) -> str:
        """Call it."""
        return text


class Bare:
    """An object to call."""

    def __call__(self, text: str) -> str:
        return text


class Made:
    """A thing.

    Attributes:
        size: Its size.
    """

    def __init__(self, size: int, name: str) -> None:
        """Make it.

        Args:
            size: How large.
            name: What it is called.
        """


@pytest.mark.parametrize(
    ("fn", "summary"),
    [
        (functools.partial(google, times=3), "Repeat a text."),
        (functools.lru_cache(google), "Repeat a text."),
        (Called(), "Call it."),
        (Called().__call__, "Call it."),
        (Bare(), "An object to call."),
        (Made, "A thing."),
        (math.gcd, "Greatest Common Divisor."),
        (np.sin, "Trigonometric sine, element-wise."),
        (lambda: None, None),
        (functools.partial(lambda: None), None),
    ],
)
def test_anything_that_can_be_called_has_its_own_text(fn: Any, summary: str | None) -> None:
    assert read_docstring(fn).summary == summary


def test_a_class_is_explained_by_its_constructor_too() -> None:
    assert read_docstring(Made).parameters == {"size": "How large.", "name": "What it is called."}


def test_a_docstring_that_no_style_reads_is_taken_as_text() -> None:
    def fn() -> None:
        pass

    fn.__doc__ = ":param: x\n:broken"
    assert read_docstring(fn).parameters == {}
