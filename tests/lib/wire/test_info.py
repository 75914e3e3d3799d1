"""``/info`` and the OpenAPI: what can be called, told so that every client can call it."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterator
from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.engine.runtime import Runtime
from gradio_lib.wire.info import info, openapi_paths, python_type


def endpoint(fn: Any, inputs: Any, outputs: Any = None, **options: Any) -> dict[str, Any]:
    with gr.Blocks() as app:
        gr.Button().click(fn, [each.render() for each in inputs], outputs, api_name="it", **options)
    described: dict[str, Any] = info(Runtime(app))["named_endpoints"]["/it"]
    return described


def off(kind: Any, *args: Any, **options: Any) -> Any:
    return kind(*args, render=False, **options)


def parameters(described: dict[str, Any]) -> list[list[Any]]:
    wanted = ("parameter_name", "parameter_has_default", "parameter_default")
    return [[parameter[key] for key in wanted] for parameter in described["parameters"]]


def test_parameters_have_the_function_s_own_names_and_defaults() -> None:
    def fn(first: str, second: int = 2, third: bool = True) -> None:
        """What it does."""

    described = endpoint(fn, [off(gr.Textbox, label="One"), off(gr.Number), off(gr.Checkbox, value=None)])
    assert parameters(described) == [["first", False, None], ["second", True, 2], ["third", True, True]]
    assert [parameter["label"] for parameter in described["parameters"]] == ["One", "second", "third"]
    assert described["description"] == "What it does."


def test_value_of_the_component_is_the_default_before_the_function_s() -> None:
    def fn(first: str, second: int = 2) -> None: ...

    described = endpoint(fn, [off(gr.Textbox, "hi"), off(gr.Number, 5)])
    assert parameters(described) == [["first", True, "hi"], ["second", True, 5]]


def test_what_is_handed_over_without_an_input_is_no_parameter() -> None:
    def fn(first: str, request: gr.Request, second: int, progress: gr.Progress = gr.Progress()) -> None:  # noqa: B008
        del first, request, second, progress

    assert [each[0] for each in parameters(endpoint(fn, [off(gr.Textbox), off(gr.Number)]))] == ["first", "second"]


def test_states_and_layouts_are_told_to_nobody() -> None:
    def fn(first: str, state: int, second: str) -> Any: ...

    with gr.Blocks() as app:
        box, state, row = gr.Textbox(label="Box"), gr.State(0), gr.Row()
        gr.Button().click(fn, [box, state, box], [state, box, row], api_name="it")
    described = info(Runtime(app))["named_endpoints"]["/it"]
    assert [each[0] for each in parameters(described)] == ["first", "second"]
    assert [each["label"] for each in described["returns"]] == ["Box"]


@pytest.mark.parametrize("fn", [lambda *args: args, print, min, dict])
def test_function_that_hides_its_parameters_gets_numbered_ones(fn: Any) -> None:
    names = [each[0] for each in parameters(endpoint(fn, [off(gr.Textbox), off(gr.Textbox)]))]
    assert names[-1] == "param_1"
    assert len(set(names)) == 2


def test_default_that_json_does_not_know_stays_on_the_server() -> None:
    class Kind(enum.Enum):
        ONE = object()

    def fn(first: Any = Kind.ONE) -> None: ...

    described = endpoint(fn, [off(gr.Textbox, value=None)])
    assert parameters(described) == [["first", True, None]]
    json.dumps(described)


@pytest.mark.parametrize(
    ("options", "named", "listed"),
    [({}, True, True), ({"api_visibility": "undocumented"}, True, False), ({"api_name": False}, False, False)],
)
def test_only_what_is_public_is_listed(options: dict[str, Any], named: bool, listed: bool) -> None:
    with gr.Blocks() as app:
        gr.Button().click(lambda: 1, None, gr.Number(), **{"api_name": "it", **options})
    runtime = Runtime(app)
    assert ("/it" in info(runtime)["named_endpoints"]) is listed
    assert any(function.api_name == "it" for function in app.functions) is named
    assert (f"/gradio_api/run/it" in openapi_paths(runtime)) is listed  # noqa: F541


@pytest.mark.parametrize(
    ("schema", "written"),
    [
        ({"type": "string"}, "str"),
        ({"type": "integer"}, "int"),
        ({"type": "array", "items": {"type": "number"}}, "list[float]"),
        ({"type": "array"}, "list[Any]"),
        ({"enum": ["a", 1, None]}, "Literal['a', 1, None]"),
        ({"anyOf": [{"type": "string"}, {"type": "null"}, {"type": "string"}]}, "str | None"),
        ({"type": "object", "properties": {"a": {"type": "boolean"}}}, "dict(a: bool)"),
        ({"type": "object"}, "dict"),
        ({"title": "FileData", "type": "object"}, "filepath"),
        ({"type": {}, "description": "any valid json"}, "Any"),
        ({}, "Any"),
    ],
)
def test_schemas_are_written_as_python_types(schema: dict[str, Any], written: str) -> None:
    assert python_type(schema) == written


def every_component() -> list[Any]:
    kinds = (gr.Textbox, gr.Number, gr.Slider, gr.Checkbox, gr.Dataframe, gr.JSON, gr.Label, gr.Image, gr.File, gr.HTML)
    return [off(kind) for kind in kinds] + [off(gr.Radio, ["a", 1]), off(gr.Dropdown, ["a"], multiselect=True)]


def types_in(schema: Any) -> Iterator[Any]:
    if isinstance(schema, dict):
        if "type" in schema and not isinstance(schema.get("properties", {}).get("type"), dict):
            yield schema["type"]
        for value in schema.values():
            yield from types_in(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from types_in(value)


def test_openapi_holds_json_schemas_only() -> None:
    with gr.Blocks() as app:
        components = [each.render() for each in every_component()]
        gr.Button().click(lambda *values: values, components, components, api_name="it")
    operation = openapi_paths(Runtime(app))["/gradio_api/run/it"]["post"]
    data = operation["requestBody"]["content"]["application/json"]["schema"]["properties"]["data"]
    assert len(data["prefixItems"]) == data["minItems"] == data["maxItems"] == len(components)
    assert all(isinstance(kind, str) for kind in types_in(operation))
    json.dumps(operation)
    assert set(operation["responses"]) >= {"200", "422", "500"}
