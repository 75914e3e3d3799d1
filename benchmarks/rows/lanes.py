"""What the queue costs when many come at once."""

from __future__ import annotations

from benchmarks.measures import Row, Subject, at_most, measure


@measure(Row("96 calls of 0.1 s, 32 at a time (ideal 0.3)", "s", at_most(0.36)), app="calls")
def together(subject: Subject) -> tuple[float, ...]:
    """96 clients call at the same moment; until all have their result."""
    return (subject.load("together", endpoint="rest", clients=96)["seconds"],)


@measure(Row("64 calls in batches of 16, 0.05 s each (ideal 0.2)", "s", at_most(0.28)), app="calls")
def batches(subject: Subject) -> tuple[float, ...]:
    """64 clients call a batch function at the same moment; until all have their result.

    The first one to come goes alone where a queue does not wait for more: five batches, 0.25 s.
    """
    return (subject.load("together", endpoint="rest_together", clients=64)["seconds"],)


@measure(
    Row("1,000 waiting clients: server's processor time for each", "ms", at_most(1)),
    Row("1,000 waiting clients: memory (RSS) for each", "kB", at_most(45)),
    app="calls",
    repeats=1,
    fresh=True,
)
def waiting(subject: Subject) -> tuple[float, ...]:
    """As many clients wait in the queue of a function of one slot, each with its stream open; then the slot is freed.

    Processor time from there until all have their result.
    """
    told = subject.load("waiting", clients=150 if subject.quick else 1000, limit=200)
    return told["cpu"] * 1e3, told["memory"] / 1e3
