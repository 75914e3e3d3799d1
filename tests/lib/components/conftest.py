"""A place for the files of the components under test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gradio_lib.values.file import FileScope, FileStore, files_of

Upload = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def scope(tmp_path: Path) -> Iterator[FileScope]:
    """The files of a session."""
    store = FileStore(root=str(tmp_path / "store"))
    session = FileScope(store)
    with files_of(session):
        yield session
    store.close()


@pytest.fixture
def upload(scope: FileScope) -> Upload:
    """What a client sends for a file that it has uploaded: ``upload(b"…", "a.wav")``."""

    def put(content: bytes, name: str, **more: Any) -> dict[str, Any]:
        return {"path": scope.store.put_bytes(content, name), "orig_name": name, **more}

    return put


@pytest.fixture
def content(scope: FileScope) -> Callable[[Any], bytes]:
    """What a client downloads for a file that it was given."""
    return lambda file: scope.store.resolve(file["path"]).read_bytes()
