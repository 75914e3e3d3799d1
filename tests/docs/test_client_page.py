"""docs/client.md: its programs print what it says that they print."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import gradio_lib as gr
from tests.gate.tracked import ROOT
from tests.serving import serving

PAGE = (ROOT / "docs/client.md").read_text()
PAIRS = re.findall(r"^```python\n(.*?)^```\n\n```\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
ADDRESS = "http://127.0.0.1:7860"


def repeat(text: str, times: int) -> str:
    if times < 0:
        msg = f"I cannot say it {times} times."
        raise gr.Error(msg)
    return text * times


def count(until: int) -> Iterator[str]:
    for step in range(until):
        yield f"step {step + 1}"


def shout(path: str) -> str:
    Path(path).write_text(Path(path).read_text().upper())
    return str(path)


def app() -> gr.Blocks:
    with gr.Blocks() as blocks:
        text = gr.Textbox(label="Text")
        button = gr.Button()
        button.click(repeat, [text, gr.Number(2, precision=0)], text, concurrency_limit=None)
        button.click(count, gr.Number(precision=0), text)
        button.click(shout, gr.File(), gr.File())
    return blocks


def test_every_program_has_its_output() -> None:
    assert len(PAIRS) == PAGE.count("```python")


def test_programs_print_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "fetched"))
    (tmp_path / "notes.txt").write_text("remember the milk\n")
    names: dict[str, object] = {}
    with serving(app()) as url:
        for program, expected in PAIRS:
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(program.replace(ADDRESS, url), "client.md", "exec"), names)  # noqa: S102 - the page's own
            assert printed.getvalue().rstrip() == expected.rstrip()
        names["app"].close()  # type: ignore[attr-defined]  # the program's client
