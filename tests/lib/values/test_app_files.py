"""Files that an app shows from the start: everybody sees them, and no session's end takes them away."""

from __future__ import annotations

from pathlib import Path

import pytest

from gradio_lib.errors import InvalidPath
from gradio_lib.values.file import FileScope, FileStore


def test_file_of_the_app_outlives_the_sessions_that_use_it(tmp_path: Path) -> None:
    store = FileStore(str(tmp_path))
    shown = FileScope(store).put(b"picture", "shown.png")
    session = FileScope(store, "ada")
    path, name = session.open(shown.payload())
    assert (path.read_bytes(), name) == (b"picture", "shown.png")
    session.close()
    assert store.resolve(shown.path, "grace").read_bytes() == b"picture"


def test_file_of_a_session_goes_with_it(tmp_path: Path) -> None:
    store = FileStore(str(tmp_path))
    upload = store.put_bytes(b"mine", "mine.txt", "ada")
    session = FileScope(store, "ada")
    session.open({"path": upload})
    session.close()
    with pytest.raises(InvalidPath, match="File not allowed"):
        store.resolve(upload, "ada")
