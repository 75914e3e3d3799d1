"""The only caller of user code: turns a job into arguments, and what the function gives into data for the wire."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from gradio_lib.engine import validation
from gradio_lib.engine.call import Job, Result
from gradio_lib.engine.eventdata import EventData
from gradio_lib.engine.plain import checked
from gradio_lib.engine.progress import Progress, track_tqdm
from gradio_lib.engine.request import Request
from gradio_lib.errors import InvalidValue
from gradio_lib.graph.block import Block
from gradio_lib.graph.component import Component
from gradio_lib.graph.functions import Function, name_of, unwrapped
from gradio_lib.graph.update import SKIP, Update
from gradio_lib.values.file import FileScope, files_of

__all__ = ["Invocation", "arrange", "hints_of", "specials_of"]

B = TypeVar("B", bound=Block)


@dataclass(frozen=True, slots=True)
class Special:
    """A parameter that is handed over without an input."""

    name: str
    position: int
    kind: type
    keyword: bool
    default: Any


class Invocation:
    """How one function is called: worked out once, used for every run.

    Args:
        function: The function with its inputs and outputs.
        blocks: All blocks of the app by id, for ``EventData.target``.
    """

    def __init__(self, function: Function, blocks: dict[int, Block]) -> None:
        self.function = function
        self.blocks = blocks
        self.fn: Callable[..., Any] = function.fn or (lambda *_: None)
        self.specials = specials_of(self.fn)
        self.states = [block for block in function.inputs if isinstance(block, Component) and block.skip_api]
        self.guarded = any(
            getattr(b, "carries_files", False) or getattr(b, "reads_paths", False) for b in function.outputs
        )
        """Whether what the function returns may be the path of a file that the caller is to get."""
        self.heavy = any(getattr(block, "carries_files", False) for block in (*function.inputs, *function.outputs))

    def documents(self, error: BaseException) -> bool:
        """Whether the function's documentation names the exception: then it is a part of what callers are promised."""
        named: frozenset[str] = getattr(self.fn, "documented_errors", frozenset())
        return any(kind.__name__ in named for kind in type(error).__mro__)

    def arguments(self, job: Job) -> list[Any]:
        """Return what the function's inputs are for this job.

        Raises:
            InvalidValue: A value does not fit its component.
        """
        function = self.function
        with files_of(job.files):
            values = [self._taken(block, value, job) for block, value in zip(function.inputs, job.data, strict=True)]
        errors = {index: value for index, value in enumerate(values) if isinstance(value, InvalidValue)}
        if errors:
            raise InvalidValue.of_inputs(errors, {index: _called(function.inputs[index]) for index in errors})
        if not function.inputs_as_dict:
            return values
        count = len(values) - len(function.keywords)
        return [dict(zip(function.inputs[:count], values[:count], strict=True)), *values[count:]]

    def files(self, job: Job) -> FileScope | None:
        """Return where the files of this call go, with what its caller has said in words of its own."""
        if job.files is None or not self.guarded:
            return job.files
        inputs = zip(self.function.inputs, job.data, strict=True)
        return job.files.of_call([v for b, v in inputs if not (isinstance(b, Component) and b.offers(v))])

    def _taken(self, block: Block, value: Any, job: Job) -> Any:
        """Return what the function gets, or why the value does not fit: the caller is told of all of them."""
        try:
            return self._input(block, value, job)
        except InvalidValue as error:
            return error

    def _input(self, block: Block, value: Any, job: Job) -> Any:
        if block._id in job.states:
            return job.states[block._id]
        if not self.function.options.preprocess or not isinstance(block, Component):
            return value
        return _with(block, job.properties.get(block._id, {})).preprocess(value)

    def call(self, arguments: Sequence[Any], job: Job) -> Any:
        """Call the function with the arguments and whatever else its signature asks for."""
        names, validator = self.function.keywords, self.function.options.validator
        if validator is not None:
            validation.check(validator, arguments, self.function.inputs)
        if not self.specials and not names:
            return self.fn(*arguments)
        count = len(arguments) - len(names)
        positional, keywords = list(arguments[:count]), dict(zip(names, arguments[count:], strict=True))
        for special in self.specials:
            value = self._special(special, job)
            if special.keyword or special.position > len(positional):
                keywords[special.name] = value
            else:
                positional.insert(special.position, value)
        return self.fn(*positional, **keywords)

    def _special(self, special: Special, job: Job) -> Any:
        if issubclass(special.kind, Request):
            return Request(job.request, username=job.username, session_hash=job.session)
        if issubclass(special.kind, EventData):
            target = None if job.trigger is None else self.blocks.get(job.trigger)
            return special.kind(target, job.event_data)
        progress = special.default if isinstance(special.default, Progress) else Progress()
        if progress.track_tqdm:
            track_tqdm()
        return progress

    def result(self, returned: Any, job: Job, *, final: bool = True) -> Result:
        """Return the data for the outputs.

        Raises:
            InvalidValue: The function returned something that the outputs cannot take.
        """
        outputs, name = self.function.outputs, name_of(self.function.fn)
        values = arrange(returned, outputs, name)
        result = Result([], final=final)
        with files_of(self.files(job)):
            data = [self._output(b, value, job, result) for b, value in zip(outputs, values, strict=True)]
        result.data = checked(data, name, raw=not self.function.options.postprocess)
        return result

    def _output(self, block: Block, value: Any, job: Job, result: Result) -> Any:
        if isinstance(block, Component) and block.skip_api and not block.carries_files:
            if not isinstance(value, Update):
                result.states[block._id] = value
            elif "value" in value:
                result.states[block._id] = value["value"]
            return None
        if isinstance(value, Block):
            value = Update({**_settable(value), "__type__": "update"})
        block = _with(block, job.properties.get(block._id, {}))
        if isinstance(value, Update):
            return self._updated(block, value, result)
        if not isinstance(block, Component):
            kind = type(block).__name__
            msg = f"{block!r} is a layout: return gr.update(…) or a new {kind} for it, not {type(value).__name__}."
            raise InvalidValue(msg)
        if not self.function.options.postprocess:
            return value
        shown = block.postprocess(value)
        if isinstance(shown, dict) and "__type__" in shown:
            # Data of that shape is data: without this a page would take it for an update.
            return {"__type__": "update", "value": shown}
        return shown

    def _updated(self, block: Block, update: Update, result: Result) -> dict[str, Any]:
        """Return an update as the page takes it: each property as the constructor would have made it."""
        names = {field.metadata.get("alias") or name: name for name, field in block.declared.items()}
        changes = {names[name]: value for name, value in update.items() if name in names and name != "value"}
        changed = _with(block, changes)
        if changes:
            result.properties[block._id] = changes
        data = {**update, **{name: changed.page_value(name) for name in changes}}
        if "value" in data and isinstance(changed, Component) and self.function.options.postprocess:
            data["value"] = changed.postprocess(data["value"])
        return data


