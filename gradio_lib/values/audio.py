"""Sound: from a stored file to what a function takes, and from what it returns to a stored file."""

from __future__ import annotations

import io
import wave
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gradio_lib._lazy import require
from gradio_lib.errors import InvalidValue, MissingDependency
from gradio_lib.values import ffmpeg
from gradio_lib.values.file import files, is_url, served

if TYPE_CHECKING:
    import numpy as np

__all__ = ["MAX_SAMPLES", "convert_audio", "encode", "read_audio", "store_audio"]

MAX_SAMPLES = 250_000_000
"""Samples that sound from a client may have, over all channels: 47 minutes of stereo at 44.1 kHz, half a gigabyte."""
MAX_CHANNELS = 32


def read_audio(path: Path) -> tuple[int, np.ndarray[Any, Any]]:
    """Return the sample rate (Hz) and the samples of a sound file.

    The array has shape (samples,) for one channel, else (samples, channels); its dtype is int16, or int32 for files of
    24 and 32 bits.

    Raises:
        InvalidValue: It is no sound, a broken one, or longer than `MAX_SAMPLES`.
        MissingDependency: It is in a format for which ffmpeg is needed, and there is none.
    """
    try:
        return _with_soundfile(path)
    except MissingDependency:
        return _with_wave(path) if path.suffix.lower() in {".wav", ".wave"} else _with_ffmpeg(path)


def _with_soundfile(path: Path) -> tuple[int, np.ndarray[Any, Any]]:
    soundfile = require("soundfile", "for sound other than WAV")
    try:
        with soundfile.SoundFile(path) as sound:
            _check_length(sound.frames * sound.channels)
            wide = sound.subtype in {"PCM_24", "PCM_32"}
            return int(sound.samplerate), sound.read(dtype="int32" if wide else "int16")
    except soundfile.LibsndfileError:
        return _with_ffmpeg(path)


def _with_wave(path: Path) -> tuple[int, np.ndarray[Any, Any]]:
    numpy = require("numpy", "for sound")
    try:
        with wave.open(str(path), "rb") as sound:
            channels, width, rate = sound.getnchannels(), sound.getsampwidth(), sound.getframerate()
            _check_length(sound.getnframes() * channels)
            content = sound.readframes(sound.getnframes())
    except (wave.Error, EOFError) as error:
        msg = f"{path.name!r} is no WAV file that can be read: {error}."
        raise InvalidValue(msg) from error
    return rate, _of_width(numpy, content, width, channels)


