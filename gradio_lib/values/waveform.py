"""A film of a sound's waveform, to be shared where films are."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gradio_lib._lazy import require
from gradio_lib.errors import InvalidValue
from gradio_lib.values.audio import encode, read_audio
from gradio_lib.values.ffmpeg import convert
from gradio_lib.values.file import NamedString, files
from gradio_lib.values.image import open_image

if TYPE_CHECKING:
    import numpy as np

__all__ = ["make_waveform"]

_SIZE = (1000, 400)
_FRAMES = 10  # each second
_MOST_BARS = 500
_UNPLAYED = 140  # of 255: how much of the background lies over what is still to come
_LOWEST = 0.02


def make_waveform(
    audio: str | Path | tuple[int, np.ndarray[Any, Any]],
    *,
    bg_color: str = "#f3f4f6",
    bg_image: str | Path | None = None,
    fg_alpha: float = 0.75,
    bars_color: str | tuple[str, str] = ("#fbbf24", "#ea580c"),
    bar_count: int = 50,
    bar_width: float = 0.6,
) -> str:
    """Return the path of an MP4 film: the sound, its loudness as bars, brighter up to where it is heard.

    Args:
        audio: Path of a sound file, or (sample rate in Hz, samples).
        bg_color: Background.
        bg_image: Path of a picture in its place.
        fg_alpha: Opacity of the bars, 0 to 1.
        bars_color: Their colour, or those at the start and at the end.
        bar_count: How many there are, 1 to 500.
        bar_width: The share of its place that a bar takes, 0 to 1.

    Raises:
        InvalidValue: It is no sound, no colour, or no such number.
        MissingDependency: There is no ffmpeg.

    Example:
        >>> film = make_waveform("speech.wav", bars_color="#2563eb")  # doctest: +SKIP
    """
    if not 1 <= bar_count <= _MOST_BARS or not 0 < bar_width <= 1 or not 0 <= fg_alpha <= 1:
        msg = f"bar_count takes 1 to {_MOST_BARS}, bar_width and fg_alpha 0 to 1."
        raise InvalidValue(msg)
    sound = audio if isinstance(audio, tuple) else read_audio(files().readable(audio))
    target = Path(tempfile.mkdtemp(dir=files().store.root), "waveform.mp4")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "sound.wav")
        source.write_bytes(encode(sound))
        frame, veil = Path(folder, "frame.png"), Path(folder, "veil.png")
        plain = _background(bg_color, bg_image)
        _with_bars(plain, loudness(sound[1], bar_count), bars_color, bar_width, fg_alpha).save(frame)
        plain.putalpha(_UNPLAYED)
        plain.save(veil)
        seconds = max(1 / _FRAMES, len(sound[1]) / sound[0])
        convert(source, target, _arguments(frame, veil, seconds), "for gr.make_waveform")
    return NamedString(target)


def loudness(samples: Any, bars: int) -> list[float]:
    """Return the share of the loudest place, 0 to 1, that each of so many stretches reaches."""
    numpy = require("numpy", "for gr.make_waveform")
    heights = numpy.abs(numpy.asarray(samples, dtype="float64"))
    if heights.ndim > 1:
        heights = heights.mean(axis=1)
    peaks = numpy.array([part.max() if len(part) else 0.0 for part in numpy.array_split(heights, bars)])
    shares: list[float] = (peaks / (peaks.max() or 1.0)).tolist()
    return shares


def _background(color: str, picture: str | Path | None) -> Any:
    pil, colours = (require(f"PIL.{name}", "for gr.make_waveform", "pillow") for name in ("Image", "ImageColor"))
    if picture is None:
        return pil.new("RGB", _SIZE, _color(colours, color))
    ops = require("PIL.ImageOps", "for gr.make_waveform", "pillow")
    return ops.fit(open_image(files().readable(picture)).convert("RGB"), _SIZE)


def _color(colours: Any, name: str) -> tuple[int, ...]:
    try:
        found: tuple[int, ...] = colours.getrgb(name)[:3]
    except (ValueError, AttributeError) as error:
        msg = f"{name!r} is no colour; give a css colour, such as #fbbf24."
        raise InvalidValue(msg) from error
    return found


def _with_bars(plain: Any, heights: list[float], colors: str | tuple[str, str], share: float, alpha: float) -> Any:
    pil, draw, colours = (
        require(f"PIL.{name}", "for gr.make_waveform", "pillow") for name in ("Image", "ImageDraw", "ImageColor")
    )
    first, last = (colors, colors) if isinstance(colors, str) else colors
    begin, end = _color(colours, first), _color(colours, last)
    width, height = plain.size
    bars = pil.new("RGBA", plain.size)
    pen, step = draw.Draw(bars), width / len(heights)
    for number, each in enumerate(heights):
        place = number / max(1, len(heights) - 1)
        colour = tuple(round(one + (other - one) * place) for one, other in zip(begin, end, strict=True))
        middle, half = (number + 0.5) * step, max(each, _LOWEST) * height * 0.45
        box = (middle - step * share / 2, height / 2 - half, middle + step * share / 2, height / 2 + half)
        pen.rounded_rectangle(box, radius=min(step * share / 2, 6), fill=(*colour, round(alpha * 255)))
    return pil.alpha_composite(plain.convert("RGBA"), bars).convert("RGB")


def _arguments(frame: Path, veil: Path, seconds: float) -> list[str]:
    """The veil moves to the right, off what has been heard."""
    still = ["-loop", "1", "-framerate", str(_FRAMES), "-i"]
    moved = f"[1:v][2:v]overlay=x='W*t/{seconds:.3f}':y=0:eval=frame,format=yuv420p[film]"
    return [
        *still, f"file:{frame}", *still, f"file:{veil}", "-filter_complex", moved, "-map", "[film]", "-map", "0:a",
        "-c:v", "libx264", "-preset", "veryfast", "-c:a", "aac", "-t", f"{seconds:.3f}", "-movflags", "+faststart",
    ]  # fmt: skip