def _settable(block: Block) -> dict[str, Any]:
    return {name: value for name, value in block.given.items() if name not in {"render", "key"}}


def _called(block: Block) -> str:
    return block.name_in_messages if isinstance(block, Component) else ""


def _with(block: B, changes: dict[str, Any]) -> B:
    """Return the block as it is after the changes: new choices hold for the new value."""
    if not changes:
        return block
    fresh = object.__new__(type(block))
    vars(fresh).update({**vars(block), **changes})
    fresh.settle()
    return fresh


def arrange(returned: Any, outputs: Sequence[Block], name: str) -> list[Any]:
    """Return one value per output.

    Raises:
        InvalidValue: There are too many or too few; the message says how many.
    """
    if returned is SKIP:
        return [SKIP] * len(outputs)
    if isinstance(returned, dict) and returned and all(isinstance(key, Block) for key in returned):
        strangers = [repr(key) for key in returned if key not in outputs]
        if strangers:
            listed = ", ".join(strangers)
            msg = f"{name}() returned values for {listed}, which are none of its outputs. Add them to outputs=."
            raise InvalidValue(msg)
        return [returned.get(output, SKIP) for output in outputs]
    if len(outputs) == 1:
        return [returned]
    if not outputs:
        return []
    if returned is None:
        return [None] * len(outputs)
    if not isinstance(returned, tuple | list) or len(returned) != len(outputs):
        given = f"{len(returned)} values" if isinstance(returned, tuple | list) else f"one {type(returned).__name__}"
        names = ", ".join(getattr(output, "label", None) or output.get_block_name() for output in outputs)
        msg = f"{name}() returned {given}; its {len(outputs)} outputs ({names}) take a tuple of {len(outputs)}."
        raise InvalidValue(msg)
    return list(returned)


def specials_of(fn: Callable[..., Any]) -> list[Special]:
    """Return the parameters that ask for a request, progress or event data."""
    try:
        parameters = inspect.signature(fn).parameters.values()
    except (TypeError, ValueError):
        return []
    hints = hints_of(fn)
    found: list[Special] = []
    for position, parameter in enumerate(parameters):
        kind = _special_kind(hints.get(parameter.name), parameter.default)
        if kind is not None:
            keyword = parameter.kind is inspect.Parameter.KEYWORD_ONLY
            found.append(Special(parameter.name, position, kind, keyword, parameter.default))
    return found


def _special_kind(hint: Any, default: Any) -> type | None:
    if isinstance(default, Progress):
        return Progress
    options = [hint, *typing.get_args(hint)]
    for option in options:
        if isinstance(option, type) and issubclass(option, Request | EventData | Progress):
            return option
    return None


def hints_of(fn: Callable[..., Any]) -> dict[str, Any]:
    """Return the types that `fn` declares for its parameters, as far as they can be told."""
    inner = unwrapped(fn)
    try:
        return typing.get_type_hints(inner)
    except Exception:  # noqa: BLE001 - a hint that cannot be resolved must not keep the function from running
        return dict(getattr(inner, "__annotations__", {}))
