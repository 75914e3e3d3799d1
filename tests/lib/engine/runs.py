"""Calls of an app's functions through its runtime, without a server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import gradio_lib as gr
from gradio_lib.engine.events import Done, Failed, Output, RunEvent
from gradio_lib.engine.run import Run
from gradio_lib.engine.runtime import Runtime
from gradio_lib.engine.sessions import Owner, Session

PATIENCE = 20.0  # seconds: a bound for what hangs


def app_of(*functions: Callable[..., Any], **options: Any) -> gr.Blocks:
    """Return an app in which each function has a button, one JSON input and one JSON output."""
    with gr.Blocks() as app:
        for function in functions:
            gr.Button().click(function, gr.JSON(), gr.JSON(), **options)
    return app


def session(runtime: Runtime, name: str = "ada", owner: Owner | None = None) -> Session:
    return runtime.sessions.open(name, owner or Owner())


def start(runtime: Runtime, *data: Any, fn: int = 0, name: str = "ada", **options: Any) -> Run:
    """Submit a call of the function with that index."""
    return runtime.submit(session(runtime, name), runtime.blocks.functions[fn], list(data), **options)


async def until(run: Run, reached: Callable[[RunEvent], bool]) -> RunEvent:
    """Wait until something like that was said about `run`."""
    news = asyncio.Event()
    listener = lambda _run: news.set()  # noqa: E731 - removed by identity
    run.listeners.append(listener)
    try:
        while True:
            for entry in run.log.after(0):
                if reached(entry.event):
                    return entry.event
            news.clear()
            await asyncio.wait_for(news.wait(), PATIENCE)
    finally:
        run.listeners.remove(listener)


async def ended(run: Run) -> Done | Failed:
    """Wait for the last word."""
    last = await until(run, lambda event: isinstance(event, Done | Failed))
    assert isinstance(last, Done | Failed)
    return last


async def result(run: Run) -> Any:
    """Wait for the result; for one output, its value."""
    last = await ended(run)
    assert isinstance(last, Done), last
    return last.data[0] if last.data is not None and len(last.data) == 1 else last.data


async def message(run: Run) -> str | None:
    """Wait for the error and return its message."""
    last = await ended(run)
    assert isinstance(last, Failed), last
    return last.message


def told(run: Run, kind: type[RunEvent]) -> list[Any]:
    """Return what was said of one kind, in order."""
    return [entry.event for entry in run.log.after(0) if isinstance(entry.event, kind)]


def outputs(run: Run) -> list[Any]:
    """Return the values that were yielded, for the first output."""
    return [event.data[0] for event in told(run, Output)]
