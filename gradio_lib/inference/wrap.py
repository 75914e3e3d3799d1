"""The function that the page calls: takes what the components give, returns what they show."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from typing import Any

from gradio_lib.graph.functions import kind_of, name_of
from gradio_lib.inference.docstring import text_of

__all__ = ["Adapt", "Bind", "wrapped"]

Bind = Callable[[tuple[Any, ...], dict[str, Any]], tuple[list[Any], dict[str, Any]]]
"""From what the components give to the arguments of the user's function."""
Adapt = Callable[[Any], Any]
"""From what the user's function gives to what the components show."""


def wrapped(
    fn: Callable[..., Any], bind: Bind, adapt: Adapt, signature: inspect.Signature, *, streams: bool
) -> Callable[..., Any]:
    """Return a function of the same kind as `fn` that converts on the way in and on the way out.

    Args:
        fn: The user's function.
        bind: Conversion of the arguments.
        adapt: Conversion of what it returns, or of each thing that it yields.
        signature: What the new function tells of its parameters.
        streams: Whether what a plain function returns is gone through, as its annotation says.
    """
    kind = kind_of(fn)
    if kind == "sync":
        call = _stepping(fn, bind, adapt) if streams else _plain(fn, bind, adapt)
    else:
        call = {"generator": _stepping, "async": _awaiting, "async generator": _stepping_async}[kind](fn, bind, adapt)
    call.__name__ = call.__qualname__ = name_of(fn)
    call.__doc__ = text_of(fn) or None
    call.__module__ = getattr(fn, "__module__", None) or type(fn).__module__
    call.__signature__ = signature  # type: ignore[attr-defined]
    # The engine looks for what it has to hand over; all else is converted here.
    each = signature.parameters.values()
    call.__annotations__ = {one.name: one.annotation for one in each if one.annotation is not one.empty}
    return call


def _plain(fn: Callable[..., Any], bind: Bind, adapt: Adapt) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        positional, keywords = bind(given, named)
        return _adapted(fn(*positional, **keywords), adapt)

    return call


def _adapted(returned: Any, adapt: Adapt) -> Any:
    """Convert what a plain function returned: it may be something that is still to be gone through."""
    if inspect.isawaitable(returned):
        return _awaited(returned, adapt)
    if isinstance(returned, AsyncIterator):
        return _each_async(returned, adapt)
    return _each(returned, adapt) if inspect.isgenerator(returned) else adapt(returned)


async def _awaited(returned: Any, adapt: Adapt) -> Any:
    return adapt(await returned)


def _each(steps: Iterator[Any], adapt: Adapt) -> Iterator[Any]:
    try:
        for step in steps:
            yield adapt(step)
    finally:
        close = getattr(steps, "close", None)
        if close is not None:
            close()


async def _each_async(steps: AsyncIterator[Any], adapt: Adapt) -> AsyncGenerator[Any]:
    try:
        async for step in steps:
            yield adapt(step)
    finally:
        close = getattr(steps, "aclose", None)
        if close is not None:
            await close()


def _stepping(fn: Callable[..., Any], bind: Bind, adapt: Adapt) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Iterator[Any]:
        positional, keywords = bind(given, named)
        yield from _each(iter(fn(*positional, **keywords)), adapt)

    return call


def _awaiting(fn: Callable[..., Any], bind: Bind, adapt: Adapt) -> Callable[..., Any]:
    async def call(*given: Any, **named: Any) -> Any:
        positional, keywords = bind(given, named)
        returned = await fn(*positional, **keywords)
        return _each_async(returned, adapt) if isinstance(returned, AsyncIterator) else adapt(returned)

    return call


def _stepping_async(fn: Callable[..., Any], bind: Bind, adapt: Adapt) -> Callable[..., Any]:
    async def call(*given: Any, **named: Any) -> AsyncIterator[Any]:
        positional, keywords = bind(given, named)
        async with contextlib.aclosing(_each_async(fn(*positional, **keywords), adapt)) as steps:
            async for step in steps:
                yield step

    return call
