"""From what a server says about a call to what its job tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from gradio_lib.client.diff import patched
from gradio_lib.client.endpoints import Endpoint
from gradio_lib.client.job import Job, ProgressUnit, Status
from gradio_lib.client.protocol import CONNECTED, Dialect, Message
from gradio_lib.errors import AppBusy, AppError, ConnectionFailed

__all__ = ["Reader"]

_NOTHING = object()


class Reader:
    """Reads the messages of one call.

    Args:
        job: Who wants to know.
        endpoint: What was called.
        dialect: How values travel.
        raw: Whether results are handed out as they came.
    """

    def __init__(self, job: Job, endpoint: Endpoint, dialect: Dialect, *, raw: bool) -> None:
        self._job = job
        self._endpoint = endpoint
        self._dialect = dialect
        self._raw = raw
        self._data: list[Any] | None = None
        self._value: Any = _NOTHING

    def read(self, messages: Iterable[Message]) -> None:
        """Read until the last word.

        Raises:
            AppError: The function failed.
            ClientError: The call could not be carried out; the subclasses say why.
        """
        for message in messages:
            handle = self._handlers.get(message["msg"])
            if handle is not None:
                handle(self, message)
            if self._job.done():
                return
        msg = "The app ended the call without a result."
        raise ConnectionFailed(msg)

    def _connected(self, _message: Message) -> None:
        # Edits are made for one connection; the first value of another is whole.
        self._data = None

    def _hash_wanted(self, _message: Message) -> None:
        self._job.update(code=Status.JOINING_QUEUE)

    def _data_wanted(self, _message: Message) -> None:
        self._job.update(code=Status.SENDING_DATA)

    def _waiting(self, message: Message) -> None:
        self._job.update(
            code=Status.IN_QUEUE,
            rank=message.get("rank"),
            queue_size=message.get("queue_size"),
            eta=message.get("rank_eta"),
        )

    def _started(self, message: Message) -> None:
        self._job.update(code=Status.PROCESSING, rank=None, eta=message.get("eta", self._job.status().eta))

    def _progressed(self, message: Message) -> None:
        units = [ProgressUnit.read(each) for each in message.get("progress_data") or ()]
        self._job.update(code=Status.PROGRESS, progress_data=units)

    def _logged(self, message: Message) -> None:
        self._job.update(code=Status.LOG, log=(str(message.get("log")), str(message.get("level"))))

    def _yielded(self, message: Message) -> None:
        output = _output(message)
        data = output.get("data") or []
        if self._data is not None and self._dialect.edits:
            data = [patched(old, edits) for old, edits in zip(self._data, data, strict=False)]
        self._note(data)
        self._job.update(code=Status.ITERATING)
        self._job.add_output(self._value)

    def _completed(self, message: Message) -> None:
        data = _output(message).get("data")
        if data is None:
            msg = "The run was cancelled at the app."
            raise AppError(msg, title="Cancelled")
        # A generator's last word repeats its last value: files need not be fetched twice.
        if data != self._data:
            self._note(data)
        self._job.finish(self._value)

    def _note(self, data: list[Any]) -> None:
        self._data = data
        shown = self._endpoint.shown(data)
        values = [value if self._raw else self._dialect.decode(component, value) for component, value in shown]
        self._value = values[0] if len(values) == 1 else tuple(values)

    def _queue_full(self, _message: Message) -> None:
        self._job.update(code=Status.QUEUE_FULL)
        msg = "The app's queue is full; try again later."
        raise AppBusy(msg)

    def _broken(self, message: Message) -> None:
        raise ConnectionFailed(str(message.get("message") or "The app ended unexpectedly."))

    _handlers: ClassVar[dict[str, Callable[[Reader, Message], None]]] = {
        CONNECTED: _connected,
        "send_hash": _hash_wanted,
        "send_data": _data_wanted,
        "estimation": _waiting,
        "process_starts": _started,
        "progress": _progressed,
        "log": _logged,
        "process_generating": _yielded,
        "process_completed": _completed,
        "queue_full": _queue_full,
        "unexpected_error": _broken,
    }


def _output(message: Message) -> dict[str, Any]:
    """Return the output of a message.

    Raises:
        AppError: It tells of a failure.
    """
    output = message.get("output")
    output = output if isinstance(output, dict) else {}
    if message.get("success") is False or "error" in output:
        said = output.get("error")
        raise AppError(
            said if isinstance(said, str) else None,
            title=str(output.get("title") or message.get("title") or "Error"),
            duration=output.get("duration", 10),
            visible=bool(output.get("visible", True)),
        )
    return output
