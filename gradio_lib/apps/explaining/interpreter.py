"""Asks a function what its inputs' parts and their neighbours would have given."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from gradio_lib.apps.explaining.shapley import shapley_values
from gradio_lib.apps.explaining.variants import Others, Parts, variants_of
from gradio_lib.engine.direct import direct
from gradio_lib.engine.invoke import arrange
from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.graph.component import Component
from gradio_lib.values.file import FileScope, FileStore, files_of

__all__ = ["Interpreter"]

_DIGITS = 6

How = Literal["default", "shap"] | Callable[..., Any]


@dataclass(frozen=True)
class Interpreter:
    """Interprets the inputs of one function.

    Raises:
        DeclarationError: `how` is none of the ways.
    """

    fn: Callable[..., Any]
    inputs: Sequence[Component[Any, Any]]
    outputs: Sequence[Component[Any, Any]]
    how: How
    """``"default"`` leaves out one part after the other; ``"shap"`` estimates Shapley values; a function takes what
    `fn` takes and returns the interpretation of each input, or of the only one."""
    num_shap: float = 2.0
    """How many calls Shapley values may take, for each part."""
    batch: bool = False

    def __post_init__(self) -> None:
        if not callable(self.how) and self.how not in {"default", "shap"}:
            msg = f'interpretation is {self.how!r}; it takes "default", "shap" or a function.'
            raise DeclarationError(msg)

    def __call__(self, *payloads: Any) -> list[dict[str, Any]]:
        """Return an interpretation of each input that is seen, for values as they are on the wire."""
        arguments = [each.preprocess(payload) for each, payload in zip(self.inputs, payloads, strict=True)]
        seen = [index for index, each in enumerate(self.inputs) if not each.skip_api]
        scores = self._told(self.how, arguments, seen) if callable(self.how) else self._found(arguments, payloads, seen)
        return [{"original": payloads[at], "interpretation": each} for at, each in zip(seen, scores, strict=True)]

    def _told(self, how: Callable[..., Any], arguments: list[Any], seen: list[int]) -> list[Any]:
        told = direct(how, arguments)
        return [told] if len(seen) == 1 else arrange(told, [self.inputs[index] for index in seen], "interpretation")

    def _found(self, arguments: list[Any], payloads: Sequence[Any], seen: list[int]) -> list[Any]:
        measure = self._measure(arguments)
        # What is made up of the visitor's files is nobody's: it goes when all is said.
        with tempfile.TemporaryDirectory() as folder:
            made_up = FileScope(FileStore(folder))
            return [self._of_input(index, payloads[index], arguments, measure, made_up) for index in seen]

    def _of_input(
        self, index: int, payload: Any, arguments: list[Any], measure: Callable[[list[Any]], float], made_up: FileScope
    ) -> Any:
        variants = variants_of(self.inputs[index], payload)
        if variants is None:
            return None

        def result(made: Callable[[], Any]) -> float:
            with files_of(made_up):
                value = self.inputs[index].preprocess(made())
                return measure([*arguments[:index], value, *arguments[index + 1 :]])

        if isinstance(variants, Parts):
            return self._of_parts(variants, lambda there: result(lambda: variants.keep(there)))
        return _of_others(variants, measure(arguments), lambda other: result(lambda: other))

    def _of_parts(self, parts: Parts, result: Callable[[Sequence[bool]], float]) -> Any:
        if self.how == "shap":
            return parts.told(shapley_values(result, parts.count, round(self.num_shap * parts.count)))
        whole = result([True] * parts.count)
        without = [result([other != left_out for other in range(parts.count)]) for left_out in range(parts.count)]
        return parts.told([round(whole - each, _DIGITS) for each in without])

    def _measure(self, arguments: list[Any]) -> Callable[[list[Any]], float]:
        """Return what puts a number on the function's first result: a class's confidence, a number, or sameness."""
        first = self._first(arguments)
        named = isinstance(first, dict) and "label" in first
        label = first["label"] if named else None

        def measure(changed: list[Any]) -> float:
            found = self._first(changed)
            if named:
                return _confidence(found, label)
            if isinstance(first, int | float) and not isinstance(first, bool):
                return float(found) if isinstance(found, int | float) else 0.0
            return float(found == first)

        return measure

    def _first(self, arguments: list[Any]) -> Any:
        returned = direct(self.fn, arguments, batch=self.batch, outputs=len(self.outputs))
        return self.outputs[0].postprocess(arrange(returned, self.outputs, "The function")[0])


def _of_others(others: Others, whole: float, result: Callable[[Any], float]) -> Any:
    def score(payload: Any) -> float | None:
        try:
            return round(result(payload) - whole, _DIGITS)
        except InvalidValue:  # a value that the component refuses could not stand in its place
            return None

    return others.told([score(payload) for payload in others.payloads])


def _confidence(found: Any, label: Any) -> float:
    if not isinstance(found, dict):
        return 0.0
    confidences = found.get("confidences") or [{"label": found.get("label"), "confidence": 1.0}]
    return float(next((each["confidence"] for each in confidences if each["label"] == label), 0.0))
