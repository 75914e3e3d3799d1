"""The arguments of a function: a field for each parameter, and how what the fields hold becomes the call."""

from __future__ import annotations

import contextlib
import inspect
import itertools
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Annotated, Any

import typing_extensions

from gradio_lib.errors import DeclarationError, InvalidValue, NoForm, nearest
from gradio_lib.graph.functions import Names, name_of
from gradio_lib.inference.batch import hint_of_one
from gradio_lib.inference.convert import Refused
from gradio_lib.inference.docstring import Documented
from gradio_lib.inference.doctypes import type_told
from gradio_lib.inference.fields import wanted
from gradio_lib.inference.hints import MISSING, apart, hint_text, is_component
from gradio_lib.inference.parameters import node_for
from gradio_lib.inference.scope import innermost
from gradio_lib.inference.signature import Parameter, signature_of
from gradio_lib.inference.tree import Group, Leaf, Node
from gradio_lib.inference.usage import OMITTED
from gradio_lib.inference.words import spelled
from gradio_lib.values.kinds import named

__all__ = ["Arguments", "Bound", "FieldGroup", "arguments_of"]


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """The fields of one structure."""

    label: str
    info: str | None
    inputs: range
    """Which of the inputs they are."""
    optional: bool
    """Whether all may be left empty, for None."""
    beside: bool
    """Whether they stand beside each other: the items of a tuple, whose labels say whose they are."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A parameter with its fields; without any where the engine hands it over."""

    parameter: Parameter
    source: str
    """What told its type: ``"component"``, ``"hint"``, ``"default"``, ``"docstring"``, ``"name"``, or ``"none"``."""
    node: Node | None = None

    @property
    def leaves(self) -> list[Leaf]:
        """Its fields."""
        return self.node.leaves if self.node is not None else []