def _of_width(numpy: Any, content: bytes, width: int, channels: int) -> np.ndarray[Any, Any]:
    samples: np.ndarray[Any, Any]
    if width == 1:
        samples = (numpy.frombuffer(content, "u1").astype("int16") - 128) * 256
    elif width == 3:
        parts = numpy.frombuffer(content[: len(content) // 3 * 3], "u1").reshape(-1, 3)
        padded = numpy.zeros((len(parts), 4), "u1")
        padded[:, 1:] = parts
        samples = padded.view("<i4").reshape(-1)
    else:
        samples = numpy.frombuffer(content, "<i2" if width == 2 else "<i4").astype("int16" if width == 2 else "int32")
    return samples if channels == 1 else samples[: len(samples) // channels * channels].reshape(-1, channels)


def _with_ffmpeg(path: Path) -> tuple[int, np.ndarray[Any, Any]]:
    numpy = require("numpy", "for sound")
    rate, channels, content = ffmpeg.decode(path, MAX_SAMPLES * 2)
    return rate, _of_width(numpy, content, 2, channels)


def _check_length(samples: int) -> None:
    if samples > MAX_SAMPLES:
        msg = f"The sound has {samples:,} samples; at most {MAX_SAMPLES:,} are accepted. Send a shorter one."
        raise InvalidValue(msg)


def _as_int16(samples: Any) -> np.ndarray[Any, Any]:
    """Return samples of any numbers as 16 bits: floats count as -1 to 1, and are made quieter where they are louder."""
    numpy = require("numpy", "for sound")
    array: np.ndarray[Any, Any] = numpy.asarray(samples)
    made: np.ndarray[Any, Any] | None = None
    kind, name = array.dtype.kind, str(array.dtype)
    shift = {"int8": (0, 256), "uint8": (128, 256), "uint16": (32768, 1), "int16": (0, 1)}.get(name)
    if kind == "f":
        array = numpy.nan_to_num(array.astype("float32"), posinf=1.0, neginf=-1.0)
        made = numpy.rint(array / max(1.0, float(numpy.abs(array).max(initial=0.0))) * 32767)
    elif kind == "b":
        made = array.astype("int16") * 32767
    elif shift is not None:
        made = (array.astype("int32") - shift[0]) * shift[1]
    elif name == "int32":
        made = array >> 16
    elif kind in "iu":
        made = numpy.clip(array, -32768, 32767)
    if made is not None:
        return made.astype("int16")
    msg = f"Sound is an array of numbers, not of {array.dtype}; return (sample rate, array)."
    raise InvalidValue(msg)


def _checked(sound: tuple[Any, Any]) -> tuple[int, np.ndarray[Any, Any]]:
    """Return rate and 16 bit samples of shape (samples,) or (samples, channels)."""
    rate, given = sound
    if isinstance(rate, bool) or not hasattr(rate, "__int__") or not 1 <= int(rate) < 2**31:
        msg = f"The sample rate of sound is a number of Hz, got {rate!r}. Return (sample rate, array)."
        raise InvalidValue(msg)
    samples = _as_int16(given)
    if samples.ndim == 2 and samples.shape[0] <= 2 < samples.shape[1]:
        samples = samples.T  # (channels, samples), as torchaudio has it
    if samples.ndim not in {1, 2} or (samples.ndim == 2 and not 1 <= samples.shape[1] <= MAX_CHANNELS):
        msg = f"An array of shape {samples.shape} is no sound; return one of shape (samples,) or (samples, channels)."
        raise InvalidValue(msg)
    return int(rate), samples


def encode(sound: tuple[Any, Any], fmt: str = "wav") -> bytes:
    """Return the bytes of a sound file: ``"wav"`` by Python alone, others by libsndfile.

    Raises:
        InvalidValue: It is no sound, or that format cannot hold it.
    """
    rate, samples = _checked(sound)
    if fmt == "wav":
        return _wav(rate, samples)
    soundfile = require("soundfile", f"to write {fmt}")
    buffer = io.BytesIO()
    try:
        soundfile.write(buffer, samples, rate, format=fmt.upper())
    except (soundfile.LibsndfileError, ValueError, TypeError) as error:
        msg = f"The sound cannot be written as {fmt} at {rate} Hz: {error}. wav takes any."
        raise InvalidValue(msg) from error
    return buffer.getvalue()


def _wav(rate: int, samples: np.ndarray[Any, Any]) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setnchannels(1 if samples.ndim == 1 else samples.shape[1])
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples.astype("<i2").tobytes())
    return buffer.getvalue()


def convert_audio(path: Path, fmt: str) -> Path:
    """Return a file with the same sound in another format, beside the one at `path`; the same one where it fits."""
    if path.suffix.lower() == f".{fmt}":
        return path
    target = path.with_name(f"{path.stem}.{fmt}")
    try:
        target.write_bytes(encode(read_audio(path), fmt))
    except MissingDependency:
        ffmpeg.convert(path, target, ["-vn"], f"to write {fmt}")
    return target


def store_audio(value: Any, fmt: str | None = None) -> dict[str, Any]:
    """Store what a function returned as sound: a path, a URL, the bytes of a file, or (sample rate, array).

    Raises:
        InvalidValue: It is none of these.
    """
    if isinstance(value, str) and is_url(value):
        return served(value)
    if isinstance(value, str | Path):
        return served(value)
    if isinstance(value, bytes | bytearray):
        return files().put(bytes(value), f"audio.{fmt or 'wav'}").payload()
    if isinstance(value, tuple | list) and len(value) == 2:
        return files().put(encode((value[0], value[1]), fmt or "wav"), f"audio.{fmt or 'wav'}").payload()
    msg = f"{type(value).__name__} is no sound; return (sample rate, array), the path of a sound file, or its bytes."
    raise InvalidValue(msg)
