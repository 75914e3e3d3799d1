"""The documented library of 3.36 is here: each class, parameter, event, method and name of its own documentation."""

from __future__ import annotations

import contextlib
import warnings
from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.components.shortcuts import component_of
from gradio_lib.errors import GradioError
from gradio_lib.graph.component import Component
from gradio_lib.graph.events import Listener
from tests.conformance import facts
from tests.conformance.facts import Entry

DOCUMENTED = [entry for entry in facts.entries("3.36") if facts.resolve(entry.name) is not None]
COMPONENTS = [entry for entry in DOCUMENTED if entry.section == "component"]
NAMES: list[str] = facts.facts("3.36")["top_level_names"]


def by_name(entries: list[Entry]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("entry", entries, ids=lambda entry: entry.name)


def test_every_class_function_and_name_is_here() -> None:
    wanted = [*(entry.name for entry in facts.entries("3.36")), *NAMES]
    assert [name for name in wanted if facts.resolve(name) is None] == []
    assert len(wanted) > 200


def is_component(name: str) -> bool:
    """Whether it can be made by its name: it is a component, and not one that is gone."""
    found = facts.resolve(name)
    return isinstance(found, type) and issubclass(found, Component)


@by_name(DOCUMENTED)
def test_every_parameter_is_taken_with_its_default_and_known_to_page_or_server(entry: Entry) -> None:
    assert facts.missing_parameters(entry, facts.resolve(entry.name)) == []


@by_name([entry for entry in DOCUMENTED if entry.section != "py-client"])
def test_parameters_by_position_are_in_their_places(entry: Entry) -> None:
    assert facts.misplaced(entry, facts.resolve(entry.name)) == []


@by_name(DOCUMENTED)
def test_every_method_is_there_with_its_parameters(entry: Entry) -> None:
    assert facts.missing_methods(entry, facts.resolve(entry.name)) == []


@by_name([entry for entry in DOCUMENTED if entry.events])
def test_every_event_is_there(entry: Entry) -> None:
    assert facts.missing_events(entry, facts.resolve(entry.name)) == []


@by_name([entry for entry in DOCUMENTED if entry.events and entry.section in {"component", "layout"}])
def test_a_function_can_be_attached_to_every_event(entry: Entry) -> None:
    with gr.Blocks() as demo:
        block = facts.made(facts.resolve(entry.name), entry)
        for event in entry.events:
            listener = getattr(block, event)
            assert isinstance(listener, Listener)
            listener(lambda: None)
    attached = [target for function in demo.functions for target in function.targets]
    assert [event for _, event in attached if _ is block] == list(entry.events)


@by_name(COMPONENTS)
def test_a_component_answers_for_its_class(entry: Entry) -> None:
    """An update takes its parameters; its example goes to the function, and one of its results to the page."""
    kind = facts.resolve(entry.name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        component: Component[Any, Any] = facts.made(kind, entry)
        changed = kind.update(visible=False) if "visible" in kind.declared else {}
    assert changed.get("visible", False) is False
    payload = component.example_payload()
    if not component.skip_api and not component.carries_files:
        component.preprocess(payload)
        component.postprocess(component.example_value())
    assert isinstance(component.api_info(), dict)


@by_name(COMPONENTS)
def test_nothing_is_shown_for_nothing(entry: Entry) -> None:
    component = facts.made(facts.resolve(entry.name), entry)
    with contextlib.suppress(GradioError):  # a clear refusal will do too
        component.postprocess(None)


@pytest.mark.parametrize("name", [name for name in NAMES if is_component(name)])
def test_every_name_of_a_component_is_a_shortcut(name: str) -> None:
    assert isinstance(component_of(name.lower()), facts.resolve(name))


def test_every_name_that_the_package_lists_is_there() -> None:
    assert [name for name in gr.__all__ if facts.resolve(name) is None] == []
    assert set(gr.__all__) <= set(dir(gr))
