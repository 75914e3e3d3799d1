"""Files: their data model on the wire, and the store that keeps what was uploaded or returned."""

from __future__ import annotations

import hashlib
import mimetypes
import re
import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gradio_lib.errors import InvalidPath, InvalidValue
from gradio_lib.values.paths import PathRules, is_regular, mentions, real

__all__ = [
    "FILE_SCHEMA",
    "FileData",
    "FileScope",
    "FileStore",
    "NamedString",
    "current_files",
    "files",
    "files_of",
    "is_url",
    "served",
]

FILE_SCHEMA: dict[str, Any] = {
    "title": "FileData",
    "type": "object",
    "properties": {
        "path": {"type": "string", "description": "What the upload returned, or the file's handle."},
        "url": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
        "size": {"anyOf": [{"type": "integer"}, {"type": "null"}], "default": None, "description": "Bytes."},
        "orig_name": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
        "mime_type": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
        "is_stream": {"type": "boolean", "default": False},
        "meta": {
            "type": "object",
            "properties": {"_type": {"const": "gradio.FileData", "type": "string"}},
            "required": ["_type"],
            "default": {"_type": "gradio.FileData"},
        },
    },
    "required": ["path"],
}

_TOKEN = re.compile(r"[0-9a-f]{64}")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')


class NamedString(str):
    """A path that is a string (as today's apps expect) and has ``.name`` (as 3.x apps expect)."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The path itself."""
        return str(self)


@dataclass(slots=True, kw_only=True)
class FileData:
    """A file on the wire."""

    path: str
    """Handle ``<64 hex>/<name>`` of a file in the store, a declared path, or a URL that the app's author gave."""
    url: str | None = None
    size: int | None = None
    """Bytes."""
    orig_name: str | None = None
    mime_type: str | None = None
    is_stream: bool = False
    meta: dict[str, str] = field(default_factory=lambda: {"_type": "gradio.FileData"})

    def payload(self) -> dict[str, Any]:
        """Return it as JSON data."""
        return {
            "path": self.path,
            "url": self.url,
            "size": self.size,
            "orig_name": self.orig_name,
            "mime_type": self.mime_type,
            "is_stream": self.is_stream,
            "meta": self.meta,
        }


@dataclass(slots=True)
class Entry:
    """A stored file: where it lies, whose it is, since when, how many sessions have it."""

    path: Path
    user: str | None
    created: float
    holders: int = 0


def is_url(address: str) -> bool:
    """Whether `address` is one on the web, and not a path."""
    return address.startswith(("http://", "https://"))


def safe_name(name: str, limit: int = 120) -> str:
    """Return the last part of `name` with nothing in it that a file system or a header could stumble over."""
    cleaned = _UNSAFE.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(". ") or "file"
    stem, suffix = Path(cleaned).stem, Path(cleaned).suffix[:20]
    while len((stem + suffix).encode()) > limit and stem:
        stem = stem[:-1]
    return stem + suffix


