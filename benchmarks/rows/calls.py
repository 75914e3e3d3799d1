"""What a call costs."""

from __future__ import annotations

from benchmarks.measures import Row, Subject, at_least, at_most, measure


@measure(
    Row("one queued call, median", "ms", at_most(0.8)),
    Row(
        "one queued call, server's processor time",
        "ms",
        at_most(0.4),
        why="A call is two requests, each through FastAPI's own middleware, where the bare app has one.",
    ),
    app="calls",
    repeats=5,
)
def one_call(subject: Subject) -> tuple[float, ...]:
    """One client calls a function that returns its text, one call after the other, for two seconds.

    With a queue a call is a POST to join and a GET for the stream of what comes of it, on one connection.
    """
    told = subject.load("calls", clients=1, seconds=1 if subject.quick else 2)
    return told["p50"] * 1e3, told["cpu"] * 1e3


@measure(
    Row(
        "queued calls, 64 clients",
        "1/s",
        at_least(2000),
        why="The function has one slot, as by default: calls go through one thread after each other, and each of the "
        "63 that wait is told its place.",
    ),
    app="calls",
)
def many_calls(subject: Subject) -> tuple[float, ...]:
    """The same with 64 clients at once, for three seconds."""
    return (subject.load("calls", clients=64, seconds=1 if subject.quick else 3)["rate"],)
