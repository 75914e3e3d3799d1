"""Sound by hand: uploaded, played, wound, cut, recorded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Locator, Page, expect

import gradio_lib as gr
from gradio_lib.values.audio import encode

Visit = Callable[..., Page]
RATE = 8000
TONE = (RATE, (np.sin(np.arange(RATE * 4) / 20) * 20000).astype("int16"))


def told(sound: Any) -> str:
    return "none" if sound is None else f"{len(sound[1]) / sound[0]:.1f} s at {sound[0]}"


def place(page: Page, label: str) -> Locator:
    """Return what shows, and sets, where a sound plays."""
    return page.get_by_role("group", name=label).get_by_role("slider")


def test_sound_is_uploaded_and_comes_back(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(encode(TONE))
    page = visit(
        gr.Interface(
            lambda sound: (sound, told(sound)), gr.Audio(label="In"), [gr.Audio(label="Out"), gr.Textbox(label="Told")]
        )
    )
    with page.expect_file_chooser() as chooser:
        page.get_by_label("In", exact=True).click()
    chooser.value.set_files(tmp_path / "a.wav")
    expect(page.get_by_role("group", name="In").get_by_role("slider")).to_have_attribute(
        "aria-valuetext", "0:00 / 0:04"
    )
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_label("Told")).to_have_text("4.0 s at 8000")
    expect(page.get_by_role("group", name="Out").get_by_role("slider")).to_have_attribute(
        "aria-valuetext", "0:00 / 0:04"
    )


def test_it_is_wound_by_keyboard_and_tells_what_happens(visit: Visit) -> None:
    with gr.Blocks() as demo:
        audio = gr.Audio(TONE, label="Tone", interactive=False, waveform_options={"skip_length": 3})
        for name in ("play", "pause", "stop"):
            getattr(audio, name)(lambda name=name: f"{name} heard", None, gr.Textbox(label=name))
    page = visit(demo)
    slider = page.get_by_role("slider")
    expect(slider).to_have_attribute("aria-valuetext", "0:00 / 0:04")
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "0:03 / 0:04")
    slider.press("ArrowLeft")
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_label("play")).to_have_text("play heard")
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_label("pause")).to_have_text("pause heard")
    slider.press("ArrowRight")
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_label("stop")).to_have_text("stop heard")


def test_a_part_is_cut_out(visit: Visit) -> None:
    with gr.Blocks() as demo:
        audio = gr.Audio(TONE, label="Tone")
        audio.input(told, audio, gr.Textbox(label="Told"))
    page = visit(demo)
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "0:00 / 0:04")
    page.get_by_role("group", name="Tone").hover()
    page.get_by_role("button", name="Trim").click()
    page.get_by_role("button", name="Keep this part").click()
    expect(page.get_by_label("Told")).to_contain_text("3.2 s")


def test_the_microphone_is_recorded(visit: Visit) -> None:
    with gr.Blocks() as demo:
        audio = gr.Audio(label="Say it", sources=["microphone"])
        audio.start_recording(lambda: "started", None, gr.Textbox(label="Start"))
        audio.stop_recording(lambda: "stopped", None, gr.Textbox(label="End"))
        audio.change(
            lambda sound: "heard" if len(sound[1]) > sound[0] // 4 else "silence", audio, gr.Textbox(label="Told")
        )
    page = visit(demo)
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_label("Start")).to_have_text("started")
    expect(page.get_by_role("status").filter(has_text="Recording")).to_contain_text("0:01")
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("status").filter(has_text="Paused")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_label("End")).to_have_text("stopped")
    expect(page.get_by_label("Told")).to_have_text("heard")


def test_what_is_heard_is_sent_as_it_comes(visit: Visit) -> None:
    with gr.Blocks() as demo:
        audio = gr.Audio(label="Say it", sources=["microphone"], streaming=True)
        heard = gr.State(0)
        out = gr.Number(label="Pieces", interactive=False)
        audio.stream(
            lambda sound, count: (count + 1, count + 1) if sound else (count, count), [audio, heard], [heard, out]
        )
    page = visit(demo)
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_label("Pieces")).to_have_text(re.compile("[2-9]"))
    page.get_by_role("button", name="Stop").click()


def test_yielded_pieces_are_played_one_after_the_other(visit: Visit) -> None:
    def pieces() -> Iterator[Any]:
        for _ in range(2):
            yield (RATE, TONE[1][: RATE // 4])

    with gr.Blocks() as demo:
        audio = gr.Audio(label="Answer", streaming=True, interactive=False)
        gr.Button("Go").click(pieces, None, audio)
        audio.stop(lambda: "over", None, gr.Textbox(label="End"))
    page = visit(demo)
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_label("End")).to_have_text("over")


def test_captions_follow_the_sound(visit: Visit) -> None:
    captions = [{"text": "First", "timestamp": [0, 2]}, {"text": "Then", "timestamp": [2, 4]}]
    with gr.Blocks() as demo:
        gr.Audio(TONE, label="Tone", interactive=False, subtitles=captions)
    page = visit(demo)
    expect(page.get_by_text("First")).to_be_visible()
    page.get_by_role("slider").fill("3")
    expect(page.get_by_text("Then")).to_be_visible()
