"""``/info``: the endpoints with their parameters, in the keys of both generations, and the OpenAPI of the same."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from gradio_lib.engine.invoke import Invocation
from gradio_lib.graph.component import Component
from gradio_lib.graph.functions import Names
from gradio_lib.wire.jsondata import dumps
from gradio_lib.wire.v3 import serializer_of

if TYPE_CHECKING:
    from gradio_lib.engine.runtime import Runtime
    from gradio_lib.graph.functions import Function

__all__ = ["endpoints", "info", "openapi_paths", "plain", "python_type"]

_PYTHON = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}


def python_type(schema: dict[str, Any]) -> str:
    """Return how a Python reader would write a JSON schema.

    Example:
        >>> python_type({"type": "array", "items": {"type": "string", "enum": ["a", "b"]}})
        "list[Literal['a', 'b']]"
    """
    if schema.get("title") == "FileData":
        return "filepath"
    if "enum" in schema:
        return f"Literal[{', '.join(repr(value) for value in schema['enum'])}]"
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(python_type(option) for option in schema["anyOf"]))
    kind = schema.get("type")
    if kind == "array":
        return f"list[{python_type(schema.get('items', {}))}]"
    if kind == "object":
        fields = schema.get("properties", {})
        return (
            f"dict({', '.join(f'{name}: {python_type(part)}' for name, part in fields.items())})" if fields else "dict"
        )
    return _PYTHON.get(kind, "Any") if isinstance(kind, str) else "Any"


def endpoints(runtime: Runtime) -> list[Function]:
    """Return the functions that are listed, in order."""
    return [f for f in runtime.blocks.functions if f.visibility == "public" and f.fn is not None]


def info(runtime: Runtime, *, unnamed: bool = False) -> dict[str, Any]:
    """Return what ``/info`` answers.

    Args:
        runtime: The app's runtime.
        unnamed: Whether an endpoint that its author gave no name is listed by its index too, as 3.x did.
    """
    listed = [(f, _endpoint(runtime.invocation(f.id))) for f in endpoints(runtime)]
    return {
        "named_endpoints": {f"/{f.api_name}": described for f, described in listed},
        "unnamed_endpoints": {
            str(f.id): described for f, described in listed if unnamed and f.options.api_name is None
        },
    }


def _endpoint(invocation: Invocation) -> dict[str, Any]:
    function = invocation.function
    inputs = [block for block in function.inputs if isinstance(block, Component)]
    names = _parameter_names(invocation, len(inputs))
    parameters = [
        _parameter(invocation, component, name)
        for component, name in zip(inputs, names, strict=True)
        if not component.skip_api
    ]
    return {
        "parameters": parameters,
        "returns": [
            _value(component, component.api_info_as_output(), f"value_{index}")
            for index, component in enumerate(block for block in function.outputs if isinstance(block, Component))
            if not component.skip_api
        ],
        "show_api": True,
        "api_visibility": function.visibility,
        "description": description(function),
    }


def description(function: Function) -> str:
    """Return what the endpoint does: the author's text, or the docstring."""
    given = function.options.api_description
    if given is False:
        return ""
    return given or inspect.getdoc(function.fn) or ""


def _value(component: Component[Any, Any], schema: dict[str, Any], fallback: str) -> dict[str, Any]:
    return {
        "label": component.label or fallback,
        "type": schema,
        "python_type": {"type": python_type(schema), "description": schema.get("description", "")},
        "component": type(component).__name__,
        "serializer": serializer_of(component),
    }


def _parameter(invocation: Invocation, component: Component[Any, Any], name: str) -> dict[str, Any]:
    entry = _value(component, component.api_info_as_input(), name)
    has_default, default = _default(invocation, component, name)
    return {
        **entry,
        "parameter_name": name,
        "parameter_has_default": has_default,
        "parameter_default": default,
        "example_input": component.example_payload(),
    }


def _parameters(invocation: Invocation) -> list[inspect.Parameter]:
    """Return the function's own parameters that stand for inputs."""
    try:
        parameters = list(inspect.signature(invocation.fn).parameters.values())
    except (TypeError, ValueError):
        return []
    special = {each.name for each in invocation.specials}
    flexible = {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}
    return [each for each in parameters if each.name not in special and each.kind not in flexible]


def _parameter_names(invocation: Invocation, count: int) -> list[str]:
    function = invocation.function
    by_place = [
        each.name
        for each in _parameters(invocation)
        if each.kind is not inspect.Parameter.KEYWORD_ONLY and each.name not in function.keywords
    ]
    own = [] if function.inputs_as_dict else by_place
    placed = count - len(function.keywords)
    names = Names()
    return [
        names.take(function.keywords[index - placed] if index >= placed else _name_at(own, index))
        for index in range(count)
    ]


def _name_at(names: list[str], index: int) -> str:
    return names[index] if index < len(names) else f"param_{index}"


def _default(invocation: Invocation, component: Component[Any, Any], name: str) -> tuple[bool, Any]:
    given = getattr(component, "value", None)
    # An empty text is what a Textbox begins with, and no answer to what it asks, unless its author says so.
    own = given is not None and (given != "" or "value" in component.given)
    if own and component.value_function is None:
        return True, component.postprocess(given)
    for parameter in _parameters(invocation):
        if parameter.name == name and parameter.default is not inspect.Parameter.empty:
            return _as_json(parameter.default)
    return False, None


def _as_json(default: Any) -> tuple[bool, Any]:
    """A default that JSON cannot carry stays on the server: the caller sends null for it."""
    try:
        dumps(default)
    except TypeError:
        return True, None
    return True, default


def openapi_paths(runtime: Runtime) -> dict[str, Any]:
    """Return the OpenAPI paths of the endpoints: one plain POST each."""
    paths: dict[str, Any] = {}
    for name, endpoint in info(runtime)["named_endpoints"].items():
        values = [parameter["type"] for parameter in endpoint["parameters"]]
        results = [result["type"] for result in endpoint["returns"]]
        paths[f"/gradio_api/run{name}"] = {
            "post": {
                "operationId": f"run_{name.strip('/')}",
                "summary": name,
                "description": endpoint["description"],
                "requestBody": {"required": True, "content": {"application/json": {"schema": _tuple_of(values)}}},
                "responses": {
                    "200": {
                        "description": "The results.",
                        "content": {"application/json": {"schema": _tuple_of(results)}},
                    },
                    "422": {"description": 'A value does not fit: `{"error": …}`.'},
                    "500": {"description": 'The function failed: `{"error": …}`.'},
                },
            }
        }
    return paths


def plain(schema: Any) -> Any:
    """Return a schema without what only published clients read in it: an empty type, for any value."""
    if isinstance(schema, dict):
        return {name: plain(part) for name, part in schema.items() if not (name == "type" and part == {})}
    return [plain(part) for part in schema] if isinstance(schema, list) else schema


def _tuple_of(schemas: list[dict[str, Any]]) -> dict[str, Any]:
    items = {"type": "array", "prefixItems": plain(schemas), "minItems": len(schemas), "maxItems": len(schemas)}
    return {"type": "object", "properties": {"data": items}, "required": ["data"]}
