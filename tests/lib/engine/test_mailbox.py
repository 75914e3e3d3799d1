"""What worker threads say reaches the loop: in order, in bursts, bounded, and at the pace of who reads it."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

from gradio_lib.engine.call import Pause, Result
from gradio_lib.engine.events import Failed, Logged, Progressed, Unit
from gradio_lib.engine.mailbox import Mailbox
from tests.lib.engine.runs import PATIENCE

BURST = 24


def mailbox() -> tuple[Mailbox, list[tuple[int, Any]]]:
    received: list[tuple[int, Any]] = []
    return Mailbox(asyncio.get_running_loop(), lambda index, event: received.append((index, event))), received


def step(number: int, **states: int) -> Result:
    return Result([number], {int(name[1:]): value for name, value in states.items()}, final=False)


async def test_what_is_said_comes_in_order_and_in_one_go() -> None:
    box, received = mailbox()
    said = [(0, step(1)), (1, Logged("x", "info")), (0, Result([2]))]

    def say() -> None:
        for index, event in said:
            box.put(index, event)

    thread = threading.Thread(target=say)
    thread.start()
    thread.join()
    assert received == []
    await asyncio.sleep(0)
    assert received == said


async def test_backlog_is_bounded_and_ends_in_what_was_said_last() -> None:
    box, received = mailbox()
    for number in range(5000):
        box.put(0, step(number, s1=number))
        box.put(0, Progressed((Unit(number, None, "steps", None, None),)))
        box.put(0, Logged(str(number), "info"))
    box.put(0, step(-1, s2=7))
    box.put(0, Failed("over"))
    await asyncio.sleep(0)
    assert len(received) < 300
    assert received[-1] == (0, Failed("over"))
    steps = [event for _, event in received if isinstance(event, Result)]
    # A state that only an older yield has set is not lost with it.
    assert steps[-1] == Result([-1], {1: 4999, 2: 7}, final=False)


async def test_last_words_are_never_merged() -> None:
    box, received = mailbox()
    for number in range(400):
        box.put(number, Result([number]))
    await asyncio.sleep(0)
    assert [index for index, _ in received] == list(range(400))


def test_word_that_comes_after_the_end_of_the_loop_is_dropped() -> None:
    async def make() -> Mailbox:
        return mailbox()[0]

    asyncio.run(make()).put(0, Failed("late"))


def put_burst(box: Mailbox) -> Pause:
    """Say as much as goes in one burst; return what has to be waited for before more is said."""
    pauses = [box.put(0, step(number)) for number in range(BURST)]
    assert pauses[:-1] == [None] * (BURST - 1)
    assert pauses[-1] is not None
    return pauses[-1]


async def test_a_burst_waits_until_the_loop_has_it() -> None:
    box, received = mailbox()
    pause = put_burst(box)
    assert not pause.done()
    await asyncio.sleep(0)
    assert (pause.done(), len(received)) == (True, BURST)


async def test_who_is_not_read_waits_for_room() -> None:
    room = [BURST - 1]
    box = Mailbox(asyncio.get_running_loop(), lambda _index, _event: None, lambda: room[0])
    pauses = [box.put(0, step(number)) for number in range(BURST)]
    pause = pauses[-1]
    assert pause is not None
    assert pauses[-2:] == [pause, pause], "one yield earlier than where there is room for a burst"
    await asyncio.sleep(0)
    box.refresh()
    assert not pause.done()
    room[0] = BURST
    box.refresh()
    assert pause.done()
    assert box.put(0, step(0)) is None


async def test_nobody_waits_for_ever_for_a_reader_that_does_not_come() -> None:
    box = Mailbox(asyncio.get_running_loop(), lambda _index, _event: None, lambda: 0, patience=0.001)
    first = box.put(0, step(0))
    assert first is not None
    await asyncio.wait_for(asyncio.wrap_future(first), PATIENCE)
    pause = put_burst(box)
    await asyncio.sleep(0)
    assert pause.done(), "patience is lost once"


async def test_only_yields_wait() -> None:
    box = Mailbox(asyncio.get_running_loop(), lambda _index, _event: None, lambda: 0)
    for event in (Logged("x", "info"), Result([1]), Failed("over")):
        assert box.put(0, event) is None
