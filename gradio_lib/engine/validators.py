"""Validators that many apps need: ``gr.validators``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from gradio_lib.engine.validation import Validation, validate
from gradio_lib.values.ffmpeg import seconds

if TYPE_CHECKING:
    import numpy as np

__all__ = ["is_audio_correct_length", "is_video_correct_length"]


def is_audio_correct_length(
    audio: tuple[int, np.ndarray[Any, Any]], min_length: float | None, max_length: float | None
) -> Validation:
    """Say whether a sound has the right length.

    Args:
        audio: Sample rate in Hz, and samples.
        min_length: Seconds that it has at least; None for any.
        max_length: Seconds that it has at most; None for any.

    Example:
        >>> is_audio_correct_length((8, [0] * 16), None, 1)["message"]
        'The audio is 2.0 s long; it may have at most 1 s.'
    """
    rate, samples = audio
    return _of("audio", len(samples) / rate, min_length, max_length)


def is_video_correct_length(video: str, min_length: float | None, max_length: float | None) -> Validation:
    """Say whether a film has the right length.

    Args:
        video: Its path.
        min_length: Seconds that it has at least; None for any.
        max_length: Seconds that it has at most; None for any.

    Raises:
        InvalidValue: It is no film that can be read.
        MissingDependency: There is no ffmpeg.
    """
    return _of("video", seconds(Path(video)), min_length, max_length)


def _of(kind: str, length: float, least: float | None, most: float | None) -> Validation:
    if least is not None and length < least:
        return validate(False, f"The {kind} is {length:.1f} s long; it needs at least {least:g} s.")
    if most is not None and length > most:
        return validate(False, f"The {kind} is {length:.1f} s long; it may have at most {most:g} s.")
    return validate(True, "")
