"""Interfaces made of interfaces: side by side on the same inputs, or each on the results of the one before."""

from __future__ import annotations

import contextvars
import itertools
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from gradio_lib.apps.interface import Interface
from gradio_lib.engine.direct import direct
from gradio_lib.engine.invoke import arrange
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.component import Component
from gradio_lib.graph.functions import name_of

__all__ = ["Parallel", "Series"]

Components = Sequence[Component[Any, Any]]


class Parallel(Interface):
    """Several interfaces at once: all get the same inputs, and their results stand below each other, to be compared.

    Args:
        *interfaces: Interfaces that take the same inputs; those of the first are shown.
        **options: As for `Interface`.

    Raises:
        DeclarationError: They take different numbers of inputs.

    Example:
        >>> both = Parallel(Interface(str.upper, "text", "text"), Interface(str.lower, "text", "text"))
        >>> both("Ada")
        ['ADA', 'ada']
    """

    def __init__(self, *interfaces: Interface, **options: Any) -> None:
        _check(interfaces)
        first = interfaces[0]
        counts = {len(each.input_components) for each in interfaces}
        if len(counts) > 1:
            msg = f"Parallel gives all interfaces the same inputs; these take {' and '.join(map(str, sorted(counts)))}."
            raise DeclarationError(msg)

        def parallel(*values: Any) -> list[Any]:
            with ThreadPoolExecutor(len(interfaces)) as pool:
                calls = [pool.submit(contextvars.copy_context().run, _results, each, values) for each in interfaces]
                return [result for call in calls for result in call.result()]

        super().__init__(
            parallel,
            _copies(first.input_components),
            [component for each in interfaces for component in _copies(each.output_components)],
            **_options(options, interfaces, " | "),
        )


class Series(Interface):
    """Several interfaces in a row: each gets the results of the one before.

    Args:
        *interfaces: Interfaces; what one returns fits what the next one takes.
        **options: As for `Interface`.

    Raises:
        DeclarationError: One returns more or less than the next one takes.

    Example:
        >>> row = Series(Interface(str.upper, "text", "text"), Interface(lambda word: word + "!", "text", "text"))
        >>> row("ada")
        'ADA!'
    """

    def __init__(self, *interfaces: Interface, **options: Any) -> None:
        _check(interfaces)
        for one, other in itertools.pairwise(interfaces):
            given, taken = len(one.output_components), len(other.input_components)
            if given != taken:
                msg = f"In a Series, {one.title!r} returns {given} values and {other.title!r} takes {taken}."
                raise DeclarationError(msg)

        def series(*values: Any) -> Any:
            current: Sequence[Any] = values
            for before, interface in zip((None, *interfaces), interfaces, strict=False):
                if before is not None:
                    current = _handed_over(before.output_components, current, interface.input_components)
                current = _results(interface, current)
            return current[0] if len(current) == 1 else tuple(current)

        super().__init__(
            series,
            _copies(interfaces[0].input_components),
            _copies(interfaces[-1].output_components),
            **_options(options, interfaces, " → "),
        )


def _check(interfaces: Sequence[Any]) -> None:
    strangers = [each for each in interfaces if not isinstance(each, Interface)]
    if strangers or not interfaces:
        got = repr(strangers[0]) if strangers else "none"
        msg = f"Interfaces are expected, one after the other, got {got}."
        raise DeclarationError(msg)


def _options(options: dict[str, Any], interfaces: Sequence[Interface], between: str) -> dict[str, Any]:
    return {"title": between.join(str(each.title) for each in interfaces), **options}


def _copies(components: Components) -> list[Component[Any, Any]]:
    """Return components like these without a place: these have theirs already."""
    made: list[Component[Any, Any]] = []
    for component in components:
        rebuild: Callable[..., Component[Any, Any]] = type(component)
        copy = rebuild(**{**component.given, "render": False})
        copy.label = component.label
        made.append(copy)
    return made


def _results(interface: Interface, values: Sequence[Any]) -> list[Any]:
    outputs = interface.output_components
    returned = direct(interface.call, values, batch=interface.batch, outputs=len(outputs))
    return arrange(returned, outputs, name_of(interface.fn))


def _handed_over(given: Components, values: Sequence[Any], taken: Components) -> list[Any]:
    """Return what the next function gets for these results, as if a person had sent them."""
    return [
        value if one.skip_api else other.preprocess(one.postprocess(value))
        for one, value, other in zip(given, values, taken, strict=True)
    ]
