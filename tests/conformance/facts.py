"""The documented API as data, and what of it `gradio_lib` has: one measure for the tests and for the report."""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import json
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import gradio_lib as gr
from gradio_lib.graph.block import Block
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import Declared
from gradio_lib.graph.functions import Options
from tests.gate.tracked import ROOT

GENERATIONS = ("3.36", "6.31")
OPTIONS = {*Options.__dataclass_fields__, "_js", "status_tracker", "show_api", "block", "every"}
"""What every listener takes."""


@dataclass(frozen=True)
class Parameter:
    """A documented parameter; `default` is its source text, None where it has none."""

    name: str
    default: str | None
    keyword_only: bool

    @property
    def value(self) -> Any:
        """The documented default, None for one that is an object of the documented library."""
        try:
            return ast.literal_eval(self.default or "None")
        except (ValueError, SyntaxError):
            return None


@dataclass(frozen=True)
class Entry:
    """A documented class or function."""

    name: str
    section: str
    parameters: tuple[Parameter, ...]
    methods: Mapping[str, tuple[Parameter, ...]]
    events: tuple[str, ...]


def _parameters(facts: list[dict[str, Any]]) -> tuple[Parameter, ...]:
    named = [fact for fact in facts if not fact.get("name", "*").startswith("*")]
    return tuple(Parameter(f["name"], f.get("default"), f.get("keyword_only", False)) for f in named)


@functools.cache
def facts(generation: str) -> dict[str, Any]:
    """Return the facts as they were read off."""
    read: dict[str, Any] = json.loads((ROOT / f"tests/data/api-{generation}.json").read_text("utf-8"))
    return read


def entries(generation: str) -> Iterator[Entry]:
    """Yield every documented class and function."""
    for name, fact in facts(generation)["classes"].items():
        methods = {method: _parameters(each) for method, each in fact.get("methods", {}).items()}
        parameters = _parameters(fact.get("params", []))
        yield Entry(name, fact["section"], parameters, methods, tuple(dict.fromkeys(fact.get("events") or ())))


# Where the docs have a name that is not one of the package itself.
HOMES = {
    "Base": "themes.Base",
    "Dependency": "events.Dependency",
    "queue": "Blocks.queue",
    "route": "Blocks.route",
    "is_audio_correct_length": "validators.is_audio_correct_length",
    "is_video_correct_length": "validators.is_video_correct_length",
    **{
        f"{what}able": f"events.{what}able"
        for what in [
            "Change",
            "Input",
            "Click",
            "Submitt",
            "Edit",
            "Clear",
            "Play",
            "Stream",
            "Record",
            "Blurr",
            "Upload",
            "Release",
            "Select",
        ]
    },
    "Client": "gradio_lib.client:Client",
    "Job": "gradio_lib.client:Job",
}


def resolve(name: str) -> Any:
    """Return what the documented `name` is here, None where there is nothing of that name."""
    home = HOMES.get(name, name)
    module, colon, path = home.rpartition(":")
    try:
        found: Any = importlib.import_module(module) if colon else gr
        for part in path.split("."):
            found = getattr(found, part)
    except (AttributeError, ImportError):
        return None
    return found


def sample(name: str) -> Any:
    """Return a value for a documented parameter without a default."""
    made: dict[str, Callable[[], Any]] = {
        "fn": lambda: str.upper,
        "inputs": lambda: "text",
        "outputs": lambda: "text",
        "components": lambda: ["text"],
        "app": lambda: None,
        "component": lambda: gr.Textbox(render=False),
        "label": lambda: "Label",
        "interface_list": lambda: [gr.Interface(str.upper, "text", "text")],
    }
    return made[name]()


def required(entry: Entry) -> dict[str, Any]:
    """Return values for the parameters without a default."""
    return {each.name: sample(each.name) for each in entry.parameters if each.default is None}


