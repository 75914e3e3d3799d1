"""Interface: a function with a form before it and a result behind it."""

from __future__ import annotations

import html
import inspect
import itertools
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal

from gradio_lib import settings
from gradio_lib._lazy import load
from gradio_lib.apps.blocks import Blocks
from gradio_lib.apps.examples import Examples
from gradio_lib.apps.flagging import CSVLogger, FlaggingCallback
from gradio_lib.apps.flags import FlagOption, flag_buttons, flag_each, flagging_mode
from gradio_lib.apps.samples import is_table, rows_in
from gradio_lib.components.button import Button
from gradio_lib.components.duplicatebutton import DuplicateButton
from gradio_lib.components.markdown import Markdown
from gradio_lib.components.shortcuts import component_of
from gradio_lib.components.state import State
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.component import Component
from gradio_lib.graph.events import Dependency, Listener
from gradio_lib.graph.fields import UNSET, param
from gradio_lib.graph.functions import kind_of
from gradio_lib.inference.infer import FieldGroup, Inferred, infer, title_of
from gradio_lib.inference.signature import signature_of
from gradio_lib.inference.words import spelled
from gradio_lib.layouts.accordion import Accordion
from gradio_lib.layouts.column import Column
from gradio_lib.layouts.panes import Pane, Panes, RunBar
from gradio_lib.layouts.row import Row

__all__ = ["Interface"]


def _left_out() -> Any:
    return UNSET


Ports = str | Component[Any, Any] | Sequence[str | Component[Any, Any]] | None


