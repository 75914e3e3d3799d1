"""The dialect of 3.x (``ws``): a websocket per call, functions by index, values in their 3.x shapes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from gradio_lib.engine.events import Done, Failed, Logged, Output, Progressed, RunEvent, Started, Waiting
from gradio_lib.errors import InvalidValue
from gradio_lib.graph.component import Component
from gradio_lib.wire.jsondata import dumps, loads_object
from gradio_lib.wire.models import JoinBody
from gradio_lib.wire.v3_values import to_v3
from gradio_lib.wire.v6 import error_body, unit

if TYPE_CHECKING:
    from gradio_lib.engine.run import Run
    from gradio_lib.graph.block import Block
    from gradio_lib.graph.blocks import Blocks

__all__ = [
    "QUEUE_FULL",
    "SEND_DATA",
    "SEND_HASH",
    "HashBody",
    "SocketFrames",
    "completed",
    "config_for_all",
    "estimation",
    "read_data",
    "refused",
    "serializer_of",
]

SEND_HASH = b'{"msg":"send_hash"}'
SEND_DATA = b'{"msg":"send_data"}'
QUEUE_FULL = b'{"msg":"queue_full"}'

# The Python clients of 2023 convert each value by a class of this name, and do not connect where they know none.
_SERIALIZERS = {
    "annotatedimage": "JSONSerializable",
    "audio": "FileSerializable",
    "button": "StringSerializable",
    "chatbot": "JSONSerializable",
    "checkbox": "BooleanSerializable",
    "checkboxgroup": "ListStringSerializable",
    "code": "StringSerializable",
    "colorpicker": "StringSerializable",
    "datetime": "StringSerializable",
    "dataframe": "JSONSerializable",
    "downloadbutton": "FileSerializable",
    "file": "FileSerializable",
    "gallery": "GallerySerializable",
    "highlightedtext": "JSONSerializable",
    "html": "StringSerializable",
    "image": "ImgSerializable",
    "imageeditor": "JSONSerializable",
    "json": "JSONSerializable",
    "label": "JSONSerializable",
    "markdown": "StringSerializable",
    "model3d": "FileSerializable",
    "number": "NumberSerializable",
    "plot": "JSONSerializable",
    "radio": "StringSerializable",
    "slider": "NumberSerializable",
    "textbox": "StringSerializable",
    "timeseries": "JSONSerializable",
    "uploadbutton": "FileSerializable",
    "video": "VideoSerializable",
}


def serializer_of(block: Block) -> str:
    """Return the name by which the clients of 2023 convert this component's values."""
    return _SERIALIZERS.get(block.get_block_name(), "SimpleSerializable")


def config_for_all(config: dict[str, Any], blocks: Blocks) -> dict[str, Any]:
    """Return the config with what clients of other generations read beside today's keys."""
    return {
        **config,
        "components": [
            {**entry, "serializer": serializer_of(blocks.blocks[entry["id"]])}
            if isinstance(blocks.blocks[entry["id"]], Component)
            else entry
            for entry in config["components"]
        ],
        # False, not "false": to a client that knows no visibility the word would be one endpoint more.
        "dependencies": [
            {**entry, "api_name": False} if entry.get("api_visibility") == "private" else entry
            for entry in config["dependencies"]
        ],
    }


@dataclass(frozen=True, slots=True)
class HashBody:
    """A socket's first message: which function, for whom."""

    fn_index: int
    session_hash: str

    @classmethod
    def read(cls, text: str) -> HashBody:
        """Check a message.

        Raises:
            InvalidValue: The message says which part and what would do.
        """
        body = JoinBody.of({**loads_object(text.encode()), "data": []})
        if body.fn_index is None or body.session_hash is None:
            msg = "A call begins with fn_index, the number of a dependency in /config, and session_hash."
            raise InvalidValue(msg)
        return cls(body.fn_index, body.session_hash)


def read_data(text: str) -> JoinBody:
    """Check a socket's second message, the values.

    Raises:
        InvalidValue: The message says which part and what would do.
    """
    return JoinBody.read(text.encode())


def refused(reason: str) -> bytes:
    """Return the last message of a call that was not even begun."""
    return dumps({"msg": "process_completed", "output": {"error": reason}, "success": False})


def estimation(rank: int | None, size: int, eta: float | None, average: float | None = None) -> dict[str, Any]:
    """Return the message that tells a place in the queue."""
    return {
        "msg": "estimation",
        "rank": rank,
        "queue_size": size,
        "avg_event_process_time": average,
        "avg_event_concurrent_process_time": average,
        "rank_eta": eta,
        "queue_eta": eta or 0.0,
    }


def completed(event: Done, data: list[Any], *, generating: bool = False) -> dict[str, Any]:
    """Return the ``output`` of a run that has ended well."""
    return {
        "data": data,
        "is_generating": generating,
        "duration": event.duration,
        "average_duration": event.average,
    }


class SocketFrames:
    """Messages of one socket: whole values at each step."""

    def __init__(self) -> None:
        self._generating = False

    def encode(self, run: Run, event: RunEvent) -> bytes:
        """Return the message of one event."""
        try:
            return dumps(self._message(run, event))
        except TypeError as error:
            return refused(f"The result cannot be sent: {error}. Return data that its component can show.")

    def _message(self, run: Run, event: RunEvent) -> dict[str, Any]:
        body: dict[str, Any] = self._messages[type(event)](self, run, event)
        return body

    def _waiting(self, _run: Run, event: Waiting) -> dict[str, Any]:
        return estimation(event.rank, event.size, event.eta)

    def _started(self, _run: Run, _event: Started) -> dict[str, Any]:
        return {"msg": "process_starts"}

    def _progressed(self, _run: Run, event: Progressed) -> dict[str, Any]:
        return {"msg": "progress", "progress_data": [unit(each) for each in event.units]}

    def _logged(self, _run: Run, event: Logged) -> dict[str, Any]:
        return {"msg": "log", "log": event.message, "level": event.level}

    def _output(self, run: Run, event: Output) -> dict[str, Any]:
        self._generating = True
        output = completed(Done(None), self._values(run, event.data), generating=True)
        return {"msg": "process_generating", "output": output, "success": True}

    def _done(self, run: Run, event: Done) -> dict[str, Any]:
        if event.data is None:
            return {"msg": "process_completed", "output": {"error": "The run was cancelled."}, "success": False}
        # Also of the last word of a generator: the clients of 2023 count it as one more value otherwise.
        output = completed(event, self._values(run, event.data), generating=self._generating)
        return {"msg": "process_completed", "output": output, "success": True}

    def _failed(self, _run: Run, event: Failed) -> dict[str, Any]:
        return {"msg": "process_completed", "output": error_body(event), "success": False}

    @staticmethod
    def _values(run: Run, data: list[Any]) -> list[Any]:
        return to_v3(run.function.outputs, data, run.session.files)

    _messages: ClassVar[dict[type, Callable[[Any, Run, Any], dict[str, Any]]]] = {
        Waiting: _waiting,
        Started: _started,
        Progressed: _progressed,
        Logged: _logged,
        Output: _output,
        Done: _done,
        Failed: _failed,
    }
