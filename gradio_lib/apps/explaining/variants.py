"""What an input could have been instead: its parts, any of which can be left out, or other values in its place."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gradio_lib._lazy import require
from gradio_lib.apps.explaining.superpixels import superpixels
from gradio_lib.components.audio import Audio
from gradio_lib.components.checkbox import Checkbox
from gradio_lib.components.checkboxgroup import CheckboxGroup
from gradio_lib.components.dropdown import Dropdown
from gradio_lib.components.image import Image
from gradio_lib.components.number import Number
from gradio_lib.components.radio import Radio
from gradio_lib.components.slider import Slider
from gradio_lib.components.textbox import Textbox
from gradio_lib.graph.component import Component
from gradio_lib.values.audio import read_audio, store_audio
from gradio_lib.values.file import files
from gradio_lib.values.image import open_image, store_image

__all__ = ["Others", "Parts", "variants_of"]

Score = float | None
MOST_PARTS = 200


@dataclass(frozen=True)
class Parts:
    """A value made of parts."""

    count: int
    keep: Callable[[Sequence[bool]], Any]
    """Returns the value, as it is on the wire, with those parts alone."""
    told: Callable[[Sequence[float]], Any]
    """Returns the interpretation that a score for each part makes."""


@dataclass(frozen=True)
class Others:
    """Values that could stand in a value's place."""

    payloads: Sequence[Any]
    told: Callable[[Sequence[Score]], Any]
    """Returns the interpretation that a score for each of them makes."""


def variants_of(component: Component[Any, Any], payload: Any) -> Parts | Others | None:
    """Return what the value could have been instead; None for a component or a value that is not interpreted."""
    if payload is None:
        return None
    options: Mapping[str, Any] = vars(component).get("interpret_parameters", {})
    for kind, read in _READERS.items():
        if isinstance(component, kind):
            return read(component, payload, **options)
    return None


# -- parts ----------------------------------------------------------------------------------------------------------


def _text(_: Textbox, payload: Any, *, separator: str | None = None) -> Parts:
    """Words, or what stands between the separators."""
    text = str(payload)
    between = r"\S+\s*|\s+" if separator is None else f".+?(?:{re.escape(separator)}|$)|{re.escape(separator)}"
    found = re.findall(between, text, re.DOTALL)
    size = max(1, math.ceil(len(found) / MOST_PARTS))
    tokens = ["".join(found[at : at + size]) for at in range(0, len(found), size)]

    def keep(there: Sequence[bool]) -> str:
        return "".join(token for token, kept in zip(tokens, there, strict=True) if kept)

    return Parts(len(tokens), keep, lambda scores: [list(pair) for pair in zip(tokens, scores, strict=True)])


def _image(_: Image, payload: Any, *, segments: int = 16) -> Parts:
    """Parts of one colour; what is left out becomes the picture's mean."""
    numpy = require("numpy", "for interpretation")
    masked = isinstance(payload, dict) and "image" in payload
    image = open_image(files().open(payload["image"] if masked else payload)[0]).convert("RGB")
    parts = superpixels(image, segments)
    pixels = numpy.asarray(image)
    mean = pixels.reshape(-1, 3).mean(axis=0).round().astype("uint8")
    count = int(parts.max()) + 1

    def keep(there: Sequence[bool]) -> dict[str, Any]:
        seen = numpy.where(numpy.asarray(there)[parts][:, :, None], pixels, mean)
        stored = store_image(seen).payload()
        return {**payload, "image": stored} if masked else stored

    return Parts(count, keep, lambda scores: numpy.asarray(scores, dtype="float64")[parts].tolist())


def _audio(_: Audio, payload: Any, *, segments: int = 8) -> Parts:
    """Stretches of the same length; what is left out becomes silence."""
    rate, samples = read_audio(files().open(payload)[0])
    numpy = require("numpy", "for interpretation")
    bounds = numpy.linspace(0, len(samples), max(1, segments) + 1).astype(int)

    def keep(there: Sequence[bool]) -> dict[str, Any]:
        heard = samples.copy()
        for kept, begin, end in zip(there, bounds[:-1], bounds[1:], strict=True):
            if not kept:
                heard[begin:end] = 0
        return store_audio((rate, heard), "wav")

    return Parts(len(bounds) - 1, keep, list)


# -- others ---------------------------------------------------------------------------------------------------------


def _number(_: Number, payload: Any, *, steps: int = 3, delta: float = 1, delta_type: str = "percent") -> Others:
    """Numbers a little below and above it."""
    number = float(payload)
    step = delta * abs(number) / 100 if delta_type == "percent" else delta
    below = [number - step * count for count in range(steps, 0, -1)]
    above = [number + step * count for count in range(1, steps + 1)]

    def told(scores: Sequence[Score]) -> list[list[Score]]:
        pairs = [[value, score] for value, score in zip([*below, *above], scores, strict=True)]
        return [*pairs[:steps], [number, None], *pairs[steps:]]

    return Others([*below, *above], told)


def _slider(component: Slider, _payload: Any, *, steps: int = 8) -> Others:
    """Numbers from one end to the other."""
    lowest, span = component.minimum, component.maximum - component.minimum
    step = component.step or 1
    places = [lowest + round(span * at / max(1, steps - 1) / step) * step for at in range(steps)]
    return Others([min(component.maximum, place) for place in places], list)


def _checkbox(_: Checkbox, payload: Any) -> Others:
    """The other one of the two."""
    checked = bool(payload)
    return Others([not checked], lambda scores: [scores[0], None] if checked else [None, scores[0]])


def _choice(component: Radio | Dropdown, payload: Any) -> Others:
    """The other choices, or, where several can be chosen, each choice taken or left."""
    if isinstance(payload, list):
        return _choices(component, payload)
    others = [value for value in component.values if value != payload]

    def told(scores: Sequence[Score]) -> list[Score]:
        left = iter(scores)
        return [None if value == payload else next(left) for value in component.values]

    return Others(others, told)


def _choices(component: CheckboxGroup | Radio | Dropdown, payload: Any) -> Others:
    """Each choice taken or left."""
    chosen = list(payload)
    turned = [
        [each for each in chosen if each != value] if value in chosen else [*chosen, value]
        for value in component.values
    ]

    def told(scores: Sequence[Score]) -> list[list[Score]]:
        pairs = zip(component.values, scores, strict=True)
        return [[score, None] if value in chosen else [None, score] for value, score in pairs]

    return Others(turned, told)


_READERS: Mapping[type, Callable[..., Parts | Others]] = {
    Textbox: _text,
    Image: _image,
    Audio: _audio,
    Number: _number,
    Slider: _slider,
    Checkbox: _checkbox,
    CheckboxGroup: _choices,
    Radio: _choice,
    Dropdown: _choice,
}
