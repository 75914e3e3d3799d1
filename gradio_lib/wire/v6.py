"""Today's dialect (``sse_v3``): engine events to frames of the event streams."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from gradio_lib.engine.events import Done, Failed, Logged, Output, Printed, Progressed, RunEvent, Started, Unit, Waiting
from gradio_lib.wire.diff import edits
from gradio_lib.wire.jsondata import dumps

if TYPE_CHECKING:
    from gradio_lib.engine.log import Entry
    from gradio_lib.engine.run import Run
    from gradio_lib.graph.functions import Function

__all__ = [
    "CLOSE",
    "HEARTBEAT",
    "CallFrames",
    "SessionFrames",
    "completed",
    "error_body",
    "session_not_found",
    "unit",
    "with_urls",
]

CLOSE = b'data: {"msg":"close_stream","event_id":null}\n\n'
HEARTBEAT = b'data: {"msg":"heartbeat"}\n\n'


def with_urls(function: Function, data: list[Any], root: str) -> list[Any]:
    """Return the data with a ``url`` in each of its files; `root` is the app's address as the client knows it."""
    if not any(getattr(block, "carries_files", False) for block in function.outputs):
        return data
    return [
        _urls(value, root) if getattr(block, "carries_files", False) else value
        for block, value in zip(function.outputs, data, strict=True)
    ]


def _urls(value: Any, root: str) -> Any:
    if isinstance(value, list):
        return [_urls(each, root) for each in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("meta"), dict) and isinstance(value.get("path"), str):
        return value if value.get("url") else {**value, "url": f"{root}gradio_api/file={value['path']}"}
    return {name: _urls(each, root) for name, each in value.items()}


def unit(bar: Unit) -> dict[str, Any]:
    """Return one bar of progress as JSON data."""
    return {"index": bar.index, "length": bar.length, "unit": bar.unit, "progress": bar.progress, "desc": bar.desc}


def error_body(event: Failed, *, inputs: bool = False) -> dict[str, Any]:
    """Return the JSON data that tells an error; published Python clients take no other keys than theirs."""
    if event.message is None:
        return {"error": None}
    told: dict[str, Any] = {
        "error": event.message,
        "duration": event.duration,
        "visible": event.visible,
        "title": event.title,
    }
    if inputs and event.inputs:
        told["inputs"] = {str(index): said for index, said in event.inputs.items()}
    return told


def completed(event: Done, data: list[Any]) -> dict[str, Any]:
    """Return the ``output`` of a run that has ended well."""
    return {
        "data": data,
        "is_generating": False,
        "duration": event.duration,
        "average_duration": event.average,
        "render_config": None,
        "changed_state_ids": list(event.changed_states),
    }


def session_not_found() -> bytes:
    """Return the frame for a stream of a session that is not there."""
    return (
        b'data: {"msg":"unexpected_error","event_id":null,"message":"404: Session not found. Open the page again.",'
        b'"session_not_found":true,"success":false}\n\n'
    )


def frame(message: dict[str, Any], number: int | None = None) -> bytes:
    """Return one frame; only our own clients ask for the number, published ones stumble over it."""
    body = b"data: " + dumps(message) + b"\n\n"
    return body if number is None else b"id: %d\n%s" % (number, body)


class SessionFrames:
    """Frames of one ``queue/data`` stream: yields go out as edits of what this reader has seen.

    Args:
        root: The app's address as this client knows it, with a slash at its end, or empty for relative addresses.
        numbered: Whether frames carry their number.
    """

    def __init__(self, root: str, *, numbered: bool) -> None:
        self.root = root
        self.numbered = numbered
        self._seen: dict[str, list[Any]] = {}

    def encode(self, run: Run, entry: Entry) -> bytes:
        """Return the frame of one event; none of what published clients would stumble over."""
        if isinstance(entry.event, Printed) and not self.numbered:
            return b""
        try:
            return frame(self._message(run, entry.event), entry.number if self.numbered else None)
        except TypeError as error:
            failed = Failed(f"The result cannot be sent: {error}. Return data that its component can show.")
            return frame(self._message(run, failed), entry.number if self.numbered else None)

    def _message(self, run: Run, event: RunEvent) -> dict[str, Any]:
        body: dict[str, Any] = self._messages[type(event)](self, run, event)
        body["event_id"] = run.id
        return body

    def _waiting(self, _run: Run, event: Waiting) -> dict[str, Any]:
        return {"msg": "estimation", "rank": event.rank, "queue_size": event.size, "rank_eta": event.eta}

    def _started(self, _run: Run, event: Started) -> dict[str, Any]:
        return {"msg": "process_starts", "eta": event.eta}

    def _progressed(self, _run: Run, event: Progressed) -> dict[str, Any]:
        return {"msg": "progress", "progress_data": [unit(each) for each in event.units]}

    def _logged(self, _run: Run, event: Logged) -> dict[str, Any]:
        return {
            "msg": "log",
            "log": event.message,
            "level": event.level,
            "duration": event.duration,
            "visible": event.visible,
            "title": event.title,
        }

    def _printed(self, _run: Run, event: Printed) -> dict[str, Any]:
        return {"msg": "printed", "text": event.text, "start": event.start}

    def _output(self, run: Run, event: Output) -> dict[str, Any]:
        data = with_urls(run.function, event.data, self.root)
        seen = self._seen.get(run.id)
        self._seen[run.id] = data
        sent: list[Any] = data if seen is None else [edits(old, new) for old, new in zip(seen, data, strict=True)]
        return {"msg": "process_generating", "output": {"data": sent, "is_generating": True}, "success": True}

    def _done(self, run: Run, event: Done) -> dict[str, Any]:
        self._seen.pop(run.id, None)
        if event.data is not None:
            output = completed(event, with_urls(run.function, event.data, self.root))
            return {"msg": "process_completed", "output": output, "success": True, "title": None}
        if not self.numbered:
            # Published clients fall over a success without data, and take their other runs with them.
            return self._failed(run, Failed("The run was cancelled.", "Cancelled", visible=False))
        return {"msg": "process_completed", "output": {}, "success": True, "title": None}

    def _failed(self, run: Run, event: Failed) -> dict[str, Any]:
        self._seen.pop(run.id, None)
        output = error_body(event, inputs=self.numbered)
        return {"msg": "process_completed", "output": output, "success": False, "title": event.title}

    _messages: ClassVar[dict[type, Callable[[Any, Run, Any], dict[str, Any]]]] = {
        Waiting: _waiting,
        Started: _started,
        Progressed: _progressed,
        Logged: _logged,
        Printed: _printed,
        Output: _output,
        Done: _done,
        Failed: _failed,
    }


class CallFrames:
    """Frames of one ``call/{name}/{event_id}`` stream: whole values, events by name.

    Args:
        root: The app's address as this client knows it.
    """

    def __init__(self, root: str) -> None:
        self.root = root

    def encode(self, run: Run, entry: Entry) -> bytes:
        """Return the frame of one event, empty for those that this stream does not tell."""
        event = entry.event
        try:
            if isinstance(event, Output):
                return self._frame("generating", with_urls(run.function, event.data, self.root))
            if isinstance(event, Done):
                return self._frame("complete", with_urls(run.function, event.data or [], self.root))
        except TypeError as error:
            event = Failed(f"The result cannot be sent: {error}. Return data that its component can show.")
        return self._frame("error", error_body(event)) if isinstance(event, Failed) else b""

    @staticmethod
    def _frame(name: str, data: Any) -> bytes:
        return b"event: " + name.encode() + b"\ndata: " + dumps(data) + b"\n\n"
