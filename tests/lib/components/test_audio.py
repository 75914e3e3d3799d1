"""gr.Audio: what its function gets and gives, its formats, its captions, and what must not come in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import gradio_lib as gr
from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.values.audio import encode

Upload = Callable[..., dict[str, Any]]
TONE = (8000, (np.sin(np.arange(8000) / 20) * 20000).astype("int16"))


def test_the_function_gets_an_array_or_a_path(upload: Upload) -> None:
    file = upload(encode(TONE), "a.wav")
    rate, samples = gr.Audio().preprocess(file)
    assert rate == TONE[0]
    assert np.array_equal(samples, TONE[1])
    path = gr.Audio(type="filepath").preprocess(file)
    assert Path(path).read_bytes() == encode(TONE)
    assert path.name == str(path)
    assert gr.Audio().preprocess(None) is None is gr.Audio().postprocess(None)


def test_it_gives_arrays_paths_bytes_and_addresses(tmp_path: Path, content: Callable[[Any], bytes]) -> None:
    (tmp_path / "a.mp3").write_bytes(b"mp3")
    audio = gr.Audio()
    assert content(audio.postprocess(TONE)) == encode(TONE) == content(audio.postprocess(encode(TONE)))
    shown = audio.postprocess(tmp_path / "a.mp3")
    assert shown is not None
    assert (content(shown), shown["orig_name"]) == (b"mp3", "a.mp3")
    address = audio.postprocess("https://example.org/a.mp3")
    assert address is not None
    assert address["url"] == "https://example.org/a.mp3"


def test_a_path_is_in_the_format_that_was_asked_for(upload: Upload, content: Callable[[Any], bytes]) -> None:
    audio = gr.Audio(type="filepath", format="mp3")
    path = Path(audio.preprocess(upload(encode(TONE), "a.wav")))
    assert path.suffix == ".mp3"
    assert content(audio.postprocess(TONE))[:2] in {b"\xff\xfb", b"\xff\xf3", b"\xff\xe3", b"ID"}


def test_pieces_of_a_stream_are_marked() -> None:
    shown = gr.Audio(streaming=True).postprocess(TONE)
    assert shown is not None
    assert shown["is_stream"] is True


def test_sources_are_one_list() -> None:
    assert gr.Audio().sources == ["upload", "microphone"]
    assert gr.Audio(source="microphone").sources == ["microphone"] == gr.Audio(sources="microphone").sources
    with pytest.raises(DeclarationError, match="'webcam'"):
        gr.Audio(sources=["webcam"])  # type: ignore[list-item]


def test_options_of_the_waveform_are_data() -> None:
    config = gr.Audio(waveform_options=gr.WaveformOptions(skip_length=3)).get_config()
    assert (config["waveform_options"]["skip_length"], config["waveform_options"]["sample_rate"]) == (3, 44100)
    assert gr.Audio(waveform_options={"skip_length": 3}).get_config()["waveform_options"]["skip_length"] == 3
    with pytest.raises(DeclarationError, match="'color'"):
        gr.Audio(waveform_options={"color": "red"})


def test_captions_come_from_files_and_lists(tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_text(
        "1\n00:00:01,500 --> 00:00:02,000\n<i>Hello</i>\nthere\n\n2\n01:00:00,000 --> 01:00:01,000\nLate\n"
    )
    (tmp_path / "a.vtt").write_text("WEBVTT\n\n00:01.500 --> 00:02.000 align:start\nHello\n")
    expected = [
        {"text": "Hello\nthere", "timestamp": [1.5, 2.0]},
        {"text": "Late", "timestamp": [3600.0, 3601.0]},
    ]
    assert gr.Audio(subtitles=tmp_path / "a.srt").get_config()["subtitles"] == expected
    assert gr.Audio(subtitles=tmp_path / "a.vtt").get_config()["subtitles"] == [
        {"text": "Hello", "timestamp": [1.5, 2.0]}
    ]
    given = [{"text": "A", "timestamp": (0, 1)}]
    assert gr.Audio(subtitles=given).get_config()["subtitles"] == [{"text": "A", "timestamp": [0.0, 1.0]}]
    (tmp_path / "b.srt").write_text("nothing")
    for wrong in (tmp_path / "b.srt", [{"text": "A"}], [3]):
        with pytest.raises(InvalidValue, match="subtitles"):
            gr.Audio(subtitles=wrong).get_config()  # type: ignore[arg-type]


@pytest.mark.parametrize("payload", ["a.wav", 3, {"path": "/etc/passwd"}, {"path": "../a"}, {}, [1]])
def test_hostile_payload_is_refused(payload: Any) -> None:
    with pytest.raises(InvalidValue):
        gr.Audio().preprocess(payload)


@pytest.mark.parametrize("value", [3, (1,), ("a", "b"), {"a": 1}, (8000, "x"), object()])
def test_what_is_no_sound_is_refused_with_the_reason(value: Any) -> None:
    with pytest.raises(InvalidValue, match=r"[Ss]ound|rate"):
        gr.Audio().postprocess(value)
