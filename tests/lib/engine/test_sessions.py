"""A session: whose it is, how long it lives, what goes with it."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.engine.runtime import Runtime
from gradio_lib.engine.sessions import KEPT_RUNS, Owner, Session
from gradio_lib.errors import UnknownName
from tests.lib.engine.runs import PATIENCE, app_of, ended, result, session, start


def runtime_of(**options: Any) -> Runtime:
    return Runtime(app_of(lambda value: value), **options)


ADA, EVE = Owner("ada", "browser-1"), Owner("eve", "browser-2")


@pytest.mark.parametrize(
    ("opener", "other", "may"),
    [
        (Owner(), Owner(), True),
        (Owner("ada"), Owner("ada"), True),
        (Owner("ada"), Owner(), False),
        (Owner("ada"), Owner("eve"), False),
        (Owner(), Owner("eve"), False),
        (Owner(None, "browser-1"), Owner(None, "browser-1"), True),
        (Owner(None, "browser-1"), Owner(None, "browser-2"), False),
        (Owner(None, "browser-1"), Owner(), False),
    ],
)
async def test_session_is_its_opener_s(opener: Owner, other: Owner, may: bool) -> None:
    runtime = runtime_of()
    opened = runtime.sessions.open("name", opener)
    assert (runtime.sessions.get("name", other) is opened) is may
    if may:
        assert runtime.sessions.open("name", other) is opened
    else:
        with pytest.raises(UnknownName, match="There is no session 'name'"):
            runtime.sessions.open("name", other)


async def test_session_that_shows_no_sign_of_life_ends() -> None:
    ends: list[Session] = []
    runtime = runtime_of(session_seconds=0.0)
    opened = session(runtime)
    runtime.sessions._on_end = ends.append
    runtime.sessions._expire()
    assert ends == [opened]
    assert runtime.sessions.all() == []


@pytest.mark.parametrize("sign", ["lifeline", "listener", "run"])
async def test_session_that_somebody_is_in_lives_on(sign: str) -> None:
    hold = threading.Event()
    runtime = Runtime(app_of(lambda value: hold.wait(PATIENCE) and value), session_seconds=0.0)
    opened = session(runtime)
    if sign == "lifeline":
        opened.lifelines += 1
    elif sign == "listener":
        opened.listeners.append(lambda _run: None)
    else:
        start(runtime, 1)
    runtime.sessions._expire()
    assert runtime.sessions.all() == [opened]
    hold.set()


async def test_expiry_comes_by_itself() -> None:
    done = threading.Event()
    with gr.Blocks() as app:
        gr.Button().click(lambda value: value, gr.State(0, delete_callback=lambda _value: done.set()), gr.Number())
    runtime = Runtime(app, session_seconds=0.01)
    await ended(start(runtime, None))
    assert await asyncio.to_thread(done.wait, PATIENCE)
    assert runtime.sessions.all() == []


async def test_idlest_session_makes_room_and_those_with_somebody_in_them_stay() -> None:
    runtime = runtime_of(max_sessions=3)
    first, second, third = (session(runtime, name) for name in ("first", "second", "third"))
    first.lifelines += 1
    assert runtime.sessions.get("second", Owner()) is second
    fourth = session(runtime, "fourth")
    assert third.ended
    assert runtime.sessions.all() == [first, second, fourth]


async def test_room_is_made_even_where_somebody_is_in_all_of_them() -> None:
    runtime = runtime_of(max_sessions=2)
    for name in ("first", "second"):
        session(runtime, name).lifelines += 1
    third = session(runtime, "third")
    assert [each.hash for each in runtime.sessions.all()] == ["second", "third"]
    assert not third.ended


async def test_end_of_a_session_cancels_its_runs() -> None:
    hold = threading.Event()
    runtime = Runtime(app_of(lambda value: hold.wait(PATIENCE) and value), lease_seconds=0.0)
    mine = [start(runtime, number) for number in range(2)]
    theirs = start(runtime, 5, name="ben")
    runtime.sessions.end(session(runtime))
    assert [(await ended(run)).__class__.__name__ for run in mine] == ["Done", "Done"]
    hold.set()
    assert await result(theirs) == 5


async def test_end_of_a_session_deletes_its_files_and_nobody_else_s() -> None:
    runtime = runtime_of()
    mine, theirs = session(runtime, "mine"), session(runtime, "theirs")
    handles = [each.files.put(b"x", "a.txt").path for each in (mine, theirs)]
    paths = [runtime.files.resolve(handle) for handle in handles]
    runtime.sessions.end(mine)
    await runtime.apart(lambda: None)  # behind the deletion: chores are done in order
    await runtime.apart(lambda: None)
    assert [path.exists() for path in paths] == [False, True]
    await runtime.close()
    assert not paths[1].exists()


async def test_upload_that_two_sessions_use_stays_for_the_second() -> None:
    runtime = runtime_of()
    handle = runtime.files.put_bytes(b"x", "a.txt")
    path = runtime.files.resolve(handle)
    scopes = [session(runtime, name).files for name in ("first", "second")]
    for scope in scopes:
        scope.open({"path": handle})
    scopes[0].close()
    assert path.exists()
    scopes[1].close()
    assert not path.exists()


async def test_leaving_visitor_is_told_to_the_app_with_what_the_session_knew() -> None:
    left: list[Any] = []
    done = threading.Event()

    def leave(total: int, request: gr.Request) -> None:
        left.append((total, request.session_hash))
        done.set()

    with gr.Blocks() as app:
        total = gr.State(0)
        gr.Button().click(lambda value: value + 1, total, total)
        app.unload(leave, total)
    runtime = Runtime(app)
    await ended(start(runtime, None))
    runtime.sessions.end(session(runtime))
    assert await asyncio.to_thread(done.wait, PATIENCE)
    assert left == [(1, "ada")]


async def test_oldest_ended_runs_are_forgotten_and_pending_ones_never() -> None:
    hold = threading.Event()
    with gr.Blocks() as app:
        box = gr.JSON()
        gr.Button().click(lambda value: value, box, box)
        gr.Button().click(lambda value: hold.wait(PATIENCE) and value, box, box)
    runtime = Runtime(app)
    pending = start(runtime, 1, fn=1)
    for number in range(KEPT_RUNS + 20):
        await ended(start(runtime, number))
    runs = session(runtime).runs
    assert len(runs) == KEPT_RUNS
    assert pending.id in runs
    hold.set()


async def test_numbers_of_events_grow_over_all_runs_of_a_session() -> None:
    runtime = runtime_of()
    runs = [start(runtime, number) for number in range(3)]
    for run in runs:
        await ended(run)
    numbers = sorted(entry.number for run in runs for entry in run.log.after(0))
    assert numbers == sorted(set(numbers))
