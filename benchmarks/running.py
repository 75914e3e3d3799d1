"""Takes the measures: peers in turns, so that what else the machine does meets all of them alike."""

from __future__ import annotations

import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.measures import Measure, Row, Subject
from benchmarks.peers import NotStarted, Peer, Server, serving

__all__ = ["Taken", "take_all"]

Taken = list[tuple[Row, dict[str, float]]]
"""Each row with what each peer, by its name, has; a peer whose server failed is not there."""


def take_all(measures: Iterable[Measure], peers: Sequence[Peer], *, quick: bool, say: Callable[[str], None]) -> Taken:
    """Take measures of all peers and return the medians.

    Args:
        measures: What to measure.
        peers: Whom.
        quick: Once each, and roughly.
        say: Called with each number as it comes.
    """
    taken: Taken = []
    for measure in measures:
        with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
            samples = _take(measure, peers, Path(folder), quick=quick, say=say)
        for number, row in enumerate(measure.rows):
            taken.append(
                (row, {name: statistics.median(s[number] for s in each) for name, each in samples.items() if each})
            )
    return taken


def _take(
    measure: Measure, peers: Sequence[Peer], folder: Path, *, quick: bool, say: Callable[[str], None]
) -> dict[str, list[tuple[float, ...]]]:
    samples: dict[str, list[tuple[float, ...]]] = {peer.name: [] for peer in peers}
    with ExitStack() as stack:
        shared = (
            {}
            if measure.fresh or not measure.app
            else {peer.name: stack.enter_context(serving(peer, measure.app, folder)) for peer in peers}
        )
        for _ in range(1 if quick else measure.repeats):
            for peer in peers:
                try:
                    numbers = _once(measure, peer, folder, shared.get(peer.name), quick=quick)
                except (subprocess.CalledProcessError, NotStarted) as error:
                    # What was measured before is worth the minutes that it took.
                    say(f"{measure.name}: {peer.title}: failed: {error}")
                    continue
                samples[peer.name].append(numbers)
                told = ", ".join(f"{n:,.4g} {row.unit}" for n, row in zip(numbers, measure.rows, strict=True))
                say(f"{measure.name}: {peer.title}: {told}")
    return samples


def _once(measure: Measure, peer: Peer, folder: Path, server: Server | None, *, quick: bool) -> tuple[float, ...]:
    with ExitStack() as own:
        if measure.fresh:
            server = own.enter_context(serving(peer, measure.app, folder))
        return measure.take(Subject(peer, folder, quick=quick, server=server))
