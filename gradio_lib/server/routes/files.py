"""Files: uploads stream to disk under a limit, downloads pass the file gate."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import IO, TYPE_CHECKING
from urllib.parse import parse_qs

import python_multipart
from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import parse_options_header
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import Route
from starlette.staticfiles import NotModifiedResponse

from gradio_lib.errors import InvalidPath, InvalidValue
from gradio_lib.server.auth import visitor_of
from gradio_lib.server.context import Guarded, ServerContext, Stream, twice
from gradio_lib.server.responses import BodyTooLarge, json_response
from gradio_lib.server.streams import Connection
from gradio_lib.wire.jsondata import dumps

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from gradio_lib.values.file import FileStore

__all__ = ["routes"]

MAX_FILES = 1000
"""Files of one upload."""
_BATCH = 256 * 1024
_MAX_RANGES = 10
_MAX_ID = 100
_CUT_OFF = "The upload was cut off or is no valid multipart body; nothing of it was kept."


class Upload:
    """Takes the parts of a multipart body as they come and writes them to the store; nothing stays of a failed one."""

    def __init__(self, store: FileStore, user: str | None) -> None:
        self._store = store
        self._user = user
        self._file: IO[bytes] | None = None
        self._size = 0
        self._header = [b"", b""]
        self._headers: dict[bytes, bytes] = {}
        self.handles: list[str] = []
        self._complete = False

    def callbacks(self) -> dict[str, Callable[..., None]]:
        """Return what the parser calls."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._part_of_header(0, data[start:end]),
            "on_header_value": lambda data, start, end: self._part_of_header(1, data[start:end]),
            "on_header_end": self._header_end,
            "on_headers_finished": self._open,
            "on_part_data": lambda data, start, end: self._write(memoryview(data)[start:end]),
            "on_part_end": self._close,
            "on_end": self._end,
        }

    def _begin(self) -> None:
        self._headers = {}

    def _part_of_header(self, which: int, data: bytes) -> None:
        self._header[which] += data  # the parser bounds how long they are, and how many

    def _end(self) -> None:
        self._complete = True

    def _header_end(self) -> None:
        self._headers[self._header[0].lower()] = self._header[1]
        self._header = [b"", b""]

    def _open(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        if options.get(b"name") != b"files" or b"filename" not in options:
            return
        if len(self.handles) >= MAX_FILES:
            msg = f"One upload takes {MAX_FILES} files at most; send the others in a second one."
            raise InvalidValue(msg)
        name = options[b"filename"].decode("utf-8", "replace")
        handle, path = self._store.reserve(name, self._user)
        self.handles.append(handle)
        self._file = path.open("wb")
        self._size = 0

    def _write(self, data: memoryview) -> None:
        if self._file is None:
            return
        self._size += len(data)
        limit = self._store.max_file_size
        if limit is not None and self._size > limit:
            msg = f"The file is larger than the {limit:,} bytes that this app accepts."
            raise BodyTooLarge(msg)
        self._file.write(data)

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def finish(self) -> None:
        """Check that it has come to its end.

        Raises:
            InvalidValue: The end is missing, or there was no file in it.
        """
        if not self._complete:
            raise InvalidValue(_CUT_OFF)
        if not self.handles:
            msg = "The upload holds no file in a field named files."
            raise InvalidValue(msg)

    def abandon(self) -> None:
        """Delete what has come so far."""
        self._close()
        self._store.drop([handle.partition("/")[0] for handle in self.handles])


async def upload(context: ServerContext, request: Request) -> Response:
    """Store the files of a multipart body and answer with their handles."""
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary:
        msg = "An upload is multipart/form-data with the field name files; see the API page."
        raise InvalidValue(msg)
    progress = _progress(context, request)
    taken = Upload(context.runtime.files, visitor_of(request.scope).user)
    try:
        parser = python_multipart.MultipartParser(boundary, taken.callbacks())  # type: ignore[arg-type]
        async for parts in _batches(request):
            # Writes off the loop: a slow disk must not hold up everybody else.
            await asyncio.to_thread(_feed, parser, parts)
            progress(sum(map(len, parts)))
        taken.finish()
    except (ClientDisconnect, MultipartParseError) as error:
        taken.abandon()
        raise InvalidValue(_CUT_OFF) from error
    except BaseException:
        taken.abandon()
        raise
    finally:
        progress(None)
    return json_response(taken.handles)


def _feed(parser: python_multipart.MultipartParser, parts: list[bytes]) -> None:
    for part in parts:
        parser.write(part)


async def _batches(request: Request) -> AsyncIterator[list[bytes]]:
    """Yield the body's parts as they came, so many at a time that a thread is worth it."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size >= _BATCH:
            yield parts
            parts, size = [], 0
    if parts:
        yield parts


def _progress(context: ServerContext, request: Request) -> Callable[[int | None], None]:
    """Return what tells the readers of ``upload_progress`` how many bytes have come; None for the end."""
    upload_id = request.query_params.get("upload_id", "")[:_MAX_ID]
    return lambda size: context.uploads.tell(upload_id, size) if upload_id else None


async def upload_progress(context: ServerContext, scope: Scope, receive: Receive, send: Send) -> None:
    """Stream how far an upload is."""
    query = parse_qs(scope["query_string"].decode("latin-1"))
    upload_id = query.get("upload_id", [""])[0][:_MAX_ID]
    connection = context.connect(Connection, receive, send)
    watcher = context.uploads.watch(upload_id, connection.wake)
    try:
        await connection.open()
        while not connection.gone:
            size = watcher.take()
            if size:
                await connection.write(b"data: " + dumps({"msg": "update", "chunk_size": size}) + b"\n\n")
            if watcher.done:
                await connection.write(b'data: {"msg":"done"}\n\n')
                return
            if not await connection.wait():
                await connection.write(b'data: {"msg":"heartbeat"}\n\n')
    finally:
        context.uploads.leave(upload_id, watcher)
        await connection.close()


async def download(context: ServerContext, request: Request) -> Response:
    """Send a file that passes the gate."""
    try:
        path = context.files.resolve(request.path_params["name"], visitor_of(request.scope).user)
    except InvalidPath as error:
        return json_response({"detail": str(error)}, 403)
    if request.headers.get("range", "").count(",") >= _MAX_RANGES:
        return json_response({"detail": f"Too many ranges; ask for {_MAX_RANGES} at most."}, 416)
    response = await asyncio.to_thread(context.files.response, path)
    if request.headers.get("if-none-match") == response.headers["etag"]:
        return NotModifiedResponse(response.headers)
    return response


def routes(context: ServerContext) -> list[Route]:
    """Return the routes of this family."""
    return [
        *twice("/upload", Guarded(context, upload), ["POST"]),
        *twice("/upload_progress", Stream(context, upload_progress), ["GET"]),
        *twice("/file={name:path}", Guarded(context, download), ["GET", "HEAD"]),
        *twice("/file/{name:path}", Guarded(context, download), ["GET", "HEAD"]),
    ]
