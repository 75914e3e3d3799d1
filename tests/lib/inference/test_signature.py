"""The parameters of anything that can be called, each hint resolved alone."""

from __future__ import annotations

import functools
import inspect
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import gradio_lib as gr
from gradio_lib.inference.signature import return_hint, signature_of
from tests.lib.inference.forms import EMPTY, Form

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction as Exact

    import nowhere_at_all as gone  # type: ignore[import-not-found]


def late(a: Decimal, b: list[Exact], c: gone.Thing, d: Unknown, e: int, f: list[Unknown]) -> Decimal:  # type: ignore[name-defined]  # noqa: F821
    raise NotImplementedError


class Thing:
    """A class with everything that can be called."""

    def __init__(self, size: int) -> None:
        self.size = size

    def method(self, text: str) -> str:
        return text * self.size

    @classmethod
    def made(cls, size: int) -> Thing:
        return cls(size)

    @staticmethod
    def plain(text: str) -> str:
        return text

    def __call__(self, times: int) -> int:
        return self.size * times


def kinds(fn: Callable[..., Any]) -> dict[str, Any]:
    return {each.name: each.hint for each in signature_of(fn)}


def wrapping(fn: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(fn)
    def inner(*args: Any, **kwargs: Any) -> Any:
        return fn(*args, **kwargs)

    return inner


def add(first: int, second: int = 2) -> int:
    return first + second


@pytest.mark.parametrize(
    ("fn", "expected"),
    [
        (add, {"first": int, "second": int}),
        (functools.partial(add, 1), {"second": int}),
        (functools.partial(add, second=1), {"first": int}),
        (functools.partial(functools.partial(add, 1), second=2), {}),
        (functools.lru_cache(add), {"first": int, "second": int}),
        (wrapping(add), {"first": int, "second": int}),
        (wrapping(functools.lru_cache(wrapping(add))), {"first": int, "second": int}),
        (Thing, {"size": int}),
        (Thing(2).method, {"text": str}),
        (Thing.made, {"size": int}),
        (Thing.plain, {"text": str}),
        (Thing(2), {"times": int}),
        (lambda x, y=1: x + y, {"x": EMPTY, "y": EMPTY}),
        (max, {"iterable": EMPTY, "default": EMPTY, "key": EMPTY}),
        (functools.partial(getattr, "text"), {"name": EMPTY, "default": EMPTY}),
        (dict, {"args": EMPTY}),
        (np.dot, {"a": EMPTY, "b": EMPTY, "out": EMPTY}),
    ],
)
def test_parameters_of_anything(fn: Callable[..., Any], expected: dict[str, Any]) -> None:
    found = kinds(fn)
    assert {name: found.get(name, "missing") for name in expected} == expected
    assert fn is np.dot or found.keys() == expected.keys()


def test_one_hint_that_cannot_be_resolved_spoils_no_other() -> None:
    from decimal import Decimal
    from fractions import Fraction

    assert kinds(late) == {"a": Decimal, "b": list[Fraction], "c": EMPTY, "d": EMPTY, "e": int, "f": list}
    assert return_hint(late) is Decimal
    assert Form(late).reason("d").note == "'Unknown' cannot be resolved"


def test_names_of_the_function_around_are_known() -> None:
    class Local:
        """A class that only this function knows."""

    def fn(value: Local) -> Local:
        assert isinstance(value, Local)
        return value

    assert kinds(fn) == {"value": Local}


def test_hints_of_a_file_are_read_in_its_own_names(tmp_path: Path) -> None:
    source = """
        from __future__ import annotations
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            import collections.abc as cabc
            from uuid import UUID
        def fn(ids: cabc.Sequence[UUID]) -> UUID: ...
    """
    path = tmp_path / "module.py"
    path.write_text(textwrap.dedent(source), encoding="utf-8")
    names: dict[str, Any] = {"__file__": str(path), "__name__": "module"}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), names)  # noqa: S102 - as an import does it
    import collections.abc
    from uuid import UUID

    assert kinds(names["fn"]) == {"ids": collections.abc.Sequence[UUID]}


@pytest.mark.parametrize(
    ("fn", "expected"),
    [
        (add, int),
        (functools.partial(add, 1), int),
        (wrapping(add), int),
        (Thing, Thing),
        (Thing.made, Thing),
        (Thing(2), int),
        (max, EMPTY),
        (lambda: None, EMPTY),
        (Path, EMPTY),
        (int, int),
    ],
)
def test_what_it_returns(fn: Callable[..., Any], expected: Any) -> None:
    assert return_hint(fn) == expected


def test_what_the_engine_hands_over_has_no_field() -> None:
    def fn(
        first: str,
        request: gr.Request,
        second: int = 1,
        progress: gr.Progress = gr.Progress(),  # noqa: B008 - the documented spelling
        *,
        event: gr.SelectData | None = None,
    ) -> str:
        return f"{first} {second} {type(request).__name__} {type(progress).__name__} {event}"

    form = Form(fn)
    assert form.names == ["first", "second"]
    assert str(inspect.signature(form.app.call)).startswith("(first, second=None, *, request: ")
    told = form.app.call("a", 2, request=gr.Request(), progress=gr.Progress(), event=None)
    assert told == "a 2 Request Progress None"
    assert form.app.call("a", 2) == "a 2 NoneType Progress None"
