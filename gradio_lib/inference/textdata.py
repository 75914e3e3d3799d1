"""A text box for data: the page sends what was typed, a program may send the data itself."""

from __future__ import annotations

from typing import Any

from gradio_lib.components.textbox import Textbox
from gradio_lib.graph.fields import param

__all__ = ["ANYTHING", "DataTextbox"]

ANYTHING: dict[str, Any] = {"type": {}, "description": "any valid json"}
"""Schema of any data, as published clients know it."""


class DataTextbox(Textbox):
    """A text box that takes data too, as JSON.

    Example:
        >>> box = DataTextbox(schema={"type": "array", "items": {"type": "integer"}})
        >>> box.preprocess("1, 2"), box.preprocess([1, 2])
        ('1, 2', [1, 2])
    """

    schema: Any = param(default_factory=lambda: ANYTHING, page=False)
    """JSON schema of the data."""

    def preprocess(self, payload: Any) -> Any:
        """Return text or data as it comes: what it is for is known to the parameter, which checks it."""
        return payload

    def api_info(self) -> dict[str, Any]:
        """Return the schema of the data, or of its text."""
        if self.schema == ANYTHING:
            return ANYTHING
        return {"anyOf": [self.schema, {"type": "string"}]}

    def example_payload(self) -> Any:
        """Return a list, an object or a text, as the schema wants it."""
        return _example(self.schema)


def _example(schema: dict[str, Any]) -> Any:
    """Return a value that a schema takes."""
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        return _example(schema["anyOf"][0])
    kind = schema.get("type")
    if kind == "array":
        items = schema.get("prefixItems")
        return [_example(each) for each in items] if items else [_example(schema.get("items", {}))]
    if kind == "object":
        return {name: _example(part) for name, part in schema.get("properties", {}).items()}
    samples = {"integer": 1, "number": 1, "boolean": True, "null": None}
    return samples.get(kind, "text") if isinstance(kind, str) else "text"
