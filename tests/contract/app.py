"""One app with everything that a client can meet, in words that every Gradio from 3.36 on understands.

The tests serve it in this process; `serve.py` serves it with whichever Gradio is installed.
"""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import gradio_lib as gr

PATIENCE = 20.0  # seconds: a bound for what hangs
released, pause = threading.Event(), threading.Event()
ticks = [0]


def multi(text: str, number: int = 2, flag: bool = True) -> tuple[str, int, bool]:
    """Repeat, double and negate."""
    return text * number, number * 2, not flag


def path_of(file: Any) -> Path:
    """Return where a file is: Gradio 3 hands out open ones, later ones their paths."""
    return Path(getattr(file, "name", file))


def upper_file(file: Any, folder: Path) -> str:
    upper = folder / f"upper-{path_of(file).name}"
    upper.write_text(path_of(file).read_text().upper())
    return str(upper)


def rotate(image: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.rot90(image)


def join_files(files: list[Any]) -> list[str]:
    return [path_of(file).read_text() for file in files]


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
    number = ticks[0] = 0
    while True:
        yield number
        number = ticks[0] = number + 1
        pause.wait(0.001)


def is_stopped() -> bool:
    """Whether nobody asks the endless one for more, now or soon."""
    for _ in range(int(PATIENCE)):
        before = ticks[0]
        pause.wait(0.5)
        if before == ticks[0]:
            return True
    return False


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
    return table.T.rename(columns=str)


def keys(data: dict[str, Any]) -> list[str]:
    return sorted(data)


def classify(text: str) -> dict[str, float]:
    return {"long": len(text) / 10, "short": 1 - len(text) / 10}


def secret() -> str:
    return "nobody outside may call this"


def whoami(request: gr.Request) -> str:
    return str(request.username)


def nameless(text: str) -> str:
    return f"nameless {text}"


def contract(folder: Path) -> gr.Blocks:
    """Return the app; it writes into `folder`."""
    with gr.Blocks(title="Contract") as app:
        text, number, flag = gr.Textbox(label="Text"), gr.Number(label="Number", precision=0), gr.Checkbox(label="Flag")
        data, file, many = gr.JSON(), gr.File(), gr.File(file_count="multiple")
        total = gr.State(0)

        def endpoint(fn: Callable[..., Any], inputs: Any = None, outputs: Any = None, **options: Any) -> None:
            gr.Button(fn.__name__).click(fn, inputs, outputs, **{"api_name": fn.__name__, **options})

        endpoint(multi, [text, number, flag], [text, number, flag])
        endpoint(lambda path: upper_file(path, folder), file, file, api_name="upper_file")
        endpoint(rotate, gr.Image(), gr.Image())
        endpoint(join_files, many, data)
        endpoint(count, number, text)
        endpoint(grow, number, [data, text])
        endpoint(work, number, text)
        endpoint(release)
        endpoint(endless, None, number)
        endpoint(is_stopped, None, flag)
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
        endpoint(nameless, text, text, api_name=None)
    return app


def index_of(app: gr.Blocks, fn: Callable[..., Any]) -> int:
    """Return the index of a function."""
    functions: Any = getattr(app, "functions", None) or app.fns  # type: ignore[attr-defined]  # Gradio's own
    listed = functions.values() if isinstance(functions, dict) else functions
    return next(index for index, function in enumerate(listed) if function.fn is fn)
