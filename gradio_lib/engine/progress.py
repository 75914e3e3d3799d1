"""Progress of a running function, reported by hand, by iterating, or by tqdm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from contextvars import ContextVar
from typing import Any, TypeVar

from gradio_lib._lazy import require
from gradio_lib.engine.call import emit_event
from gradio_lib.engine.events import Progressed, Unit
from gradio_lib.errors import MissingDependency

__all__ = ["Progress", "track_tqdm"]

T = TypeVar("T")

# The bars that are open in the running function, outermost first.
_bars: ContextVar[tuple[Unit, ...]] = ContextVar("bars", default=())
_patched: set[type] = set()
_tracking: ContextVar[bool] = ContextVar("tracking", default=False)


class Progress:
    """Reports progress: give a parameter of your function a default of ``gr.Progress()`` and call it.

    Args:
        track_tqdm: Whether the tqdm bars of the function, and of what it calls, show on the page too.

    Example:
        >>> def work(n, progress=Progress()):
        ...     progress(0, desc="Starting")
        ...     for item in progress.tqdm(range(n), desc="Items"):
        ...         pass
        >>> work(2)
    """

    def __init__(self, track_tqdm: bool = False, _callback: Any = None, _event_id: str | None = None) -> None:
        self.track_tqdm = track_tqdm

    def __call__(
        self,
        progress: float | tuple[float, float | None] | None,
        desc: str | None = None,
        total: float | None = None,
        unit: str = "steps",
        _tqdm: Any = None,
    ) -> float | tuple[float, float | None] | None:
        """Report how far the function is.

        Args:
            progress: Share from 0 to 1, or a pair of done and total, or None where it is unknown.
            desc: What is being done.
            total: How many steps there are, where `progress` is a number of steps.
            unit: What the steps are.
        """
        text = None if desc is None else str(desc)
        if isinstance(progress, tuple | list):
            one = Unit(_number(progress[0]), _number(progress[1]), str(unit), None, text)
        elif total is not None and progress is not None:
            one = Unit(_number(progress), _number(total), str(unit), None, text)
        else:
            share = None if progress is None else min(max(float(progress), 0.0), 1.0)
            one = Unit(None, None, str(unit), share, text)
        emit_event(Progressed((*_bars.get(), one)))
        return progress

    def tqdm(
        self,
        iterable: Iterable[T] | None,
        desc: str | None = None,
        total: float | None = None,
        unit: str = "steps",
        _tqdm: Any = None,
    ) -> Iterator[T]:
        """Iterate and report each step; such bars may be nested.

        Args:
            iterable: What to go through.
            desc: What is being done.
            total: How many steps there are, where `iterable` cannot tell.
            unit: What the steps are.
        """
        if iterable is None:
            return
        length = _number(total) if total is not None else len(iterable) if isinstance(iterable, Sized) else None
        text = None if desc is None else str(desc)
        outer = _bars.get()
        try:
            for done, item in enumerate(iterable):
                _report((*outer, Unit(done, length, str(unit), None, text)))
                yield item
                _report((*outer, Unit(done + 1, length, str(unit), None, text)))
        finally:
            _bars.set(outer)


def _number(value: Any) -> float | None:
    """Return a number of any kind, numpy's too, as one that JSON knows."""
    return value if value is None or type(value) in {int, float} else float(value)


def _report(bars: tuple[Unit, ...]) -> None:
    _bars.set(bars)
    emit_event(Progressed(bars))


def track_tqdm() -> None:
    """Let the tqdm bars of the running function report; nothing happens where there is no tqdm."""
    _tracking.set(True)
    try:
        kind = require("tqdm.std", "for Progress(track_tqdm=True)", "tqdm").tqdm
    except MissingDependency:
        return
    if kind not in _patched:
        _patched.add(kind)
        _patch(kind)


def _patch(kind: Any) -> None:
    """Make tqdm's bars report to the run they are in; those outside of runs are as before."""
    plain_update, plain_close, plain_iter = kind.update, kind.close, kind.__iter__

    def report(bar: Any, done: float) -> None:
        if _tracking.get():
            text = (bar.desc or "").rstrip(": ") or None
            unit = Unit(_number(done), _number(bar.total), bar.unit or "it", None, text)
            emit_event(Progressed((*_bars.get(), unit)))

    def update(bar: Any, n: float | None = 1) -> Any:
        shown = plain_update(bar, n)
        report(bar, bar.n)
        return shown

    def iterate(bar: Any) -> Iterator[Any]:
        # tqdm's own loop counts in a local variable and tells update() only now and then.
        for done, item in enumerate(plain_iter(bar), start=int(bar.initial) + 1):
            yield item
            report(bar, done)

    def close(bar: Any) -> None:
        report(bar, bar.n)
        plain_close(bar)

    kind.update, kind.close, kind.__iter__ = update, close, iterate
