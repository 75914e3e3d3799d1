"""Files, pictures, arrays and tables: uploaded or edited, never a path that somebody types."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Annotated, Any, BinaryIO, TextIO

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

import gradio_lib as gr
from gradio_lib.errors import InvalidValue
from gradio_lib.values.file import FileScope, FileStore, files_of
from tests.lib.inference.forms import Taking


@pytest.fixture
def scope() -> Iterator[FileScope]:
    """The files of one caller."""
    store = FileStore()
    with files_of(FileScope(store)) as _:
        from gradio_lib.values.file import files

        yield files()
    store.close()


def png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (3, 2), "red").save(buffer, "PNG")
    return buffer.getvalue()


def table(*rows: list[Any], headers: list[str] | None = None) -> dict[str, Any]:
    return {"headers": headers or [str(number) for number in range(len(rows[0]))], "data": [*rows]}


@pytest.mark.parametrize("hint", [Path, os.PathLike, os.PathLike[str], Path | None, str | Path])
def test_a_path_is_a_file_that_was_uploaded(hint: Any, scope: FileScope) -> None:
    received = Taking(hint).gets(scope.put(b"hello", "a.txt").payload())
    assert isinstance(received, Path)
    assert (received.name, received.read_bytes()) == ("a.txt", b"hello")


@pytest.mark.parametrize("payload", ["/etc/passwd", {"path": "/etc/passwd"}, ["/etc/passwd"]])
def test_a_path_that_somebody_types_is_refused(payload: Any, scope: FileScope) -> None:
    assert scope.tokens == set()
    with pytest.raises(InvalidValue, match=r"file is expected|was not uploaded here"):
        Taking(Path).gets(payload)


@pytest.mark.parametrize(("hint", "expected"), [(bytes, b"hello"), (bytearray, bytearray(b"hello"))])
def test_bytes_are_the_content_of_a_file(hint: Any, expected: Any, scope: FileScope) -> None:
    assert Taking(hint).gets(scope.put(b"hello", "a.txt").payload()) == expected


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        (BinaryIO, b"hello"),
        (IO[bytes], b"hello"),
        (io.BytesIO, b"hello"),
        (TextIO, "hello"),
        (IO[str], "hello"),
        (io.StringIO, "hello"),
    ],
)
def test_an_open_file_is_open_for_reading(hint: Any, expected: Any, scope: FileScope) -> None:
    assert Taking(hint).gets(scope.put(b"hello", "a.txt").payload()).read() == expected


def test_lists_of_files_and_pictures(scope: FileScope) -> None:
    one, two = scope.put(b"1", "1.txt").payload(), scope.put(b"2", "2.txt").payload()
    assert [path.read_text() for path in Taking(list[Path]).gets([one, two])] == ["1", "2"]
    assert Taking(tuple[bytes, ...]).gets([one, two]) == (b"1", b"2")
    assert Taking(list[Path]).left() == []
    assert [image.size for image in Taking(list[Image.Image]).gets([scope.put(png(), "a.png").payload()])] == [(3, 2)]


def test_a_default_path_stays_on_the_server(tmp_path: Path, scope: FileScope) -> None:
    assert scope.tokens == set()
    default = tmp_path / "default.txt"
    taking = Taking(Path, default)
    assert taking.left() == default
    assert taking.field.value is None


def test_a_picture_is_what_the_hint_says(scope: FileScope) -> None:
    picture = scope.put(png(), "a.png").payload()
    assert Taking(Image.Image).gets(picture).size == (3, 2)
    assert Taking(np.ndarray, name="image").gets(picture).shape == (2, 3, 3)
    for component in (gr.Image(), gr.Image(type="filepath"), gr.Image(type="numpy")):
        assert Taking(Annotated[Image.Image, component]).gets(picture).size == (3, 2)
    assert Taking(Annotated[bytes, gr.File(file_types=["image"])]).gets(picture) == png()


def test_an_array_that_no_name_calls_a_picture_is_a_table() -> None:
    taking = Taking(np.ndarray)
    assert taking.form.kinds() == {"value": "Dataframe"}
    received = taking.gets(table(["1", 2], [3, "4.5"], [None, ""]))
    assert received.tolist() == [[1, 2], [3, 4.5]]
    assert Taking(npt.NDArray[np.float32]).gets(table([1, 2])).dtype == np.float32
    with pytest.raises(InvalidValue, match=r"^value: expected a table of numbers"):
        taking.gets(table(["one"]))
