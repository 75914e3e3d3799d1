"""User code is a guest: whatever a function does, its caller gets exactly one last word and the slot comes back."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import numpy as np
import pytest

import gradio_lib as gr
from gradio_lib.engine.events import Done, Failed, Output, RunEvent, Started
from gradio_lib.engine.log import MAX_OUTPUTS
from gradio_lib.engine.runtime import Runtime
from tests.lib.engine.runs import PATIENCE, app_of, ended, message, outputs, result, start, until


class Stubborn(BaseException):
    """What nobody catches."""


def leave(_value: Any) -> None:
    sys.exit(3)


def interrupt(_value: Any) -> None:
    raise KeyboardInterrupt


def raise_stubborn(_value: Any) -> None:
    raise Stubborn


def recurse(value: Any) -> Any:
    return recurse(value)


def raise_value_error(_value: Any) -> None:
    msg = "the password is hunter2"
    raise ValueError(msg)


async def exit_async(_value: Any) -> None:
    sys.exit(3)


def exit_midway(_value: Any) -> Iterator[int]:
    yield 1
    sys.exit(3)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (leave, "leave() tried to end the program (SystemExit); the server goes on."),
        (interrupt, "interrupt() tried to end the program (KeyboardInterrupt); the server goes on."),
        (exit_async, "exit_async() tried to end the program (SystemExit); the server goes on."),
        (exit_midway, "exit_midway() tried to end the program (SystemExit); the server goes on."),
        (raise_stubborn, None),
        (recurse, None),
        (raise_value_error, None),
    ],
)
async def test_whatever_is_raised_is_the_end_of_the_run_only(function: Any, expected: str | None) -> None:
    runtime = Runtime(app_of(function, lambda value: value))
    assert await message(start(runtime, 1)) == expected
    assert await result(start(runtime, 1, fn=1)) == 1
    assert await message(start(runtime, 1)) == expected


async def test_message_of_an_exception_is_told_where_the_author_wants_it() -> None:
    runtime = Runtime(app_of(raise_value_error), show_error=True)
    assert await message(start(runtime, 1)) == "the password is hunter2"


async def test_traceback_goes_to_the_terminal(caplog: pytest.LogCaptureFixture) -> None:
    await ended(start(Runtime(app_of(raise_value_error)), 1))
    assert "the password is hunter2" in caplog.text
    assert "raise_value_error() failed." in caplog.text


@pytest.mark.parametrize("quiet", [True, False])
async def test_error_of_the_author_is_told_as_it_is(caplog: pytest.LogCaptureFixture, quiet: bool) -> None:
    def refuse(_value: Any) -> None:
        msg = "Too small."
        raise gr.Error(msg, duration=3, visible=False, title="Picture", print_exception=not quiet)

    last = await ended(start(Runtime(app_of(refuse)), 1))
    assert last == Failed("Too small.", "Picture", 3, visible=False)
    assert (caplog.records == []) is quiet


async def test_error_may_carry_anything_that_has_a_text() -> None:
    def refuse(_value: Any) -> None:
        raise gr.Error(ValueError("inner"), title=7)  # type: ignore[arg-type]

    last = await ended(start(Runtime(app_of(refuse)), 1))
    assert last == Failed("inner", "7", 10, visible=True)


def two_outputs(function: Callable[..., Any]) -> gr.Blocks:
    with gr.Blocks() as app:
        gr.Button().click(function, None, [gr.Textbox(label="First"), gr.Number()])
    return app


@pytest.mark.parametrize(
    ("returned", "told"),
    [
        ("one", "one str"),
        (("a",), "1 values"),
        (("a", 1, 2), "3 values"),
        ([], "0 values"),
        ({"a": 1}, "one dict"),
    ],
)
async def test_wrong_number_of_values_is_told_with_the_right_one(returned: Any, told: str) -> None:
    runtime = Runtime(two_outputs(lambda: returned))
    expected = f"lambda() returned {told}; its 2 outputs (First, number) take a tuple of 2."
    assert await message(start(runtime)) == expected


@pytest.mark.parametrize("returned", [("a", 1), ["a", 1]])
async def test_right_number_of_values_may_be_a_tuple_or_a_list(returned: Any) -> None:
    assert await result(start(Runtime(two_outputs(lambda: returned)))) == ["a", 1]


async def test_nothing_returned_empties_all_outputs() -> None:
    assert await result(start(Runtime(two_outputs(lambda: None)))) == [None, None]


async def test_values_for_components_that_are_no_outputs_are_refused() -> None:
    with gr.Blocks() as app:
        box, other = gr.Textbox(label="Box"), gr.Textbox(label="Other")
        gr.Button().click(lambda: {other: "x"}, None, box)
    told = await message(start(Runtime(app)))
    assert told is not None
    assert "lambda() returned values for gr.Textbox(label='Other')" in told


async def test_dict_of_components_leaves_the_others_as_they_are() -> None:
    with gr.Blocks() as app:
        first, second = gr.Textbox(), gr.Textbox()
        gr.Button().click(lambda: {second: "x"}, None, [first, second])
    assert await result(start(Runtime(app))) == [{"__type__": "update"}, "x"]


@pytest.mark.parametrize("value", [object(), {1, 2}, 1 << 80, "\ud800", threading.Lock(), b"bytes"])
async def test_what_cannot_be_sent_is_the_error_of_that_run(value: Any) -> None:
    with gr.Blocks() as app:
        gr.Button().click(lambda: value, None, gr.Radio(["a"]))
    told = await message(start(Runtime(app)))
    assert told is not None
    assert told.startswith("lambda() returned what cannot be sent: ")


async def test_raw_results_become_plain_data() -> None:
    with gr.Blocks() as app:
        gr.Button().click(lambda: {"a": np.arange(3)}, None, gr.JSON(), postprocess=False)
    assert await result(start(Runtime(app))) == {"a": [0, 1, 2]}


async def test_raw_arguments_are_what_was_sent() -> None:
    with gr.Blocks() as app:
        gr.Button().click(lambda value: value * 2, gr.Number(precision=0), gr.JSON(), preprocess=False)
    assert await result(start(Runtime(app), 1.5)) == 3.0


# -- streams --------------------------------------------------------------------------------------------------------


async def test_plain_generator_stays_in_one_thread() -> None:
    def threads(count: int) -> Iterator[int]:
        for _ in range(count):
            yield threading.get_ident()

    run = start(Runtime(app_of(threads)), 20)
    assert isinstance(await ended(run), Done)
    assert len(set(outputs(run))) == 1
    assert outputs(run)[0] != threading.get_ident()


async def count_async(until: int) -> AsyncIterator[int]:
    for number in range(until):
        await asyncio.sleep(0)
        yield number


def count(until: int) -> Iterator[int]:
    yield from range(until)


def count_lazily(until: int) -> Any:
    return (number for number in range(until))


def count_async_lazily(until: int) -> Any:
    return count_async(until)


async def count_awaited(until: int) -> Any:
    return count_async(until)


@pytest.mark.parametrize("function", [count, count_async, count_lazily, count_async_lazily, count_awaited])
async def test_stream_gives_each_value_and_the_last_one_again(function: Any) -> None:
    run = start(Runtime(app_of(function)), 5)
    assert await result(run) == 4
    assert outputs(run) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("function", [count, count_async])
async def test_stream_without_a_value_ends_empty(function: Any) -> None:
    run = start(Runtime(app_of(function)), 0)
    assert await result(run) is None
    assert outputs(run) == []


async def fail_midway_async(_value: Any) -> AsyncIterator[int]:
    yield 1
    raise ValueError


def fail_midway(_value: Any) -> Iterator[int]:
    yield 1
    raise ValueError


@pytest.mark.parametrize("function", [fail_midway, fail_midway_async])
async def test_stream_that_fails_has_told_what_came_before(function: Any) -> None:
    run = start(Runtime(app_of(function)), 1)
    assert await message(run) is None
    assert outputs(run) == [1]


@pytest.mark.parametrize("raised", [SystemExit, KeyboardInterrupt, ValueError])
@pytest.mark.parametrize("at", ["preprocess", "postprocess"])
async def test_component_that_fails_ends_the_run_of_an_async_function_too(at: str, raised: type[BaseException]) -> None:
    class Odd(gr.Image):
        pass

    def odd(*_args: Any) -> Any:
        raise raised

    setattr(Odd, at, odd)

    async def function(value: Any) -> Any:
        return value

    with gr.Blocks() as app:
        gr.Button().click(function, Odd(), Odd())
    assert isinstance(await ended(start(Runtime(app), None)), Failed)


async def plain_async(value: int) -> int:
    await asyncio.sleep(0)
    return value * 2


def gives_awaitable(value: int) -> Any:
    return plain_async(value)


class Double:
    async def __call__(self, value: int) -> int:
        return value * 2


@pytest.mark.parametrize("function", [plain_async, Double(), gives_awaitable, (2).__mul__])
async def test_function_may_be_anything_that_can_be_called(function: Any) -> None:
    assert await result(start(Runtime(app_of(function)), 4)) == 8


@pytest.mark.parametrize("kind", ["plain", "async"])
async def test_stream_waits_for_its_reader_and_loses_nothing(kind: str) -> None:
    count, made = 3 * MAX_OUTPUTS, 0

    def steps(_value: Any) -> Iterator[int]:
        nonlocal made
        for step in range(count):
            made = step
            yield step

    async def async_steps(value: Any) -> AsyncIterator[int]:
        for step in steps(value):
            yield step

    run = start(Runtime(app_of(steps if kind == "plain" else async_steps)), 1)
    await until(run, lambda _event: run.log.room < MAX_OUTPUTS / 2)
    await asyncio.sleep(0.1)
    assert made < 2 * MAX_OUTPUTS
    seen: list[Any] = []
    cursor = 0
    while not seen or seen[-1] != "end":
        await asyncio.sleep(0.001)
        for entry in run.log.after(cursor):
            cursor = entry.number
            if isinstance(entry.event, Output):
                seen.append(entry.event.data[0])
            elif isinstance(entry.event, Done | Failed):
                seen.append("end")
        run.read(cursor)
    assert seen == [*range(count), "end"]


async def test_endless_stream_that_nobody_reads_stays_small() -> None:
    def endless(_value: Any) -> Iterator[int]:
        number = 0
        while True:
            yield number
            number += 1
            gr.Progress()(0.5, desc=str(number))

    runtime = Runtime(app_of(endless))
    run = start(runtime, 1)
    await until(run, lambda event: isinstance(event, Output) and event.data[0] > 5000)
    assert len(run.log) < 500
    runtime.cancel(run)
    await ended(run)


async def test_stream_with_a_state_that_nobody_reads_keeps_the_newest_state() -> None:
    def endless(total: int) -> Iterator[tuple[int, int]]:
        for number in range(20_000):
            yield number, total + number

    with gr.Blocks() as app:
        state = gr.State(0)
        gr.Button().click(endless, state, [gr.Number(), state])
        gr.Button().click(lambda total: total, state, gr.Number())
    runtime = Runtime(app)
    await ended(start(runtime, None))
    assert await result(start(runtime, None, fn=1)) == 19_999


# -- ends -----------------------------------------------------------------------------------------------------------


async def running(run: Any) -> None:
    await until(run, lambda event: isinstance(event, Started))


def is_output(event: RunEvent) -> bool:
    return isinstance(event, Output)


async def test_cancelled_generator_is_closed() -> None:
    closed = threading.Event()

    def endless(_value: Any) -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    runtime = Runtime(app_of(endless, lambda value: value, concurrency_id="one"))
    run = start(runtime, 1)
    await until(run, is_output)
    runtime.cancel(run)
    assert await ended(run) == Done(None)
    assert await asyncio.to_thread(closed.wait, PATIENCE)
    assert await result(start(runtime, 2, fn=1)) == 2


async def test_cancelled_generator_is_closed_though_somebody_else_holds_it() -> None:
    held: list[Any] = []

    def steps() -> Iterator[int]:
        while True:
            yield 1

    async def async_steps() -> AsyncIterator[int]:
        while True:
            yield 1

    def endless(value: int) -> Any:
        held.append(steps() if value else async_steps())
        return held[-1]

    runtime = Runtime(app_of(endless))
    for value in (1, 0):
        run = start(runtime, value)
        await until(run, is_output)
        runtime.cancel(run)
        await ended(run)
    assert await result(start(Runtime(app_of(lambda value: value)), 1)) == 1
    first, second = held
    for _ in range(int(PATIENCE / 0.01)):
        if first.gi_frame is None and second.ag_frame is None:
            return
        await asyncio.sleep(0.01)
    pytest.fail("not closed")


async def test_cancelled_async_generator_is_closed() -> None:
    closed = threading.Event()

    async def endless(_value: Any) -> AsyncIterator[int]:
        try:
            while True:
                yield 1
                await asyncio.sleep(0.001)
        finally:
            closed.set()

    runtime = Runtime(app_of(endless))
    run = start(runtime, 1)
    await until(run, is_output)
    runtime.cancel(run)
    assert await ended(run) == Done(None)
    assert await asyncio.to_thread(closed.wait, PATIENCE)


def spin(_value: Any, entered: threading.Event, left: threading.Event) -> None:
    entered.set()
    try:
        while True:
            with contextlib.suppress(Exception):  # as careless code does
                sum(range(100))
    finally:
        left.set()


async def test_cancelled_loop_ends_even_if_it_catches_every_exception() -> None:
    entered, left = threading.Event(), threading.Event()
    runtime = Runtime(app_of(lambda value: spin(value, entered, left)))
    run = start(runtime, 1)
    await asyncio.to_thread(entered.wait, PATIENCE)
    runtime.cancel(run)
    assert await asyncio.to_thread(left.wait, PATIENCE)


def test_function_that_is_cancelled_at_any_moment_leaves_its_worker_usable() -> None:
    async def play() -> None:
        runtime = Runtime(app_of(lambda value: value, count), max_threads=1)
        for number in range(300):
            run = start(runtime, number, fn=number % 2)
            await asyncio.sleep(0 if number % 3 else 0.0003)
            runtime.cancel(run)
            await ended(run)
        assert await asyncio.wait_for(result(start(runtime, 7)), PATIENCE) == 7

    asyncio.run(play())


async def test_blocked_function_loses_its_slot_and_its_thread_to_the_next() -> None:
    hold, passed = threading.Event(), threading.Event()

    def block(value: Any) -> Any:
        if value == 0:
            try:
                hold.wait(PATIENCE)
            finally:
                passed.set()
        return value

    # One thread in all: without a replacement nothing else could run.
    runtime = Runtime(app_of(block), max_threads=1, lease_seconds=0.01)
    run = start(runtime, 0)
    await running(run)
    runtime.cancel(run)
    assert await ended(run) == Done(None)
    for number in range(1, 4):
        assert await result(start(runtime, number)) == number
    hold.set()
    assert await asyncio.to_thread(passed.wait, PATIENCE)
    assert await result(start(runtime, 4)) == 4


async def test_async_function_that_blocks_loses_its_loop_to_the_next() -> None:
    hold, entered = threading.Event(), threading.Event()

    async def block(value: Any) -> Any:
        if value == 0:
            entered.set()
            hold.wait(PATIENCE)
        return value

    runtime = Runtime(app_of(block), lease_seconds=0.01)
    run = start(runtime, 0)
    await asyncio.to_thread(entered.wait, PATIENCE)
    runtime.cancel(run)
    for number in range(1, 4):
        assert await result(start(runtime, number)) == number
    hold.set()


async def test_stopping_runtime_lets_go_on_for_a_moment_and_tells_who_waits() -> None:
    hold = threading.Event()
    runtime = Runtime(app_of(lambda _value: hold.wait(PATIENCE)))
    runs = [start(runtime, number) for number in range(2)]
    await running(runs[0])
    await runtime.drain(0.01)
    for run in runs:
        assert await message(run) == "The server was stopped before this was done; start it again when it is back."
    assert await message(start(runtime, 3)) == "The server is stopping; try again in a moment."
    hold.set()
    await runtime.close()


async def test_runs_that_end_in_time_end_well_in_a_stopping_runtime() -> None:
    runtime = Runtime(app_of(lambda value: value))
    run = start(runtime, 1)
    await runtime.drain(PATIENCE)
    assert await result(run) == 1


async def test_periodic_function_is_called_again_until_it_is_cancelled(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    calls = iter(range(1000))
    runtime = Runtime(app_of(lambda _value: next(calls), every=0.001))
    run = start(runtime, 1)
    await until(run, lambda event: isinstance(event, Output) and event.data == [3])
    runtime.cancel(run)
    assert await ended(run) == Done(None)
    assert not caplog.records
