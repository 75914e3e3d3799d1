"""``gr.api``: a function for programs, without a place on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from gradio_lib.graph.events import Listener
from gradio_lib.inference.infer import infer
from gradio_lib.layouts.column import Column

__all__ = ["api"]


def api(  # noqa: PLR0913 - the documented parameters
    fn: Callable[..., Any] | Literal["decorator"] = "decorator",
    *,
    api_name: str | None = None,
    api_description: str | Literal[False] | None = None,
    queue: bool = True,
    batch: bool = False,
    max_batch_size: int = 4,
    concurrency_limit: int | Literal["default"] | None = "default",
    concurrency_id: str | None = None,
    api_visibility: Literal["public", "private", "undocumented"] = "public",
    time_limit: float | None = None,
    stream_every: float = 0.5,
) -> Any:
    """Serve a function to programs: what it takes and gives is read from its type hints.

    Args:
        fn: The function; left out, the call is a decorator.
        api_name: Its name for programs; None takes the function's.
        api_description: What is told of it; None takes its docstring's first line.
        queue: Whether its calls wait in the queue.
        batch: Whether it takes lists and returns lists.
        max_batch_size: How many calls go into one.
        concurrency_limit: How many calls run at once.
        concurrency_id: Name of the lane that it shares with others.
        api_visibility: Whether programs may call it, and whether they are told of it.
        time_limit: Seconds that a call may take.
        stream_every: Seconds between two pieces of a stream.

    Returns:
        The dependency; without `fn` a decorator.

    Example:
        >>> import gradio_lib as gr
        >>> with gr.Blocks() as demo:
        ...     def add(a: int, b: int) -> int:
        ...         return a + b
        ...     added = gr.api(add)
        >>> added.function.api_name
        'add'
    """
    options = {name: value for name, value in locals().items() if name != "fn"}
    if fn == "decorator":
        return lambda function: api(function, **options)
    form = infer(fn, batch=batch)
    with Column(visible=False):
        for component in (*form.inputs, *form.outputs):
            component.render()
    return Listener([])(form.fn, form.inputs, form.outputs, **{**options, "api_name": api_name or fn.__name__})
