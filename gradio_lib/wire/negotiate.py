"""Which client speaks: the only place that asks. No request names its protocol; its route and its body tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from gradio_lib.wire import v3, v6
from gradio_lib.wire.v3_values import from_v3, to_v3

if TYPE_CHECKING:
    from gradio_lib.engine.events import Done
    from gradio_lib.engine.run import Run
    from gradio_lib.graph.functions import Function
    from gradio_lib.values.file import FileScope
    from gradio_lib.wire.models import JoinBody

__all__ = ["V3", "V6", "Dialect", "dialect_of_call", "knows_prefix"]


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
