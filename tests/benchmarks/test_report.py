"""The page of the benchmarks, from made-up numbers: what it compares, what it calls missed, and by how much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.measures import Measure, Row, Subject, at_least, at_most
from benchmarks.report import Facts, Line, document, lines_of, number, table

PEERS = [("fastapi", "bare FastAPI"), ("gradio", "gradio 6.31.0"), ("gradio_lib", "gradio_lib")]
FACTS = Facts("2 x a processor", "fastapi 1.2", "24 November 2025", 0.25)
FAST = Row("a call", "ms", at_most(0.8))
MANY = Row("calls", "1/s", at_least(2000), why="Validation costs it.")
PART = Row("import", "s", at_most(0.4, of="fastapi"))
PLAIN = Row("declare", "s")


def line(row: Row, fastapi: float, gradio: float, ours: float) -> Line:
    return lines_of([(row, {"fastapi": fastapi, "gradio": gradio, "gradio_lib": ours})])[0]


@pytest.mark.parametrize(
    ("given", "bound", "met", "off"),
    [
        (line(FAST, 0.3, 4.4, 0.6), 0.8, True, -0.25),
        (line(FAST, 0.3, 4.4, 1.0), 0.8, False, 0.25),
        (line(MANY, 4000, 200, 2500), 2000, True, -0.25),
        (line(MANY, 4000, 200, 1500), 2000, False, 0.25),
        (line(PART, 0.5, 2.5, 0.1), 0.2, True, -0.5),
        (line(PART, 0.5, 2.5, 0.3), 0.2, False, 0.5),
        (line(PLAIN, 0.5, 2.5, 0.3), None, None, 0.0),
    ],
)
def test_a_target_is_met_or_missed_by_a_share_of_it(
    given: Line, bound: float | None, met: bool | None, off: float
) -> None:
    assert given.bound == pytest.approx(bound)
    assert given.met is met
    assert given.off == pytest.approx(off)


def test_better_says_how_many_times_whichever_way_is_better() -> None:
    assert line(FAST, 0.3, 4.4, 0.55).better("gradio") == pytest.approx(8)
    assert line(MANY, 4000, 200, 2000).better("gradio") == pytest.approx(10)
    assert line(MANY, 4000, 200, 2000).share("fastapi") == pytest.approx(0.5)


def test_a_share_of_a_peer_that_was_not_measured_is_no_target() -> None:
    only = lines_of([(PART, {"gradio_lib": 0.3})])[0]
    assert (only.bound, only.met, only.better("gradio")) == (None, None, None)


def test_table_has_a_line_per_row_and_a_column_per_peer() -> None:
    head, rule, *lines = table([line(FAST, 0.3, 4.4, 1.0), line(MANY, 4000, 200, 2500)], PEERS).splitlines()
    assert (
        head
        == "|  | unit | bare FastAPI | gradio 6.31.0 | gradio_lib | better than gradio | of FastAPI | target | met |"
    )
    assert rule.count("|") == head.count("|")
    assert lines == [
        "| a call | ms | 0.3 | 4.4 | 1 | 4.4 x | 3.33 x | <= 0.8 | **missed by 25%** |",
        "| calls | 1/s | 4,000 | 200 | 2,500 | 12.5 x | 0.625 x | >= 2,000 | yes |",
    ]


def test_table_without_peers_has_no_ratios() -> None:
    lines = lines_of([(FAST, {"gradio_lib": 0.6})])
    assert table(lines, PEERS[2:]).splitlines()[::2] == [
        "|  | unit | gradio_lib | target | met |",
        "| a call | ms | 0.6 | <= 0.8 | yes |",
    ]


def test_page_says_where_it_was_measured_what_is_missed_and_why_and_how() -> None:
    def calls(_subject: Subject) -> tuple[float, ...]:
        """One client,

        for two seconds.
        """
        return (1.0,)

    measure = Measure("calls", (FAST, MANY), calls, "calls", 3, fresh=False)
    page = document([line(FAST, 0.3, 4.4, 0.6), line(MANY, 4000, 200, 1500)], PEERS, [measure], FACTS)
    assert page.startswith("# Benchmarks\n")
    assert "Measured on 24 November 2025: 2 x a processor; load average 0.2 before. fastapi 1.2.\n" in page
    assert "- **calls**: 1,500 1/s where 2,000 1/s is the target, 25% off. Validation costs it.\n" in page
    assert "- **a call**" not in page
    assert "- `calls` (a call; calls): One client, for two seconds.\n" in page


def test_page_says_that_the_machine_was_busy() -> None:
    lines = [line(FAST, 0.3, 4.4, 0.6)]
    assert "look\nat the ratios" not in document(lines, PEERS, [], FACTS)
    assert "look\nat the ratios" in document(lines, PEERS, [], replace(FACTS, busy=8.0))


def test_page_without_a_miss_has_no_such_part() -> None:
    assert "missed" not in document([line(FAST, 0.3, 4.4, 0.6)], PEERS, [], FACTS)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (0.01234, "0.0123"),
        (0.9999, "1"),
        (12.345, "12.3"),
        (100.0, "100"),
        (999.6, "1,000"),
        (87841.2, "87,841"),
        (8.0, "8"),
        (None, ""),
    ],
)
def test_numbers_have_three_digits_that_count(value: float | None, written: str) -> None:
    assert number(value) == written
