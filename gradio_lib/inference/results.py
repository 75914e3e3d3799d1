"""From a function's return annotation to the components that show its result, and the conversion on the way."""

from __future__ import annotations

import collections.abc
import enum
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal

import typing_extensions

from gradio_lib.components.checkbox import Checkbox
from gradio_lib.components.dataframe import Dataframe
from gradio_lib.components.file import File
from gradio_lib.components.image import Image
from gradio_lib.components.json import JSON
from gradio_lib.components.label import Label
from gradio_lib.components.number import Number
from gradio_lib.components.plot import Plot
from gradio_lib.components.result import Result as AnyResult
from gradio_lib.components.result import shown_as
from gradio_lib.components.textbox import Textbox
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.component import Component
from gradio_lib.graph.functions import Kind
from gradio_lib.inference.convert import json_text
from gradio_lib.inference.docstring import Told
from gradio_lib.inference.doctypes import type_told
from gradio_lib.inference.fields import same
from gradio_lib.inference.hints import MISSING, Hint, apart
from gradio_lib.inference.limits import read_limits
from gradio_lib.inference.structures import Structure, structure_of
from gradio_lib.inference.words import is_picture, spelled
from gradio_lib.inference.written import WRITTEN
from gradio_lib.values.kinds import ARRAYS, FIGURES, FRAMES, PICTURES, TENSORS, named

__all__ = ["Part", "Result", "Results", "Shown", "register_result", "results_of"]


