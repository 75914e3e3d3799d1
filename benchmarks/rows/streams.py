"""What a generator's values cost."""

from __future__ import annotations

from benchmarks.measures import Row, Subject, at_least, at_most, measure

_WHOLE = (
    "Published clients hand each value to their callers, and take it from a frame of its own with the run's id in it: "
    "some 165 bytes. Fewer bytes would be fewer values."
)


def _stream(subject: Subject, endpoint: str, count: int, last: str) -> tuple[float, ...]:
    times = 3 if subject.quick else 10
    told = subject.load("stream", endpoint=endpoint, count=count, last=last, times=times)
    return told["values"] / told["seconds"], told["bytes"] / 1e3


@measure(
    Row("generator of 1,000 short values: values that come", "1/s", at_least(20_000)),
    Row("generator of 1,000 short values: bytes on the wire", "kB", at_most(60), why=_WHOLE),
    app="calls",
    repeats=3,
)
def chunks(subject: Subject) -> tuple[float, ...]:
    """A generator without a pause yields 1,000 texts that share nothing; values that came by the time of the call."""
    return _stream(subject, "chunks", 1000, "chunk 999")


@measure(
    Row("text that grows to 4 kB in 256 steps: steps that come", "1/s", at_least(15_000)),
    Row("text that grows to 4 kB: bytes on the wire", "kB", at_most(25), why=_WHOLE),
    app="calls",
    repeats=3,
)
def chat(subject: Subject) -> tuple[float, ...]:
    """A generator without a pause yields a text that grows by 16 letters at a time; the bare app sends what is new."""
    return _stream(subject, "chat", 256, "letters ")