def made(thing: Any, entry: Entry, **arguments: Any) -> Any:
    """Return an instance; what it warns of is for the authors of apps."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        return thing(**(required(entry) | arguments))


# Made by the library and handed out: what its constructor takes is nobody else's business.
HANDED_OUT = {"Dependency", "Job"}


def missing_parameters(entry: Entry, thing: Any) -> list[str]:
    """Return the documented parameters that `thing` refuses with their documented default, each with why."""
    if entry.name in HANDED_OUT:
        return []
    if isinstance(thing, type) and issubclass(thing, Declared):
        return [problem for each in entry.parameters if (problem := refused(entry, thing, each))]
    return missing_arguments(entry.parameters, thing)


def refused(entry: Entry, thing: type[Declared], parameter: Parameter) -> str:
    """Return why a declared class does not take the parameter, or an empty text."""
    value = {} if parameter.default is None else {parameter.name: parameter.value}
    try:
        instance = made(thing, entry, **value)
    except Exception as error:  # noqa: BLE001 - whatever it raises is the finding
        return f"{parameter.name}: {error}"
    if isinstance(instance, Block) and not known(instance, parameter.name):
        return f"{parameter.name}: taken, and known neither to the page nor to the server"
    return ""


def known(instance: Block, name: str) -> bool:
    """Whether the page's config has the parameter, or a field of the server, or a table of what became of it."""
    aliases = {field.metadata.get("alias") for field in instance.declared.values()}
    tables = importlib.import_module("gradio_lib.legacy.params")
    return name in instance.get_config() or name in instance.declared or name in aliases or tables.has(instance, name)


def missing_arguments(parameters: tuple[Parameter, ...], function: Any) -> list[str]:
    """Return the documented parameters that a function does not name."""
    try:
        there = inspect.signature(function).parameters
    except (TypeError, ValueError):
        return [each.name for each in parameters]
    # What attaches events hands its options on to the one place that names them.
    listens = any(each.name == "options" and each.kind is each.VAR_KEYWORD for each in there.values())
    names = {*there, *(OPTIONS if listens else ())}
    return [each.name for each in parameters if each.name not in names]


def misplaced(entry: Entry, thing: Any) -> list[str]:
    """Return the parameters that the docs give by position and that cannot be given so here."""
    wanted = [each.name for each in entry.parameters if not each.keyword_only and entry.name not in HANDED_OUT]
    here = positional(thing)
    return [name for place, name in enumerate(wanted) if place >= len(here) or here[place] != name]


def positional(thing: Any) -> list[str]:
    """Return the names of the parameters that can be given by position, in their order."""
    if isinstance(thing, type) and issubclass(thing, Declared):
        names = [f.metadata.get("alias") or name for name, f in thing.declared.items() if not f.kw_only]
        return list(thing.positional) or names
    places = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    named = [each.name for each in inspect.signature(thing).parameters.values() if each.kind in places]
    return named[1:] if named[:1] == ["self"] else named


def missing_events(entry: Entry, thing: Any) -> list[str]:
    """Return the documented events to which no function can be attached."""
    return [event for event in entry.events if event not in getattr(thing, "events", ())]


def missing_methods(entry: Entry, thing: Any) -> list[str]:
    """Return the documented methods, or their parameters, that are not there."""
    found: list[str] = []
    for name, parameters in entry.methods.items():
        method = getattr(thing, name, None)
        if method is None:
            found.append(name)
        elif parameters:
            found += [f"{name}({each})" for each in _unnamed(thing, name, method, parameters)]
    return found


def _unnamed(thing: Any, name: str, method: Any, parameters: tuple[Parameter, ...]) -> list[str]:
    declared = next((vars(base)[name] for base in thing.__mro__ if name in vars(base)), None)
    if not isinstance(declared, Event):
        return missing_arguments(parameters, method)
    # An event on an instance; on the class what 3.x had under the same name.
    ports = {"fn", "inputs", "outputs"}
    others = () if isinstance(method, Event) else inspect.signature(method).parameters
    return [each.name for each in parameters if each.name not in {*OPTIONS, *ports, *others}]
