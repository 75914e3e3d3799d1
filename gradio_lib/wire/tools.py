"""Functions as tools of a language model (MCP): their schemas, their arguments, what they give. No I/O."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gradio_lib.errors import InvalidValue, nearest
from gradio_lib.graph.component import Component
from gradio_lib.wire.info import endpoints, info, plain
from gradio_lib.wire.jsondata import dumps

if TYPE_CHECKING:
    from gradio_lib.engine.runtime import Runtime
    from gradio_lib.graph.functions import Function

__all__ = ["Tool", "Words", "tools_of", "words_of"]

FILE = {
    "type": "string",
    "format": "uri",
    "description": "A file: its http(s) or data: URL, or the URL of a file that this server gave.",
}
_NO_NAME = re.compile(r"[^A-Za-z0-9_.-]+")
_LONGEST_NAME = 128


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a tool takes.

    Attributes:
        name: Its name.
        schema: JSON schema of its value on the wire.
        default: Its value where none is given.
        required: Whether one must be given.
        told: What it is for.
    """

    name: str
    schema: Mapping[str, Any]
    default: Any
    required: bool
    told: str


@dataclass(frozen=True, slots=True)
class Tool:
    """A function as a tool.

    Attributes:
        name: Its name, unique in the app.
        description: What it does.
        function: What is called.
        parameters: What it takes, in order.
    """

    name: str
    description: str
    function: Function
    parameters: tuple[Parameter, ...]

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON schema of its arguments; a file is a URL in it."""
        properties = {}
        for each in self.parameters:
            told = {"description": each.told} if each.told else {}
            default = {} if each.required or each.default is None else {"default": each.default}
            properties[each.name] = {**_with_urls(plain(each.schema)), **told, **default}
        required = [each.name for each in self.parameters if each.required]
        return {"type": "object", "properties": properties, "required": required}

    def files(self, arguments: Mapping[str, Any]) -> list[str]:
        """Return the URLs of files among the arguments."""
        found: list[str] = []
        for each in self.parameters:
            _replaced(each.schema, arguments.get(each.name), found.append)
        return found

    def data(self, arguments: Mapping[str, Any], files: Mapping[str, Any]) -> list[Any]:
        """Return the arguments as they are sent: one value for each parameter.

        Args:
            arguments: By name; those that have a default may be left out.
            files: What stands for each of `files`.

        Raises:
            InvalidValue: One is missing or unknown; the message says which.
        """
        names = [each.name for each in self.parameters]
        for name in arguments:
            if name not in names:
                msg = f"{self.name} has no parameter {name!r}.{nearest(name, names)}"
                raise InvalidValue(msg)
        missing = [each.name for each in self.parameters if each.required and each.name not in arguments]
        if missing:
            msg = f"{self.name} needs {', '.join(missing)}."
            raise InvalidValue(msg)
        return [
            _replaced(each.schema, arguments[each.name], lambda url: files.get(url, url))
            if each.name in arguments
            else each.default
            for each in self.parameters
        ]


def tools_of(runtime: Runtime) -> dict[str, Tool]:
    """Return the functions that are listed for callers, as tools by name."""
    told = info(runtime)["named_endpoints"]
    found: dict[str, Tool] = {}
    for function in endpoints(runtime):
        described = told[f"/{function.api_name}"]
        name = _NO_NAME.sub("_", function.api_name)[:_LONGEST_NAME]
        inputs = [block for block in function.inputs if isinstance(block, Component) and not block.skip_api]
        parameters = tuple(_parameter(*each) for each in zip(described["parameters"], inputs, strict=True))
        found[name] = Tool(name, described["description"], function, parameters)
    return found


def _parameter(described: dict[str, Any], component: Component[Any, Any]) -> Parameter:
    told = getattr(component, "info", None) or described["label"]
    return Parameter(
        described["parameter_name"],
        _exact(described["type"], component),
        described["parameter_default"],
        required=not described["parameter_has_default"],
        told=told if isinstance(told, str) else "",
    )


def _exact(schema: dict[str, Any], component: Component[Any, Any]) -> dict[str, Any]:
    """Return a number's schema with what published clients do not ask for: whether it is whole, and its bounds."""
    if schema.get("type") != "number":
        return schema
    bounds = {name: getattr(component, name, None) for name in ("minimum", "maximum")}
    whole = {"type": "integer"} if getattr(component, "precision", None) == 0 else {}
    return {**schema, **whole, **{name: bound for name, bound in bounds.items() if bound is not None}}


def _is_file(schema: Mapping[str, Any]) -> bool:
    return schema.get("title") == "FileData"


def _with_urls(schema: Any) -> Any:
    """Return a schema with a URL in the place of each file."""
    if isinstance(schema, Mapping):
        return dict(FILE) if _is_file(schema) else {name: _with_urls(part) for name, part in schema.items()}
    return [_with_urls(part) for part in schema] if isinstance(schema, list) else schema


def _replaced(schema: Any, value: Any, replace: Callable[[str], Any]) -> Any:
    """Return `value` with what `replace` makes of each text that stands where a file does in the schema."""
    if not isinstance(schema, Mapping):
        return value
    if isinstance(value, str):
        options = [schema, *schema.get("anyOf", ())]
        return replace(value) if any(_is_file(each) for each in options) else value
    for option in schema.get("anyOf", ()):
        value = _replaced(option, value, replace)
    if isinstance(value, list):
        return [_replaced(schema.get("items"), each, replace) for each in value]
    if isinstance(value, dict):
        parts = schema.get("properties", {})
        return {name: _replaced(parts.get(name), each, replace) for name, each in value.items()}
    return value


@dataclass(frozen=True, slots=True)
class Words:
    """What one output has given.

    Attributes:
        text: Its value, with the URL of each file in the file's place.
        files: The files in it, as they are on the wire, each with its URL.
    """

    text: str
    files: tuple[dict[str, Any], ...]


def words_of(function: Function, data: list[Any]) -> list[Words]:
    """Return what a function has given, output by output; where there are several, each with its label before it.

    Raises:
        TypeError: A value cannot be sent as JSON.
    """
    shown = [b for b in function.outputs if isinstance(b, Component) and not b.skip_api]
    by_output = zip(function.outputs, data, strict=True)
    given = [(block, _value(value)) for block, value in by_output if block in shown]
    told: list[Words] = []
    for block, value in given:
        files = tuple(_files(value))
        plain_value = _urls(value)
        text = plain_value if isinstance(plain_value, str) else dumps(plain_value).decode()
        label = getattr(block, "label", None)
        told.append(Words(f"{label}: {text}" if label and len(given) > 1 else text, files))
    return told


def _value(value: Any) -> Any:
    return value.get("value") if isinstance(value, dict) and value.get("__type__") == "update" else value


def _holds_file(value: dict[str, Any]) -> bool:
    return isinstance(value.get("meta"), dict) and isinstance(value.get("path"), str)


def _files(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and _holds_file(value):
        yield value
        return
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from _files(part)


def _urls(value: Any) -> Any:
    if isinstance(value, dict):
        return (
            value.get("url") or value["path"]
            if _holds_file(value)
            else {name: _urls(part) for name, part in value.items()}
        )
    return [_urls(part) for part in value] if isinstance(value, list) else value
