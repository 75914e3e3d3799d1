"""`State`: each session has its own value, made by the app's own code, off the loop, and forgotten with the session."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.engine.events import Done
from gradio_lib.engine.runtime import Runtime
from tests.lib.engine.runs import PATIENCE, ended, message, result, session, start


def counting(state: gr.State) -> gr.Blocks:
    """Return an app that appends to a list in `state`."""

    def append(value: int, values: list[int]) -> tuple[list[int], list[int]]:
        return [*values, value], [*values, value]

    with gr.Blocks() as app:
        state.render()
        gr.Button().click(append, [gr.Number(), state], [gr.JSON(), state])
    return app


def unplaced(*args: Any, **options: Any) -> gr.State:
    return gr.State(*args, render=False, **options)


async def appended(runtime: Runtime, value: int, name: str = "ada") -> Any:
    return (await result(start(runtime, value, None, name=name)))[0]


@pytest.mark.parametrize("declared", [[], [0], list, lambda: [0]])
async def test_session_keeps_its_own_value(declared: Any) -> None:
    runtime = Runtime(counting(unplaced(declared)))
    first = declared() if callable(declared) else list(declared)
    assert await appended(runtime, 1) == [*first, 1]
    assert await appended(runtime, 2) == [*first, 1, 2]
    assert await appended(runtime, 3, "ben") == [*first, 3]
    assert (declared() if callable(declared) else declared) == first


async def test_value_changed_in_place_stays_with_its_session() -> None:
    def append(value: int, values: list[int]) -> list[int]:
        values.append(value)
        return list(values)

    with gr.Blocks() as app:
        gr.Button().click(append, [gr.Number(), gr.State([])], gr.JSON())
    runtime = Runtime(app)
    assert [await result(start(runtime, number, None)) for number in (1, 2)] == [[1], [1, 2]]
    assert await result(start(runtime, 3, None, name="ben")) == [3]


async def test_callers_may_leave_states_out() -> None:
    runtime = Runtime(counting(unplaced([])))
    assert (await result(start(runtime, 1)))[0] == [1]


async def test_value_is_made_by_nobody_but_the_first_of_several_runs_at_once() -> None:
    made: list[str] = []

    def make() -> list[int]:
        made.append(threading.current_thread().name)
        return []

    def append(value: int, values: list[int]) -> None:
        values.append(value)

    with gr.Blocks() as app:
        state = gr.State(make)
        gr.Button().click(append, [gr.Number(), state], None, concurrency_limit=None)
        gr.Button().click(sorted, state, gr.JSON())
    runtime = Runtime(app)
    runs = [start(runtime, number, None) for number in range(5)]
    for run in runs:
        await ended(run)
    assert await result(start(runtime, None, fn=1)) == [0, 1, 2, 3, 4]
    assert made == ["gradio-worker"]


async def test_value_that_cannot_be_made_is_the_error_of_the_run_and_can_be_tried_again() -> None:
    troubles = iter([gr.Error("no database"), OSError("the address of it"), SystemExit()])

    def make() -> list[int]:
        for trouble in troubles:
            raise trouble
        return []

    runtime = Runtime(counting(unplaced(make)))
    assert await message(start(runtime, 1, None)) == "no database"
    assert await message(start(runtime, 1, None)) is None
    assert await message(start(runtime, 1, None)) is None
    assert await appended(runtime, 1) == [1]
    assert len(runtime.queue) == 0


async def test_run_that_is_cancelled_while_a_value_is_made_is_not_started() -> None:
    hold, calls = threading.Event(), list[Any]()
    with gr.Blocks() as app:
        gr.Button().click(calls.append, gr.State(lambda: hold.wait(PATIENCE)), None)
        gr.Button().click(lambda: 1, None, gr.Number())
    runtime = Runtime(app)
    run = start(runtime, None)
    await asyncio.sleep(0)
    runtime.cancel(run)
    assert await ended(run) == Done(None)
    hold.set()
    assert await result(start(runtime, None, name="ben", fn=0)) == []
    assert calls == [True]


async def test_run_tells_which_states_it_has_changed() -> None:
    def change(first: int, _second: list[int], third: list[int]) -> Iterator[tuple[int, Any, Any]]:
        yield first, gr.skip(), third
        yield first + 1, gr.skip(), third

    with gr.Blocks() as app:
        states = [gr.State(0), gr.State([1]), gr.State([2])]
        gr.Button().click(change, states, states)
    last = await ended(start(Runtime(app)))
    assert isinstance(last, Done)
    # The third may have been changed in place: nobody can tell.
    assert last.changed_states == (states[2]._id, states[0]._id)


async def test_value_returned_inside_an_update_is_the_state_s() -> None:
    with gr.Blocks() as app:
        state = gr.State(1)
        gr.Button().click(lambda: gr.update(value=5), None, state)
        gr.Button().click(lambda value: value, state, gr.Number())
    runtime = Runtime(app)
    assert await result(start(runtime)) is None
    assert await result(start(runtime, None, fn=1)) == 5


class Deleted:
    """Takes the values that are forgotten."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self.done = threading.Event()

    def __call__(self, value: Any) -> None:
        self.values.append(value)
        self.done.set()


async def test_end_of_the_session_hands_the_values_to_whoever_cleans_up() -> None:
    deleted = Deleted()
    runtime = Runtime(counting(unplaced([], delete_callback=deleted)))
    await appended(runtime, 1)
    runtime.sessions.end(session(runtime))
    assert await asyncio.to_thread(deleted.done.wait, PATIENCE)
    assert deleted.values == [[1]]
    assert await appended(runtime, 2) == [2]


async def test_value_is_forgotten_when_its_time_is_over() -> None:
    deleted = Deleted()
    runtime = Runtime(counting(unplaced([], time_to_live=0.01, delete_callback=deleted)))
    await appended(runtime, 1)
    assert await asyncio.to_thread(deleted.done.wait, PATIENCE)
    assert deleted.values == [[1]]
    assert await appended(runtime, 2) == [2]


async def test_run_that_ends_after_its_session_leaves_nothing_behind() -> None:
    hold = threading.Event()
    with gr.Blocks() as app:
        state = gr.State(0)
        gr.Button().click(lambda value: hold.wait(PATIENCE) and value + 1, state, state)
    runtime = Runtime(app)
    ada = session(runtime)
    run = start(runtime, None)
    runtime.sessions.end(ada)
    hold.set()
    assert await ended(run) == Done(None)
    assert ada.take_states() == {}
