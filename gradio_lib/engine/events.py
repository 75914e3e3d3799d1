"""What can be said about a run: the entries of its log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

__all__ = [
    "MAX_PRINTED",
    "Done",
    "Failed",
    "Logged",
    "Output",
    "Printed",
    "Progressed",
    "RunEvent",
    "Started",
    "Unit",
    "Waiting",
]

MAX_PRINTED = 65_536
"""Characters of what a run prints that are kept: the newest."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The run waits in the queue."""

    rank: int
    """How many go before it."""
    size: int
    """How many wait."""
    eta: float | None
    """Seconds until it is expected to end, from this function's own history."""


@dataclass(frozen=True, slots=True)
class Started:
    """The function has been called."""

    eta: float | None
    """Seconds that it is expected to take."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One bar of progress."""

    index: float | None
    length: float | None
    unit: str | None
    progress: float | None
    desc: str | None


@dataclass(frozen=True, slots=True)
class Progressed:
    """The function has said how far it is; nested bars come in order."""

    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Logged:
    """A message of the function to the person: ``gr.Info`` and its kin."""

    message: str
    level: Literal["info", "warning", "success", "error"]
    duration: float | None = 10
    visible: bool = True
    title: str = "Info"


@dataclass(frozen=True, slots=True)
class Printed:
    """The function has printed."""

    text: str
    start: int = 0
    """How many characters came before, as the run's log counts them: parts may be told twice, joined or not."""

    def followed_by(self, text: str) -> Printed:
        """Return this with what was printed after it, without what is too old to be kept."""
        whole = self.text + text
        cut = max(0, len(whole) - MAX_PRINTED)
        return Printed(whole[cut:], self.start + cut)


@dataclass(frozen=True, slots=True)
class Output:
    """The function has yielded; whole values, one per output."""

    data: list[Any]


@dataclass(frozen=True, slots=True)
class Done:
    """The run has ended well, or was cancelled (then without data)."""

    data: list[Any] | None
    duration: float = 0.0
    """Seconds from the call to the end."""
    average: float = 0.0
    """Seconds that this function's runs take on average."""
    changed_states: tuple[int, ...] = ()
    """Ids of the `State` components whose value the run changed."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The run has ended with an error; the message is None where the app does not show errors."""

    message: str | None
    title: str = "Error"
    duration: float | None = 10
    visible: bool = True
    fault: Literal["app", "caller"] = "app"
    """Whose it is: the caller's where values do not fit."""
    inputs: Mapping[int, str] = field(default_factory=dict)
    """What is wrong with each of the call's values that does not fit, by its index."""


RunEvent: TypeAlias = Waiting | Started | Progressed | Logged | Printed | Output | Done | Failed
