"""A run's event log: append-only, numbered, bounded; any number of readers go on from the last number they saw."""

from __future__ import annotations

from typing import NamedTuple

from gradio_lib.engine.events import MAX_PRINTED, Logged, Output, Printed, Progressed, RunEvent, Waiting

__all__ = ["Entry", "RunLog"]

MAX_OUTPUTS = 64
"""Yields that are kept one by one until somebody reads them; beyond that the newest replaces the one before."""
MAX_MESSAGES = 200
PIECE = 2_048
"""Characters of printed text from which on what follows is told by itself."""
MAX_ENTRIES = 400
"""Entries of all kinds; beyond that what newer ones make void is dropped."""


class Entry(NamedTuple):
    """One event with its number; numbers grow over all runs of a session."""

    number: int
    event: RunEvent


class RunLog:
    """The events of one run."""

    __slots__ = ("_entries", "_messages", "_outputs", "_printed")

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._outputs = 0
        self._messages = 0
        self._printed = 0
        """How many characters have been printed."""

    def append(self, number: int, event: RunEvent) -> None:
        """Add `event`; where only the newest of its kind matters, or the bound is reached, it replaces the last one."""
        last = self._entries[-1].event if self._entries else None
        entry = Entry(number, event)
        if isinstance(event, Waiting | Progressed):
            if type(last) is type(event):
                self._entries[-1] = entry
                return
        elif isinstance(event, Output):
            if self._outputs >= MAX_OUTPUTS and isinstance(last, Output):
                self._entries[-1] = entry
                return
            self._outputs += 1
        elif isinstance(event, Logged):
            self._messages += 1
            if self._messages > MAX_MESSAGES:
                return
        elif isinstance(event, Printed):
            entry = Entry(number, self._joined(event))
        self._entries.append(entry)
        if len(self._entries) > MAX_ENTRIES:
            self._compact()

    def _joined(self, event: Printed) -> Printed:
        """Return printed text, with the short piece before it; the oldest pieces go where too much is kept."""
        event = Printed(event.text, self._printed)
        self._printed += len(event.text)
        pieces = [entry for entry in self._entries if isinstance(entry.event, Printed)]
        last = pieces[-1].event if pieces else None
        gone: list[Entry] = []
        if isinstance(last, Printed) and len(last.text) < PIECE:
            gone.append(pieces.pop())
            event = last.followed_by(event.text)
        oldest = self._printed - MAX_PRINTED
        gone += [entry for entry in pieces if isinstance(entry.event, Printed) and entry.event.start < oldest]
        self._entries = [entry for entry in self._entries if entry not in gone]
        return event

    def _compact(self) -> None:
        """Keep the newest of each kind that makes the others void, and the newest yields."""
        kept: list[Entry] = []
        outputs, seen = 0, set[type]()
        for entry in reversed(self._entries):
            kind = type(entry.event)
            outputs += kind is Output
            void = kind in seen if kind in {Waiting, Progressed} else kind is Output and outputs > MAX_OUTPUTS
            seen.add(kind)
            if not void:
                kept.append(entry)
        self._entries = kept[::-1]
        self._outputs = min(outputs, MAX_OUTPUTS)

    def after(self, number: int) -> list[Entry]:
        """Return the entries with a number above `number`, in order."""
        if not self._entries or self._entries[-1].number <= number:
            return []
        return [entry for entry in self._entries if entry.number > number]

    @property
    def room(self) -> int:
        """How many more yields are kept one by one."""
        return MAX_OUTPUTS - self._outputs

    @property
    def newest(self) -> int:
        """The number of the last entry, 0 where there is none."""
        return self._entries[-1].number if self._entries else 0

    def read(self, number: int) -> None:
        """Forget what a reader up to `number` has seen and what newer entries make void."""
        if len(self._entries) < 2:
            return
        newest = next((e.number for e in reversed(self._entries) if isinstance(e.event, Output)), 0)
        kept = [e for e in self._entries if not isinstance(e.event, Output) or e.number > number or e.number == newest]
        self._outputs -= len(self._entries) - len(kept)
        self._entries = kept

    def __len__(self) -> int:
        return len(self._entries)
