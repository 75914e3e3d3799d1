"""What the command says of a form in the place of what would be read from its function: components and examples."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gradio_cli.options import RunOptions
from gradio_lib.components.shortcuts import component_of
from gradio_lib.errors import GradioError, OptionError, nearest
from gradio_lib.graph.component import Component
from gradio_lib.graph.functions import name_of
from gradio_lib.inference.convert import tolerant
from gradio_lib.inference.signature import signature_of

__all__ = ["Overrides", "component_told"]

_NAMED = re.compile(r"(?P<name>\w+(?:\.\w+)?)=(?P<told>.+)", re.DOTALL)
_TOLD = re.compile(r"(?P<kind>[A-Za-z_]\w*)(?::(?P<short>[^,]*))?(?:,(?P<more>.*))?", re.DOTALL)
_RANGE = re.compile(r"(?P<low>-?[\d.e+-]*?)\.\.(?P<high>-?[\d.e+-]*)(?::(?P<step>[\d.e+-]+))?")
_NEXT = re.compile(r",(?=\s*\w+\s*=)")


def component_told(told: str, where: str) -> Component[Any, Any]:
    """Return the component that a text such as ``"slider:0..10:0.5,label=Warmth"`` tells.

    Args:
        told: A component's name; then, behind a colon, bounds and a step, or choices; then options of the component.
        where: What messages say of it.

    Raises:
        OptionError: There is no such component, or it has no such option.

    Example:
        >>> slider = component_told("slider:0..10:0.5,label=Warmth, in degrees", "--input")
        >>> slider.minimum, slider.maximum, slider.step, slider.label
        (0, 10, 0.5, 'Warmth, in degrees')
        >>> component_told("radio:tea|coffee", "--input").choices
        [('tea', 'tea'), ('coffee', 'coffee')]
    """
    match = _TOLD.fullmatch(told.strip())
    if match is None:
        msg = f"{where}: {told!r} is no component; write its name first, as in slider:0..10 or textbox,lines=4."
        raise OptionError(msg)
    try:
        return component_of(match["kind"], **_short(match["short"] or ""), **dict(_options(match["more"] or "")))
    except (GradioError, TypeError, ValueError) as error:
        msg = f"{where}: {error}"
        raise OptionError(msg) from error


def _short(text: str) -> dict[str, Any]:
    """Return the options that stand behind the colon."""
    if not text:
        return {}
    bounds = _RANGE.fullmatch(text)
    if bounds is None:
        return {"choices": [_value(each) for each in text.split("|")]}
    read = {"minimum": bounds["low"], "maximum": bounds["high"], "step": bounds["step"]}
    return {name: _value(value) for name, value in read.items() if value}


def _options(text: str) -> Iterator[tuple[str, Any]]:
    for part in _NEXT.split(text) if text else ():
        name, equals, value = part.partition("=")
        if not equals:
            msg = f"{part!r} says nothing; options are written name=value."
            raise ValueError(msg)
        is_list = "|" in value and name.strip() != "label"
        yield name.strip(), [_value(each) for each in value.split("|")] if is_list else _value(value)


_WORDS = {"true": True, "True": True, "false": False, "False": False, "none": None, "None": None}


def _value(text: str) -> Any:
    return _WORDS.get(text.strip(), tolerant(text.strip()))


@dataclass(frozen=True, slots=True)
class _Port:
    """A component for one parameter or result."""

    function: str | None
    """Name of the function, where it is for that one only."""
    name: str | None
    """Name of the parameter or result; None for the results in their order."""
    component: Component[Any, Any]


class Overrides:
    """What is said of forms.

    Args:
        options: What the command, the environment and files say.
        functions: The functions that are served, with the names of their targets.

    Raises:
        OptionError: A component is for a parameter that no function has, or will not do.
    """

    def __init__(self, options: RunOptions, functions: Sequence[tuple[str, Callable[..., Any]]]) -> None:
        self._options = options
        self._inputs = [_port(told, "--input", needed=True) for told in options.input]
        self._outputs = [_port(told, "--output") for told in options.output]
        self._functions = {name for name, _ in functions}
        known = {name: _parameters(fn) for name, fn in functions}
        for port in self._inputs:
            _check(port, known)
        if options.examples and options.example:
            msg = "--examples and --example both tell the sample calls: give one of them."
            raise OptionError(msg)
        if len(functions) > 1 and (options.examples or options.example):
            msg = f"--example tells sample calls of one function, and {len(functions)} are served."
            raise OptionError(msg)

    def of(self, name: str, fn: Callable[..., Any]) -> dict[str, Any]:
        """Return the arguments of the `Interface` of a function.

        Args:
            name: Its name as a target.
            fn: The function.
        """
        options = self._options
        parameters = _parameters(fn)
        inputs = {
            str(port.name): port.component
            for port in self._inputs
            if port.function in {None, name} and _owner(str(port.name), parameters)
        }
        given: dict[str, Any] = {
            "inputs": inputs or None,
            "outputs": self._shown(name, fn),
            "examples": options.examples or [_row(told) for told in options.example] or None,
            "description": options.description,
            "article": options.article,
            "live": options.live,
            "batch": options.batch,
        }
        told = {name: value for name, value in given.items() if value is not None}
        return {**told, "flagging_mode": options.flagging or "never"}

    def _shown(self, name: str, fn: Callable[..., Any]) -> dict[str | int, Any] | None:
        named: dict[str | int, Any] = {
            name_of(fn) if port.name == name else str(port.name): port.component
            for port in self._outputs
            if port.name is not None and (port.function or port.name) not in self._functions - {name}
        }
        in_order = [port.component for port in self._outputs if port.name is None]
        if len(in_order) == 1:
            named[name_of(fn)] = in_order[0]
        else:
            named.update(enumerate(in_order))
        return named or None


def _port(told: str, where: str, *, needed: bool = False) -> _Port:
    match = _NAMED.fullmatch(told)
    if match is None and needed:
        msg = f"{where}: {told!r} names no parameter; write name=component, as in times=slider:0..10."
        raise OptionError(msg)
    if match is None:
        return _Port(None, None, component_told(told, f"{where} {told}"))
    function, _, name = match["name"].rpartition(".")
    return _Port(function or None, name, component_told(match["told"], f"{where} {told}"))


def _parameters(fn: Callable[..., Any]) -> list[str]:
    return [each.name for each in signature_of(fn) if not each.special]


def _owner(name: str, parameters: Iterable[str]) -> bool:
    """Whether it is one of the parameters, or a part of one."""
    return any(name == each or name.startswith(f"{each}_") for each in parameters)


def _check(port: _Port, known: dict[str, list[str]]) -> None:
    name = str(port.name)
    if port.function is not None and port.function not in known:
        msg = f"--input {port.function}.{name}: no function is called {port.function!r}.{nearest(port.function, known)}"
        raise OptionError(msg)
    asked = [port.function] if port.function else [*known]
    parameters = [each for function in asked for each in known[function]]
    if not _owner(name, parameters):
        have = f"{asked[0]}() has no" if len(asked) == 1 else "no function has a"
        msg = f"--input {name}: {have} parameter {name!r}.{nearest(name, parameters)}"
        raise OptionError(msg)


def _row(told: str) -> Any:
    """Return a sample call: a JSON list or object as it is, else values with commas between."""
    data = tolerant(told)
    return data if isinstance(data, list | dict) else next(csv.reader([told], skipinitialspace=True), [])
