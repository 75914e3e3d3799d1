"""From a function to its form: the components before it and behind it, and what stands between."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.graph.component import Component
from gradio_lib.graph.functions import kind_of, name_of, unique
from gradio_lib.inference.docstring import Documented, read_docstring
from gradio_lib.inference.fields import wanted
from gradio_lib.inference.hints import MISSING, hint_text
from gradio_lib.inference.results import Part, Results, results_of
from gradio_lib.inference.signature import Parameter, return_hint, signature_of
from gradio_lib.inference.tree import Leaf, Node, tree_of
from gradio_lib.inference.words import spelled
from gradio_lib.inference.wrap import wrapped

__all__ = ["Inferred", "Reason", "infer"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a parameter or a result has the component that it has."""

    kind: str
    """``"input"`` or ``"output"``."""
    name: str
    hint: str
    """The type as a reader would write it; empty where there is none."""
    source: str
    """What told it: ``"component"``, ``"hint"``, ``"default"``, ``"docstring"``, ``"name"``, or ``"none"``."""
    component: str
    """Name of the component's class."""
    constraints: str
    note: str
    """Why it is this component."""


@dataclass
class Inferred:
    """What a function says about its form."""

    fn: Callable[..., Any]
    """Takes the components' values in order and returns what the outputs take: same kind as the user's function."""
    inputs: list[Component[Any, Any]]
    outputs: list[Component[Any, Any]]
    title: str
    description: str | None
    examples: list[list[Any]] | None
    parameter_names: list[str]
    """The endpoint's parameter names, one per input."""
    reasons: list[Reason] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Bound:
    """A parameter with its fields; without any where the engine hands it over."""

    parameter: Parameter
    source: str
    node: Node | None = None

    @property
    def leaves(self) -> list[Leaf]:
        return self.node.leaves if self.node is not None else []


def infer(fn: Callable[..., Any]) -> Inferred:
    """Return the form of a function: read from its signature, hints, defaults and docstring.

    Args:
        fn: Any callable: a function of any kind, a method, a partial, a class, a callable object, a builtin.

    Raises:
        DeclarationError: A parameter can have no field; the message says which, why, and what to write instead.

    Example:
        >>> def greet(name: str, times: int = 1) -> str:
        ...     return f"Hello {name}! " * times
        >>> form = infer(greet)
        >>> [type(component).__name__ for component in form.inputs], form.parameter_names
        (['Textbox', 'Number'], ['name', 'times'])
        >>> form.fn("Ada", "2")
        'Hello Ada! Hello Ada! '
    """
    documented = read_docstring(fn)
    bound = [_bound(fn, parameter, documented) for parameter in signature_of(fn)]
    results = results_of(return_hint(fn), kind_of(fn), name_of(fn), documented.returns)
    leaves = [leaf for each in bound for leaf in each.leaves]
    names = _names(leaves)
    call = wrapped(fn, _binder(bound, names), results.adapt, _signature(bound, names), streams=results.streams)
    return Inferred(
        fn=call,
        inputs=[leaf.field.component for leaf in leaves],
        outputs=[part.shown.component for part in results.parts],
        title=_title(fn),
        description="\n\n".join(part for part in (documented.summary, documented.description) if part) or None,
        examples=_examples(bound, documented) or None,
        parameter_names=names,
        reasons=[*_input_reasons(bound, names), *_output_reasons(results)],
    )


def _bound(fn: Callable[..., Any], parameter: Parameter, documented: Documented) -> _Bound:
    if parameter.special:
        return _Bound(parameter, "engine")
    hint, source = _hint(parameter)
    default = parameter.default
    label = spelled(parameter.name)
    asked = wanted(parameter.name, label, hint, default, documented.parameters.get(parameter.name))
    try:
        node = tree_of(asked)
    except TypeError as error:
        name = name_of(fn)
        msg = (
            f"{name}() cannot have a form: {error}, and its parameter {parameter.name!r} has no default. Give it one, "
            f"or write a small function around it: def {name}_app(…): return {name}(…, {parameter.name}=…)"
        )
        raise DeclarationError(msg) from error
    if asked.limits.component is not None:
        source = "component"
    return _Bound(parameter, source, node)


def _hint(parameter: Parameter) -> tuple[Any, str]:
    """Return the type that a parameter is taken to have, and what told it."""
    hint, source = parameter.hint, "hint"
    if hint is MISSING:
        default = parameter.default
        hint, source = (MISSING, "none") if default is MISSING or default is None else (type(default), "default")
    if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
        return (list if hint is MISSING else types.GenericAlias(list, (hint,))), source
    if parameter.kind is inspect.Parameter.VAR_KEYWORD:
        return (dict if hint is MISSING else types.GenericAlias(dict, (str, hint))), source
    return hint, source