class FileStore:
    """Keeps files under handles that cannot be guessed: to name a handle is to have been given it.

    Args:
        root: Directory to make the store's own directory in; None takes the system's.
        max_file_size: Bytes that one file may have; None for no limit.
        rules: Which files of this machine may be copied into it.
        seconds: How long an upload that nobody uses is kept.
    """

    def __init__(
        self,
        root: str | None = None,
        max_file_size: int | None = None,
        rules: PathRules | None = None,
        seconds: float = 3600.0,
    ) -> None:
        self.parent = root
        self.rules = rules or PathRules()
        self.seconds = seconds
        self._swept = time.monotonic()
        self._root: Path | None = None
        self._entries: dict[str, Entry] = {}
        self._lock = threading.Lock()
        self._users = 1
        self.max_file_size = max_file_size

    def shared(self) -> FileStore:
        """Return the store for one more app to use; it is deleted when the last of them has closed it."""
        with self._lock:
            self._users += 1
        return self

    @property
    def root(self) -> Path:
        """The store's directory, readable by this user only; made at first use."""
        with self._lock:
            if self._root is None:
                if self.parent is not None:
                    Path(self.parent).mkdir(parents=True, exist_ok=True)
                self._root = Path(tempfile.mkdtemp(prefix="gradio-run-", dir=self.parent)).resolve()
            return self._root

    def reserve(self, name: str, user: str | None = None) -> tuple[str, Path]:
        """Return a new handle and the path to write its content to."""
        self._sweep()
        token = secrets.token_hex(32)
        folder = self.root / token
        folder.mkdir(mode=0o700)
        path = folder / safe_name(name)
        self._entries[token] = Entry(path, user, time.monotonic())
        return f"{token}/{path.name}", path

    def put_bytes(self, content: bytes, name: str, user: str | None = None) -> str:
        """Store `content` and return its handle."""
        handle, path = self.reserve(name, user)
        path.write_bytes(content)
        return handle

    def put_file(self, source: str | Path, name: str | None = None, user: str | None = None, said: Any = None) -> str:
        """Store a copy of the file at `source`, a path that the app's own code named, and return its handle.

        A copy, not a link: the function may write to the same path again for somebody else.

        Args:
            source: The path.
            name: Name to store it under; None takes its own.
            user: Whose it is.
            said: What the caller of the function has said in free words: such a path is not the app's own.

        Raises:
            InvalidValue: The file must not leave, or there is none.
        """
        self.check(source, said)
        handle, path = self.reserve(name or Path(source).name, user)
        try:
            shutil.copyfile(source, path)
        except OSError as error:
            self.drop([handle.partition("/")[0]])
            msg = f"{str(source)!r} cannot be read: {error.strerror or error}. Return the path of an existing file."
            raise InvalidValue(msg) from error
        return handle

    def check(self, source: str | Path, said: Any) -> Path:
        """Return the resolved path of a file that the app's own code named, after the check that it may be read.

        Raises:
            InvalidValue: It may not, or there is none; see `put_file`.
        """
        found = real(source)
        if found is None or not is_regular(found):
            msg = f"{str(source)[:200]!r} is no file that can be read. Return the path of an existing file."
            raise InvalidValue(msg)
        if self.rules.blocks(found):
            msg = f"{str(source)[:200]!r} lies in blocked_paths, so it is never served."
            raise InvalidValue(msg)
        own = found.is_relative_to(self.root) or self.rules.allows(found)
        if said is not None and not own and mentions(said, found):
            msg = (
                f"{str(source)[:200]!r} was named by the caller, not by the app, so it is not served. Add its folder "
                "to allowed_paths if everybody may read what is in it."
            )
            raise InvalidValue(msg)
        return found

    def _sweep(self) -> None:
        """Delete uploads that nobody has used for long; looked at now and then, when something is stored."""
        now = time.monotonic()
        if now - self._swept < self.seconds / 10:
            return
        self._swept = now
        due = [token for token, entry in list(self._entries.items()) if not entry.holders]
        self.drop(token for token in due if self._entries[token].created < now - self.seconds)

    def hold(self, token: str) -> None:
        """Keep a file until all who hold it have let go of it."""
        with self._lock:
            entry = self._entries.get(token)
            if entry is not None:
                entry.holders += 1

    def release(self, tokens: Iterable[str]) -> None:
        """Let go of files; those that nobody else holds are deleted."""
        for token in tokens:
            with self._lock:
                entry = self._entries.get(token)
                if entry is None:
                    continue
                entry.holders -= 1
            if entry.holders <= 0:
                self.drop([token])

    def resolve(self, handle: str, user: str | None = None) -> Path:
        """Return the path behind `handle`.

        Raises:
            InvalidPath: This store never gave out that handle, not to this user, or it has ended.
        """
        token, _, name = handle.partition("/")
        entry = self._entries.get(token) if _TOKEN.fullmatch(token) else None
        if entry is None or entry.path.name != name or entry.user not in {None, user}:
            msg = f"File not allowed: {handle[:200]}."
            raise InvalidPath(msg)
        return entry.path

    def drop(self, tokens: Iterable[str]) -> None:
        """Delete the files of these tokens."""
        for token in tokens:
            if self._entries.pop(token, None) is not None:
                shutil.rmtree(self.root / token, ignore_errors=True)

    def close(self) -> None:
        """Delete everything, unless another app still uses it."""
        with self._lock:
            self._users -= 1
            if self._users > 0:
                return
            self._entries.clear()
            root, self._root = self._root, None
        if root is not None:
            shutil.rmtree(root, ignore_errors=True)


