"""gr.Video: films there and back, made playable, cut, with captions, and what must not come in."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import imageio_ffmpeg  # type: ignore[import-untyped]
import pytest
from PIL import Image

import gradio_lib as gr
from gradio_lib.errors import DeclarationError, InvalidValue, MissingDependency
from gradio_lib.values import ffmpeg
from gradio_lib.values.audio import read_audio
from gradio_lib.values.file import FileScope

Upload = Callable[..., dict[str, Any]]


@pytest.fixture
def film(tmp_path: Path) -> Callable[..., Path]:
    """Makes a film of three seconds: ``film("a.avi", "-c:v", "mpeg4")``."""

    def make(name: str, *how: str) -> Path:
        path = tmp_path / name
        source = ["-f", "lavfi", "-i", "testsrc=size=161x121:rate=10:duration=3"]
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error", *source, *how, str(path)]
        subprocess.run(command, check=True)
        return path

    return make


def stored(scope: FileScope, shown: Any) -> Path:
    return scope.store.resolve(shown["path"])


def test_a_film_that_browsers_play_stays_as_it_is(
    film: Callable[..., Path], content: Callable[[Any], bytes], upload: Upload
) -> None:
    path = film("a.mp4", "-c:v", "libx264")
    shown = gr.Video().postprocess(path)
    assert content(shown) == path.read_bytes()
    got = gr.Video().preprocess(upload(path.read_bytes(), "a.mp4"))
    assert got is not None
    assert (Path(got).read_bytes(), got.name) == (path.read_bytes(), str(got))
    assert gr.Video().preprocess(None) is None is gr.Video().postprocess(None)


@pytest.mark.parametrize(("name", "codec"), [("a.avi", "mpeg4"), ("a.mp4", "mpeg4"), ("a.mkv", "libx264")])
def test_what_browsers_do_not_play_is_made_playable(
    name: str, codec: str, film: Callable[..., Path], scope: FileScope
) -> None:
    shown = gr.Video().postprocess(film(name, "-c:v", codec))
    assert shown is not None
    assert shown["orig_name"] == "a.mp4"
    assert ffmpeg.codecs(stored(scope, shown))["Video"] == "h264"
    assert not list(scope.store.root.glob("tmp*")), "what was made on the way is gone"


def test_a_format_is_kept_both_ways(film: Callable[..., Path], upload: Upload, scope: FileScope) -> None:
    path = film("a.mp4", "-c:v", "libx264")
    video = gr.Video(format="webm")
    got = video.preprocess(upload(path.read_bytes(), "a.mp4"))
    assert got is not None
    assert got.endswith("a.webm")
    shown = video.postprocess(path)
    assert ffmpeg.codecs(stored(scope, shown))["Video"] == "vp8"
    with pytest.raises(DeclarationError, match="name of a format"):
        gr.Video(format="../mp4")


def test_the_part_that_was_chosen_is_cut_out(film: Callable[..., Path], upload: Upload) -> None:
    path = film("a.mp4", "-c:v", "libx264")
    got = gr.Video().preprocess(upload(path.read_bytes(), "a.mp4", part=[1, 2]))
    assert got is not None
    told = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-i", got], capture_output=True, text=True, check=False
    ).stderr
    assert "Duration: 00:00:01.0" in told


@pytest.mark.parametrize("part", ["all", [1], [2, 1], [-1, 2], [1, float("nan")], [0, 10**9], [None, 2], {}])
def test_a_part_that_is_none_is_refused(part: Any, upload: Upload) -> None:
    with pytest.raises(InvalidValue, match=r"part|number"):
        gr.Video().preprocess(upload(b"x", "a.mp4", part=part))


def test_captions_come_with_the_film(film: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nHello\n")
    path = film("a.mp4", "-c:v", "libx264")
    expected = [{"text": "Hello", "timestamp": [0.0, 1.0]}]
    shown = gr.Video().postprocess((path, tmp_path / "a.srt"))
    assert shown is not None
    assert shown["subtitles"] == expected
    assert gr.Video(subtitles=tmp_path / "a.srt").get_config()["subtitles"] == expected
    assert gr.Video().postprocess((None, None)) is None


@pytest.mark.parametrize(("position", "corner"), [("bottom-right", (145, 105)), ((0, 0), (4, 4))])
def test_results_carry_a_watermark(
    film: Callable[..., Path], tmp_path: Path, scope: FileScope, position: Any, corner: tuple[int, int]
) -> None:
    mark = gr.WatermarkOptions(Image.new("RGB", (10, 10), "red"), position)
    shown = gr.Video(watermark=mark).postprocess(film("a.mp4", "-c:v", "libx264"))
    ffmpeg.convert(stored(scope, shown), tmp_path / "frame.png", ["-frames:v", "1"])
    with Image.open(tmp_path / "frame.png") as frame:
        red, green, blue = frame.convert("RGB").getpixel(corner)  # type: ignore[misc]
    assert (red > 180, max(green, blue) < 80) == (True, True)
    with pytest.raises(InvalidValue, match="it takes one of top-left"):
        gr.Video(watermark=gr.WatermarkOptions(mark.watermark, "middle")).postprocess(film("a.mp4"))  # type: ignore[arg-type]


def test_a_playlist_is_no_film(tmp_path: Path, upload: Upload) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    playlist = f"#EXTM3U\n#EXTINF:1,\nfile://{tmp_path}/secret.txt\n#EXT-X-ENDLIST\n".encode()
    for name in ("a.mp4", "a.m3u8", "a.avi"):
        with pytest.raises(InvalidValue, match="cannot be converted") as refused:
            gr.Video(format="webm").preprocess(upload(playlist, name))
        assert str(tmp_path) not in str(refused.value)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"\x00" * 2000, b"<svg onload='x'/>"])
def test_a_broken_film_is_refused_with_the_reason(content: bytes, upload: Upload) -> None:
    with pytest.raises(InvalidValue, match=r"'a\.mp4' cannot be converted to \.webm"):
        gr.Video(format="webm").preprocess(upload(content, "a.mp4"))


@pytest.mark.parametrize("payload", ["a.mp4", 3, {"path": "/etc/passwd"}, {}, [1]])
def test_hostile_payload_is_refused(payload: Any) -> None:
    with pytest.raises(InvalidValue):
        gr.Video().preprocess(payload)


@pytest.mark.parametrize("value", [3, object(), {"a": 1}, "/nowhere/a.mp4"])
def test_what_is_no_film_is_refused_with_the_reason(value: Any) -> None:
    with pytest.raises(InvalidValue, match=r"film|no file"):
        gr.Video().postprocess(value)


def test_without_ffmpeg_films_are_shown_and_a_format_says_what_to_install(
    film: Callable[..., Path], upload: Upload, monkeypatch: pytest.MonkeyPatch, content: Callable[[Any], bytes]
) -> None:
    import sys

    path = film("a.avi", "-c:v", "mpeg4")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    assert content(gr.Video().postprocess(path)) == path.read_bytes()
    with pytest.raises(MissingDependency, match="pip install imageio-ffmpeg"):
        gr.Video(format="mp4").preprocess(upload(path.read_bytes(), "a.avi"))


def test_sound_of_a_format_that_only_ffmpeg_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.m4a"
    source = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=8000:duration=1"]
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error", *source, str(path)], check=True)
    rate, samples = read_audio(path)
    assert rate == 8000
    assert abs(len(samples) - 8000) < 2500


def test_sources_and_options() -> None:
    assert gr.Video(source="webcam").sources == ["webcam"]
    config = gr.Video(webcam_options=gr.WebcamOptions(mirror=False)).get_config()
    assert config["webcam_options"] == {"mirror": False, "constraints": None}
