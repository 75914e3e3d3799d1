"""Examples: sample inputs that one press fills in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

from gradio_lib.apps.samples import rows_of
from gradio_lib.components.dataset import Dataset
from gradio_lib.engine.direct import direct
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.component import Component
from gradio_lib.graph.context import current_blocks
from gradio_lib.logs import log
from gradio_lib.values.file import files_of

__all__ = ["Examples"]


Ports = Component[Any, Any] | Sequence[Component[Any, Any]] | None


class Examples:
    """A list of sample inputs under the form; pressing one fills it in.

    Args:
        examples: Rows with one value per input; for one input, values; or the path of a folder of files, which for
            several inputs has a ``log.csv`` that links them. A column without any value is left alone.
        inputs: The components that are filled in.
        outputs: The components of the results, for cached results and ``run_on_click``.
        fn: The function that makes the results.
        cache_examples: Whether the results are made once and shown with the inputs.
        examples_per_page: How many are shown at once.
        label: Text above them.
        elem_id: HTML id.
        run_on_click: Whether pressing one runs the function.
        preprocess: Whether `fn` gets the components' Python types.
        postprocess: Whether its results are converted by the components.
        api_name: Name of the endpoint that loads an example; False hides it.
        batch: Whether `fn` takes lists.
        example_labels: Names shown in the place of the values.
        cache_mode: When cached results are made: ``"eager"``, beginning when the app is served, or ``"lazy"``, each at
            its first press.
        preload: Number of a cached example that is filled in when the page opens.
        visible: Whether they are shown.
        api_visibility: Who may call the endpoint.
        api_description: Text for the API page.

    Raises:
        DeclarationError: The examples do not fit the inputs, or what is needed to run them is missing.

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
        examples: Sequence[Any] | str | Path,
        inputs: Component[Any, Any] | Sequence[Component[Any, Any]],
        outputs: Ports = None,
        fn: Callable[..., Any] | None = None,
        cache_examples: bool | Literal["lazy"] | None = False,
        examples_per_page: int = 10,
        _api_mode: bool = False,
        label: str | None = "Examples",
        elem_id: str | None = None,
        run_on_click: bool = False,
        preprocess: bool = True,
        postprocess: bool = True,
        api_name: str | Literal[False] | None = False,
        batch: bool = False,
        _initiated_directly: bool = True,
        *,
        example_labels: Sequence[str] | None = None,
        visible_columns: Sequence[int] | None = None,
        cache_mode: Literal["eager", "lazy"] | None = None,
        preload: int | Literal[False] | None = None,
        visible: bool = True,
        api_visibility: Literal["public", "private", "undocumented"] | None = None,
        api_description: str | Literal[False] | None = None,
        _lane: str | None = None,
    ) -> None:
        self.inputs = [inputs] if isinstance(inputs, Component) else list(inputs)
        self.outputs = [outputs] if isinstance(outputs, Component) else list(outputs or ())
        self.fn = fn
        self.batch = batch
        self.preprocess = preprocess
        self.postprocess = postprocess
        self.examples = rows_of(examples, self.inputs)
        self.cache_examples = bool(cache_examples)
        self.lazy = cache_examples == "lazy" or cache_mode == "lazy"
        if (self.cache_examples or run_on_click) and (fn is None or not self.outputs):
            msg = "cache_examples and run_on_click need fn and outputs; give both."
            raise DeclarationError(msg)
        self._results: dict[int, Any] = {}
        self._locks = [threading.Lock() for _ in self.examples]
        self._filled = [place for place in range(len(self.inputs)) if self._is_filled(place)]
        shown = set(self._filled if visible_columns is None else visible_columns)
        self._seen = [place for place in self._filled if place in shown]
        self.dataset = self._dataset(
            label=label,
            samples_per_page=examples_per_page,
            elem_id=elem_id,
            sample_labels=example_labels,
            visible=visible,
        )
        loaded = [self.inputs[place] for place in self._filled]
        self.load_input_event = self.dataset.click(
            self._load_cached if self.cache_examples else self._load,
            self.dataset,
            [*loaded, *self.outputs] if self.cache_examples else loaded,
            api_name=api_name,
            api_visibility=api_visibility,
            api_description=api_description,
            show_progress="full" if self.cache_examples else "hidden",
            queue=None if self.cache_examples else False,
            concurrency_id=_lane if self.cache_examples else None,
            postprocess=postprocess,
        )
        if self.cache_examples:
            self._start(loaded, preload)
        elif run_on_click:
            options = {"preprocess": preprocess, "postprocess": postprocess, "batch": batch, "api_name": False}
            self.load_input_event.then(fn, self.inputs, self.outputs, **options)  # type: ignore[call-overload]

    def _is_filled(self, place: int) -> bool:
        return not self.inputs[place].skip_api and any(row[place] is not None for row in self.examples)

    def _dataset(self, **options: Any) -> Dataset:
        return Dataset(
            components=[self.inputs[place] for place in self._seen],
            samples=[[row[place] for place in self._seen] for row in self.examples],
            type="index",
            **options,
        )

    def _start(self, loaded: list[Component[Any, Any]], preload: int | None) -> None:
        blocks = current_blocks.get()
        if blocks is None:
            return
        if not self.lazy:
            blocks.starters.append(self.cache)
        if preload is not None and preload is not False:
            blocks.load(lambda: self._load_cached(preload), None, [*loaded, *self.outputs], api_name=False)

    # -- what a press does --------------------------------------------------------------------------------------

    def _load(self, index: int | None) -> Any:
        row = self._row(index)
        return row[0] if len(row) == 1 else tuple(row)

    def _row(self, index: int | None) -> list[Any]:
        return [self.examples[index or 0][place] for place in self._filled]

    def _load_cached(self, index: int | None) -> Any:
        """Return the inputs and the results of one example."""
        results = self._result(index or 0)
        return (*self._row(index), *(results if len(self.outputs) > 1 else (results,)))

    def cache(self) -> None:
        """Make all results that are not there yet; a failure is told when its example is pressed."""
        for index in range(len(self.examples)):
            self._try(index)

    def _try(self, index: int) -> None:
        try:
            self._result(index)
        except Exception:  # noqa: BLE001 - the author's function: whatever it raises, the next example is tried
            log.exception("Example %d could not be run beforehand.", index)

    def _result(self, index: int) -> Any:
        with self._locks[index]:
            if index not in self._results:
                self._results[index] = self._made(self.examples[index])
        return self._results[index]

    def _made(self, row: list[Any]) -> Any:
        # Files of a result outlive the session of who pressed first: they belong to the process.
        with files_of(None):
            pairs = list(zip(self.inputs, row, strict=True))
            values = [_as_input(component, value) for component, value in pairs] if self.preprocess else row
            fn = self.fn or (lambda *_: None)
            return direct(fn, values, batch=self.batch, outputs=len(self.outputs))


def _as_input(component: Component[Any, Any], value: Any) -> Any:
    """Return what a function gets for an example's value."""
    if component.skip_api:
        return getattr(component, "value", None)
    return component.preprocess(component.postprocess(value))
