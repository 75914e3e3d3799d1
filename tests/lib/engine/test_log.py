"""A run's log: bounded whatever is said, and every reader comes to the same end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gradio_lib.engine.events import (
    MAX_PRINTED,
    Done,
    Logged,
    Output,
    Printed,
    Progressed,
    RunEvent,
    Started,
    Unit,
    Waiting,
)
from gradio_lib.engine.log import MAX_ENTRIES, MAX_MESSAGES, MAX_OUTPUTS, RunLog


def written(*events: RunEvent) -> RunLog:
    log = RunLog()
    for number, event in enumerate(events, start=1):
        log.append(number, event)
    return log


def kept(log: RunLog, after: int = 0) -> list[RunEvent]:
    return [entry.event for entry in log.after(after)]


def progressed(share: float) -> Progressed:
    return Progressed((Unit(None, None, None, share, None),))


def test_entries_are_read_on_from_a_number() -> None:
    log = written(Started(None), Output([1]), Output([2]), Done([2]))
    assert kept(log, after=2) == [Output([2]), Done([2])]
    assert kept(log, after=4) == []
    assert log.newest == 4


def test_only_the_newest_rank_and_progress_in_a_row_are_kept() -> None:
    log = written(Waiting(5, 9, None), Waiting(4, 9, None), Started(None), progressed(0.1), progressed(0.2))
    assert kept(log) == [Waiting(4, 9, None), Started(None), progressed(0.2)]


def test_yields_that_nobody_reads_give_way_to_the_newest() -> None:
    log = written(*(Output([number]) for number in range(MAX_OUTPUTS * 3)))
    assert len(log) == MAX_OUTPUTS
    assert kept(log)[-1] == Output([MAX_OUTPUTS * 3 - 1])


def test_messages_beyond_the_bound_are_left_out() -> None:
    log = written(*(Logged(str(number), "info") for number in range(MAX_MESSAGES + 50)))
    assert len(log) == MAX_MESSAGES


def test_yields_between_other_events_are_bounded_too() -> None:
    log = written(*(event for number in range(3000) for event in (Output([number]), progressed(number / 3000))))
    assert len(log) <= MAX_ENTRIES
    assert kept(log)[-2:] == [Output([2999]), progressed(2999 / 3000)]


def test_what_was_read_is_forgotten_but_for_the_newest_yield() -> None:
    log = written(Output([1]), Output([2]), Output([3]), Output([4]))
    log.read(3)
    assert kept(log) == [Output([4])]
    log.read(4)
    assert kept(log) == [Output([4])]


def seen_of(entries: list[RunEvent]) -> str:
    """Return what a page shows of these events: each part in its place."""
    text = ""
    for event in entries:
        if isinstance(event, Printed):
            text = text[: event.start] + event.text
    return text


@given(st.lists(st.tuples(st.text("ab\n", max_size=1500), st.booleans()), max_size=40))
def test_all_that_is_printed_reaches_a_reader_once(parts: list[tuple[str, bool]]) -> None:
    log, seen, cursor = RunLog(), list[RunEvent](), 0
    for number, (text, reads) in enumerate([*parts, ("end", True)], start=1):
        log.append(number, Printed(text))
        if reads:
            seen += kept(log, cursor)
            cursor = log.newest
    assert seen_of(seen) == seen_of(kept(log)) == "".join(text for text, _ in parts) + "end"


def test_printed_text_is_bounded_and_its_end_is_kept() -> None:
    log = written(*(event for n in range(20_000) for event in (Printed(f"line {n}\n"), progressed(n / 20_000))))
    texts = [event.text for event in kept(log) if isinstance(event, Printed)]
    assert MAX_PRINTED / 2 < sum(map(len, texts)) <= MAX_PRINTED + 2 * 2_048
    assert texts[-1].endswith("line 19999\n")
    assert len(log) <= MAX_ENTRIES


EVENTS = st.one_of(
    st.integers(0, 9).map(lambda number: Output([number])),
    st.integers(0, 9).map(lambda number: progressed(number / 10)),
    st.text(max_size=2).map(lambda text: Logged(text, "info")),
    st.integers(0, 9).map(lambda rank: Waiting(rank, 9, None)),
)


@given(st.lists(st.tuples(EVENTS, st.booleans()), max_size=600))
def test_reader_that_comes_now_and_then_misses_nothing_that_matters(steps: list[tuple[RunEvent, bool]]) -> None:
    log, seen, cursor = RunLog(), list[RunEvent](), 0
    for number, (event, reads) in enumerate([*steps, (Done([0]), True)], start=1):
        log.append(number, event)
        assert len(log) <= MAX_ENTRIES + 1
        if reads:
            entries = log.after(cursor)
            assert [entry.number for entry in entries] == sorted(entry.number for entry in entries)
            seen += [entry.event for entry in entries]
            cursor = log.newest
            log.read(cursor)
    for kind in (Output, Progressed, Waiting):
        said = [event for event, _ in steps if isinstance(event, kind)]
        told = [event for event in seen if isinstance(event, kind)]
        assert told[-1:] == said[-1:]
    assert seen[-1] == Done([0])
