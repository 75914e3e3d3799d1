"""Frames of today's dialect: small, in one piece, and never stuck on what a function said."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gradio_lib.engine.call import Job
from gradio_lib.engine.events import Done, Failed, Logged, Output, Printed, Progressed, RunEvent, Started, Unit, Waiting
from gradio_lib.engine.log import Entry
from gradio_lib.engine.run import Run
from gradio_lib.engine.runtime import Runtime
from gradio_lib.wire.v6 import CallFrames, SessionFrames, session_not_found
from tests.lib.engine.runs import app_of, session


def run_of() -> Run:
    runtime = Runtime(app_of(lambda value: value))
    return Run(runtime.blocks.functions[0], session(runtime), Job("0" * 32, [], "ada"))


def read(frame: bytes) -> Any:
    assert frame.endswith(b"\n\n")
    assert frame.count(b"\n") == 2
    return json.loads(frame.removeprefix(b"data: "))


async def message(event: RunEvent, frames: SessionFrames | None = None) -> Any:
    return read((frames or SessionFrames("", numbered=False)).encode(run_of(), Entry(1, event)))


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (Waiting(3, 5, 1.5), {"msg": "estimation", "rank": 3, "queue_size": 5, "rank_eta": 1.5}),
        (Started(None), {"msg": "process_starts", "eta": None}),
        (
            Progressed((Unit(1, 2, "steps", None, "x"),)),
            {
                "msg": "progress",
                "progress_data": [{"index": 1, "length": 2, "unit": "steps", "progress": None, "desc": "x"}],
            },
        ),
        (
            Logged("hi", "success", 1, visible=False, title="T"),
            {"msg": "log", "log": "hi", "level": "success", "duration": 1, "visible": False, "title": "T"},
        ),
        (
            Failed("why", "T", None, visible=False),
            {
                "msg": "process_completed",
                "output": {"error": "why", "duration": None, "visible": False, "title": "T"},
                "success": False,
                "title": "T",
            },
        ),
        (Failed(None), {"msg": "process_completed", "output": {"error": None}, "success": False, "title": "Error"}),
    ],
)
async def test_each_event_has_its_message(event: RunEvent, expected: dict[str, Any]) -> None:
    told = await message(event)
    assert told.pop("event_id") == "0" * 32
    assert told == expected


async def test_yields_of_a_run_are_edits_of_what_this_reader_has_seen() -> None:
    run, first, second = run_of(), SessionFrames("", numbered=False), SessionFrames("", numbered=False)
    told = [read(first.encode(run, Entry(number, Output([text])))) for number, text in enumerate(["a", "ab"])]
    assert [each["output"]["data"] for each in told] == [["a"], [[["append", [], "b"]]]]
    late = read(second.encode(run, Entry(1, Output(["ab"]))))
    assert late["output"]["data"] == ["ab"]


async def test_only_our_own_clients_see_numbers() -> None:
    frame = SessionFrames("", numbered=True).encode(run_of(), Entry(7, Started(None)))
    printed = Entry(8, Printed("a", 3))
    assert b'"text":"a","start":3' in SessionFrames("", numbered=True).encode(run_of(), printed)
    assert SessionFrames("", numbered=False).encode(run_of(), printed) == b""
    assert frame.startswith(b"id: 7\ndata: {")


async def test_only_our_own_clients_are_told_which_value_does_not_fit() -> None:
    failed = Failed("why", inputs={2: "what"})
    ours = SessionFrames("", numbered=True).encode(run_of(), Entry(1, failed)).split(b"data: ")[1]
    assert json.loads(ours)["output"]["inputs"] == {"2": "what"}
    assert "inputs" not in (await message(failed))["output"]


async def test_cancellation_is_no_error_for_our_own_clients() -> None:
    ours = SessionFrames("", numbered=True).encode(run_of(), Entry(1, Done(None)))
    assert read(ours.partition(b"\n")[2])["output"] == {}
    theirs = await message(Done(None))
    assert (theirs["success"], theirs["output"]["error"]) == (False, "The run was cancelled.")


async def test_line_breaks_and_marks_inside_of_values_do_not_break_frames() -> None:
    text = "a\n\nb\r\ndata: x\n\nid: 5\n\u2028\x00"
    assert (await message(Output([text])))["output"]["data"] == [text]
    frame = CallFrames("").encode(run_of(), Entry(1, Output([text])))
    assert frame.count(b"\n") == 3
    assert json.loads(frame.partition(b"data: ")[2]) == [text]


def test_session_that_is_not_there_is_told_as_published_clients_expect() -> None:
    told = read(session_not_found())
    assert told["msg"] == "unexpected_error"
    assert told["session_not_found"] is True


async def test_call_frames_tell_values_and_ends_only() -> None:
    run, frames = run_of(), CallFrames("http://host/")
    assert frames.encode(run, Entry(1, Waiting(0, 1, None))) == b""
    assert frames.encode(run, Entry(1, Started(None))) == b""
    assert frames.encode(run, Entry(1, Output([1]))) == b"event: generating\ndata: [1]\n\n"
    assert frames.encode(run, Entry(1, Done([1]))) == b"event: complete\ndata: [1]\n\n"
    assert frames.encode(run, Entry(1, Failed(None))) == b'event: error\ndata: {"error":null}\n\n'
