"""gr.Gallery and gr.AnnotatedImage: pictures with captions, pictures with labelled parts, both ways."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as PILImage

import gradio_lib as gr
from gradio_lib.components.annotatedimage import MAX_ANNOTATIONS
from gradio_lib.components.gallery import MAX_ITEMS
from gradio_lib.errors import DeclarationError, InvalidValue

Upload = Callable[..., dict[str, Any]]
Content = Callable[[Any], bytes]
RED = np.full((4, 6, 3), (200, 0, 0), np.uint8)


def png(array: np.ndarray[Any, Any] = RED) -> bytes:
    buffer = io.BytesIO()
    PILImage.fromarray(array).save(buffer, "PNG")
    return buffer.getvalue()


def opened(content: bytes) -> PILImage.Image:
    return PILImage.open(io.BytesIO(content))


# -- gallery --------------------------------------------------------------------------------------------------------


def test_pictures_of_every_kind_are_shown_with_their_captions(tmp_path: Path, content: Content) -> None:
    path, film = tmp_path / "a.png", tmp_path / "b.mp4"
    path.write_bytes(png())
    film.write_bytes(b"film")
    given = [
        RED,
        (PILImage.fromarray(RED), "Pil"),
        [str(path), 7],
        path,
        "https://example.org/a.png",
        (str(film), None),
    ]
    shown = gr.Gallery().postprocess(given)
    assert shown is not None
    assert [each["caption"] for each in shown] == [None, "Pil", "7", None, None, None]
    assert opened(content(shown[0]["image"])).format == "WEBP"
    assert content(shown[2]["image"]) == content(shown[3]["image"]) == png()
    assert shown[4]["image"]["url"] == "https://example.org/a.png"
    assert shown[5]["video"]["orig_name"] == "b.mp4"


def test_an_array_of_pictures_is_a_list_of_them() -> None:
    shown = gr.Gallery(format="png").postprocess(np.stack([RED, RED]))
    assert shown is not None
    assert [each["image"]["orig_name"] for each in shown] == ["image.png"] * 2


@pytest.mark.parametrize("value", ["a.png", 3, RED, {"a": 1}])
def test_what_is_no_list_is_refused(value: Any) -> None:
    with pytest.raises(InvalidValue, match="list of pictures"):
        gr.Gallery().postprocess(value)


@pytest.mark.parametrize(("kind", "expected"), [("numpy", np.ndarray), ("pil", PILImage.Image), ("filepath", str)])
def test_a_function_gets_pairs(kind: Any, expected: type, upload: Upload) -> None:
    payload = [
        {"image": upload(png(), "a.png"), "caption": "A"},
        {"image": upload(png(), "b.png"), "caption": {"x": 1}},
        {"video": upload(b"film", "c.mp4"), "caption": None},
    ]
    got = gr.Gallery(type=kind).preprocess(payload)
    assert got is not None
    (first, caption), (_, none), (film, _) = got
    assert isinstance(first, expected)
    assert (caption, none, Path(film).read_bytes()) == ("A", None, b"film")


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        ([{"caption": "a"}], r"expected \{'image': file"),
        ([{"image": {"path": "/etc/passwd"}}], "not uploaded here"),
        ([{"image": None}], "A file is expected"),
        ([None] * (MAX_ITEMS + 1), "at most 1,000"),
    ],
)
def test_what_a_client_makes_up_is_refused(payload: Any, message: str) -> None:
    with pytest.raises(InvalidValue, match=message):
        gr.Gallery(label="G").preprocess(payload)


def test_a_file_that_is_no_picture_is_refused(upload: Upload) -> None:
    with pytest.raises(InvalidValue, match="cannot be read as an image"):
        gr.Gallery().preprocess([{"image": upload(b"<svg/>", "a.png"), "caption": None}])


@pytest.mark.parametrize("options", [{"columns": 0}, {"rows": (2, 0)}, {"columns": [1.5]}])
def test_columns_and_rows_are_numbers_from_one(options: Any) -> None:
    with pytest.raises(DeclarationError, match="it takes a number from 1 on"):
        gr.Gallery(**options)


# -- annotated image ------------------------------------------------------------------------------------------------


def alpha(content: bytes) -> Any:
    return np.asarray(opened(content))[..., 1]


def test_boxes_and_masks_become_masks_of_the_pictures_size(content: Content) -> None:
    mask = np.zeros((4, 6))
    mask[0, 5] = 0.5
    shown = gr.AnnotatedImage().postprocess((RED, [((1, 1, 3, 99), "box"), (mask, "mask"), (mask > 0, 3)]))
    assert shown is not None
    box, soft, hard = (alpha(content(part["image"])) for part in shown["annotations"])
    assert [part["label"] for part in shown["annotations"]] == ["box", "mask", "3"]
    assert [tuple(each) for each in np.argwhere(box == 255)] == [
        (row, column) for row in (1, 2, 3) for column in (1, 2)
    ]
    assert (soft[0, 5], soft.sum()) == (128, 128)
    assert (hard[0, 5], hard.sum()) == (255, 255)


def test_the_size_is_known_of_files_and_of_pil_images_too(tmp_path: Path, content: Content) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png())
    for picture in (str(path), PILImage.fromarray(RED)):
        shown = gr.AnnotatedImage().postprocess((picture, [((0, 0, 2, 2), "a")]))
        assert shown is not None
        assert opened(content(shown["annotations"][0]["image"])).size == (6, 4)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (RED, r"is \(picture, \[\(box or mask, label\)"),
        ((RED, [(1, 2, 3)]), r"An annotation is \(box or mask, label\)"),
        ((RED, [((1, 2, 3, "x"), "a")]), r"A box is \(left, top, right, bottom\)"),
        ((RED, [((1, 2, 3, float("inf")), "a")]), r"A box is \(left, top, right, bottom\)"),
        ((RED, [(np.zeros((2, 2)), "a")]), r"height and width \(4, 6\), got an array of shape \(2, 2\)"),
        ((RED, [(np.full((4, 6), "x"), "a")]), "A mask has"),
        ((RED, [((0, 0, 1, 1), "a")] * (MAX_ANNOTATIONS + 1)), "at most 500"),
        (("https://example.org/a.png", []), "picture on the web is not known"),
    ],
)
def test_what_is_no_annotated_picture_says_what_would_do(value: Any, message: str) -> None:
    with pytest.raises(InvalidValue, match=message):
        gr.AnnotatedImage().postprocess(value)


def test_as_an_input_it_gives_paths_and_takes_them_back(content: Content) -> None:
    component = gr.AnnotatedImage()
    shown = component.postprocess((RED, [((1, 1, 3, 3), "box")]))
    got = component.preprocess(shown)
    assert got is not None
    assert got[1][0][1] == "box"
    again = component.postprocess(got)
    assert shown is not None
    assert again is not None
    mask, same = (alpha(content(each["annotations"][0]["image"])) for each in (shown, again))
    assert (mask == same).all()


@pytest.mark.parametrize("payload", ["x", {"image": {"path": "/etc/passwd"}}, {"image": None, "annotations": 3}])
def test_what_a_client_makes_up_of_parts_is_refused(payload: Any) -> None:
    with pytest.raises(InvalidValue):
        gr.AnnotatedImage().preprocess(payload)
