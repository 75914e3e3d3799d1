"""What the page costs."""

from __future__ import annotations

from benchmarks.measures import Row, Subject, at_most, measure


@measure(Row("2,000 components and events: build, processor time", "ms", at_most(150)))
def build(subject: Subject) -> tuple[float, ...]:
    """2,000 text fields with an event each are declared, after a small app was."""
    return (float(subject.run(*subject.peer.command("large"))) * 1e3,)


@measure(
    Row("2,000 components and events: page", "ms", at_most(5)),
    Row("2,000 components and events: config", "kB", at_most(1000)),
    app="large",
)
def large(subject: Subject) -> tuple[float, ...]:
    """`GET /` once the app has been opened before, and the size of the config before compression."""
    told = subject.load("page", times=3 if subject.quick else 10)
    return told["seconds"] * 1e3, told["bytes"] / 1e3


@measure(
    Row("cold page until it can be used", "ms", at_most(180)),
    Row("cold page: requests", "", at_most(8)),
    Row("cold page: bytes on the wire", "kB", at_most(100)),
    app="page",
)
def cold(subject: Subject) -> tuple[float, ...]:
    """A page of a text, a button and a result in Chromium with nothing cached, until its field and button are enabled.

    All requests and bytes until the page has been still for half a second.
    """
    told = subject.browse("cold", times=2 if subject.quick else 5)
    return told["seconds"] * 1e3, told["requests"], told["bytes"] / 1e3


@measure(Row("click until the result is on the page", "ms", at_most(20)), app="page")
def click(subject: Subject) -> tuple[float, ...]:
    """The same page; from the button's click to the result in its field."""
    return (subject.browse("click", times=5 if subject.quick else 30)["seconds"] * 1e3,)
