"""Interpretation: what in an input led to the result."""

from __future__ import annotations

from typing import Any

from gradio_lib._lazy import require
from gradio_lib.components._bases import FormComponent, refuse
from gradio_lib.components.shortcuts import component_of
from gradio_lib.errors import InvalidValue
from gradio_lib.graph.component import Component
from gradio_lib.graph.config import lean
from gradio_lib.graph.fields import param

__all__ = ["Interpretation"]

_FINEST = 128
_PICTURE = 2


class Interpretation(FormComponent["dict[str, Any] | None", Any], browser="interpretation"):
    """An input's value, coloured by how much its parts raise or lower the result.

    The function returns ``{"original": …, "interpretation": …}``: the value, and, for text, pairs of a part and its
    score; for a number, pairs of another value and its score; for a slider, scores from its minimum to its maximum;
    for a choice, one score for each; for a checkbox, the scores of False and True, and for several checkboxes such a
    pair for each; for a picture, rows of scores; for sound, scores from its start to its end. Scores above 0 raise
    the result, None stands for what the value is already.

    Example:
        >>> from gradio_lib.components.textbox import Textbox
        >>> Interpretation(Textbox(label="Review", render=False)).label
        'Review'
    """

    component: Component[Any, Any] | str | None = param(default=None, kw_only=False, page=False)
    """The input, or its name; None for text."""
    value: Any = None
    """Such a dict."""
    input_type: str | None = None
    """The input's type, derived."""
    component_props: dict[str, Any] | None = None
    """What it is shown by, derived from the input."""

    def check(self) -> None:
        """Take over what the input is shown by."""
        if self.component is None:
            return
        self.component = shown = component_of(self.component)
        self.input_type = shown.get_block_name()
        self.component_props = {name: value for name, value in lean(shown).items() if name != "value"}
        self.label = self.label or shown.label

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Return the value as the page takes it."""
        if value is None:
            return None
        if not isinstance(value, dict) or not {"original", "interpretation"} <= value.keys():
            raise refuse(self, "{'original': …, 'interpretation': …}", value)
        original, scores = value["original"], value["interpretation"]
        if self._carries_files() and not (isinstance(original, dict) and "path" in original):
            original = self.component.postprocess(original)  # type: ignore[union-attr]
        return {
            "original": original,
            "interpretation": heat_of(scores) if self.input_type == "image" else _plain(scores),
        }

    def _carries_files(self) -> bool:
        return isinstance(self.component, Component) and self.component.carries_files

    def example_value(self) -> Any:
        """Return a text of two words."""
        return {"original": "very good", "interpretation": [["very ", 0.2], ["good", 0.7]]}

    def example_payload(self) -> Any:
        """Return a text of two words."""
        return self.example_value()


def _plain(scores: Any) -> Any:
    """Return scores as JSON data, whatever numbers they are; a dict becomes pairs."""
    if isinstance(scores, dict):
        return [[name, _plain(score)] for name, score in scores.items()]
    if hasattr(scores, "tolist"):
        scores = scores.tolist()
    if isinstance(scores, list | tuple):
        return [_plain(each) for each in scores]
    return scores


def heat_of(scores: Any) -> list[list[float]] | None:
    """Return the scores of a picture's pixels, as fine as anybody sees them.

    Raises:
        InvalidValue: They are no rows of numbers.
    """
    if scores is None:
        return None
    numpy = require("numpy", "for gr.Interpretation")
    try:
        heat = numpy.nan_to_num(numpy.asarray(scores, dtype="float64"))
    except (TypeError, ValueError):
        heat = numpy.zeros(0)
    while heat.ndim > _PICTURE:
        heat = heat.mean(axis=-1)
    if heat.ndim != _PICTURE or 0 in heat.shape:
        msg = "The interpretation of a picture takes rows of numbers, one for each pixel or for each part of a grid."
        raise InvalidValue(msg)
    rows, columns = (numpy.linspace(0, size - 1, min(size, _FINEST)).astype(int) for size in heat.shape)
    made: list[list[float]] = heat[rows][:, columns].round(6).tolist()
    return made
