"""When runs start: lanes, limits, order, batches, and what those who wait are told."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.engine.events import Started, Waiting
from gradio_lib.engine.runtime import Runtime
from gradio_lib.errors import QueueFull
from tests.lib.engine.runs import PATIENCE, app_of, ended, result, session, start, told, until


class Gate:
    """A function that waits until it is let through, and notes who is in it."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.entered: list[Any] = []
        self.inside = self.most = 0
        self._lock = threading.Lock()

    def pass_through(self, value: Any) -> Any:
        with self._lock:
            self.entered.append(value)
            self.inside += 1
            self.most = max(self.most, self.inside)
        self.open.wait(PATIENCE)
        with self._lock:
            self.inside -= 1
        return value


@pytest.fixture
def gate() -> Gate:
    return Gate()


async def started(*runs: Any) -> None:
    for run in runs:
        await until(run, lambda event: isinstance(event, Started))


async def test_first_come_first_served(gate: Gate) -> None:
    runtime = Runtime(app_of(gate.pass_through))
    runs = [start(runtime, number) for number in range(8)]
    gate.open.set()
    assert [await result(run) for run in runs] == list(range(8))
    assert gate.entered == list(range(8))
    assert gate.most == 1


@pytest.mark.parametrize(("limit", "most"), [(1, 1), (3, 3), (None, 6), ("default", 2)])
async def test_as_many_run_at_once_as_the_limit_says(gate: Gate, limit: Any, most: int) -> None:
    runtime = Runtime(app_of(gate.pass_through, concurrency_limit=limit), default_limit=2)
    runs = [start(runtime, number) for number in range(6)]
    await started(*runs[:most])
    gate.open.set()
    assert [await result(run) for run in runs] == list(range(6))
    assert gate.most <= most


def two_lanes(gate: Gate, first: Callable[[Any], Any], **options: Any) -> gr.Blocks:
    with gr.Blocks() as app:
        box = gr.JSON()
        gr.Button().click(first, box, box, concurrency_limit=5, **options)
        gr.Button().click(gate.pass_through, box, box, concurrency_limit=1, **options)
    return app


async def test_one_concurrency_id_has_one_limit_the_lowest(gate: Gate) -> None:
    runtime = Runtime(two_lanes(gate, gate.pass_through, concurrency_id="gpu"))
    # The one with the higher limit comes first: what the other one says holds all the same.
    runs = [start(runtime, number, fn=number % 2) for number in range(4)]
    await started(runs[0])
    gate.open.set()
    assert [await result(run) for run in runs] == [0, 1, 2, 3]
    assert gate.most == 1


async def test_functions_of_their_own_do_not_wait_for_each_other(gate: Gate) -> None:
    runtime = Runtime(two_lanes(gate, lambda value: value))
    slow = start(runtime, 10, fn=1)
    await started(slow)
    assert await result(start(runtime, 20, fn=0)) == 20
    gate.open.set()
    assert await result(slow) == 10


async def test_unqueued_function_does_not_wait(gate: Gate) -> None:
    runtime = Runtime(app_of(gate.pass_through, queue=False), default_limit=1)
    runs = [start(runtime, number) for number in range(5)]
    await started(*runs)
    gate.open.set()
    assert [await result(run) for run in runs] == list(range(5))
    assert gate.most == 5


async def test_full_queue_says_so_at_once_and_takes_more_when_there_is_room(gate: Gate) -> None:
    runtime = Runtime(app_of(gate.pass_through), max_size=2)
    runs = [start(runtime, number) for number in range(3)]
    with pytest.raises(QueueFull, match=r"Queue is full\. Max size is 2 and size is 2\."):
        start(runtime, 3)
    gate.open.set()
    assert [await result(run) for run in runs] == [0, 1, 2]
    assert await result(start(runtime, 4)) == 4


async def test_failed_call_gives_its_slot_back() -> None:
    def fail(_value: Any) -> None:
        raise ValueError

    runtime = Runtime(app_of(fail, lambda value: value, concurrency_id="both"))
    for number in range(3):
        await ended(start(runtime, number))
        assert await result(start(runtime, number, fn=1)) == number
    assert len(runtime.queue) == 0


async def test_batch_takes_what_waits_up_to_its_size() -> None:
    sizes: list[int] = []
    hold = threading.Event()

    def double(values: list[int]) -> list[list[int]]:
        hold.wait(PATIENCE)
        sizes.append(len(values))
        return [[value * 2 for value in values]]

    runtime = Runtime(app_of(double, batch=True, max_batch_size=4))
    runs = [start(runtime, number) for number in range(10)]
    hold.set()
    assert [await result(run) for run in runs] == [number * 2 for number in range(10)]
    assert sizes == [1, 4, 4, 1]


