"""What a person sees move: a long table that is scrolled, a long answer that comes."""

from __future__ import annotations

from benchmarks.measures import Row, Subject, at_least, at_most, measure


@measure(
    Row("table of 100,000 rows: open until it is seen", "s"),
    Row("table of 100,000 rows: frames while it is scrolled", "1/s", at_least(50)),
    Row("table of 100,000 rows: longest frame", "ms", at_most(50)),
    Row("table of 100,000 rows: frames without a row in the middle", "%", at_most(1)),
    app="grid",
)
def grid(subject: Subject) -> tuple[float, ...]:
    """A page of a table of 100,000 x 4 in Chromium; then 180 frames of 1,500 pixels each.

    The bare app draws 22 rows by hand.
    """
    told = subject.browse("grid")
    return told["seconds"], told["frames"], told["longest"], told["blank"]


@measure(
    Row("answer of 10,000 words: until the last is seen", "s"),
    Row("answer of 10,000 words: frames while it comes", "1/s", at_least(30)),
    Row("answer of 10,000 words: longest frame", "ms"),
    app="talk",
    repeats=1,
)
def talk(subject: Subject) -> tuple[float, ...]:
    """A generator without a pause yields a conversation that grows by a word; the bare app appends plain text."""
    told = subject.browse("talk")
    return told["seconds"], told["frames"], told["longest"]