def _names(leaves: list[Leaf]) -> list[str]:
    names: list[str] = []
    for leaf in leaves:
        names.append(unique(leaf.asked.name.replace(".", "_"), set(names)))
    return names


def _signature(bound: list[_Bound], names: list[str]) -> inspect.Signature:
    """Return the form's own signature: one parameter per field, then what the engine hands over, by name."""
    fields: list[inspect.Parameter] = []
    optional = False
    for leaf, name in zip((leaf for each in bound for leaf in each.leaves), names, strict=True):
        optional = optional or not leaf.asked.required
        kind = inspect.Parameter.KEYWORD_ONLY if optional and leaf.asked.required else None
        if fields and fields[-1].kind is inspect.Parameter.KEYWORD_ONLY:
            kind = inspect.Parameter.KEYWORD_ONLY
        # The default itself stays on the server: nothing given stands for it.
        default = MISSING if leaf.asked.required else None
        fields.append(inspect.Parameter(name, kind or inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default))
    special = [
        each.parameter.as_signature.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in bound if each.node is None
    ]
    return inspect.Signature([*fields, *special])


def _binder(
    bound: list[_Bound], names: list[str]
) -> Callable[[tuple[Any, ...], dict[str, Any]], tuple[list[Any], dict[str, Any]]]:
    own = {each.parameter.name for each in bound}

    def bind(given: tuple[Any, ...], named: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        if len(given) > len(names):
            msg = f"{len(given)} values for {len(names)} inputs: {', '.join(names) or 'none'}."
            raise InvalidValue(msg)
        values = iter([*given, *(named.get(name, MISSING) for name in names[len(given) :])])
        positional: list[Any] = []
        keywords: dict[str, Any] = {}
        for each in bound:
            value = _value(each, values, named)
            _place(each.parameter, value, positional, keywords, own)
        return positional, keywords

    return bind


def _value(each: _Bound, values: Iterator[Any], named: dict[str, Any]) -> Any:
    if each.node is not None:
        return each.node.take(values)
    default = each.parameter.default
    return named.get(each.parameter.name, None if default is MISSING else default)


def _place(parameter: Parameter, value: Any, positional: list[Any], keywords: dict[str, Any], own: set[str]) -> None:
    if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
        positional.extend(value)
    elif parameter.kind is inspect.Parameter.VAR_KEYWORD:
        taken = sorted(own & set(value) - {parameter.name})
        if taken:
            msg = f"{parameter.name}: {taken[0]!r} has a field of its own; give it there."
            raise InvalidValue(msg)
        keywords.update(value)
    elif parameter.kind is inspect.Parameter.KEYWORD_ONLY:
        keywords[parameter.name] = value
    else:
        positional.append(value)


def _title(fn: Callable[..., Any]) -> str:
    name = name_of(fn)
    return "Gradio" if name == "lambda" else spelled(name)


def _examples(bound: list[_Bound], documented: Documented) -> list[list[Any]]:
    """Return the doctest calls as rows of what the components show; a call that cannot be shown is left out."""
    rows = (_row(bound, arguments) for arguments in documented.examples)
    return [row for row in rows if row]


def _row(bound: list[_Bound], arguments: dict[str, Any]) -> list[Any] | None:
    row: list[Any] = []
    known = 0
    for position, each in enumerate(each for each in bound if each.node is not None):
        node, name = each.node, each.parameter.name
        key = str(position) if str(position) in arguments else name
        if node is None or (key not in arguments and each.parameter.default is MISSING):
            return None
        known += key in arguments
        try:
            row += node.show(arguments[key]) if key in arguments else node.start
        except Exception:  # noqa: BLE001 - an example that a field cannot show is no example of the form
            return None
    return row if known == len(arguments) else None


def _input_reasons(bound: list[_Bound], names: list[str]) -> Iterator[Reason]:
    each_name = iter(names)
    for each in bound:
        for leaf in each.leaves:
            unresolved = each.parameter.unresolved
            text = unresolved or hint_text(each.parameter.hint if leaf is each.node else leaf.asked.hint.core)
            note = f"{unresolved!r} cannot be resolved" if unresolved else leaf.field.note
            component = type(leaf.field.component).__name__
            yield Reason("input", next(each_name), text, each.source, component, leaf.asked.limits.text(), note)


def _output_reasons(results: Results) -> Iterator[Reason]:
    for part in results.parts:
        yield _output_reason(part)


def _output_reason(part: Part) -> Reason:
    text = hint_text(part.hint)
    own = part.shown.note == "the hint's own component"
    source = "component" if own else "hint" if text else "none"
    return Reason("output", part.name, text, source, type(part.shown.component).__name__, "", part.shown.note)
