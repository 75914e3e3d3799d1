"""make_waveform: a film that can be watched, with the bars that were asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import gradio_lib as gr
from gradio_lib.errors import InvalidValue
from gradio_lib.values import ffmpeg
from gradio_lib.values.audio import encode
from gradio_lib.values.file import FileScope, FileStore, files_of

RATE = 8000
SOUND = np.concatenate([np.zeros(RATE, np.int16), np.full(RATE, 20_000, np.int16)])


@pytest.fixture(autouse=True)
def scope(tmp_path: Path) -> Iterator[FileScope]:
    scope = FileScope(FileStore(str(tmp_path / "store")))
    with files_of(scope):
        yield scope


def frame(film: str, folder: Path, second: float) -> Image.Image:
    """Return what is seen at a second."""
    picture = folder / "frame.png"
    ffmpeg.convert(Path(film), picture, ["-ss", str(second), "-frames:v", "1"])
    with Image.open(picture) as image:
        return image.convert("RGB")


def near(one: Any, other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(one, other, strict=True))


def test_loud_places_have_bars_which_shine_once_they_are_heard(tmp_path: Path) -> None:
    film = gr.make_waveform((RATE, SOUND), bg_color="white", bars_color=("#00ff00", "#0000ff"), bar_count=4, fg_alpha=1)
    assert ffmpeg.codecs(Path(film)) == {"Video": "h264", "Audio": "aac"}
    late = frame(film, tmp_path, 1.9)
    assert late.size == (1000, 400)
    # Of four bars the first two are silent, and the last one has the last colour.
    assert near(late.getpixel((125, 100)), (255, 255, 255))
    assert near(late.getpixel((625, 100)), (0, 85, 170))
    assert not near(frame(film, tmp_path, 0.1).getpixel((875, 100)), (0, 0, 255))
    shown = gr.Video(render=False).postprocess(film)
    assert shown is not None
    assert shown["orig_name"] == "waveform.mp4"


def test_file_over_a_picture(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(encode((RATE, SOUND[:800])))
    Image.new("RGB", (50, 50), "red").save(tmp_path / "back.png")
    film = gr.make_waveform(str(tmp_path / "a.wav"), bg_image=str(tmp_path / "back.png"), bars_color="#ffffff")
    assert near(frame(film, tmp_path, 0).getpixel((0, 0)), (255, 0, 0))


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"bar_count": 0}, "bar_count takes 1 to 500"),
        ({"fg_alpha": 2}, "fg_alpha 0 to 1"),
        ({"bg_color": "greenish"}, "'greenish' is no colour"),
        ({"bars_color": ("#000", "#12")}, "'#12' is no colour"),
    ],
)
def test_what_does_not_fit_is_told(options: dict[str, Any], complaint: str) -> None:
    with pytest.raises(InvalidValue, match=complaint):
        gr.make_waveform((RATE, SOUND[:80]), **options)


def test_silence_is_a_film_too() -> None:
    assert Path(gr.make_waveform((RATE, np.zeros((400, 2), np.int16)))).stat().st_size > 0
