"""From a function to its form: the components before it and behind it, and what stands between."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gradio_lib.graph.component import Component
from gradio_lib.graph.functions import kind_of, name_of
from gradio_lib.inference.arguments import Arguments, FieldGroup, arguments_of
from gradio_lib.inference.batch import adapted_rows, result_hint_of_one
from gradio_lib.inference.docstring import Documented, read_docstring
from gradio_lib.inference.fields import same
from gradio_lib.inference.hints import hint_text
from gradio_lib.inference.results import Results, results_of
from gradio_lib.inference.scope import scope_of
from gradio_lib.inference.signature import return_hint, signature_of
from gradio_lib.inference.words import spelled
from gradio_lib.inference.wrap import Adapt, Bind, wrapped

__all__ = ["FieldGroup", "Inferred", "Reason", "infer", "title_of"]


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
    groups: list[FieldGroup] = field(default_factory=list)
    """Which inputs belong together, the outer groups first."""
    row: Callable[[Sequence[Any] | Mapping[str, Any]], list[Any]] = list
    """From a sample call, one value per input or per parameter, to what the inputs show."""


def infer(
    fn: Callable[..., Any],
    *,
    inputs: bool | Mapping[str, Any] = True,
    outputs: bool | Mapping[str | int, Any] = True,
    batch: bool = False,
) -> Inferred:
    """Return the form of a function: read from its signature, hints, defaults and docstring.

    Args:
        fn: Any callable: a function of any kind, a method, a partial, a class, a callable object, a builtin.
        inputs: Whether its inputs are inferred, or components for some of them by name, the others being inferred. If
            not, it gets what the components give.
        outputs: Whether its outputs are inferred, or components for some of them by name or place. If not, what it
            returns goes to the components as it is.
        batch: Whether it takes lists, a value per caller, and returns lists; the form is that of one caller.

    Raises:
        DeclarationError: A component is for what the function does not have.
        NoForm: A parameter can have no field; the message says which, why, and what to write instead.

    Example:
        >>> def greet(name: str, times: int = 1) -> str:
        ...     return f"Hello {name}! " * times
        >>> form = infer(greet)
        >>> [type(component).__name__ for component in form.inputs], form.parameter_names
        (['Textbox', 'Number'], ['name', 'times'])
        >>> form.fn("Ada", "2")
        'Hello Ada! Hello Ada! '
    """
    documented, scope = read_docstring(fn), scope_of(fn)
    own = inputs if isinstance(inputs, Mapping) else {}
    arguments = arguments_of(fn, documented, scope, own, batch=batch) if inputs is not False else None
    returned = result_hint_of_one(return_hint(fn)) if batch else return_hint(fn)
    shown = outputs if isinstance(outputs, Mapping) else {}
    asked = (returned, kind_of(fn), name_of(fn), documented.results, scope)
    results = results_of(*asked, own=shown) if outputs is not False else None
    return Inferred(
        fn=_wrapped(fn, arguments, results, documented, batch=batch),
        inputs=[leaf.field.component for leaf in arguments.leaves] if arguments else [],
        outputs=[part.shown.component for part in results.parts] if results else [],
        title=title_of(fn),
        description="\n\n".join(part for part in (documented.summary, documented.description) if part) or None,
        examples=(arguments.examples(documented) or None) if arguments else None,
        parameter_names=arguments.names if arguments else [],
        reasons=[*(_input_reasons(arguments) if arguments else ()), *(_output_reasons(results) if results else ())],
        groups=arguments.groups if arguments else [],
        row=arguments.row if arguments else list,
    )


def _wrapped(
    fn: Callable[..., Any],
    arguments: Arguments | None,
    results: Results | None,
    documented: Documented,
    *,
    batch: bool,
) -> Callable[..., Any]:
    signature = (
        arguments.signature if arguments else inspect.Signature([each.as_signature for each in signature_of(fn)])
    )
    bind: Bind = _as_given
    if arguments:
        bind = arguments.bind_columns if batch else arguments.bind
    adapt: Adapt = results.adapt if results else same
    if batch and results:
        adapt = adapted_rows(adapt, len(results.parts))
    call = wrapped(fn, bind, adapt, signature, streams=results is not None and results.streams)
    call.documented_errors = frozenset(documented.raises)  # type: ignore[attr-defined]
    return call


def _as_given(given: tuple[Any, ...], named: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    return list(given), named


def title_of(fn: Callable[..., Any]) -> str:
    """Return a title for the app of a function: its name in words.

    Example:
        >>> title_of(infer), title_of(lambda x: x)
        ('Infer', 'Gradio')
    """
    name = name_of(fn)
    return "Gradio" if name == "lambda" else spelled(name)


def _input_reasons(arguments: Arguments) -> Iterator[Reason]:
    names = iter(arguments.names)
    for each in arguments.fields:
        for leaf in each.leaves:
            unresolved = each.parameter.unresolved
            text = unresolved or hint_text(each.parameter.hint if leaf is each.node else leaf.asked.hint.core)
            note = f"{unresolved!r} cannot be resolved" if unresolved else leaf.field.note
            name, limits = next(names), leaf.asked.limits.text()
            yield Reason("input", name, text, each.source, _class_of(leaf.field.component), limits, note)


def _output_reasons(results: Results) -> Iterator[Reason]:
    for part in results.parts:
        result, shown = part.result, part.shown
        text = hint_text(result.hint) if result.source != "docstring" else ""
        yield Reason("output", result.name, text, result.source, _class_of(shown.component), "", shown.note)


def _class_of(component: Component[Any, Any]) -> str:
    """Return the name of the public class that a component is of."""
    mro = type(component).__mro__
    return next(base.__name__ for base in mro if not base.__module__.startswith("gradio_lib.inference."))
