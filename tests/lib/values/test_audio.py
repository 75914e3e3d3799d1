"""Sound in every shape that functions give and take, and files that are none."""

from __future__ import annotations

import io
import wave
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gradio_lib.errors import InvalidValue
from gradio_lib.values.audio import encode, read_audio

RATE = 8000
TONE = (np.sin(np.arange(RATE) / 20) * 20000).astype("int16")


def written(path: Path, content: bytes, width: int = 2, channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(channels)
        sound.setsampwidth(width)
        sound.setframerate(RATE)
        sound.writeframes(content)
    return path


def heard(sound: tuple[Any, Any], tmp_path: Path, fmt: str = "wav") -> tuple[int, np.ndarray[Any, Any]]:
    path = tmp_path / f"heard.{fmt}"
    path.write_bytes(encode(sound, fmt))
    return read_audio(path)


def test_sixteen_bits_come_back_as_they_were(tmp_path: Path) -> None:
    rate, samples = heard((RATE, TONE), tmp_path)
    assert (rate, samples.dtype, samples.shape) == (RATE, np.int16, (RATE,))
    assert np.array_equal(samples, TONE)
    stereo = np.stack([TONE, -TONE], axis=1)
    assert np.array_equal(heard((RATE, stereo), tmp_path)[1], stereo)
    assert np.array_equal(heard((RATE, stereo.T), tmp_path)[1], stereo), "channels first, as torchaudio has it"


@pytest.mark.parametrize(
    ("samples", "expected"),
    [
        (np.array([0.0, 0.5, -1.0]), [0, 16384, -32767]),
        (np.array([0.0, 2.0, -1.0]), [0, 32767, -16384]),
        (np.array([np.nan, np.inf, -np.inf]), [0, 32767, -32767]),
        (np.array([0, 128, 255], "uint8"), [-32768, 0, 32512]),
        (np.array([-128, 127], "int8"), [-32768, 32512]),
        (np.array([0, 65535], "uint16"), [-32768, 32767]),
        (np.array([2**31 - 1, -(2**31)], "int32"), [32767, -32768]),
        (np.array([99999, 5], "int64"), [32767, 5]),
        ([1, 2, 3], [1, 2, 3]),
    ],
)
def test_numbers_of_any_kind_are_sound(samples: Any, expected: list[int], tmp_path: Path) -> None:
    assert heard((RATE, samples), tmp_path)[1].tolist() == expected


@pytest.mark.parametrize(
    "sound",
    [
        ("fast", TONE), (0, TONE), (-1, TONE), (True, TONE), (2**40, TONE), (RATE, np.zeros((2, 3, 4))),
        (RATE, np.array(["a"])), (RATE, np.zeros((10, 99))), (RATE, np.array(5)),
    ],
)  # fmt: skip
def test_what_is_no_sound_is_refused_with_the_reason(sound: Any) -> None:
    with pytest.raises(InvalidValue, match=r"[Ss]ound|rate"):
        encode(sound)


@pytest.mark.parametrize("fmt", ["mp3", "flac", "ogg"])
def test_compressed_formats_there_and_back(fmt: str, tmp_path: Path) -> None:
    rate, samples = heard((RATE, TONE), tmp_path, fmt)
    assert (rate, samples.dtype, samples.ndim) == (RATE, np.int16, 1)
    assert abs(len(samples) - RATE) < RATE / 4
    assert np.abs(samples).max() > 15000


@pytest.mark.parametrize(("width", "dtype"), [(1, np.int16), (2, np.int16), (3, np.int32), (4, np.int32)])
def test_each_width_of_a_wav_file(width: int, dtype: Any, tmp_path: Path) -> None:
    path = written(tmp_path / "a.wav", bytes(range(24)) * width, width)
    rate, samples = read_audio(path)
    assert (rate, samples.dtype, samples.shape) == (RATE, dtype, (24,))


def test_an_empty_file_is_no_sound_at_all(tmp_path: Path) -> None:
    assert read_audio(written(tmp_path / "a.wav", b""))[1].shape == (0,)


def test_wav_needs_neither_libsndfile_nor_ffmpeg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    path = written(tmp_path / "a.wav", TONE.tobytes())
    deep = written(tmp_path / "b.wav", b"\x00\x00\x40" * 4, 3)
    monkeypatch.setitem(sys.modules, "soundfile", None)
    assert np.array_equal(read_audio(path)[1], TONE)
    assert read_audio(deep)[1].tolist() == [0x40000000] * 4
    with wave.open(io.BytesIO(encode((RATE, TONE)))) as sound:
        assert sound.getnframes() == RATE


@pytest.mark.parametrize("content", [b"", b"RIFF", b"RIFF\xff\xff\xff\xffWAVEfmt ", b"<svg>", b"\x00" * 1000])
def test_a_broken_file_is_refused_without_libsndfile(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "soundfile", None)
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    with pytest.raises(InvalidValue, match="no WAV file"):
        read_audio(path)
