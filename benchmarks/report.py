"""The table: what each peer has, how they compare, which targets are met; as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.measures import Measure, Row
from benchmarks.running import Taken

__all__ = ["OURS", "QUIET", "Facts", "Line", "document", "lines_of", "table"]

OURS = "gradio_lib"
_INTRODUCTION = """\
# Benchmarks

The same functions behind gradio_lib, behind real gradio and behind a bare FastAPI app that calls them from POST routes,
measured in turns in one run. This page is what `.venv-test/bin/python -m benchmarks --write docs/benchmarks.md` wrote,
after `scripts/install` and `scripts/chromium`; `--list` names its parts, `--quick` gives rough numbers in two minutes.

Ratios hold from machine to machine, numbers do not. *Better than gradio* says how many times less time, memory or bytes
it takes, or how many times more comes; *of FastAPI* is the share of what the bare app has.
"""

QUIET = 0.5
"""Load average above which something else wanted the processors."""
_BUSY = """\
The machine had other work to do meanwhile, which makes every time longer, also that of the targets' own yardstick: look
at the ratios.
"""
_ADDING = """\
A row is a function in `benchmarks/rows/`, marked with `@measure(Row(title, unit, target), app=…)`; it returns its
numbers, and its docstring is the note above.
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """Where and when it was measured.

    Attributes:
        machine: The machine in a few words.
        versions: What was installed.
        date: The day.
        busy: Load average when it began: what else the machine did.
    """

    machine: str
    versions: str
    date: str
    busy: float


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its numbers and its verdict.

    Attributes:
        row: The row.
        values: What each peer has, by name.
        bound: The number that gradio_lib is to reach, None where there is none.
        met: Whether it does, None where that cannot be told.
    """

    row: Row
    values: dict[str, float]
    bound: float | None
    met: bool | None

    @property
    def off(self) -> float:
        """By what share a target is missed; below 0 where it is met."""
        ours = self.values.get(OURS)
        if self.bound is None or ours is None or self.row.target is None or not self.bound:
            return 0.0
        return (self.bound - ours if self.row.target.higher else ours - self.bound) / self.bound

    def better(self, peer: str) -> float | None:
        """Return how many times better gradio_lib is than a peer, None where one of them has nothing."""
        ours, theirs = self.values.get(OURS), self.values.get(peer)
        if not ours or not theirs:
            return None
        return ours / theirs if self.row.target is not None and self.row.target.higher else theirs / ours

    def share(self, peer: str) -> float | None:
        """Return what gradio_lib has as a share of what a peer has."""
        ours, theirs = self.values.get(OURS), self.values.get(peer)
        return None if ours is None or not theirs else ours / theirs


def lines_of(taken: Taken) -> list[Line]:
    """Return the lines of the table."""
    lines: list[Line] = []
    for row, values in taken:
        bound = row.target.bound(values) if row.target is not None else None
        line = Line(row, values, bound, None)
        met = line.off <= 0 if bound is not None and OURS in values else None
        lines.append(Line(row, values, bound, met))
    return lines


def number(value: float | None) -> str:
    """Write a number with three digits that count.

    Example:
        >>> number(0.01234), number(87841.0), number(8.0), number(None)
        ('0.0123', '87,841', '8', '')
    """
    if value is None:
        return ""
    if abs(value) >= 999.5:
        return f"{value:,.0f}"
    text = f"{value:.2e}"
    digits = max(0, 2 - int(text.partition("e")[2]))
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def table(lines: Iterable[Line], peers: Sequence[tuple[str, str]]) -> str:
    """Return the table.

    Args:
        lines: Its lines.
        peers: Names and titles of its columns, in order.
    """
    names = {name for name, _ in peers}
    compared = [title for name, title in (("gradio", "better than gradio"), ("fastapi", "of FastAPI")) if name in names]
    heads = ["", "unit", *(title for _, title in peers), *compared, "target", "met"]
    parts = [_cells(heads), _cells(["---", "---", *["---:"] * (len(heads) - 3), "---"])]
    for line in lines:
        better, share = line.better("gradio"), line.share("fastapi")
        ratios = {
            "better than gradio": "" if better is None else f"{number(better)} x",
            "of FastAPI": "" if share is None else f"{number(share)} x",
        }
        values = [number(line.values.get(name)) for name, _ in peers]
        verdict = {True: "yes", False: f"**missed by {line.off:.0%}**", None: ""}[line.met]
        target = str(line.row.target or "")
        parts.append(
            _cells([line.row.title, line.row.unit, *values, *(ratios[title] for title in compared), target, verdict])
        )
    return "\n".join(parts) + "\n"


def _cells(texts: Iterable[str]) -> str:
    return "| " + " | ".join(texts) + " |"


def document(lines: Sequence[Line], peers: Sequence[tuple[str, str]], measures: Iterable[Measure], facts: Facts) -> str:
    """Return the whole page: the table, what is missed and why, how it is measured."""
    parts = [
        _INTRODUCTION,
        f"Measured on {facts.date}: {facts.machine}; load average {facts.busy:.1f} before. {facts.versions}.\n",
        table(lines, peers),
    ]
    if facts.busy > QUIET:
        parts.append(_BUSY)
    missed = [line for line in lines if line.met is False]
    if missed:
        parts += ["## Targets that are missed\n", "\n".join(_missed(line) for line in missed) + "\n"]
    parts += ["## How each is measured\n", "\n".join(_how(measure) for measure in measures) + "\n"]
    return "\n".join([*parts, _ADDING])


def _missed(line: Line) -> str:
    unit = f" {line.row.unit}" if line.row.unit else ""
    bound = f"{number(line.bound)}{unit}"
    ours = f"{number(line.values[OURS])}{unit}"
    return f"- **{line.row.title}**: {ours} where {bound} is the target, {line.off:.0%} off. {line.row.why}".rstrip()


def _how(measure: Measure) -> str:
    titles = "; ".join(row.title for row in measure.rows)
    return f"- `{measure.name}` ({titles}): {measure.note}"
