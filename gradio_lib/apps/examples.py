"""Examples: sample inputs that one press fills in."""

from __future__ import annotations

import inspect
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from gradio_lib._lazy import require
from gradio_lib.components.dataset import Dataset
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.component import Component

__all__ = ["Examples"]


class Examples:
    """A list of sample inputs under the form; pressing one fills it in.

    Args:
        examples: Rows with one value per input; for one input, values.
        inputs: The components that are filled in.
        outputs: The components of the results, for cached results and ``run_on_click``.
        fn: The function that makes the results.
        cache_examples: Whether the results are made once, at the first press, and shown with the inputs.
        examples_per_page: How many are shown at once.
        label: Text above them.
        elem_id: HTML id.
        run_on_click: Whether pressing one runs the function.
        preprocess: Whether `fn` gets the components' Python types.
        postprocess: Whether its results are converted by the components.
        api_name: Name of the endpoint that loads an example; False hides it.
        batch: Whether `fn` takes lists.
        example_labels: Names shown in the place of the values.

    Example:
        >>> from gradio_lib.components.textbox import Textbox
        >>> from gradio_lib.apps.blocks import Blocks
        >>> with Blocks():
        ...     box = Textbox()
        ...     rows = Examples(["Ada", "Grace"], box).examples
        >>> rows
        [['Ada'], ['Grace']]
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the documented parameters
        self,
        examples: Sequence[Any] | str,
        inputs: Component[Any, Any] | Sequence[Component[Any, Any]],
        outputs: Component[Any, Any] | Sequence[Component[Any, Any]] | None = None,
        fn: Callable[..., Any] | None = None,
        cache_examples: bool | None = False,
        examples_per_page: int = 10,
        _api_mode: bool = False,
        label: str | None = "Examples",
        elem_id: str | None = None,
        run_on_click: bool = False,
        preprocess: bool = True,
        postprocess: bool = True,
        api_name: str | Literal[False] | None = False,
        batch: bool = False,
        *,
        example_labels: Sequence[str] | None = None,
        visible: bool = True,
    ) -> None:
        self.inputs = [inputs] if isinstance(inputs, Component) else list(inputs)
        self.outputs = [outputs] if isinstance(outputs, Component) else list(outputs or ())
        self.fn = fn
        self.batch = batch
        self.preprocess = preprocess
        self.examples = _rows(examples, len(self.inputs))
        self.cache_examples = bool(cache_examples)
        if (self.cache_examples or run_on_click) and (fn is None or not self.outputs):
            msg = "cache_examples and run_on_click need fn and outputs; give both."
            raise DeclarationError(msg)
        self._cached: dict[int, Any] = {}
        self._lock = threading.Lock()
        columns = [each for each in self.inputs if not each.skip_api]
        self.dataset = Dataset(
            components=columns,
            samples=[[v for c, v in zip(self.inputs, row, strict=False) if not c.skip_api] for row in self.examples],
            type="index",
            label=label,
            samples_per_page=examples_per_page,
            elem_id=elem_id,
            sample_labels=example_labels,
            visible=visible,
        )
        self.load_input_event = self.dataset.click(
            self._load_cached if self.cache_examples else self._load,
            self.dataset,
            [*self.inputs, *self.outputs] if self.cache_examples else self.inputs,
            api_name=api_name,
            show_progress="hidden",
            queue=False,
        )
        if run_on_click and not self.cache_examples:
            self.load_input_event.then(
                fn,
                self.inputs,
                self.outputs,
                preprocess=preprocess,
                postprocess=postprocess,
                batch=batch,
                api_name=False,
            )

    def _load(self, index: int | None) -> Any:
        row = self.examples[index or 0]
        return row[0] if len(row) == 1 else tuple(row)

    def _load_cached(self, index: int | None) -> Any:
        """Return the inputs and the results of one example, made at the first press."""
        number = index or 0
        row = self.examples[number]
        with self._lock:
            if number not in self._cached:
                self._cached[number] = self._made(row)
        results = self._cached[number]
        return (*row, *(results if len(self.outputs) > 1 else (results,)))

    def _made(self, row: list[Any]) -> Any:
        """Return the results of an example: of the values that the function gets when a person sends them."""
        call: Callable[..., Any] = self.fn or (lambda *_: None)
        values = [self._sent(component, value) for component, value in zip(self.inputs, row, strict=True)]
        result = _last(call(*([value] for value in values)) if self.batch else call(*values))
        return self._of_one(result) if self.batch else result

    def _of_one(self, result: Any) -> Any:
        """Return the results of the one caller from a list for each output, or one such list alone."""
        if len(self.outputs) > 1:
            return tuple(column[0] for column in result)
        return result[0][0] if isinstance(result[0], list | tuple) else result[0]

    def _sent(self, component: Component[Any, Any], value: Any) -> Any:
        if component.skip_api or not self.preprocess:
            return value
        return component.preprocess(component.postprocess(value))


def _last(result: Any) -> Any:
    """Return what a function of any kind gives in the end."""
    if inspect.isawaitable(result):
        return _last(require("asyncio", "for async examples").run(_awaited(result)))
    if isinstance(result, AsyncIterator):
        return require("asyncio", "for async examples").run(_last_of(result))
    if not isinstance(result, Iterator):
        return result
    last = None
    for step in result:
        last = step
    return last


async def _awaited(result: Awaitable[Any]) -> Any:
    return await result


async def _last_of(steps: AsyncIterator[Any]) -> Any:
    last = None
    async for step in steps:
        last = step
    return last


def _rows(examples: Sequence[Any] | str, width: int) -> list[list[Any]]:
    """Return rows of one value per input."""
    if isinstance(examples, str | Path):
        msg = f"examples is the path {str(examples)!r}; give a list of rows, one value per input."
        raise DeclarationError(msg)
    rows = [list(row) if isinstance(row, list | tuple) else [row] for row in examples]
    for number, row in enumerate(rows):
        if len(row) != width:
            msg = f"Example {number} has {len(row)} values for {width} inputs: {row!r}. Give one value per input."
            raise DeclarationError(msg)
    return rows
