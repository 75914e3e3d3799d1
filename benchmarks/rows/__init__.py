"""The rows of the table, in its order."""

from __future__ import annotations

from benchmarks.measures import Measure
from benchmarks.rows import calls, files, frames, lanes, pages, startup, streams

__all__ = ["MEASURES"]

_MODULES = (startup, calls, streams, lanes, files, pages, frames)

MEASURES: dict[str, Measure] = {
    measure.name: measure for module in _MODULES for measure in vars(module).values() if isinstance(measure, Measure)
}
