"""Label: a class, or classes with their confidences."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gradio_lib._lazy import require
from gradio_lib.components._bases import FormComponent, refuse
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.file import files

__all__ = ["Label"]


class Label(FormComponent[dict[str, Any] | None, dict[str, Any] | None], browser="label"):
    """The result of a classification.

    The function returns a dict of class to confidence (0 to 1), or one class alone (text or number).

    Example:
        >>> Label(num_top_classes=1).postprocess({"cat": 0.9, "dog": 0.1})
        {'label': 'cat', 'confidences': [{'label': 'cat', 'confidence': 0.9}]}
    """

    value: Any = param(default=None, kw_only=False)
    """Shown at the start, or a function that is called for it whenever the page opens."""
    num_top_classes: int | None = param(default=None, page=False)
    """How many classes are shown at most, the likeliest first."""
    color: str | None = None
    """Background, as a css color."""
    show_heading: bool = True
    """Whether the likeliest class stands above the others."""
    buttons: Sequence[str] | None = None

    reads_paths = True

    change = Event("It is another result.")
    select = Event("A class is pressed; the event data has its index and value.")

    def preprocess(self, payload: Any) -> Any:
        """Return a dict of class to confidence, or the class alone."""
        if payload is None:
            return None
        if not isinstance(payload, dict) or "label" not in payload:
            raise refuse(self, "{'label': …, 'confidences': […]}", payload)
        confidences = payload.get("confidences")
        if not confidences:
            return payload["label"]
        if not isinstance(confidences, list) or not all(
            isinstance(c, dict) and {"label", "confidence"} <= c.keys() for c in confidences
        ):
            raise refuse(self, "confidences as a list of {'label': …, 'confidence': …}", confidences)
        return {str(each["label"]): each["confidence"] for each in confidences}

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Return the classes, the likeliest first."""
        if value is None or value == {}:
            return None
        if isinstance(value, str | Path) and str(value).endswith(".json") and Path(value).is_file():
            value = require("orjson", "for gr.Label").loads(files().readable(value).read_bytes())
        if isinstance(value, dict) and set(value) == {"label", "confidences"}:
            return value
        if isinstance(value, dict):
            return self._ranked(value)
        if isinstance(value, str | int | float):
            return {"label": value, "confidences": None}
        raise refuse(self, "a dict of class to confidence, or a class", value)

    def _ranked(self, value: dict[Any, Any]) -> dict[str, Any]:
        try:
            pairs = sorted(((str(k), float(v)) for k, v in value.items()), key=lambda pair: pair[1], reverse=True)
        except (TypeError, ValueError):
            raise refuse(self, "a dict of class to confidence", value) from None
        top = pairs[: self.num_top_classes]
        return {"label": pairs[0][0], "confidences": [{"label": name, "confidence": share} for name, share in top]}

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a label with confidences."""
        number = {"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "integer"}, {"type": "null"}]}
        one = {"type": "object", "properties": {"label": number, "confidence": {"type": "number"}}}
        many = {"anyOf": [{"type": "array", "items": one}, {"type": "null"}], "default": None}
        return {"title": "LabelData", "type": "object", "properties": {"label": number, "confidences": many}}

    def example_payload(self) -> Any:
        """Return two classes."""
        return {
            "label": "Cat",
            "confidences": [{"label": "cat", "confidence": 0.9}, {"label": "dog", "confidence": 0.1}],
        }

    def example_value(self) -> Any:
        """Return two classes."""
        return {"cat": 0.9, "dog": 0.1}
