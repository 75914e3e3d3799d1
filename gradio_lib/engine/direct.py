"""Calling a function of an app past its events: for cached examples and for apps that are made of others."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from gradio_lib.engine.call import Job
from gradio_lib.engine.invoke import Invocation
from gradio_lib.graph.functions import Function, Options, kind_of

__all__ = ["direct"]


def direct(fn: Callable[..., Any], arguments: Sequence[Any], *, batch: bool = False, outputs: int = 1) -> Any:
    """Call `fn` and return its result: of a stream its last value, of a batch function that of its only caller.

    Args:
        fn: A function of any kind; Progress, Request and event data are handed over as in a run.
        arguments: What it takes.
        batch: Whether it takes lists and returns one list for each output.
        outputs: How many outputs it has.

    Example:
        >>> direct(lambda n: iter(range(n)), [3])
        2
    """
    function = Function(
        id=-1, fn=fn, inputs=(), outputs=(), targets=(), options=Options(), api_name="false", kind=kind_of(fn)
    )
    given = [[argument] for argument in arguments] if batch else arguments
    result = settled(Invocation(function, {}).call(given, Job("", [], "")))
    if not batch:
        return result
    if outputs > 1:
        return tuple(column[0] for column in result)
    # With one output its list may come alone.
    return result[0][0] if isinstance(result[0], list | tuple) else result[0]


def settled(value: Any) -> Any:
    """Return what an awaitable gives, or the last value of a stream; any other value as it is."""
    if isinstance(value, AsyncIterator):
        return _awaited(_last(value))
    if inspect.isawaitable(value):
        return settled(_awaited(_of(value)))
    if isinstance(value, Iterator):
        last = None
        for last in value:  # noqa: B007 - the last value is the result
            pass
        return last
    return value


async def _of(value: Any) -> Any:
    return await value


async def _last(steps: AsyncIterator[Any]) -> Any:
    last = None
    async for step in steps:
        last = step
    return last


def _awaited(coroutine: Coroutine[Any, Any, Any]) -> Any:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coroutine)
    # In a coroutine of somebody else's: its loop cannot be waited for from inside of it.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()
