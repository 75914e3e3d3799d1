"""The dialect of 3.x (``ws``): a websocket per call, pictures as base64 text, files as ``{name, data, is_file}``."""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gradio_lib._lazy import require
from gradio_lib.client.endpoints import Component
from gradio_lib.client.files import Files, is_file, mapped
from gradio_lib.client.protocol import Call, Message
from gradio_lib.client.transport import Transport
from gradio_lib.errors import AuthenticationError, ClientError, ConnectionFailed, TransferError

if TYPE_CHECKING:
    from ssl import SSLContext

    from websockets.sync.client import ClientConnection

__all__ = ["SocketPerCall"]

_LAST = {"process_completed", "queue_full"}


class SocketPerCall:
    """``ws``.

    Args:
        transport: How to reach the app.
        files: Sends and fetches files.
        session_hash: Which session.
    """

    edits = False

    def __init__(self, transport: Transport, files: Files, session_hash: str) -> None:
        self._transport = transport
        self._files = files
        self._session_hash = session_hash

    # -- calls ------------------------------------------------------------------------------------------------------

    def messages(self, call: Call) -> Iterator[Message]:
        """Carry the call out and yield what is said about it."""
        return self._queued(call) if call.endpoint.queued else self._direct(call)

    def _direct(self, call: Call) -> Iterator[Message]:
        body = {"data": call.data, "fn_index": call.endpoint.fn_index, "session_hash": self._session_hash}
        call.on_cancel(lambda: self._reset(call))
        yield {"msg": "process_starts"}
        output = self._transport.post_json(self._transport.api("api/predict/"), body, call.headers)
        yield {"msg": "process_completed", "output": output, "success": True}

    def _queued(self, call: Call) -> Iterator[Message]:
        named = {"fn_index": call.endpoint.fn_index, "session_hash": self._session_hash}
        with self._connected(call) as socket:
            call.on_cancel(lambda: self._end(call, socket))
            for message in _messages(socket):
                if message["msg"] == "send_hash":
                    socket.send(json.dumps(named))
                elif message["msg"] == "send_data":
                    socket.send(json.dumps({"data": call.data, "event_data": None, **named}))
                yield message
                if message["msg"] in _LAST:
                    return

    @contextlib.contextmanager
    def _connected(self, call: Call) -> Iterator[ClientConnection]:
        connect = require("websockets.sync.client", "to call an app of Gradio 3", "websockets").connect
        errors = require("websockets.exceptions", "to call an app of Gradio 3", "websockets")
        address = self._transport.api("queue/join").replace("http", "ws", 1)
        headers = {**self._transport.headers, **call.headers}
        agent = headers.pop("User-Agent", None)
        if self._transport.cookies:
            headers["Cookie"] = self._transport.cookies
        secure = self._context() if address.startswith("wss:") else None
        try:
            with connect(
                address, additional_headers=headers, user_agent_header=agent, ssl=secure, max_size=None
            ) as socket:
                yield socket
        except errors.InvalidStatus as error:
            if error.response.status_code in {401, 403}:
                msg = f"{self._transport.url} refused the call: it asks for a login, or for another one."
                raise AuthenticationError(msg) from error
            raise self._transport.broken(error) from error
        except (errors.WebSocketException, OSError) as error:
            if isinstance(error, ClientError):
                raise
            raise self._transport.broken(error) from error

    def _context(self) -> SSLContext:
        ssl = require("ssl", "for https")
        context: SSLContext = ssl.create_default_context()
        if not self._transport.verify:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context

    def _end(self, call: Call, socket: ClientConnection) -> None:
        self._reset(call)
        socket.close()

    def _reset(self, call: Call) -> None:
        body = {"fn_index": call.endpoint.fn_index, "session_hash": self._session_hash}
        with contextlib.suppress(ClientError):
            self._transport.post_json(self._transport.api("reset"), body)

    def close(self) -> None:
        """Nothing is held between calls."""

    # -- values -----------------------------------------------------------------------------------------------------

    def encode(self, component: Component, value: Any) -> Any:
        """Return an argument as it travels: pictures inside of it, other files sent before."""

        def wanted(each: Any) -> bool:
            return isinstance(each, Path) or is_file(each) or (component.takes_files and _is_plain(each))

        def sent(each: Any) -> Any:
            path = each["path"] if isinstance(each, dict) else str(each)
            if component.type == "image":
                return _data_url(self._files.local(path))
            uploaded = self._files.sent(path)
            return {"name": uploaded["path"], "orig_name": uploaded["orig_name"], "data": None, "is_file": True}

        if component.type == "gallery" and isinstance(value, list | tuple):
            return [
                [mapped(item[0], wanted, sent), item[1]]
                if isinstance(item, list | tuple)
                else mapped(item, wanted, sent)
                for item in value
            ]
        return mapped(value, wanted, sent)

    def decode(self, component: Component, value: Any) -> Any:
        """Return a result as the caller gets it: files are fetched, or written where they came inside of it."""
        if not self._files.fetches:
            return value
        if isinstance(value, dict) and value.get("__type__") == "update":
            return {**value, "value": self.decode(component, value["value"])} if "value" in value else value
        if component.type == "image" and isinstance(value, str) and value.startswith("data:"):
            return self._kept(value, "image")
        if component.type == "video" and isinstance(value, list) and len(value) == 2:
            video, subtitles = (mapped(each, _is_old_file, self._fetched) for each in value)
            return video if subtitles is None else {"video": video, "subtitles": subtitles}
        if component.type == "gallery" and isinstance(value, list):
            return [
                (mapped(item[0], _is_old_file, self._fetched), item[1])
                if isinstance(item, list)
                else (mapped(item, _is_old_file, self._fetched), None)
                for item in value
            ]
        return mapped(value, _is_old_file, self._fetched)

    def _fetched(self, value: dict[str, Any]) -> Any:
        name = Path(value.get("orig_name") or value.get("name") or "file").name
        if isinstance(value.get("data"), str) and not value.get("is_file"):
            return self._kept(value["data"], name)
        return self._files.taken({"path": value["name"], "orig_name": name})

    def _kept(self, text: str, name: str) -> str:
        head, _, body = text.partition(",")
        media_type = head.removeprefix("data:").partition(";")[0]
        suffix = "" if Path(name).suffix else mimetypes.guess_extension(media_type) or ""
        try:
            return self._files.kept(base64.b64decode(body), name + suffix)
        except binascii.Error as error:
            msg = f"{name} is no base64 text."
            raise TransferError(msg) from error


def _messages(socket: ClientConnection) -> Iterator[Message]:
    for text in socket:
        try:
            message = json.loads(text)
        except ValueError:
            message = None
        if not isinstance(message, dict) or not isinstance(message.get("msg"), str):
            msg = f"The app says something else than messages: {str(text)[:80]!r}"
            raise ConnectionFailed(msg)
        yield message


def _is_plain(value: Any) -> bool:
    return isinstance(value, str) and not value.startswith("data:")


def _is_old_file(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    held = isinstance(value.get("data"), str) and not value.get("is_file")
    return (isinstance(value.get("name"), str) and bool(value.get("is_file"))) or (held and "name" in value)


def _data_url(path: Path) -> str:
    media_type = mimetypes.guess_type(path.name)[0] or "image/png"
    return f"data:{media_type};base64,{base64.b64encode(path.read_bytes()).decode()}"