@dataclass(slots=True)
class Shown:
    """A component with the conversion from what the function returns to what it shows."""

    component: Component[Any, Any]
    adapt: Callable[[Any], Any] = same
    note: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What is known of one result."""

    name: str
    hint: Any
    source: str
    """What told its type: ``"hint"``, ``"docstring"``, or ``"none"``."""


@dataclass(frozen=True, slots=True)
class Part:
    """One result with the component that shows it."""

    result: Result
    shown: Shown


@dataclass(slots=True)
class Results:
    """All that a function returns."""

    parts: list[Part] = field(default_factory=list)
    split: Callable[[Any], Any] = same
    """From what the function returns to one value per part."""
    streams: bool = False
    """Whether its steps are shown as they come."""

    def adapt(self, returned: Any) -> Any:
        """Return what the components take."""
        if not self.parts:
            return None
        if len(self.parts) == 1:
            return _shown(self.parts[0].shown, self.split(returned))
        if returned is None:
            return None
        values = self.split(returned)
        if not isinstance(values, tuple | list) or len(values) != len(self.parts):
            # The engine says how many it takes.
            return returned
        return tuple(_shown(part.shown, value) for part, value in zip(self.parts, values, strict=True))


def _shown(shown: Shown, value: Any) -> Any:
    return None if value is None else shown.adapt(value)


_SHORT = 40
"""Characters of a text that can be a label."""
_STREAMS = {
    collections.abc.Iterator,
    collections.abc.Generator,
    collections.abc.AsyncIterator,
    collections.abc.AsyncGenerator,
    collections.abc.AsyncIterable,
}
_WAITS = {collections.abc.Awaitable, collections.abc.Coroutine}


def results_of(
    hint: Any,
    kind: Kind,
    name: str,
    told: Sequence[Told] = (),
    scope: Mapping[str, Any] | None = None,
    *,
    own: Mapping[str | int, Any] | None = None,
) -> Results:
    """Return how a result is shown.

    Args:
        hint: The return annotation.
        kind: How the function runs: what a generator yields is shown.
        name: Name of the function.
        told: What the docstring says of the results.
        scope: The names of the function's module, which types in the docstring may use.
        own: Components that are to be taken, by the names of results or their places; one by the name of the function
            shows the result as a whole.

    Raises:
        DeclarationError: A component is for no result.
    """
    hint, streams = _step(hint, kind)
    source = "hint"
    if apart(hint) == Hint():
        hint, source = _hint_told(told, scope or {}), "docstring"
    own = own or {}
    made = _made(_with_own(hint, own, name), source, name, told)
    known = {name, *(part.result.name for part in made.parts), *range(len(made.parts))}
    for each in own:
        if each not in known:
            names = ", ".join(part.result.name for part in made.parts) or "none"
            msg = f"{name}() has no output {each!r}; its outputs are: {names}."
            raise DeclarationError(msg)
    for place, part in enumerate(made.parts):
        given = own.get(part.result.name, own.get(place))
        if given is not None:
            marked = replace(part.result, hint=Annotated[_any(part.result.hint), given])
            made.parts[place] = _part(marked, part.shown.component.label or "", part.shown.component.given.get("info"))
    made.streams = streams
    return made


def _any(hint: Any) -> Any:
    return Any if hint is MISSING else hint


def _with_own(hint: Any, own: Mapping[str | int, Any], name: str) -> Any:
    """Return the hint of the result with what shows it as a whole; several for what says nothing make it a tuple."""
    if name in own:
        return Annotated[_any(hint), own[name]]
    if len(own) > 1 and apart(hint) == Hint():
        return tuple[(Any,) * len(own)]  # type: ignore[misc]
    return hint


def _made(hint: Any, source: str, name: str, told: Sequence[Told]) -> Results:
    taken = apart(hint)
    if taken.core in _NOTHING:
        return Results()
    own = read_limits(taken.metadata).component is not None
    structure = None if own else structure_of(taken.core)
    if structure is not None:
        parts = [_part(Result(part.name, part.hint, source), spelled(part.name), part.help) for part in structure.parts]
        return Results(parts, _reader(structure))
    if not own and taken.origin is tuple and len(taken.args) > 1 and Ellipsis not in taken.args:
        return Results(_each(name, taken.args, source, told))
    label, info = _words(told[0] if len(told) == 1 else None, "Result")
    return Results([_part(Result(name, hint, source if taken != Hint() else "none"), label, info)])


_NOTHING = {type(None), typing.NoReturn, typing_extensions.Never}


def _hint_told(told: Sequence[Told], scope: Mapping[str, Any]) -> Any:
    """Return the type of the result as the docstring tells it; for several results, where it tells all of them."""
    kinds = [type_told(each.kind, scope) for each in told]
    if len(kinds) < 2:
        return kinds[0] if kinds else MISSING
    return MISSING if MISSING in kinds else tuple[tuple(kinds)]  # type: ignore[misc]


def _each(name: str, kinds: Sequence[Any], source: str, told: Sequence[Told]) -> list[Part]:
    texts = list(told) if len(told) == len(kinds) else [None] * len(kinds)
    labels = [_words(text, f"Result {index + 1}") for index, text in enumerate(texts)]
    names = [f"{name}_{index + 1}" for index in range(len(kinds))]
    each = zip(names, kinds, labels, strict=True)
    return [_part(Result(called, kind, source), *words) for called, kind, words in each]


def _words(told: Told | None, label: str) -> tuple[str, str | None]:
    """Return the label of a result and its line of help: a short text is the label itself."""
    if told is None:
        return label, None
    if told.name:
        return spelled(told.name), told.text or None
    short = (told.text or "").rstrip(".")
    return (short, None) if 0 < len(short) <= _SHORT else (label, told.text or None)


def _step(hint: Any, kind: Kind) -> tuple[Any, bool]:
    """Return the hint of what is shown, and whether it comes in steps."""
    origin, args = apart(hint).origin, apart(hint).args
    if origin in _WAITS:
        return _step(args[-1] if args else MISSING, kind)
    generator = kind in {"generator", "async generator"}
    if origin in _STREAMS or (generator and origin is collections.abc.Iterable):
        return args[0] if args else MISSING, True
    return hint, generator


def _reader(structure: Structure) -> Callable[[Any], Any]:
    names = [part.name for part in structure.parts]

    def split(value: Any) -> Any:
        if value is None:
            return [None] * len(names)
        parts = structure.read(value)
        values = [parts.get(name) for name in names]
        return values if len(values) > 1 else values[0]

    return split


def _part(result: Result, label: str, info: str | None = None) -> Part:
    taken = apart(result.hint)
    limits = read_limits(taken.metadata)
    options = {"label": limits.title or label, "info": info or limits.help, "render": False}
    if limits.component is None:
        return Part(result, shown_for(taken, options, result.name))
    own = replace(result, source="component")
    return Part(own, _own(limits.component, taken, options, result.name))


def _own(given: Any, taken: Hint, options: dict[str, Any], name: str) -> Shown:
    kind: type[Component[Any, Any]] = given if isinstance(given, type) else type(given)
    settings = {} if isinstance(given, type) else dict(given.given)
    component = kind(**{**options, **settings, "render": False})
    plain = shown_for(taken, options, name)
    # What a type is converted to for another component is nothing that this one knows.
    return Shown(component, plain.adapt if type(plain.component) is kind else same, "the hint's own component")


ResultMaker = Callable[[dict[str, Any]], Shown]

_makers: dict[str, ResultMaker] = {}


def register_result(kind: type | str, make: ResultMaker) -> None:
    """Let results of a type, and of the types derived from it, be shown by a component of your own.

    Args:
        kind: The type, or its qualified name, so that its package need not be loaded.
        make: Takes the options that every component gets, and returns the component with the conversion.

    Example:
        >>> class Colour:
        ...     code = "#fff"
        >>> register_result(Colour, lambda options: Shown(Textbox(**options), lambda colour: colour.code))
    """
    _makers[kind if isinstance(kind, str) else f"{kind.__module__}.{kind.__qualname__}"] = make


def shown_for(taken: Hint, options: dict[str, Any], name: str) -> Shown:
    """Return how one result of a type is shown."""
    kind = taken.origin
    if kind is Literal:
        return Shown(Textbox(**options), _text, "one of several")
    if kind in {typing.Union, types.UnionType}:
        return _any_of(taken, options, name)
    return _shown_class(kind, taken, options, name) if isinstance(kind, type) else anything(options)


def _shown_class(kind: type, taken: Hint, options: dict[str, Any], name: str) -> Shown:
    names = (f"{base.__module__}.{base.__qualname__}" for base in kind.__mro__)
    make = next((_makers[each] for each in names if each in _makers), None)
    if make is not None:
        return make(options)
    if named(kind) & (ARRAYS | TENSORS) and is_picture(name):
        return Shown(Image(**options), _array, note=f'"{name}" says picture')
    if issubclass(kind, _MAPPINGS):
        return _mapping(taken, options)
    own = kind.__module__ in _OWN_COLLECTIONS and issubclass(kind, collections.abc.Iterable)
    if own or issubclass(kind, _COLLECTIONS):
        return _collection(taken, options)
    return Shown(JSON(**options), shown_as, "data") if structure_of(kind) is not None else anything(options)


def _array(value: Any) -> Any:
    """Return the array of a tensor, wherever it lies; an array as it is."""
    return value.detach().cpu().numpy() if hasattr(value, "detach") else value


_MAPPINGS = (dict, collections.abc.Mapping)
_COLLECTIONS = (list, tuple, set, frozenset)
_OWN_COLLECTIONS = {"builtins", "collections", "collections.abc", "itertools"}


def _any_of(taken: Hint, options: dict[str, Any], name: str) -> Shown:
    """One of several types: what all of them have in common, else whatever comes."""
    members = [apart(arg) for arg in taken.args]
    shown = [shown_for(member, options, name) for member in members]
    if len({type(one.component) for one in shown}) == 1:
        return shown[0]
    return anything(options)


def anything(options: dict[str, Any]) -> Shown:
    """What shows any value as what it is."""
    return Shown(AnyResult(**options), note="shown as what it turns out to be")


def _text(value: Any) -> str:
    if isinstance(value, enum.Enum):
        return str(value.name)
    form = WRITTEN.get(type(value))
    if form is not None:
        return form.show(value)
    if isinstance(value, str):
        return value
    shown = shown_as(value)
    return shown if isinstance(shown, str) else json_text(shown)


def _mapping(taken: Hint, options: dict[str, Any]) -> Shown:
    if taken.args and apart(taken.args[0]).core is str and apart(taken.args[1]).core is float:
        return Shown(Label(**options), note="texts with numbers are classes with confidences")
    return Shown(JSON(**options), shown_as, "data")


def _collection(taken: Hint, options: dict[str, Any]) -> Shown:
    inner = apart(taken.args[0]) if taken.args else Hint()
    structure = structure_of(inner.core)
    if structure is not None and typing.get_origin(inner.core) is not tuple:
        names = [part.name for part in structure.parts]
        box = Dataframe(headers=[spelled(each) for each in names], **options)
        return Shown(box, lambda rows: [_row(structure, names, row) for row in rows], "records make a table")
    if named(inner.core) & PICTURES:
        return anything(options)
    if named(inner.core) & {"pathlib.PurePath", "builtins.bytes"}:
        return Shown(File(file_count="multiple", **options), list, "several files")
    cells = {apart(arg).origin for arg in inner.args if arg is not Ellipsis}
    if inner.origin in {list, tuple} and not any(isinstance(cell, type) and issubclass(cell, _CELLS) for cell in cells):
        return Shown(Dataframe(**options), _rows, "rows make a table")
    return Shown(JSON(**options), shown_as, "data")


_CELLS = (list, tuple, set, dict)


def _rows(rows: Any) -> list[list[Any]]:
    """Return rows of one length."""
    listed = [list(row) for row in rows]
    width = max(map(len, listed), default=0)
    return [[*(_cell(cell) for cell in row), *[None] * (width - len(row))] for row in listed]


def _row(structure: Structure, names: list[str], record: Any) -> list[Any]:
    parts = structure.read(record)
    return [_cell(parts.get(name)) for name in names]


def _cell(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | float | bool) else _text(value)


def _content(value: Any) -> Any:
    """Return what a file component takes for bytes, an open file or a path."""
    if isinstance(value, bytearray | memoryview):
        return bytes(value)
    if hasattr(value, "getvalue"):
        given = value.getvalue()
        return given.encode() if isinstance(given, str) else given
    name = getattr(value, "name", None)
    return name if isinstance(name, str) and hasattr(value, "read") else value


def _as_is(kind: Callable[..., Component[Any, Any]], adapt: Callable[[Any], Any] = same, note: str = "") -> ResultMaker:
    return lambda options: Shown(kind(**options), adapt, note)


_ENTRIES: list[tuple[ResultMaker, tuple[type | str, ...]]] = [
    (_as_is(Textbox, _text), (str, enum.Enum, *WRITTEN)),
    (_as_is(Checkbox, bool), (bool, "numpy.bool", "numpy.bool_")),
    (_as_is(Number), (int, float, "numpy.number", "numbers.Number")),
    (_as_is(File, _content), (bytes, bytearray, memoryview, "io.IOBase", "_io._IOBase", "typing.IO")),
    (_as_is(File, Path), ("pathlib.PurePath", "pathlib._local.PurePath", "os.PathLike")),
    (_as_is(Image), ("PIL.Image.Image",)),
    (_as_is(Plot), tuple(FIGURES)),
    (
        _as_is(Dataframe),
        tuple(FRAMES),
    ),
]

for _make, _kinds in _ENTRIES:
    for _kind in _kinds:
        register_result(_kind, _make)
