"""File, JSON, Label and Dataset: what a function gets, and what it may return."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pydantic
import pytest

import gradio_lib as gr
from gradio_lib.components._files import matches
from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.values.file import FileScope, FileStore, files_of, safe_name


@pytest.fixture(autouse=True)
def scope(tmp_path: Path) -> Iterator[FileScope]:
    scope = FileScope(FileStore(str(tmp_path / "store")))
    with files_of(scope):
        yield scope


def sent(scope: FileScope, content: bytes = b"text", name: str = "a.txt", **more: Any) -> dict[str, Any]:
    return {"path": scope.store.put_bytes(content, name), **more}


def file(**options: Any) -> gr.File:
    return gr.File(render=False, **options)


@pytest.mark.parametrize("kind", ["file", "filepath"])
def test_function_gets_a_path_that_is_text_and_has_a_name(scope: FileScope, kind: Any) -> None:
    path = file(type=kind).preprocess(sent(scope))
    assert issubclass(type(path), str)
    assert Path(path).read_text() == Path(path.name).read_text() == "text"
    assert path.endswith("/a.txt")


def test_function_gets_the_content(scope: FileScope) -> None:
    assert file(type="binary").preprocess(sent(scope)) == b"text"
    assert file(type="binary", file_count="multiple").preprocess([sent(scope), sent(scope, b"two")]) == [
        b"text",
        b"two",
    ]


def test_one_file_or_several(scope: FileScope) -> None:
    assert file().preprocess([sent(scope)]).endswith("a.txt")
    assert file().preprocess([]) is None
    assert file().preprocess(None) is None
    assert [len(file(file_count=count).preprocess(sent(scope))) for count in ("multiple", "directory")] == [1, 1]
    assert file(file_count="multiple").preprocess([]) == []
    with pytest.raises(InvalidValue, match="expected one file, got a list of 2"):
        file().preprocess([sent(scope), sent(scope)])


@pytest.mark.parametrize(
    ("types", "name", "mime", "fits"),
    [
        ([".csv"], "a.csv", None, True),
        ([".csv"], "A.CSV", None, True),
        ([".CSV"], "a.csv", None, True),
        ([".csv"], "a.csv.exe", None, False),
        ([".csv"], "csv", None, False),
        (["image"], "a.png", "image/png", True),
        (["image"], "a.png", None, True),
        (["image"], "a.txt", None, False),
        (["image/*"], "a.png", "image/png", True),
        (["application/pdf"], "a.pdf", "application/pdf", True),
        (["application/pdf"], "a.pdf", None, True),
        (["text"], "a.txt", None, True),
        (["file"], "anything", None, True),
        ([".csv", "image"], "a.jpg", None, True),
    ],
)
def test_only_files_of_the_types_that_the_author_wants(
    scope: FileScope, types: list[str], name: str, mime: str | None, fits: bool
) -> None:
    assert matches(name, mime, types) is fits
    payload = sent(scope, name=name, mime_type=mime)
    if fits:
        assert file(file_types=types).preprocess(payload)
    else:
        with pytest.raises(InvalidValue, match="expected a file of type"):
            file(file_types=types).preprocess(payload)


def test_type_that_a_client_claims_does_not_make_a_file_one(scope: FileScope) -> None:
    claims: list[dict[str, Any]] = [
        {"mime_type": "image/png"},
        {"orig_name": "a.png"},
        {"orig_name": "a.png", "mime_type": "image/png"},
    ]
    for claim in claims:
        with pytest.raises(InvalidValue, match="expected a file of type image"):
            file(file_types=["image"]).preprocess(sent(scope, name="a.exe", **claim))


def test_function_returns_paths(scope: FileScope, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("1,2")
    handle = tempfile.NamedTemporaryFile(suffix=".txt", dir=tmp_path)  # noqa: SIM115 - closed below
    for value in (tmp_path / "out.csv", str(tmp_path / "out.csv"), handle):
        payload = file().postprocess(value)
        assert isinstance(payload, dict)
        assert scope.open(payload)[0].exists()
    handle.close()
    both = file(file_count="multiple").postprocess([tmp_path / "out.csv", b"raw"])
    assert isinstance(both, list)
    assert [each["orig_name"] for each in both] == ["out.csv", "file.bin"]
    assert [each["size"] for each in both] == [3, 3]
    assert isinstance(file(file_count="multiple").postprocess(tmp_path / "out.csv"), list)
    assert file().postprocess(None) is None
    address = file().postprocess("https://example.com/a/data.csv")
    assert isinstance(address, dict)
    assert (address["url"], address["orig_name"]) == ("https://example.com/a/data.csv", "data.csv")


@pytest.mark.parametrize("value", [7, {"a": 1}, object(), True])
def test_what_is_no_file_is_told(value: Any) -> None:
    with pytest.raises(InvalidValue, match="expected a path"):
        file().postprocess(value)


@pytest.mark.parametrize("value", ["no/such/file", "", "\x00"])
def test_path_that_leads_nowhere_is_told(value: str) -> None:
    with pytest.raises(InvalidValue, match="is no file that can be read"):
        file().postprocess(value)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"type": "text"}, "type is 'text'; it takes"),
        ({"file_count": "many"}, "file_count is 'many'; it takes"),
        ({"file_types": ".csv"}, "file_types takes a list, got the string '.csv'; put it in brackets"),
    ],
)
def test_what_does_not_fit_is_told_where_it_is_written(options: Any, complaint: str) -> None:
    with pytest.raises(DeclarationError, match=complaint):
        file(**options)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\a.txt", "a.txt"),
        ("a\x00b\n.txt", "a_b_.txt"),
        ('a<b>:"|?*.txt', "a_b_.txt"),
        ("...", "file"),
        ("", "file"),
        (" .hidden ", "hidden"),
        ("ä" * 200 + ".txt", "ä" * 58 + ".txt"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_upload_that_nobody_uses_is_deleted_after_a_while(tmp_path: Path) -> None:
    store = FileStore(str(tmp_path), seconds=0.0)
    unused, used = store.put_bytes(b"x", "a.txt"), store.put_bytes(b"x", "b.txt")
    assert not (store.root / unused.partition("/")[0]).exists()
    FileScope(store).open({"path": used})
    store.put_bytes(b"x", "c.txt")
    assert store.resolve(used).exists()


# -- JSON -----------------------------------------------------------------------------------------------------------


@dataclasses.dataclass
class Point:
    x: int
    y: dt.date


class Model(pydantic.BaseModel):
    name: str


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"a": [1, None, True]}, {"a": [1, None, True]}),
        ('{"a": 1}', {"a": 1}),
        ("", None),
        (None, None),
        ([1, (2, 3)], [1, [2, 3]]),
        ({1: "a", None: "b"}, {"1": "a", "null": "b"}),
        (Point(1, dt.date(2024, 1, 2)), {"x": 1, "y": "2024-01-02"}),
        (Model(name="x"), {"name": "x"}),
        (np.arange(3), [0, 1, 2]),
        (np.float32(0.5), 0.5),
        (float("nan"), None),
        ({"s": {3}}, {"s": [3]}),
        (1 << 70, str(1 << 70)),
        (pd.Series([1, 2]), [1, 2]),
        (Path("a/b"), "a/b"),
    ],
)
def test_data_of_any_kind_is_shown_as_json(value: Any, told: Any) -> None:
    assert gr.JSON(render=False).postprocess(value) == told


def test_json_gets_data_or_text_of_it() -> None:
    component = gr.JSON(render=False)
    assert component.preprocess({"a": [1]}) == {"a": [1]}
    assert component.preprocess("[1, 2]") == [1, 2]
    assert component.preprocess("") is None
    with pytest.raises(InvalidValue, match=r"expected JSON text, got '\{'"):
        component.preprocess("{")


def test_json_that_bites_its_tail_is_told() -> None:
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(InvalidValue, match="list cannot be shown as JSON"):
        gr.JSON(render=False).postprocess(loop)


# -- Label ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "label", "confidences"),
    [
        ({"cat": 0.2, "dog": 0.7}, "dog", [("dog", 0.7), ("cat", 0.2)]),
        ({"cat": np.float32(0.5)}, "cat", [("cat", 0.5)]),
        ({1: 1, 2: 0}, "1", [("1", 1.0), ("2", 0.0)]),
        ("cat", "cat", None),
        (7, 7, None),
        (0.5, 0.5, None),
    ],
)
def test_classes_are_shown_the_likeliest_first(value: Any, label: Any, confidences: Any) -> None:
    shown = gr.Label(render=False).postprocess(value)
    assert shown is not None
    assert shown["label"] == label
    pairs = shown["confidences"] and [(each["label"], each["confidence"]) for each in shown["confidences"]]
    assert pairs == confidences
    json.dumps(shown)


def test_label_of_a_file_and_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"cat": 1.0}')
    shown = gr.Label(render=False).postprocess(str(tmp_path / "a.json"))
    assert shown is not None
    assert shown["label"] == "cat"
    assert gr.Label(render=False).postprocess(None) is None
    assert gr.Label(render=False).postprocess({}) is None


def test_only_so_many_classes_are_shown() -> None:
    shown = gr.Label(num_top_classes=2, render=False).postprocess({"a": 0.1, "b": 0.5, "c": 0.4})
    assert shown is not None
    assert [each["label"] for each in shown["confidences"]] == ["b", "c"]


@pytest.mark.parametrize("value", [{"a": "likely"}, [1, 2], object(), {"a": None}])
def test_what_is_no_label_is_told(value: Any) -> None:
    with pytest.raises(InvalidValue, match="expected a dict of class to confidence"):
        gr.Label(render=False).postprocess(value)


def test_function_gets_classes_or_the_class() -> None:
    label = gr.Label(render=False)
    assert label.preprocess({"label": "a", "confidences": [{"label": "a", "confidence": 0.5}]}) == {"a": 0.5}
    assert label.preprocess({"label": "a", "confidences": None}) == "a"


# -- Dataset --------------------------------------------------------------------------------------------------------


def samples(**options: Any) -> gr.Dataset:
    return gr.Dataset(
        components=["textbox", gr.Number(label="N", render=False)],
        samples=[["a", 1], ["b", 2]],
        render=False,
        **options,
    )


def test_sample_is_told_by_its_values_its_index_or_both() -> None:
    assert samples().preprocess(1) == ["b", 2]
    assert samples(type="index").preprocess(1) == 1
    assert samples(type="tuple").preprocess(1) == (1, ["b", 2])
    assert samples().preprocess(None) is None
    assert samples().headers == ["", "N"]


@pytest.mark.parametrize("sent_index", [-1, 2, True, "0", 1.0, [0], {}])
def test_sample_that_there_is_not_is_refused(sent_index: Any) -> None:
    with pytest.raises(InvalidValue, match="expected the index of a sample, 0 to 1"):
        samples().preprocess(sent_index)


def test_sample_of_another_width_is_told() -> None:
    with pytest.raises(DeclarationError, match="Sample 1 has 1 values for 2 components"):
        gr.Dataset(components=["text", "text"], samples=[["a", "b"], ["c"]], render=False)


def test_download_button_holds_a_file(tmp_path: Path, content: Callable[[Any], bytes]) -> None:
    (tmp_path / "report.csv").write_text("a,b")
    button = gr.DownloadButton("Report", str(tmp_path / "report.csv"), render=False)
    held = button.get_config()["value"]
    assert (held["orig_name"], content(held)) == ("report.csv", b"a,b")
    assert Path(str(button.preprocess(held))).read_text() == "a,b"
    assert (button.postprocess(None), button.preprocess(None)) == (None, None)
    for wrong in (7, ["a"], {"path": "/etc/passwd"}):
        with pytest.raises(InvalidValue):
            button.postprocess(wrong)
    with pytest.raises(InvalidValue):
        button.preprocess({"path": "/etc/passwd"})
