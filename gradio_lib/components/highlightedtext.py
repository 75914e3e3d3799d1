"""HighlightedText: text whose parts are labelled."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, TypeAlias

from gradio_lib.components._bases import FormComponent, refuse
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param

__all__ = ["HighlightedText"]

Span: TypeAlias = dict[str, Any]
"""``{"token": text, "class_or_confidence": label, number or None}``."""
Pair: TypeAlias = "tuple[str, str | float | None]"


class HighlightedText(FormComponent["list[Span] | None", "list[Pair] | None"], browser="highlightedtext"):
    """Text with labelled spans, or with a number for each span.

    The function returns a list of ``(text, label)`` with None for no label, numbers from -1 to 1 in their place, or
    ``{"text": …, "entities": [{"entity": …, "start": …, "end": …}, …]}`` as transformers gives it. It gets the list.

    Example:
        >>> HighlightedText(combine_adjacent=True).postprocess([("Ada ", "NAME"), ("Lovelace", "NAME")])
        [{'token': 'Ada Lovelace', 'class_or_confidence': 'NAME'}]
    """

    value: Any = param(default=None, kw_only=False)
    """Shown at the start, or a function that is called for it whenever the page opens."""
    color_map: dict[str, str] | None = None
    """Css colors by label; other labels get colors of their own."""
    show_legend: bool = False
    """Whether the labels stand above the text and not in it."""
    show_inline_category: bool = True
    """Whether each span names its label."""
    combine_adjacent: bool = param(default=False, page=False)
    """Whether neighbours with the same label become one span."""
    adjacent_separator: str = param(default="", page=False)
    """What stands between the texts of such neighbours."""
    show_whitespaces: bool = True
    """Whether spaces and line breaks stay as they are."""
    rtl: bool = False
    """Whether the text runs from right to left."""
    buttons: Sequence[str] | None = None

    change = Event("It is another text, or labelled otherwise.")
    select = Event("A span is pressed; the event data has its index and (text, label) as value.")

    def preprocess(self, payload: Any) -> list[Pair] | None:
        """Return the spans as pairs of text and label."""
        if payload is None:
            return None
        if not isinstance(payload, list):
            raise refuse(self, "a list of spans", payload)
        return [_pair(self, each) for each in payload]

    def postprocess(self, value: Any) -> list[Span] | None:
        """Return the spans."""
        if value is None:
            return None
        if isinstance(value, dict):
            value = _of_entities(self, value)
        if not isinstance(value, list | tuple):
            raise refuse(self, "a list of (text, label), or a dict of text and entities", value)
        pairs = [_pair(self, each) for each in value]
        if self.combine_adjacent:
            pairs = self._combined(pairs)
        return [{"token": text, "class_or_confidence": label} for text, label in pairs]

    def _combined(self, pairs: list[Pair]) -> list[Pair]:
        made: list[Pair] = []
        for text, label in pairs:
            if made and made[-1][1] == label:
                made[-1] = (made[-1][0] + self.adjacent_separator + text, label)
            elif text or label is not None:
                made.append((text, label))
        return made

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a list of spans."""
        label = {"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "null"}], "default": None}
        span = {
            "type": "object",
            "properties": {"token": {"type": "string"}, "class_or_confidence": label},
            "required": ["token"],
        }
        return {"title": "HighlightedTextData", "type": "array", "items": span}

    def example_payload(self) -> list[Span]:
        """Return two spans."""
        return [
            {"token": "Hello ", "class_or_confidence": None},
            {"token": "world", "class_or_confidence": "1"},
        ]

    def example_value(self) -> Any:
        """Return two spans."""
        return [("Hello ", None), ("world", "1")]


def _pair(component: HighlightedText, given: Any) -> tuple[str, str | float | None]:
    if isinstance(given, dict):
        given = (given.get("token"), given.get("class_or_confidence"))
    if not isinstance(given, list | tuple) or len(given) != 2 or not isinstance(given[0], str):
        raise refuse(component, "spans of (text, label)", given)
    text, label = given
    if label is not None and not isinstance(label, str):
        try:
            label = float(label)
        except (TypeError, ValueError):
            raise refuse(component, "a label that is text, a number or None", label) from None
        if not math.isfinite(label):
            label = None
    return text, label


def _of_entities(component: HighlightedText, value: dict[str, Any]) -> list[tuple[str, str | None]]:
    text, entities = value.get("text"), value.get("entities")
    if not isinstance(text, str) or not isinstance(entities, list):
        raise refuse(component, "a dict with 'text' and a list of 'entities'", value)
    spans: list[tuple[str, str | None]] = []
    at = 0
    try:
        for entity in sorted(entities, key=lambda each: each["start"]):
            start, end = max(entity["start"], at), entity["end"]
            label = entity.get("entity_group") or entity["entity"]
            if end <= start:
                continue
            spans += [(text[at:start], None), (text[start:end], str(label))]
            at = end
    except (KeyError, TypeError, AttributeError):
        raise refuse(component, "entities with 'entity', 'start' and 'end'", entities) from None
    return [*spans, (text[at:], None)]
