"""`gr.Progress`, tqdm and messages: what a running function says reaches the log of its run."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import tqdm as real_tqdm

import gradio_lib as gr
from gradio_lib.engine.events import Logged, Progressed, Unit
from gradio_lib.engine.run import Run
from gradio_lib.engine.runtime import Runtime
from tests.lib.engine.runs import ended, result, start, told


async def said(function: Callable[..., Any]) -> list[tuple[Unit, ...]]:
    """Return all progress that a function reports. The log keeps the newest only, so each is noted as it comes."""
    noted: list[tuple[Unit, ...]] = []

    def heard(run: Run) -> None:
        events = told(run, Progressed)
        if events and (not noted or noted[-1] is not events[-1].units):
            noted.append(events[-1].units)

    with gr.Blocks() as app:
        gr.Button().click(function, None, gr.JSON())
    runtime = Runtime(app)
    run = start(runtime)
    run.listeners.append(heard)
    await result(run)
    return noted


def report(*args: Any, **options: Any) -> Callable[..., None]:
    def work(progress: gr.Progress = gr.Progress()) -> None:  # noqa: B008 - the documented form
        progress(*args, **options)

    return work


@pytest.mark.parametrize(
    ("args", "options", "unit"),
    [
        ((0.25,), {}, Unit(None, None, "steps", 0.25, None)),
        ((0.25, "Half"), {}, Unit(None, None, "steps", 0.25, "Half")),
        ((np.float32(0.5),), {}, Unit(None, None, "steps", 0.5, None)),
        ((7,), {}, Unit(None, None, "steps", 1.0, None)),
        ((-1,), {}, Unit(None, None, "steps", 0.0, None)),
        (((3, 10),), {}, Unit(3, 10, "steps", None, None)),
        (((np.int64(3), None),), {}, Unit(3, None, "steps", None, None)),
        ((3,), {"total": 10, "unit": "files"}, Unit(3, 10, "files", None, None)),
        ((None,), {"desc": 404}, Unit(None, None, "steps", None, "404")),
    ],
)
async def test_share_pair_or_steps(args: Any, options: Any, unit: Unit) -> None:
    assert await said(report(*args, **options)) == [(unit,)]


async def test_parameter_may_be_asked_for_by_its_type() -> None:
    def work(value: int, progress: gr.Progress) -> int:
        progress(0.5)
        return value

    with gr.Blocks() as app:
        gr.Button().click(work, gr.Number(precision=0), gr.JSON())
    run = start(Runtime(app), 3)
    assert await result(run) == 3
    assert len(told(run, Progressed)) == 1


async def test_iteration_reports_before_and_after_each_step() -> None:
    def work(progress: gr.Progress = gr.Progress()) -> list[str]:  # noqa: B008 - the documented form
        return list(progress.tqdm("ab", desc="Letters", unit="letters"))

    assert [units[0].index for units in await said(work)] == [0, 1, 1, 2]
    assert (await said(work))[0] == (Unit(0, 2, "letters", None, "Letters"),)


async def test_bars_may_be_nested_and_the_outer_one_goes_on() -> None:
    def work(progress: gr.Progress = gr.Progress()) -> None:  # noqa: B008 - the documented form
        for _ in progress.tqdm(range(2), desc="outer"):
            for _ in progress.tqdm((one for one in "x"), desc="inner", total=1):
                progress(0.5, desc="by hand")

    seen = [[unit.desc for unit in units] for units in await said(work)]
    assert seen[:5] == [["outer"], ["outer", "inner"], ["outer", "inner", "by hand"], ["outer", "inner"], ["outer"]]


async def test_iteration_without_a_length_says_none() -> None:
    def work(progress: gr.Progress = gr.Progress()) -> None:  # noqa: B008 - the documented form
        list(progress.tqdm(one for one in "ab"))
        list(progress.tqdm(None))

    assert (await said(work))[-1] == (Unit(2, None, "steps", None, None),)


async def test_async_function_reports_too() -> None:
    async def work(progress: gr.Progress = gr.Progress()) -> None:  # noqa: B008 - the documented form
        for _ in progress.tqdm(range(2)):
            await asyncio.sleep(0)

    assert (await said(work))[-1] == (Unit(2, 2, "steps", None, None),)


@pytest.mark.parametrize("manual", [True, False])
async def test_tqdm_bars_report_where_the_author_wants_it(manual: bool, capfd: pytest.CaptureFixture[str]) -> None:
    def work(progress: gr.Progress = gr.Progress(track_tqdm=True)) -> None:  # noqa: B008, ARG001 - the documented form
        if manual:
            with real_tqdm.tqdm(total=3, desc="bar", unit="it") as bar:
                for _ in range(3):
                    bar.update()
        else:
            for _ in real_tqdm.trange(3, desc="bar", unit="it"):
                pass

    seen = await said(work)
    assert (Unit(2, 3, "it", None, "bar"),) in seen
    assert seen[-1] == (Unit(3, 3, "it", None, "bar"),)
    assert "bar" in capfd.readouterr().err


async def test_tqdm_bars_elsewhere_are_as_before(capfd: pytest.CaptureFixture[str]) -> None:
    def tracked(progress: gr.Progress = gr.Progress(track_tqdm=True)) -> None:  # noqa: B008, ARG001 - the documented form
        list(real_tqdm.tqdm([1]))

    def silent() -> list[int]:
        return list(real_tqdm.tqdm([1, 2]))

    assert await said(tracked) != []
    assert await said(silent) == []
    assert list(real_tqdm.tqdm([1, 2])) == [1, 2]
    capfd.readouterr()


async def test_messages_come_in_order_with_all_that_they_say() -> None:
    def work() -> None:
        gr.Info("one", duration=None, visible=False, title="Note")
        gr.Warning("two")
        gr.Info(3)  # type: ignore[arg-type]
        gr.Success("saved")

    with gr.Blocks() as app:
        gr.Button().click(work, None, None)
    run = start(Runtime(app))
    await ended(run)
    assert told(run, Logged) == [
        Logged("one", "info", None, visible=False, title="Note"),
        Logged("two", "warning", 10, visible=True, title="Warning"),
        Logged("3", "info", 10, visible=True, title="Info"),
        Logged("saved", "success", 10, visible=True, title="Success"),
    ]


def test_outside_of_a_run_they_go_to_the_log_of_the_program(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    gr.Info("one")
    gr.Warning("two")
    gr.Progress()(0.5)
    assert list(gr.Progress().tqdm([1, 2])) == [1, 2]
    assert [(record.levelname, record.message) for record in caplog.records] == [("INFO", "one"), ("WARNING", "two")]
