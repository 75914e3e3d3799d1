"""Ctrl+C and SIGTERM: politely the first time, at once the second."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any

from typing_extensions import Self

__all__ = ["Interruptions"]

INTERRUPTED = 130
"""Exit code of a program that was told to end before it did what it was started for."""


class Interruptions:
    """Inside its ``with``, SIGTERM raises KeyboardInterrupt in the main thread, as Ctrl+C does.

    Example:
        >>> with Interruptions() as interruptions:
        ...     with interruptions.deferred():
        ...         begun = True
    """

    def __init__(self) -> None:
        self._asked = False
        self._deferred = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        self._before = {each: signal.signal(each, self._heard) for each in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for each, handler in self._before.items():
            signal.signal(each, handler)

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        if self._asked and not self._deferred:
            # What has been told to end does not come to its end: nothing of it is waited for any more.
            os._exit(INTERRUPTED)
        self._asked = True
        if not self._deferred:
            raise KeyboardInterrupt

    @contextmanager
    def deferred(self) -> Iterator[None]:
        """Let what must not be torn in two come to its end first."""
        self._deferred = True
        try:
            yield
        finally:
            self._deferred = False

    def check(self) -> None:
        """Raise what was deferred.

        Raises:
            KeyboardInterrupt: A signal came in between.
        """
        if self._asked:
            raise KeyboardInterrupt
