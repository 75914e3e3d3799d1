"""An app for the client's tests: what a call can be, each once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

import gradio_lib as gr

PATIENCE = 20.0
released, closed = threading.Event(), threading.Event()


def repeat(text: str, times: int = 2, loud: bool = False) -> tuple[str, int]:
    """Say it again."""
    said = text * int(times)
    return said.upper() if loud else said, len(said)


def count(until: int) -> Iterator[str]:
    for step in range(int(until)):
        yield f"step {step}"


def grow() -> Iterator[tuple[list[Any], str]]:
    rows: list[Any] = []
    for step in range(4):
        rows = [*rows, {"step": step}]
        yield rows, "ab" * step


def count_and_fail() -> Iterator[int]:
    yield 1
    msg = "after one"
    raise gr.Error(msg, title="Late")


def endless() -> Iterator[int]:
    closed.clear()
    number = 0
    try:
        while True:
            yield number
            number += 1
            closed.wait(0.001)
    finally:
        closed.set()


def wait_for_release(text: str) -> str:
    released.wait(PATIENCE)
    return text


def work(progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008 - the documented form
    progress((1, 4), desc="working", unit="steps")
    gr.Warning("take care")
    released.wait(PATIENCE)
    return "worked"


def fail(kind: str) -> str:
    if kind == "error":
        msg = "why"
        raise gr.Error(msg, title="Sorry")
    msg = "the password is hunter2"
    raise ValueError(msg)


def tally(number: int, total: int) -> tuple[int, int]:
    return total + number, total + number


def app(folder: Path) -> gr.Blocks:
    """Return the app; it writes into `folder`."""

    def shout(path: str) -> str:
        target = folder / "shouted.txt"
        target.write_text(Path(path).read_text().upper())
        return str(target)

    def read_all(paths: list[str]) -> list[str]:
        return [Path(path).read_text() for path in paths]

    with gr.Blocks() as blocks:
        text, number, flag = gr.Textbox(label="Text"), gr.Number(label="Times"), gr.Checkbox()
        data, total = gr.JSON(), gr.State(0)

        def endpoint(fn: Callable[..., Any], inputs: Any = None, outputs: Any = None, **options: Any) -> None:
            gr.Button().click(fn, inputs, outputs, **options)

        endpoint(repeat, [text, number, flag], [text, number])
        endpoint(count, number, text)
        endpoint(grow, None, [data, text])
        endpoint(count_and_fail, None, number)
        endpoint(endless, None, number)
        endpoint(wait_for_release, text, text)
        endpoint(work, None, text)
        endpoint(fail, text, text)
        endpoint(tally, [number, total], [number, total])
        endpoint(np.rot90, gr.Image(), gr.Image(), api_name="rotate")
        endpoint(shout, gr.File(), gr.File())
        endpoint(read_all, gr.File(file_count="multiple"), data)
        endpoint(lambda value: value, data, data, api_name="echo")
        endpoint(lambda: None, api_name="nothing")
        endpoint(lambda numbers: [[each * 2 for each in numbers]], number, number, api_name="double", batch=True)
        endpoint(lambda value: f"direct {value}", text, text, api_name="direct", queue=False)
        endpoint(lambda: "secret", None, text, api_name=False)
        endpoint(whoami, None, text)
        endpoint(header, text, text)
    return blocks


def whoami(request: gr.Request) -> str:
    return str(request.username)


def header(name: str, request: gr.Request) -> str:
    return str(request.headers.get(name))