async def test_batch_takes_only_its_own_kind() -> None:
    seen: list[list[Any]] = []

    def batch(values: list[Any]) -> list[list[Any]]:
        seen.append(values)
        return [values]

    with gr.Blocks() as app:
        box = gr.JSON()
        gr.Button().click(batch, box, box, batch=True, concurrency_id="one")
        gr.Button().click(lambda value: value, box, box, concurrency_id="one")
    runtime = Runtime(app)
    runs = [start(runtime, number, fn=number % 2) for number in range(6)]
    assert [await result(run) for run in runs] == list(range(6))
    assert seen == [[0], [2, 4]]


async def test_those_who_wait_are_told_their_rank_as_it_falls(gate: Gate) -> None:
    runtime = Runtime(app_of(gate.pass_through))
    runs = [start(runtime, number) for number in range(4)]
    assert [event.rank for event in told(runs[3], Waiting)] == [2]
    runtime.cancel(runs[1])
    await until(runs[3], lambda event: isinstance(event, Waiting) and event.rank == 1)
    # Only the newest rank is kept: what it was before is of no use to anybody.
    assert [[event.rank for event in told(run, Waiting)] for run in runs[2:]] == [[0], [1]]
    assert told(runs[0], Waiting)[0].eta is None
    gate.open.set()
    await asyncio.gather(*(ended(run) for run in runs))


async def test_who_keeps_the_place_hears_nothing(gate: Gate) -> None:
    runtime = Runtime(app_of(gate.pass_through))
    runs = [start(runtime, number) for number in range(4)]
    before = runs[1].log.newest
    runtime.cancel(runs[2])
    await until(runs[3], lambda event: isinstance(event, Waiting) and event.rank == 1)
    assert runs[1].log.newest == before
    gate.open.set()
    await asyncio.gather(*(ended(run) for run in runs))


async def test_queue_forgets_lanes_that_are_empty(gate: Gate) -> None:
    runtime = Runtime(app_of(gate.pass_through))
    runs = [start(runtime, number) for number in range(2)]
    gate.open.set()
    await asyncio.gather(*(ended(run) for run in runs))
    await asyncio.sleep(0)  # the slot comes back after the last word
    assert runtime.queue.lanes == {}


async def test_queue_of_no_length_takes_what_can_start_at_once(gate: Gate) -> None:
    runtime = Runtime(app_of(gate.pass_through), max_size=0)
    run = start(runtime, 1)
    with pytest.raises(QueueFull):
        start(runtime, 2)
    gate.open.set()
    assert await result(run) == 1


async def test_expected_end_comes_from_the_function_s_own_history(gate: Gate) -> None:
    runtime = Runtime(app_of(gate.pass_through))
    gate.open.set()
    await ended(start(runtime, 5))
    gate.open.clear()
    runs = [start(runtime, number) for number in range(3)]
    await started(runs[0])
    average = runtime.queue.average(0)
    assert average is not None
    assert [told(run, Waiting)[0].eta for run in runs[1:]] == [average, average * 2]
    gate.open.set()
    await asyncio.gather(*(ended(run) for run in runs))


async def test_long_queue_is_told_in_proportion_to_its_length(gate: Gate) -> None:
    runtime = Runtime(app_of(gate.pass_through))
    count = 200
    runs = [start(runtime, number) for number in range(count)]
    gate.open.set()
    await asyncio.gather(*(ended(run) for run in runs))
    # Arrival, start, end, and hardly a rank in between: one by one they would be count² / 2 = 20,000.
    assert session(runtime).next_number() < 5 * count


async def test_cancelled_run_leaves_the_queue(gate: Gate) -> None:
    runtime = Runtime(app_of(gate.pass_through))
    runs = [start(runtime, number) for number in range(3)]
    runtime.cancel(runs[1])
    assert len(runtime.queue) == 1
    gate.open.set()
    assert await result(runs[2]) == 2
    assert gate.entered == [0, 2]
    assert (await ended(runs[1])).data is None  # type: ignore[union-attr]


async def test_cancelled_runs_do_not_count_in_the_average(gate: Gate) -> None:
    runtime = Runtime(app_of(gate.pass_through), lease_seconds=PATIENCE)
    run = start(runtime, 0)
    await started(run)
    runtime.cancel(run)
    gate.open.set()
    assert await result(start(runtime, 1)) == 1
    assert runtime.queue.statistics[0].count == 1
