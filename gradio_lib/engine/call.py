"""A call: all that an executor needs to run a function, as data that can go to another process."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from gradio_lib.engine.events import Failed, RunEvent

if TYPE_CHECKING:
    from concurrent.futures import Future

    from gradio_lib.engine.request import RequestInfo
    from gradio_lib.values.file import FileScope

__all__ = ["Call", "Emit", "Executor", "Handle", "Job", "Pause", "Result", "current_job", "emit_event"]


@dataclass(slots=True)
class Job:
    """One caller's part of a call."""

    run: str
    """The run's id."""
    data: list[Any]
    """One value from the wire per input, unchecked; None in the place of a state."""
    session: str
    """The session's hash."""
    username: str | None = None
    states: dict[int, Any] = field(default_factory=dict)
    """Values of the `State` inputs, by component id."""
    request: RequestInfo | None = None
    event_data: Any = None
    trigger: int | None = None
    """Id of the block whose event it was."""
    files: FileScope | None = None
    properties: dict[int, dict[str, Any]] = field(default_factory=dict)
    """What the session has changed of the blocks that the function takes and gives, by block id."""


@dataclass(slots=True)
class Call:
    """A function to run, for one caller or for a batch of them."""

    function: int
    jobs: list[Job]


@dataclass(slots=True)
class Result:
    """What one step of a function gave one caller."""

    data: list[Any]
    states: dict[int, Any] = field(default_factory=dict)
    final: bool = True
    properties: dict[int, dict[str, Any]] = field(default_factory=dict)
    """What it has changed of blocks, by block id: new choices hold for what is chosen next."""


Pause: TypeAlias = "Future[None]"
"""What a function waits for that yields faster than its caller reads."""

Emit = Callable[[int, "RunEvent | Result | Failed"], "Pause | None"]
"""Takes the index of the job and what is to be said; may be called from any thread."""


class Handle(Protocol):
    """A call that has been started."""

    def cancel(self) -> None:
        """End it as soon as its function lets one; its last word is still emitted."""

    def abandon(self) -> None:
        """Give up what it holds up, a thread or a process: a cancelled function does not come to its end."""


class Executor(Protocol):
    """Runs calls somewhere: threads of this process, other processes, other machines."""

    def start(self, call: Call, emit: Emit) -> Handle:
        """Start `call`; for each job `emit` gets any number of events and results, the last one final.

        Where `emit` returns a pause, the function is not asked for its next value before the pause is done.
        """

    def close(self) -> None:
        """Cancel what runs and let go of everything in bounded time."""


@dataclass(slots=True)
class CurrentJob:
    """What a running function can reach: the door for Progress and messages."""

    emit: Callable[[RunEvent], None]
    heard: bool = False
    """Whether its caller may see what it prints."""


current_job: ContextVar[CurrentJob | None] = ContextVar("current_job", default=None)


def emit_event(event: RunEvent) -> bool:
    """Append `event` to the log of the run that is going on here; False where none is."""
    job = current_job.get()
    if job is None:
        return False
    job.emit(event)
    return True
