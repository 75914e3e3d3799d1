"""A batch is several callers' runs: what one of them does wrong, has or gets is that one's own."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.engine.events import Logged, Progressed
from gradio_lib.engine.runtime import Runtime
from gradio_lib.engine.sessions import Owner
from tests.lib.engine.runs import PATIENCE, ended, message, result, session, told


def batch_app(function: Any, inputs: Any, outputs: Any) -> gr.Blocks:
    with gr.Blocks() as app:
        gr.Button().click(function, inputs, outputs, batch=True, max_batch_size=8, api_name="batch")
    return app


class Held:
    """Holds the first call back, so that those after it become one batch."""

    def __init__(self, function: Any) -> None:
        self.function = function
        self.open = threading.Event()
        self.sizes: list[int] = []

    def __call__(self, *columns: list[Any]) -> Any:
        self.open.wait(PATIENCE)
        self.sizes.append(len(columns[0]))
        return self.function(*columns)


async def results_of(held: Held, inputs: Any, outputs: Any, rows: list[list[Any]]) -> list[Any]:
    """Call it with each row, each from a session of its own, and return the runs; the first row is its own batch."""
    runtime = Runtime(batch_app(held, inputs, outputs))
    runs = [
        runtime.submit(session(runtime, f"session-{number}"), runtime.blocks.functions[0], row)
        for number, row in enumerate(rows)
    ]
    held.open.set()
    for run in runs:
        await ended(run)
    return runs


async def test_values_that_do_not_fit_are_refused_alone() -> None:
    held = Held(lambda numbers: [[number * 2 for number in numbers]])
    runs = await results_of(held, gr.Number(label="N"), gr.Number(), [[0], [1], ["x"], [3]])
    assert held.sizes == [1, 2]
    assert [await result(runs[number]) for number in (0, 1, 3)] == [0, 2, 6]
    assert await message(runs[2]) == "N: expected a number, got 'x'."


async def test_function_is_not_called_where_no_values_fit() -> None:
    held = Held(lambda numbers: [numbers])
    runs = await results_of(held, gr.Number(), gr.Number(), [["x"]])
    assert await message(runs[0]) is not None
    assert held.sizes == []


async def test_result_that_does_not_fit_is_refused_alone() -> None:
    held = Held(lambda numbers: [["x" if number == 2 else number for number in numbers]])
    runs = await results_of(held, gr.Number(), gr.Number(), [[0], [1], [2], [3]])
    assert [await result(runs[number]) for number in (0, 1, 3)] == [0, 1, 3]
    assert await message(runs[2]) == "str is no number; return an int, a float or None."


@pytest.mark.parametrize("returned", [None, [], [[1]], [[1, 2, 3]], "xyz"])
async def test_anything_but_a_list_per_output_with_a_value_per_call_is_refused(returned: Any) -> None:
    runs = await results_of(Held(lambda _numbers: returned), gr.Number(), gr.Number(), [[0], [1], [2]])
    expected = "Held() is a batch function: for 2 calls it has to return 1 lists of 2 values, one list per output."
    assert [await message(run) for run in runs[1:]] == [expected] * 2


async def test_several_outputs_come_as_one_list_each() -> None:
    held = Held(lambda numbers: ([number + 1 for number in numbers], [str(number) for number in numbers]))
    runs = await results_of(held, gr.Number(precision=0), [gr.Number(), gr.Textbox()], [[0], [1], [2]])
    assert [await result(run) for run in runs] == [[1, "0"], [2, "1"], [3, "2"]]


async def test_function_without_outputs_may_return_nothing() -> None:
    runs = await results_of(Held(lambda _numbers: None), gr.Number(), None, [[0], [1], [2]])
    assert [await result(run) for run in runs] == [[]] * 3


async def test_failed_batch_is_the_error_of_each_call() -> None:
    def fail(_numbers: list[int]) -> None:
        msg = "all of it"
        raise gr.Error(msg)

    runs = await results_of(Held(fail), gr.Number(), gr.Number(), [[0], [1], [2]])
    assert [await message(run) for run in runs] == ["all of it"] * 3


async def test_progress_and_messages_go_to_each_call() -> None:
    def work(numbers: list[int]) -> list[list[int]]:
        gr.Progress()(0.5)
        gr.Info("half")
        return [numbers]

    for run in await results_of(Held(work), gr.Number(), gr.Number(), [[0], [1], [2]]):
        assert [event.units[0].progress for event in told(run, Progressed)] == [0.5]
        assert [event.message for event in told(run, Logged)] == ["half"]


async def test_files_of_a_call_are_its_own_caller_s(tmp_path: Path) -> None:
    def copies(paths: list[str]) -> list[list[str]]:
        made = []
        for path in paths:
            copy = tmp_path / f"copy-{Path(path).name}"
            copy.write_text(Path(path).read_text() + "!")
            made.append(str(copy))
        return [made]

    held = Held(copies)
    runtime = Runtime(batch_app(held, gr.File(), gr.File()))
    runs = {}
    for user in ("ada", "ben", "cem"):
        theirs = session(runtime, user, Owner(user))
        handle = runtime.files.put_bytes(user.encode(), f"{user}.txt", user)
        runs[user] = runtime.submit(theirs, runtime.blocks.functions[0], [{"path": handle}])
    held.open.set()
    for user, run in runs.items():
        handle = (await result(run))["path"]
        assert runtime.files.resolve(handle, user).read_text() == f"{user}!"
        runtime.sessions.end(session(runtime, user, Owner(user)))
        for other, another in runs.items():
            if other > user:
                assert runtime.files.resolve((await result(another))["path"], other).exists()
    assert held.sizes == [1, 2]
    await runtime.close()
