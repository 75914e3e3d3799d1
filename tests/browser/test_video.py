"""Films by hand: watched, recorded, cut, with captions."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import imageio_ffmpeg  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page, expect

import gradio_lib as gr

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film of four seconds that any Chromium plays."""
    path = tmp_path_factory.mktemp("films") / "a.webm"
    source = ["-f", "lavfi", "-i", "testsrc=size=160x120:rate=10:duration=4", "-c:v", "libvpx"]
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error", *source, str(path)], check=True)
    return path


def test_a_film_is_uploaded_and_comes_back(visit: Visit, film: Path) -> None:
    page = visit(gr.Interface(lambda path: path, gr.Video(label="In"), gr.Video(label="Out")))
    with page.expect_file_chooser() as chooser:
        page.get_by_label("In", exact=True).click()
    chooser.value.set_files(film)
    page.get_by_role("button", name="Run").click()
    out = page.get_by_role("group", name="Out").locator("video")
    expect(out).to_be_visible()
    page.wait_for_function("() => document.querySelectorAll('video')[1]?.videoWidth === 160")


def test_it_tells_what_happens_and_has_captions(visit: Visit, film: Path) -> None:
    captions: Any = [{"text": "Hello", "timestamp": [0, 4]}]
    with gr.Blocks() as demo:
        video = gr.Video(film, label="Film", interactive=False, subtitles=captions)
        for name in ("play", "pause", "end"):
            getattr(video, name)(lambda name=name: f"{name} heard", None, gr.Textbox(label=name))
    page = visit(demo)
    shown = page.locator("video")
    page.wait_for_function("() => document.querySelector('video')?.textTracks[0]?.cues?.length === 1")
    shown.evaluate("film => film.play()")
    expect(page.get_by_label("play")).to_have_text("play heard")
    shown.evaluate("film => film.pause()")
    expect(page.get_by_label("pause")).to_have_text("pause heard")
    shown.evaluate("film => { film.currentTime = 3.9; void film.play(); }")
    expect(page.get_by_label("end")).to_have_text("end heard")


def test_a_part_is_cut_out_for_the_function(visit: Visit, film: Path) -> None:
    def length(path: str) -> str:
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-i", path]
        told = subprocess.run(command, capture_output=True, text=True, check=False).stderr
        return told.partition("Duration: ")[2][:10]

    with gr.Blocks() as demo:
        video = gr.Video(film, label="Film")
        gr.Button("Measure").click(length, video, gr.Textbox(label="Length"))
    page = visit(demo)
    page.get_by_role("group", name="Film").hover()
    page.get_by_role("button", name="Trim").click()
    page.get_by_label("From second").fill("1")
    page.get_by_label("To second").fill("3")
    page.get_by_role("button", name="Keep this part").click()
    expect(page.get_by_text(re.compile(r"^1\.0 . 3\.0 s$"))).to_be_visible()
    page.get_by_role("button", name="Measure").click()
    expect(page.get_by_label("Length")).to_have_text("00:00:02.0")


def test_the_camera_is_recorded(visit: Visit) -> None:
    with gr.Blocks() as demo:
        video = gr.Video(label="Wave", sources=["webcam"])
        video.start_recording(lambda: "started", None, gr.Textbox(label="Start"))
        video.stop_recording(lambda: "stopped", None, gr.Textbox(label="End"))
        video.change(lambda path: "filmed" if Path(path).stat().st_size > 1000 else "", video, gr.Textbox(label="Told"))
    page = visit(demo)
    page.get_by_role("button", name="Use the camera").click()
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_label("Start")).to_have_text("started")
    expect(page.get_by_role("status").filter(has_text="Recording: 1 s")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_label("End")).to_have_text("stopped")
    expect(page.get_by_label("Told")).to_have_text("filmed")
