"""One app with everything that a published client can meet. `serving` runs it in this process."""

from __future__ import annotations

import json
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import gradio_lib as gr

PATIENCE = 20.0  # seconds: a bound for what hangs
released, closed = threading.Event(), threading.Event()


def multi(text: str, number: int = 2, flag: bool = True) -> tuple[str, int, bool]:
    """Repeat, double and negate."""
    return text * number, number * 2, not flag


def upper_file(path: str, folder: Path) -> str:
    upper = folder / f"upper-{Path(path).name}"
    upper.write_text(Path(path).read_text().upper())
    return str(upper)


def rotate(image: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.rot90(image)


def join_files(paths: list[str]) -> list[str]:
    return [Path(path).read_text() for path in paths]


def count(until: int) -> Iterator[str]:
    for step in range(int(until)):
        yield f"step {step}"


async def grow(until: int) -> AsyncIterator[tuple[list[Any], str]]:
    rows: list[Any] = []
    for step in range(int(until)):
        rows = [*rows, {"step": step}]
        yield rows, "ab" * step


def work(until: int, progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008 - the documented form
    released.clear()
    for step in progress.tqdm(range(int(until)), desc="working"):
        if step == 1:
            released.wait(PATIENCE)
    return "worked"


def release() -> None:
    released.set()


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


def is_closed() -> bool:
    return closed.wait(PATIENCE)


def fail(kind: str) -> str:
    if kind == "error":
        msg = "custom failure: why"
        raise gr.Error(msg)
    msg = "the password is hunter2"
    raise ValueError(msg)


def tally(number: int, total: int) -> tuple[int, int]:
    return total + number, total + number


def note(text: str) -> str:
    gr.Info(f"note {text}")
    gr.Warning("take care")
    return text


def double_all(numbers: list[float]) -> list[list[float]]:
    return [[number * 2 for number in numbers]]


def transpose(table: pd.DataFrame) -> pd.DataFrame:
    return table.T


def keys(data: dict[str, Any]) -> list[str]:
    return sorted(data)


def classify(text: str) -> dict[str, float]:
    return {"long": len(text) / 10, "short": 1 - len(text) / 10}


def secret() -> str:
    return "nobody outside may call this"


def whoami(request: gr.Request) -> str:
    return str(request.username)


def contract(folder: Path) -> gr.Blocks:
    """Return the app; it writes into `folder`."""
    with gr.Blocks(title="Contract") as app:
        text, number, flag = gr.Textbox(label="Text"), gr.Number(label="Number", precision=0), gr.Checkbox(label="Flag")
        data, file, many = gr.JSON(), gr.File(), gr.File(file_count="multiple")
        total = gr.State(0)

        def endpoint(fn: Callable[..., Any], inputs: Any = None, outputs: Any = None, **options: Any) -> None:
            gr.Button(fn.__name__).click(fn, inputs, outputs, **options)

        endpoint(multi, [text, number, flag], [text, number, flag])
        endpoint(lambda path: upper_file(path, folder), file, file, api_name="upper_file")
        endpoint(rotate, gr.Image(), gr.Image())
        endpoint(join_files, many, data)
        endpoint(count, number, text)
        endpoint(grow, number, [data, text])
        endpoint(work, number, text)
        endpoint(release, concurrency_limit=None)
        endpoint(endless, None, number)
        endpoint(is_closed, None, flag, concurrency_limit=None)
        endpoint(fail, text, text)
        endpoint(tally, [number, total], [number, total])
        endpoint(note, text, text)
        endpoint(double_all, gr.Number(), gr.Number(), batch=True, max_batch_size=8)
        endpoint(transpose, gr.Dataframe(), gr.Dataframe())
        endpoint(keys, data, data)
        endpoint(classify, text, gr.Label())
        endpoint(multi, [text, number, flag], [text, number, flag], api_name="direct", queue=False)
        endpoint(lambda kind: kind, gr.Radio(["red", "green"], label="Colour"), text, api_name="choose")
        endpoint(secret, None, text, api_name=False)
        endpoint(whoami, None, text)
    return app.queue(default_concurrency_limit=4)


def hidden_index(app: gr.Blocks) -> int:
    """Return the index of the function that nobody outside may call."""
    return next(function.id for function in app.functions if function.fn is secret)


def as_json(value: Any) -> Any:
    """Return what JSON makes of a value: tuples are lists."""
    return json.loads(json.dumps(value))
