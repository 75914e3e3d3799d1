"""A button that takes files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

import gradio_lib as gr

Visit = Callable[..., Page]


def test_files_are_chosen_and_given_to_the_function(visit: Visit, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(name * 3)
    with gr.Blocks() as demo:
        button = gr.UploadButton("Add texts", file_types=["text"], file_count="multiple")
        out = gr.Textbox(label="Got")
        button.upload(lambda paths: " ".join(Path(path).read_text() for path in paths), button, out)
    page = visit(demo)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add texts").click()
    assert chooser.value.is_multiple()
    chooser.value.set_files([tmp_path / "a.txt", tmp_path / "b.txt"])
    expect(page.get_by_label("Got")).to_have_text("aaa bbb")


def test_a_file_of_another_kind_is_refused_with_the_reason(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    with gr.Blocks() as demo:
        gr.UploadButton("Add a picture", file_types=["image"])
    page = visit(demo)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add a picture").click()
    chooser.value.set_files(tmp_path / "a.txt")
    expect(page.get_by_text("a.txt cannot be used here. It takes image.")).to_be_visible()