class Interface(Blocks):
    """An app around one function: a form for its inputs, a place for its result.

    Left out, ``inputs`` and ``outputs`` are inferred from the function's signature, type hints and docstring.

    Example:
        >>> def greet(name: str, times: int = 1) -> str:
        ...     return f"Hello {name}! " * times
        >>> [component.label for component in Interface(greet).input_components]
        ['Name', 'Times']
    """

    fn: Any = param(kw_only=False, page=False)
    """The function."""
    inputs: Any = param(default_factory=_left_out, kw_only=False, page=False)
    """Components, or names of components, one per parameter; None for no inputs; left out, they are inferred. A dict of
    some of them, by the names of parameters, leaves the others, and all conversions, to inference."""
    outputs: Any = param(default_factory=_left_out, kw_only=False, page=False)
    """Components, or names of components, one per result; None for no outputs; left out, they are inferred. A dict of
    some of them, by the names of results or their places, leaves the others to inference."""
    examples: Any = param(default=None, kw_only=False, page=False)
    """Sample inputs: a list of rows, for one input a list of values, or the path of a folder of files or of a log.
    Where inputs are inferred, a row may be a dict by the names of parameters, and a path that of a csv, json or jsonl
    file."""
    cache_examples: bool | Literal["lazy"] | None = param(default=None, kw_only=False, page=False)
    """Whether the results of the examples are made once and shown at once."""
    cache_mode: Literal["eager", "lazy"] | None = param(default=None, page=False)
    """When they are made: ``"eager"``, beginning when the app is served, or ``"lazy"``, at the first press."""
    preload_example: int | Literal[False] | None = param(default=None, page=False)
    """Number of a cached example that is filled in when the page opens."""
    examples_per_page: int = param(default=10, kw_only=False, page=False)
    live: bool = param(default=False, kw_only=False, page=False)
    """Whether the function runs on every change of an input, without a Run button."""
    interpretation: Any = param(default=None, kw_only=False, page=False)
    """A button that says what in the inputs led to the first result: ``"default"`` leaves out one part of them after
    the other, ``"shap"`` estimates Shapley values; a function takes what ``fn`` takes and returns the scores of each
    input as `Interpretation` shows them; None for no button."""
    num_shap: float = param(default=2.0, kw_only=False, page=False)
    """How often ``"shap"`` may call the function, for each part of an input."""
    theme: Any = param(default=None, page=False)
    analytics_enabled: bool | None = param(default=None, page=False)
    mode: str = "interface"
    title: str | None = None  # type: ignore[assignment]
    """Title of the page; None takes it from the function."""
    css: str | None = param(default=None, page=False)
    description: str | None = param(default=None, page=False)
    """Markdown under the title; None takes it from the docstring where inputs are inferred."""
    article: str | None = param(default=None, page=False)
    """Markdown at the end."""
    thumbnail: str | None = param(default=None, page=False)
    """Address of a picture that stands for the page where somebody links it."""
    allow_flagging: Literal["never", "auto", "manual"] | bool | None = param(default=None, page=False)
    """3.x spelling of ``flagging_mode``."""
    flagging_mode: Literal["never", "auto", "manual"] | None = param(default=None, page=False)
    """``"manual"`` gives buttons to flag a result, ``"auto"`` flags every one, ``"never"`` none; None leaves it to
    ``GRADIO_FLAGGING_MODE``, or is manual."""
    flagging_options: Sequence[FlagOption] | None = param(default=None, page=False)
    """What a result can be flagged as, one button each; or pairs of a button's text and what is written."""
    flagging_dir: str = param(default="flagged", page=False)
    """Folder that flagged results go to."""
    flagging_callback: FlaggingCallback | None = param(default=None, page=False)
    batch: bool = param(default=False, page=False)
    max_batch_size: int = param(default=4, page=False)
    allow_duplication: bool = param(default=False, page=False)
    """Whether a button leads to where a copy of the Space is made that the app runs on."""
    api_name: str | Literal[False] | None = param(default="predict", page=False)
    api_visibility: Literal["public", "private", "undocumented"] | None = param(default=None, page=False)
    api_description: str | Literal[False] | None = param(default=None, page=False)
    concurrency_limit: int | Literal["default"] | None = param(default="default", page=False)
    submit_btn: str | Button = param(default="Run", page=False)
    stop_btn: str | Button = param(default="Stop", page=False)
    clear_btn: str | Button | None = param(default="Clear", page=False)
    show_progress: Literal["full", "minimal", "hidden"] = param(default="full", page=False)
    time_limit: float | None = param(default=None, page=False)
    stream_every: float = param(default=0.5, page=False)
    validator: Callable[..., Any] | None = param(default=None, page=False)
    example_labels: Sequence[str] | None = param(default=None, page=False)
    additional_inputs: Ports = param(default=None, page=False)
    """More components, whose values come after those of ``inputs``, in a part of the form that folds."""
    additional_inputs_accordion: str | Accordion | None = param(default=None, page=False)
    """That part, or its title."""

    positional: ClassVar[Sequence[str]] = (
        "fn",
        "inputs",
        "outputs",
        "examples",
        "cache_examples",
        "examples_per_page",
        "live",
        "interpretation",
        "num_shap",
        "title",
        "description",
        "article",
        "thumbnail",
        "theme",
        "css",
        "allow_flagging",
        "flagging_options",
        "flagging_dir",
        "flagging_callback",
        "analytics_enabled",
        "batch",
        "max_batch_size",
        "_api_mode",
        "allow_duplication",
    )

    def __post_init__(self) -> None:
        """Infer what was left out, and lay everything out."""
        if not callable(self.fn):
            msg = f"fn is {self.fn!r}, which cannot be called; pass the function itself."
            raise DeclarationError(msg)
        self.inferred = self._infer()
        self.title = self.title or (self.inferred.title if self.inferred else title_of(self.fn))
        super().__post_init__()
        with self:
            self._build()

    def _infer(self) -> Inferred | None:
        """Find the components, and the function that takes and returns what they hold."""
        inputs, outputs = _to_infer(self.inputs), _to_infer(self.outputs)
        left_out = inputs is not False or outputs is not False
        inferred = infer(self.fn, inputs=inputs, outputs=outputs, batch=self.batch) if left_out else None
        self.call: Callable[..., Any] = self.fn if inferred is None else inferred.fn
        self.input_components = inferred.inputs if inferred and inputs is not False else _components(self.inputs)
        self.output_components = inferred.outputs if inferred and outputs is not False else _components(self.outputs)
        self.more_inputs = _components(self.additional_inputs)
        self.input_components = [*self.input_components, *self.more_inputs]
        self._share_state()
        if inferred is None:
            return None
        if self.description is None:
            self.description = inferred.description
        self.examples = inferred.examples if self.examples is None else self._shown_examples(inferred)
        return inferred

    def _shown_examples(self, inferred: Inferred) -> Any:
        """Return the examples as the inputs show them."""
        table = Path(self.examples) if is_table(self.examples) else None
        rows = self.examples
        if table is not None:
            parameters = [each.name for each in signature_of(self.fn) if not each.special]
            rows = rows_in(table, {*parameters, *inferred.parameter_names})
        if not isinstance(rows, list | tuple):
            return rows
        shown = [inferred.row(row if isinstance(row, list | tuple | Mapping) else [row]) for row in rows]
        return shown if table is None else [self._beside(table, row) for row in shown]

    def _beside(self, table: Path, row: list[Any]) -> list[Any]:
        """Return a row with the files in it where they lie: beside the table."""
        carried = [each.carries_files for each in self.input_components]
        beside = [str(table.parent / value) if isinstance(value, str) else "" for value in row]
        return [
            path if is_file and path and Path(path).is_file() else value
            for value, path, is_file in zip(row, beside, carried, strict=False)
        ]

    def _share_state(self) -> None:
        """A state that goes in and comes out is one, which begins as the parameter's default."""
        inside = [each for each in self.input_components if isinstance(each, State)]
        outside = [each for each in self.output_components if isinstance(each, State)]
        if len(inside) != 1 or len(outside) != 1 or inside == outside:
            return
        self.output_components = [inside[0] if each is outside[0] else each for each in self.output_components]
        names = [each for each in signature_of(self.fn) if not each.special]
        place = self.input_components.index(inside[0])
        if inside[0].value is None and place < len(names) and names[place].default is not inspect.Parameter.empty:
            inside[0].value = names[place].default

    # -- layout -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        for index, (component, name) in enumerate(itertools.zip_longest(self.input_components, _labels_of(self.fn))):
            if component is not None:
                component.label = component.label or name or f"Input {index + 1}"
        for index, component in enumerate(self.output_components):
            component.label = component.label or (
                "Result" if len(self.output_components) == 1 else f"Result {index + 1}"
            )
            # Flagging takes outputs as inputs; they are shown all the same.
            component.interactive = bool(component.interactive)
        if self.thumbnail:
            self.head = f'{self.head or ""}<meta property="og:image" content="{html.escape(self.thumbnail)}" />'
        with Column(elem_classes=["interface"]):
            self._head()
            with Panes():
                with Pane(role="inputs"):
                    groups = list(self.inferred.groups) if self.inferred else []
                    self._place_inputs(range(len(self.input_components) - len(self.more_inputs)), groups)
                    self._place_more()
                    with RunBar():
                        self._buttons()
                    self._examples()
                with Pane(role="outputs"):
                    self._place(self.output_components)
                    self._interpreting(self._flagging())
            if self.article:
                Markdown(self.article, elem_classes=["article"])
            if self.allow_duplication and settings.read("SPACE_ID"):
                DuplicateButton()

    def _head(self) -> None:
        if self.title:
            Markdown(f"# {self.title}", elem_classes=["title"])
        if self.description:
            Markdown(self.description, elem_classes=["description"])

    def _place_inputs(self, inside: range, groups: list[FieldGroup]) -> None:
        """Place these inputs: the fields of a structure in a part that folds, those of a tuple in a row."""
        index = inside.start
        while index < inside.stop:
            if groups and groups[0].inputs.start == index:
                group = groups.pop(0)
                with Row() if group.beside else Accordion(group.label, open=not group.optional):
                    if group.info and not group.beside:
                        Markdown(group.info)
                    self._place_inputs(group.inputs, groups)
                index = group.inputs.stop
            else:
                self._place([self.input_components[index]])
                index += 1

    def _place_more(self) -> None:
        if self.more_inputs:
            given = self.additional_inputs_accordion
            folding = given if isinstance(given, Accordion) else Accordion(given or "Additional inputs", open=False)
            if folding.parent is None:
                folding.render()
            with folding:
                self._place(self.more_inputs)

    @staticmethod
    def _place(components: Sequence[Component[Any, Any]]) -> None:
        for component in components:
            if component.parent is None:
                component.render()

    # -- events -------------------------------------------------------------------------------------------------

    def _buttons(self) -> None:
        run = _button(self.submit_btn, "primary")
        clear = None if self.clear_btn is None else _button(self.clear_btn, "secondary")
        triggers: list[Any] = [(run, "click")]
        if self.live:
            run.visible = False
            triggers += [(each, _live(each)) for each in self.input_components if "change" in each.events]
        else:
            triggers += [
                (each, "submit") for each in self.input_components if "submit" in each.events and _one_line(each)
            ]
        self.dependency = self._attach(Listener(triggers))
        if kind_of(self.call) in {"generator", "async generator"}:
            stop = _button(self.stop_btn, "stop")
            stop.visible = False
            stop.click(None, cancels=[self.dependency], show_progress="hidden", queue=False)
        if clear is not None:
            shown = self._shown()
            empty = json.dumps([component.postprocess(None) for component in shown])
            clear.click(None, None, shown, js=f"() => {empty}", show_progress="hidden", queue=False)

    def _attach(self, listener: Listener) -> Dependency:
        return listener(
            self.call,
            self.input_components,
            self.output_components,
            api_name=self.api_name,
            api_visibility=self.api_visibility,
            api_description=self.api_description,
            batch=self.batch,
            max_batch_size=self.max_batch_size,
            scroll_to_output=True,
            show_progress=self.show_progress,
            concurrency_limit=self.concurrency_limit,
            time_limit=self.time_limit,
            stream_every=self.stream_every,
            validator=self.validator,
            trigger_mode="always_last" if self.live else None,
        )

    def _examples(self) -> None:
        if not self.examples:
            return
        self.shown_examples = Examples(
            self.examples,
            self.input_components,
            self.output_components,
            self.call,
            cache_examples=self.cache_examples,
            cache_mode=self.cache_mode,
            preload=self.preload_example,
            examples_per_page=self.examples_per_page,
            _lane=self.dependency.function.lane,
            example_labels=self.example_labels,
            batch=self.batch,
        )

    def _flagging(self) -> Row | None:
        mode = flagging_mode(self.flagging_mode, self.allow_flagging)
        shown = self._shown()
        if mode == "never" or not shown:
            return None
        callback = self.flagging_callback or CSVLogger()
        callback.setup(shown, self.flagging_dir)
        if mode == "auto":
            flag_each(self.dependency, shown, callback)
            return None
        return flag_buttons(shown, callback, self.flagging_options)

    def _interpreting(self, row: Row | None) -> None:
        if self.interpretation is None:
            return
        shown = [each for each in self.output_components if not each.skip_api]
        if not shown:
            msg = "interpretation= tells what led to the result; an Interface without outputs has none."
            raise DeclarationError(msg)
        load("gradio_lib.apps.explaining.panel:interpret_button")(self, row)

    def _shown(self) -> list[Component[Any, Any]]:
        """Return the inputs and outputs that people see, each once."""
        seen = dict.fromkeys((*self.input_components, *self.output_components))
        return [each for each in seen if not each.skip_api]

    @classmethod
    def from_pipeline(cls, pipeline: Any, **kwargs: Any) -> Interface:
        """Return an Interface for a pipeline of transformers or diffusers, with the components of its task.

        Args:
            pipeline: The pipeline.
            **kwargs: As for the constructor, in the place of what the task says.

        Raises:
            DeclarationError: It is no pipeline, or its task has no form.

        Example:
            >>> demo = Interface.from_pipeline(pipeline("image-classification"))  # doctest: +SKIP
        """
        made: Interface = load("gradio_lib.apps.loading.pipelines:interface_of")(pipeline, **kwargs)
        return made

    def __call__(self, *inputs: Any, fn_index: int = 0, api_name: str | None = None) -> Any:
        """Call the function, past the form."""
        return self.fn(*inputs) if fn_index == 0 and api_name is None else super().__call__(*inputs, api_name=api_name)


def _to_infer(given: Any) -> bool | Mapping[Any, Any]:
    """Return whether the components are left to inference; those of them that are given after all, by name."""
    if isinstance(given, Mapping):
        return {name: component_of(each) for name, each in given.items()}
    return given is UNSET


def _components(given: Ports) -> list[Component[Any, Any]]:
    if given is None:
        return []
    return [component_of(each) for each in (given if isinstance(given, list | tuple) else [given])]


def _button(given: str | Button, variant: Literal["primary", "secondary", "stop"]) -> Button:
    if isinstance(given, Button):
        return given if given.parent is not None else given.render()
    return Button(given, variant=variant)


def _live(component: Component[Any, Any]) -> str:
    """Return the event that tells of a new value: a camera's pictures come one after the other."""
    return "stream" if getattr(component, "streaming", False) and "stream" in component.events else "change"


def _one_line(component: Component[Any, Any]) -> bool:
    return getattr(component, "lines", 1) == 1


def _labels_of(fn: Callable[..., Any]) -> Iterator[str]:
    """Yield the names of the parameters that stand for inputs, as words."""
    flexible = {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}
    return (spelled(each.name) for each in signature_of(fn) if not each.special and each.kind not in flexible)