@dataclass
class Arguments:
    """All parameters of a function."""

    bound: list[Bound] = field(default_factory=list)
    in_c: bool = False
    """Whether the function is written in C: such can tell a default that is given from one that is not."""

    @cached_property
    def fields(self) -> list[Bound]:
        """The parameters that have fields."""
        return [each for each in self.bound if each.node is not None]

    @cached_property
    def leaves(self) -> list[Leaf]:
        """All fields, in order."""
        leaves = [leaf for each in self.bound for leaf in each.leaves]
        for leaf in leaves:
            # Two addresses have a field called "City": what does not fit it says which.
            leaf.field.component.called = leaf.asked.name
        return leaves

    @cached_property
    def names(self) -> list[str]:
        """Names of the fields for callers: ``"address_city"``."""
        names = Names()
        return [names.take(leaf.asked.name.replace(".", "_")) for leaf in self.leaves]

    @property
    def signature(self) -> inspect.Signature:
        """A signature with one parameter per field, then what the engine hands over, by name."""
        needed = (each for bound in self.fields if bound.node for each in bound.node.needed)
        # The default itself stays on the server: nothing given stands for it.
        parameters = [
            inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=MISSING if required else None)
            for name, required in zip(self.names, needed, strict=True)
        ]
        handed = [each.parameter.as_signature for each in self.bound if each.node is None]
        by_name = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in handed]
        # Unchecked: a field that must be filled in may follow one that need not.
        return inspect.Signature([*parameters, *by_name], __validate_parameters__=False)

    def bind(self, given: tuple[Any, ...], named: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        """Return the arguments for what the fields hold.

        Args:
            given: Values of the fields, in order.
            named: Values of other fields, and of what the engine hands over, by name.

        Raises:
            InvalidValue: One does not fit; the message says which, what would do and what was given.
        """
        if len(given) > len(self.names):
            msg = f"{len(given)} values for {len(self.names)} inputs: {', '.join(self.names) or 'none'}."
            raise InvalidValue(msg)
        values = iter([*given, *(named.get(name, MISSING) for name in self.names[len(given) :])])
        positional: list[Any] = []
        keywords: dict[str, Any] = {}
        omitted = False
        for each, value in zip(self.bound, self._taken(values, named), strict=True):
            omitted = omitted or value is OMITTED
            if value is not OMITTED and not (omitted and each.parameter.kind is inspect.Parameter.POSITIONAL_ONLY):
                self._place(each.parameter, value, positional, keywords)
        return positional, keywords

    def _taken(self, values: Iterator[Any], named: dict[str, Any]) -> list[Any]:
        """Return the value of each parameter; of those that do not fit, all are told."""
        taken = [_value_or_error(each, values, named) for each in self.bound]
        starts = itertools.accumulate((len(each.leaves) for each in self.bound), initial=0)
        told = zip(starts, taken, strict=False)
        errors = {start + value.field: value for start, value in told if isinstance(value, Refused)}
        if errors:
            raise InvalidValue.of_inputs(errors, {index: error.name for index, error in errors.items()})
        return taken

    def bind_columns(self, columns: tuple[Any, ...], named: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        """Return the arguments of a batch function: a list for each parameter, from a list for each field.

        Raises:
            InvalidValue: A value does not fit.
        """
        rows = [self.bind(row, named) for row in zip(*columns, strict=True)]
        positional: list[Any] = []
        keywords: dict[str, Any] = {}
        for each in self.bound:
            name = each.parameter.name
            if each.parameter.kind is inspect.Parameter.VAR_POSITIONAL:
                positional += _columns([in_order[len(positional) :] for in_order, _ in rows], name)
                continue
            by_name = each.parameter.kind is inspect.Parameter.KEYWORD_ONLY
            column = [
                by.get(name, each.parameter.default) if by_name else in_order[len(positional)] for in_order, by in rows
            ]
            # What the engine hands over is there once.
            self._place(each.parameter, column if each.node else column[0], positional, keywords)
        return positional, keywords

    def _place(self, parameter: Parameter, value: Any, positional: list[Any], keywords: dict[str, Any]) -> None:
        if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
            positional.extend(value or ())
        elif parameter.kind is inspect.Parameter.VAR_KEYWORD:
            taken = sorted({each.parameter.name for each in self.bound} & set(value or ()))
            if taken:
                msg = f"{parameter.name}: {taken[0]!r} has a field of its own; give it there."
                raise InvalidValue(msg)
            keywords.update(value or {})
        elif parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            if not (self.in_c and value is parameter.default):
                keywords[parameter.name] = value
        else:
            positional.append(value)

    def row(self, values: Sequence[Any] | Mapping[str, Any]) -> list[Any]:
        """Return what the fields show for a sample call.

        Args:
            values: One value per field, or per parameter, in order or by name.

        Raises:
            DeclarationError: A name is no parameter's.
        """
        if isinstance(values, Mapping):
            return self._row_by_name(values)
        if len(values) > len(self.fields):
            return list(values)
        return [shown for each, value in zip(self.fields, values, strict=False) for shown in _shown(each, value)]

    def _row_by_name(self, values: Mapping[str, Any]) -> list[Any]:
        names, row, known = iter(self.names), list[Any](), set[str]()
        for each in self.fields:
            name = each.parameter.name
            inner = [next(names) for _ in each.leaves]
            known |= {name, *inner}
            if name in values:
                row += _shown(each, values[name])
            elif each.node is not None:
                row += [values.get(part, start) for part, start in zip(inner, each.node.start, strict=True)]
        for name in values:
            if name not in known:
                msg = f"An example has a value for {name!r}, which is no input.{nearest(name, known)}"
                raise DeclarationError(msg)
        return row

    def examples(self, documented: Documented) -> list[list[Any]]:
        """Return the doctest calls as rows of what the fields show; a call that cannot be shown is left out."""
        rows = (self._example(arguments) for arguments in documented.examples)
        return [row for row in rows if row]

    def _example(self, arguments: Mapping[str, Any]) -> list[Any] | None:
        row: list[Any] = []
        known = 0
        for position, each in enumerate(self.fields):
            key = str(position) if str(position) in arguments else each.parameter.name
            node = each.node
            if node is None or (key not in arguments and node.asked.required):
                return None
            known += key in arguments
            try:
                row += node.show(arguments[key]) if key in arguments else node.start
            except Exception:  # noqa: BLE001 - what a field cannot show is no example of the form
                return None
        return row if known == len(arguments) else None

    @cached_property
    def groups(self) -> list[FieldGroup]:
        """The structures whose parts are fields, the outer ones first."""
        starts = itertools.accumulate((len(each.leaves) for each in self.bound), initial=0)
        nodes = zip((each.node for each in self.bound), starts, strict=False)
        return [group for node, start in nodes for group in _groups(node, start)]


def _columns(rows: Sequence[Sequence[Any]], name: str) -> list[list[Any]]:
    """Return a list for each place from a list for each caller."""
    if len({len(row) for row in rows}) > 1:
        told = " and ".join(map(str, sorted({len(row) for row in rows})))
        msg = f"{name}: callers who share a batch have to give as many values each; here there are {told}."
        raise InvalidValue(msg)
    return [list(column) for column in zip(*rows, strict=True)]


def _groups(node: Node | None, start: int) -> Iterator[FieldGroup]:
    if not isinstance(node, Group):
        return
    asked = node.asked
    where = range(start, start + len(node.leaves))
    yield FieldGroup(asked.label, asked.info, where, asked.hint.optional, beside=asked.hint.origin is tuple)
    for part in node.parts.values():
        yield from _groups(part, start)
        start += len(part.leaves)


def _value_or_error(each: Bound, values: Iterator[Any], named: dict[str, Any]) -> Any:
    try:
        return _value(each, values, named)
    except Refused as error:
        return error


def _value(each: Bound, values: Iterator[Any], named: dict[str, Any]) -> Any:
    if each.node is not None:
        return each.node.take(values)
    default = each.parameter.default
    return named.get(each.parameter.name, None if default is MISSING else default)


def _shown(each: Bound, value: Any) -> list[Any]:
    """Return what the fields of a parameter show for a value of its type, or for what would be sent for one."""
    node = each.node
    if node is None:
        return []
    readings: list[Callable[[], Any]] = [lambda: value, lambda: node.read(value)]
    if isinstance(value, str) and isinstance(node, Leaf):
        readings.insert(0, lambda: node.take(iter([value])))
    for read in readings:
        # Any type's own conversion may fail at what is not of that type.
        with contextlib.suppress(Exception):
            return node.show(read())
    return [value] if len(each.leaves) == 1 else [None] * len(each.leaves)


def arguments_of(
    fn: Callable[..., Any],
    documented: Documented,
    scope: Mapping[str, Any],
    own: Mapping[str, Any],
    *,
    batch: bool = False,
) -> Arguments:
    """Return the fields for the parameters of a function; of a batch function, for one caller's values.

    Args:
        fn: The function.
        documented: What its docstring says.
        scope: The names of its module, which types in the docstring may use.
        own: Components that are to be taken, by the names of parameters or of their parts.
        batch: Whether it takes lists.

    Raises:
        DeclarationError: A component is for what the function does not have.
        NoForm: A parameter can have no field; the message says which, why, and what to write instead.
    """
    parameters = signature_of(fn)
    if batch:
        parameters = [
            each if each.special else replace(each, hint=hint_of_one(each.hint), default=MISSING) for each in parameters
        ]
    inner = innermost(fn)
    bound = [_bound(fn, each, documented, scope, own) for each in parameters]
    made = Arguments(bound, in_c=not (inspect.isfunction(inner) or inspect.isclass(inner)))
    known = {*made.names, *(each.parameter.name for each in made.fields)}
    for name in own:
        if name not in known:
            msg = f"{name_of(fn)}() has no input {name!r}.{nearest(name, known)}"
            raise DeclarationError(msg)
    return made


def _bound(
    fn: Callable[..., Any],
    parameter: Parameter,
    documented: Documented,
    scope: Mapping[str, Any],
    own: Mapping[str, Any],
) -> Bound:
    if parameter.special:
        return Bound(parameter, "engine")
    parameter = _declared(parameter)
    hint, source = _hint(parameter, documented.types.get(parameter.name), scope)
    flexible = parameter.kind in {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}
    default = None if flexible else parameter.default
    asked = wanted(parameter.name, spelled(parameter.name), hint, default, documented.parameters.get(parameter.name))
    try:
        node = node_for(asked, own)
    except TypeError as error:
        why = f"{name_of(fn)}() cannot have a form: {error}, and its parameter {parameter.name!r} has no default."
        raise NoForm(why, _around(fn, parameter)) from error
    if asked.limits.component is not None or parameter.name in own:
        source = "component"
    elif source == "none" and isinstance(node, Leaf) and " says " in node.field.note:
        source = "name"
    return Bound(parameter, source, node)


def _around(fn: Callable[..., Any], left_out: Parameter) -> str:
    """Return the line of a function around `fn` whose form has a field for every parameter but one."""
    flexible = {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}
    parameters = [each for each in signature_of(fn) if each.kind not in flexible]
    others = [each for each in parameters if each.name != left_out.name]
    heads = [each.name if each.hint is MISSING else f"{each.name}: {hint_text(each.hint)}" for each in others]
    given = [(each, each.name if each in others else "…") for each in parameters]
    by_position = inspect.Parameter.POSITIONAL_ONLY
    arguments = [value if each.kind is by_position else f"{each.name}={value}" for each, value in given]
    return f"def {name_of(fn)}_form({', '.join(heads)}): return {name_of(fn)}({', '.join(arguments)})"


def _declared(parameter: Parameter) -> Parameter:
    """Return the parameter without what another library, or ours, wants in the place of its default."""
    given = parameter.default
    if is_component(given):
        return replace(parameter, hint=_marked(parameter.hint, given), default=MISSING)
    if not named(type(given)) & {"typer.models.ParameterInfo", "pydantic.fields.FieldInfo"}:
        return parameter
    factory, default = getattr(given, "default_factory", None), getattr(given, "default", ...)
    if factory is not None:
        default = factory()
    elif default is ... or type(default).__name__ == "PydanticUndefinedType":
        default = MISSING
    return replace(parameter, hint=_marked(parameter.hint, given), default=default)


def _marked(hint: Any, mark: Any) -> Any:
    return Annotated[Any if hint is MISSING else hint, mark]


def _hint(parameter: Parameter, told: str | None, scope: Mapping[str, Any]) -> tuple[Any, str]:
    """Return the type that a parameter is taken to have, and what told it."""
    hint, source = parameter.hint, "hint"
    says_nothing = hint is MISSING or (typing.get_origin(hint) is Annotated and apart(hint).core is MISSING)
    if says_nothing:
        known, source = _without_hint(parameter.default, told, scope)
        marks = apart(hint).metadata
        hint = Annotated[(Any if known is MISSING else known, *marks)] if marks else known
    if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
        return (list if hint is MISSING else types.GenericAlias(list, (hint,))), source
    if parameter.kind is inspect.Parameter.VAR_KEYWORD and typing.get_origin(hint) not in _UNPACK:
        return (dict if hint is MISSING else types.GenericAlias(dict, (str, hint))), source
    return hint, source


_UNPACK = {typing_extensions.Unpack, getattr(typing, "Unpack", typing_extensions.Unpack)}


def _says_nothing(default: Any) -> bool:
    """Whether a default is only a mark that there is none: numpy's ``<no value>``, an ``object()``."""
    return default is MISSING or default is OMITTED or type(default) is object or type(default).__name__.startswith("_")


def _without_hint(default: Any, told: str | None, scope: Mapping[str, Any]) -> tuple[Any, str]:
    """Return the type by the default, else by the docstring."""
    if default is not None and not _says_nothing(default):
        return type(default), "default"
    known = type_told(told, scope)
    return known, "none" if known is MISSING else "docstring"
