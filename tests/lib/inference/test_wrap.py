"""The wrapper is a function of the same kind: plain, async, in steps, or both."""

from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest

from gradio_lib.graph.functions import kind_of
from tests.lib.inference.forms import Form


def plain(count: int) -> list[int]:
    """Count."""
    return list(range(count))


async def waited(count: int) -> list[int]:
    """Count."""
    await asyncio.sleep(0)
    return list(range(count))


def steps(count: int) -> Iterator[int]:
    """Count."""
    yield from range(count)


async def waited_steps(count: int) -> AsyncIterator[int]:
    """Count."""
    for number in range(count):
        await asyncio.sleep(0)
        yield number


def promised(count: int) -> Awaitable[list[int]]:
    """Count."""
    return waited(count)


def handed(count: int) -> Iterator[int]:
    """Count."""
    return steps(count)


def mapped(count: int) -> Iterator[int]:
    """Count."""
    return map(int, range(count))


async def handed_steps(count: int):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Count."""
    return waited_steps(count)


def unsaid(count: int):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Count."""
    return waited_steps(count)


class Counter:
    """Count."""

    async def __call__(self, count: int) -> list[int]:
        return await waited(count)


async def all_of(returned: Any) -> Any:
    """Go through whatever comes, as the engine does."""
    if inspect.isawaitable(returned):
        return await all_of(await returned)
    if isinstance(returned, AsyncIterator):
        return [each async for each in returned]
    return list(returned) if inspect.isgenerator(returned) else returned


@pytest.mark.parametrize(
    ("fn", "kind"),
    [
        (plain, "sync"),
        (waited, "async"),
        (steps, "generator"),
        (waited_steps, "async generator"),
        (functools.partial(waited_steps), "async generator"),
        (promised, "sync"),
        (handed, "generator"),
        (mapped, "generator"),
        (handed_steps, "async"),
        (unsaid, "sync"),
        (Counter(), "async"),
    ],
)
async def test_the_kind_stays_and_the_values_are_converted(fn: Callable[..., Any], kind: str) -> None:
    call = Form(fn).app.call
    assert kind_of(call) == kind
    assert await all_of(call("3")) == [0, 1, 2]


@pytest.mark.parametrize("fn", [plain, waited, steps, functools.partial(waited_steps), functools.lru_cache(plain)])
def test_name_and_text_stay(fn: Callable[..., Any]) -> None:
    call = Form(fn).app.call
    inner = fn.func if isinstance(fn, functools.partial) else fn
    assert (call.__name__, call.__doc__) == (inner.__name__, "Count.")
    assert str(inspect.signature(call)) == "(count)"


async def test_a_generator_that_is_left_is_closed() -> None:
    closed: list[str] = []

    def endless() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.append("plain")

    async def endless_waited() -> AsyncIterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.append("async")

    steps = Form(endless).app.call()
    next(steps)
    steps.close()
    async_steps = Form(endless_waited).app.call()
    await anext(async_steps)
    await async_steps.aclose()
    assert closed == ["plain", "async"]


def test_fields_can_be_given_by_name() -> None:
    def fn(first: int, second: int = 2, *, third: int) -> tuple[int, int, int]:
        return first, second, third

    call = Form(fn).app.call
    assert call(1, None, "3") == (1, 2, 3)
    assert call(1, third=3) == (1, 2, 3)
    assert str(inspect.signature(call)) == "(first, second=None, third)"


def test_too_many_values_are_told() -> None:
    with pytest.raises(ValueError, match=r"^2 values for 1 inputs: count\.$"):
        Form(plain).app.call(1, 2)


def test_the_functions_own_errors_pass() -> None:
    def fails(text: str) -> str:
        raise KeyError(text)

    with pytest.raises(KeyError, match="why"):
        Form(fails).app.call("why")