class FileScope:
    """A store as one session or the app itself sees it: knows whose the files are and which to delete at its end.

    Args:
        store: Where the files are.
        user: Whose they are; None for everybody who was given their handles.
    """

    def __init__(self, store: FileStore, user: str | None = None) -> None:
        self.store = store
        self.user = user
        self.tokens: set[str] = set()
        self._handles: dict[Hashable, str] = {}
        self.said: Any = None
        """What the caller of the running function has said in free words."""

    def of_call(self, said: Any) -> FileScope:
        """Return this scope as a call sees it whose caller has said that."""
        scope = FileScope(self.store, self.user)
        scope.tokens, scope._handles, scope.said = self.tokens, self._handles, said
        return scope

    def _hold(self, handle: str) -> None:
        token = handle.partition("/")[0]
        if token not in self.tokens:
            self.tokens.add(token)
            self.store.hold(token)

    def put(self, source: str | Path | bytes, name: str | None = None) -> FileData:
        """Store a file that the app's code returned and describe it for the wire.

        A file that has not changed since it was stored, as those of a growing conversation, keeps its handle.
        """
        key = _content_key(source, name) if isinstance(source, bytes) else _file_key(source, name)
        handle = self._handles.get(key) or self._stored(source, name)
        if key is not None:
            self._handles[key] = handle
        self._hold(handle)
        stored = handle.partition("/")[2]
        size = self.store.resolve(handle, self.user).stat().st_size
        return FileData(path=handle, orig_name=stored, size=size, mime_type=mimetypes.guess_type(stored)[0])

    def readable(self, source: str | Path) -> Path:
        """Return the path of a file whose content a function wants to show by naming it.

        Raises:
            InvalidValue: It must not leave, or there is none.
        """
        return self.store.check(source, self.said)

    def _stored(self, source: str | Path | bytes, name: str | None) -> str:
        if isinstance(source, bytes):
            return self.store.put_bytes(source, name or "file", self.user)
        return self.store.put_file(source, name, self.user, self.said)

    def open(self, payload: Any) -> tuple[Path, str]:
        """Return path and original name of the file that a client's `payload` names.

        Raises:
            InvalidValue: It is no file, or none that was uploaded here by this client.
        """
        if not isinstance(payload, dict) or not isinstance(payload.get("path"), str):
            msg = f"A file is expected: {{'path': …}} with what the upload returned, not {type(payload).__name__}."
            raise InvalidValue(msg)
        handle: str = payload["path"]
        try:
            path = self.store.resolve(handle, self.user)
        except InvalidPath:
            msg = (
                f"The file {handle[:80]!r} was not uploaded here; upload it and send the path that the upload returned."
            )
            raise InvalidValue(msg) from None
        self._hold(handle)
        if (key := _file_key(path, None)) is not None:
            self._handles[key] = handle
        name = payload.get("orig_name")
        # What it was called when it was uploaded says what it is, unless it had no ending then.
        if isinstance(name, str) and name and not path.suffix:
            return path, safe_name(name)
        return path, path.name

    def close(self) -> None:
        """Let go of the files of this scope."""
        tokens = set(self.tokens)
        self.tokens.clear()
        self._handles.clear()
        self.store.release(tokens)


_SETTLED = 0.1
"""Seconds after which another write to a file is sure to give it another time: file systems count in steps."""


def _content_key(content: bytes, name: str | None) -> Hashable:
    return name, hashlib.blake2b(content, digest_size=32).digest()


def _file_key(source: str | Path, name: str | None) -> Hashable:
    """Return what is another one when the file is; None where that cannot be told."""
    try:
        facts = Path(source).stat()
    except (OSError, ValueError):
        return None
    if time.time() - facts.st_mtime < _SETTLED:
        return None
    kept = None if name == Path(source).name else name
    return str(source), kept, facts.st_dev, facts.st_ino, facts.st_mtime_ns, facts.st_size


current_files: ContextVar[FileScope | None] = ContextVar("current_files", default=None)
_default: list[FileScope] = []


def files() -> FileScope:
    """Return the scope of the running call, or one for the whole process."""
    scope = current_files.get()
    if scope is not None:
        return scope
    if not _default:
        _default.append(FileScope(FileStore()))
    return _default[0]


@contextmanager
def files_of(scope: FileScope | None) -> Iterator[None]:
    """Make `scope` the one that conversions use inside the ``with``."""
    token = current_files.set(scope)
    try:
        yield
    finally:
        current_files.reset(token)


def served(source: str | Path, name: str | None = None) -> dict[str, Any]:
    """Return what the page needs to load a file that the app's author named by its path or by its URL."""
    if isinstance(source, str) and is_url(source):
        return FileData(path=source, url=source, orig_name=name or source.rpartition("/")[2]).payload()
    return files().put(source, name).payload()
