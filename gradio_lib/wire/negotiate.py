"""Which client speaks: the only place that asks. No request names its protocol; its route, body and sender tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from gradio_lib.wire import v3, v6
from gradio_lib.wire.v3_values import from_v3, to_v3

if TYPE_CHECKING:
    from gradio_lib.engine.events import Done
    from gradio_lib.engine.run import Run
    from gradio_lib.graph.functions import Function
    from gradio_lib.values.file import FileScope
    from gradio_lib.wire.models import JoinBody

__all__ = ["V3", "V6", "Dialect", "Pace", "dialect_of_call", "knows_prefix", "pace_of"]


class Dialect(NamedTuple):
    """How values travel in the call of one client."""

    read: Callable[[Function, list[Any], FileScope], list[Any]]
    """What the client sent, as today's values."""
    write: Callable[[Run, Done, list[Any], str], dict[str, Any]]
    """The answer; its last argument is the app's address as the client knows it, with a slash at its end."""
    opens_files: bool
    """Whether that takes files to be read and written, and so a thread."""


def _read_v3(function: Function, data: list[Any], files: FileScope) -> list[Any]:
    return from_v3(function.inputs, data, files)


def _write_v3(run: Run, event: Done, data: list[Any], _root: str) -> dict[str, Any]:
    return v3.completed(event, to_v3(run.function.outputs, data, run.session.files))


def _read_v6(_function: Function, data: list[Any], _files: FileScope) -> list[Any]:
    return data


def _write_v6(run: Run, event: Done, data: list[Any], root: str) -> dict[str, Any]:
    return v6.completed(event, v6.with_urls(run.function, data, root))


V3 = Dialect(_read_v3, _write_v3, opens_files=True)
V6 = Dialect(_read_v6, _write_v6, opens_files=False)


def knows_prefix(path: str) -> bool:
    """Whether a request to this path, below the app's own, comes from a client that reads ``api_prefix``."""
    return path.startswith("/gradio_api/")


def dialect_of_call(path: str, body: JoinBody) -> Dialect:
    """Return the dialect of a call without the queue.

    Clients of 4.x and later that know no prefix say which component was triggered, if only null; those of 3.x, and the
    recipe for curl of that time, do not.
    """
    return V6 if knows_prefix(path) or body.names_trigger else V3


@dataclass(frozen=True, slots=True)
class Pace:
    """How a client takes the values of a run, its end and that of a stream."""

    hangs_up: bool = False
    """Whether it ends a stream itself when it is told to, and until then takes it for open."""
    hold: float = 0.0
    """Seconds without a new run before the last word of the others is sent; the more runs there are, the longer."""
    longest: float = 0.0
    """Seconds after its arrival for which a run's last word is held back at most."""
    step: float = 0.0
    """Seconds from one value of a generator to the next."""


_PUBLISHED = re.compile(r"gradio_client/|node\b|undici\b|Mozilla/")
# These note a run after its POST has returned, in another thread than the one that reads the stream, and fall over a
# last word that comes before. They ask for news every 50 ms, so that little is lost by waiting.
_STUMBLES = re.compile(r"gradio_client/[01]\.")
# Whoever iterates over a job of these loses all values from the moment on at which two come at once.
_STEPS = re.compile(r"gradio_client/0\.")


def pace_of(user_agent: str) -> Pace:
    """Return the pace for a client of this name.

    Example:
        >>> pace_of("gradio_client/1.3.0; python/3.11")
        Pace(hangs_up=True, hold=0.2, longest=4.0, step=0.0)
        >>> pace_of("curl/8.5.0")
        Pace(hangs_up=False, hold=0.0, longest=0.0, step=0.0)
    """
    stumbles = _STUMBLES.match(user_agent) is not None
    return Pace(
        hangs_up=_PUBLISHED.match(user_agent) is not None,
        hold=0.2 if stumbles else 0.0,
        longest=4.0 if stumbles else 0.0,
        step=0.05 if _STEPS.match(user_agent) else 0.0,
    )
