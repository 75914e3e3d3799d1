"""Files of a call: what callers name is sent before it, what the app returns is fetched after it."""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, unquote, urlsplit

from gradio_lib import settings
from gradio_lib.client.transport import Transport
from gradio_lib.errors import ClientError, TransferError
from gradio_lib.values.file import safe_name

__all__ = ["Files", "file", "handle_file", "is_file", "mapped", "mentioned"]

_TYPE = "gradio.FileData"
_CHUNK = 256 * 1024


def handle_file(filepath_or_url: str | Path) -> dict[str, Any]:
    """Return what stands for a file among the arguments of a call.

    Args:
        filepath_or_url: Path of a file on this machine, or an ``http(s)`` address.

    Raises:
        TransferError: There is no such file.

    Example:
        >>> handle_file("https://example.org/cat.png")["orig_name"]
        'cat.png'
    """
    given = str(filepath_or_url)
    if given.startswith(("http://", "https://")):
        name = unquote(urlsplit(given).path.rpartition("/")[2]) or "file"
        return {"path": given, "url": given, "orig_name": name, "meta": {"_type": _TYPE}}
    path = Path(given)
    if not path.is_file():
        msg = f"There is no file {given!r}: give the path of one on this machine, or an address (https://…)."
        raise TransferError(msg)
    return {"path": str(path), "orig_name": path.name, "meta": {"_type": _TYPE}}


def file(filepath_or_url: str | Path) -> dict[str, Any]:
    """Return the same as `handle_file`, the older name."""
    return handle_file(filepath_or_url)


def is_file(value: Any, *, marked: bool = True) -> bool:
    """Whether a value of the wire is a file; servers before 4.26 do not mark them as such."""
    if not isinstance(value, dict) or not isinstance(value.get("path"), str):
        return False
    meta = value.get("meta")
    if isinstance(meta, dict):
        return meta.get("_type") == _TYPE
    return not marked and {"url", "orig_name"} <= value.keys()


def mentioned(value: Any) -> Iterator[str]:
    """Yield the paths of all files that the arguments of a call name."""
    if isinstance(value, Path):
        yield str(value)
    elif is_file(value):
        yield value["path"]
    elif isinstance(value, list | tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from mentioned(each)


def mapped(value: Any, wanted: Callable[[Any], bool], convert: Callable[[Any], Any]) -> Any:
    """Return `value` with everything in it that is `wanted` converted."""
    if wanted(value):
        return convert(value)
    if isinstance(value, dict):
        return {name: mapped(each, wanted, convert) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [mapped(each, wanted, convert) for each in value]
    return value


class Files:
    """Sends and fetches files.

    Args:
        transport: How to reach the app.
        folder: Where fetched files go; None takes ``GRADIO_TEMP_DIR`` or the system's folder, False fetches none.
        limit: Bytes that the app accepts; None for no limit.
    """

    def __init__(self, transport: Transport, folder: str | Path | Literal[False] | None, limit: int | None) -> None:
        self._transport = transport
        self._folder = folder
        self._limit = limit
        self._lock = threading.Lock()
        self._made: Path | None = None

    @property
    def fetches(self) -> bool:
        """Whether results are fetched."""
        return self._folder is not False

    # -- sent -------------------------------------------------------------------------------------------------------

    def sent(self, path: str) -> dict[str, Any]:
        """Upload one file and return what names it in the call.

        Raises:
            TransferError: It cannot be read or fetched, is too large, or the app refused it.
        """
        name = handle_file(path)["orig_name"]
        with ExitStack() as opened:
            body = opened.enter_context(self.local(path).open("rb"))
            try:
                answer = self._transport.post_files(self._transport.api("upload"), [("files", (name, body))])
            except ClientError as error:
                msg = f"{name} could not be sent: {error}"
                raise TransferError(msg) from error
        if not isinstance(answer, list) or len(answer) != 1 or not isinstance(answer[0], str):
            msg = f"{name} could not be sent: the app's answer names no file."
            raise TransferError(msg)
        return {"path": answer[0], "orig_name": name, "meta": {"_type": _TYPE}}

    def local(self, path: str) -> Path:
        """Return a file on this machine for a path or an address.

        Raises:
            TransferError: It cannot be read or fetched, or is larger than the app accepts.
        """
        local = Path(self._fetched(path, handle_file(path)["orig_name"]) if _is_address(path) else path)
        size = local.stat().st_size
        if self._limit is not None and size > self._limit:
            msg = f"{local.name} has {size:,} bytes; the app accepts {self._limit:,}."
            raise TransferError(msg)
        return local

    # -- fetched ----------------------------------------------------------------------------------------------------

    def taken(self, data: dict[str, Any]) -> str | dict[str, Any]:
        """Fetch a file of a result and return its path here; where none are fetched, say where it is.

        Raises:
            TransferError: It cannot be had.
        """
        path = data["path"]
        route = f"file={quote(path)}"
        given = data.get("url") or (path if _is_address(path) else self._transport.api(route))
        address = self._transport.absolute(given)
        if not self.fetches:
            return {**data, "url": address}
        return self._fetched(address, data.get("orig_name") or Path(path).name)

    def _fetched(self, address: str, name: str) -> str:
        target = self.place(name)
        try:
            with self._transport.stream("GET", address) as response, target.open("wb") as body:
                for chunk in response.iter_bytes(_CHUNK):
                    body.write(chunk)
        except (ClientError, OSError) as error:
            target.unlink(missing_ok=True)
            target.parent.rmdir()
            msg = f"{name} could not be fetched: {error}"
            raise TransferError(msg) from error
        return str(target)

    def place(self, name: str) -> Path:
        """Return a new path for a file of that name; what an app calls it cannot lead out of the folder."""
        with self._lock:
            if self._made is None:
                given = self._folder or settings.read("GRADIO_TEMP_DIR")
                self._made = Path(given or Path(tempfile.gettempdir()) / "gradio")
                self._made.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=self._made)) / safe_name(name)

    def kept(self, content: bytes, name: str) -> str:
        """Write content that came inside of a result and return its path here."""
        target = self.place(name)
        target.write_bytes(content)
        return str(target)

    def read_json(self, path: str) -> Any:
        """Return the JSON of a file on this machine."""
        return json.loads(Path(path).read_text("utf-8"))


def _is_address(path: str) -> bool:
    return path.startswith(("http://", "https://"))
