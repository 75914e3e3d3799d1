"""Image: every kind of picture in and out, and files that only look like one."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as PILImage

import gradio_lib as gr
from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.values.file import FileScope, FileStore, files_of
from gradio_lib.values.image import MAX_PIXELS, array_to_image


@pytest.fixture(autouse=True)
def scope(tmp_path: Path) -> Iterator[FileScope]:
    scope = FileScope(FileStore(str(tmp_path)))
    with files_of(scope):
        yield scope


def uploaded(scope: FileScope, image: PILImage.Image | bytes, kind: str = "png", **options: Any) -> dict[str, Any]:
    """Return the payload of an uploaded picture."""
    if isinstance(image, bytes):
        content = image
    else:
        buffer = io.BytesIO()
        image.save(buffer, kind, **options)
        content = buffer.getvalue()
    return {"path": scope.store.put_bytes(content, f"picture.{kind}"), "meta": {"_type": "gradio.FileData"}}


def picture(**options: Any) -> gr.Image:
    return gr.Image(render=False, **options)


def opened(scope: FileScope, payload: dict[str, Any] | None) -> PILImage.Image:
    """Return the picture that a page gets."""
    assert payload is not None
    with PILImage.open(scope.open(payload)[0]) as image:
        return image.copy()


def size_of(path: str) -> tuple[int, int]:
    with PILImage.open(path) as image:
        return image.size


def red(mode: str = "RGB", size: tuple[int, int] = (3, 2)) -> PILImage.Image:
    return PILImage.new("RGB", size, (255, 0, 0)).convert(mode)


# -- in -------------------------------------------------------------------------------------------------------------


def test_function_gets_an_array_of_rows(scope: FileScope) -> None:
    array = picture().preprocess(uploaded(scope, red()))
    assert (array.shape, array.dtype) == ((2, 3, 3), np.uint8)
    assert array[0, 0].tolist() == [255, 0, 0]


def test_function_gets_a_picture_or_a_path(scope: FileScope) -> None:
    image = picture(type="pil").preprocess(uploaded(scope, red()))
    assert (image.size, image.mode) == ((3, 2), "RGB")
    path = picture(type="filepath").preprocess(uploaded(scope, red()))
    assert size_of(path) == (3, 2)
    assert path.name == path


@pytest.mark.parametrize(
    ("mode", "shape"), [("L", (2, 3)), ("RGB", (2, 3, 3)), ("RGBA", (2, 3, 4)), ("1", (2, 3)), ("CMYK", (2, 3, 4))]
)
@pytest.mark.parametrize("stored", ["RGB", "RGBA", "L", "P", "1", "LA"])
def test_picture_is_converted_to_the_mode_that_the_author_wants(
    scope: FileScope, stored: str, mode: Any, shape: tuple[int, ...]
) -> None:
    assert picture(image_mode=mode).preprocess(uploaded(scope, red(stored))).shape == shape
    assert picture(image_mode=None, type="pil").preprocess(uploaded(scope, red(stored))).mode == stored


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif", "bmp", "tiff"])
def test_formats_that_browsers_and_cameras_make(scope: FileScope, kind: str) -> None:
    assert picture().preprocess(uploaded(scope, red(), kind)).shape == (2, 3, 3)


def test_picture_stands_as_its_camera_was_held(scope: FileScope) -> None:
    exif = PILImage.Exif()
    exif[0x0112] = 6  # turn right
    assert picture().preprocess(uploaded(scope, red(size=(4, 2)), "jpeg", exif=exif)).shape == (4, 2, 3)


def test_picture_is_cropped_and_inverted_where_the_author_wants_it(scope: FileScope) -> None:
    array = picture(shape=(4, 4), invert_colors=True).preprocess(uploaded(scope, red(size=(8, 2))))
    assert array.shape == (4, 4, 3)
    assert array[0, 0].tolist() == [0, 255, 255]
    path = picture(shape=(4, 4), type="filepath").preprocess(uploaded(scope, red(size=(8, 2))))
    assert size_of(path) == (4, 4)


def png(width: int, height: int) -> bytes:
    """Return a small file that says it holds so many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(MAX_PIXELS + 1, 1), (9_500, 9_500), (30_000, 30_000), (2**31 - 1, 2**31 - 1)])
def test_picture_of_too_many_pixels_is_refused_before_they_are_read(scope: FileScope, size: tuple[int, int]) -> None:
    with pytest.raises(InvalidValue, match=r"pixels; at most|cannot be read as an image"):
        picture().preprocess(uploaded(scope, png(*size)))


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n(touched) (w) file closefile\n%%EOF\n"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x89PNG\r\n\x1a\n",
        png(3, 3)[:40],
        EPS,
        b"GIF89a",
        b"\xff\xd8\xff\xe0" + b"\0" * 50,
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
        b"MM\x00*" + b"\xff" * 100,
    ],
)
@pytest.mark.parametrize("kind", ["numpy", "pil", "filepath"])
def test_file_that_is_no_picture_is_refused(scope: FileScope, content: bytes, kind: Any) -> None:
    with pytest.raises(InvalidValue, match="cannot be read as an image; send a PNG, JPEG, WebP or GIF file"):
        picture(type=kind).preprocess(uploaded(scope, content))


@given(
    st.binary(max_size=300), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"BM", b"II*\x00", b""])
)
def test_any_bytes_are_a_picture_or_refused(head: bytes, body: bytes) -> None:
    scope = FileScope(FileStore())
    try:
        with files_of(scope), pytest.raises(InvalidValue):
            picture().preprocess(uploaded(scope, body + head))
    finally:
        scope.store.close()


# -- drawn on -------------------------------------------------------------------------------------------------------


def sketched(**options: Any) -> gr.Image:
    return picture(tool="sketch", **options)


def mask(mode: str = "RGB", size: tuple[int, int] = (3, 2)) -> PILImage.Image:
    """A mask whose first pixel is drawn: white on black, or opaque where all else is not."""
    made = PILImage.new("RGBA" if mode == "RGBA" else "L", size, (9, 9, 9, 0) if mode == "RGBA" else 0)
    made.putpixel((0, 0), (9, 9, 9, 255) if mode == "RGBA" else 255)
    return made if mode == "RGBA" else made.convert(mode)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_function_gets_picture_and_mask(scope: FileScope, mode: str) -> None:
    sent = {"image": uploaded(scope, red()), "mask": uploaded(scope, mask(mode))}
    given_ = sketched().preprocess(sent)
    assert given_["image"].shape == given_["mask"].shape == (2, 3, 3)
    assert given_["mask"][:, :, 0].tolist() == [[255, 0, 0], [0, 0, 0]]
    assert isinstance(sketched(type="pil").preprocess(sent)["mask"], PILImage.Image)
    assert size_of(sketched(type="filepath").preprocess(sent)["mask"]) == (3, 2)


def test_mask_that_is_opaque_all_over_is_told_by_what_is_light_in_it(scope: FileScope) -> None:
    sent = {"image": uploaded(scope, red()), "mask": uploaded(scope, mask().convert("RGBA"))}
    assert sketched().preprocess(sent)["mask"][:, :, 0].tolist() == [[255, 0, 0], [0, 0, 0]]


def test_mask_has_the_size_of_its_picture_and_is_black_where_none_is_drawn(scope: FileScope) -> None:
    image = uploaded(scope, red())
    larger = {"image": image, "mask": uploaded(scope, mask(size=(30, 20)))}
    assert sketched().preprocess(larger)["mask"].shape == (2, 3, 3)
    assert sketched(shape=(8, 8)).preprocess(larger)["mask"].shape == (8, 8, 3)
    for sent in (image, {"image": image}, {"image": image, "mask": None}):
        assert sketched().preprocess(sent)["mask"].max() == 0
    assert sketched().preprocess({"image": None, "mask": None}) is None


@pytest.mark.parametrize("part", ["x", 3, [], {"path": "/etc/passwd"}, {"path": 3}, {}])
def test_mask_that_is_no_upload_is_refused(scope: FileScope, part: Any) -> None:
    for sent in ({"image": part, "mask": None}, {"image": uploaded(scope, red()), "mask": part}):
        with pytest.raises(InvalidValue, match=r"uploaded|A file is expected"):
            sketched().preprocess(sent)


def test_canvas_gives_a_picture_alone(scope: FileScope) -> None:
    drawn = PILImage.new("RGB", (560, 560), "white")
    drawn.paste("black", (0, 0, 280, 560))
    digits = gr.Sketchpad(render=False).preprocess(uploaded(scope, drawn))
    assert (digits.shape, digits[0, 0], digits[0, 27]) == ((28, 28), 255, 0)
    assert gr.Paint(render=False).preprocess(uploaded(scope, drawn)).shape == (560, 560, 3)


def test_picture_with_its_mask_comes_back_as_the_picture(scope: FileScope) -> None:
    back = sketched(type="pil").preprocess({"image": uploaded(scope, red()), "mask": uploaded(scope, mask())})
    assert opened(scope, sketched().postprocess(back)).getpixel((0, 0)) == (255, 0, 0)


@pytest.mark.parametrize(("shape", "size"), [((8, None), (8, 2)), ((None, 8), (3, 8)), ((4, 4), (4, 4))])
def test_one_side_may_stay_as_it_is(scope: FileScope, shape: Any, size: tuple[int, int]) -> None:
    assert picture(shape=shape, type="pil").preprocess(uploaded(scope, red())).size == size


@pytest.mark.parametrize(
    ("mode", "first"), [("RGBA", (0, 255, 255, 255)), ("L", 179), ("LA", (179, 255)), ("1", 255), ("CMYK", None)]
)
def test_colours_of_every_mode_are_inverted(scope: FileScope, mode: Any, first: Any) -> None:
    stored = uploaded(scope, red(mode) if mode not in {"CMYK", "LA"} else red())
    wanted: Any = None if mode == "LA" else mode
    component = picture(image_mode=wanted, invert_colors=True, type="pil")
    image = component.preprocess(uploaded(scope, red("LA")) if mode == "LA" else stored)
    assert image.mode == mode
    assert first is None or image.getpixel((0, 0)) == first


@pytest.mark.parametrize("position", ["top-left", "bottom-right", (0, 0)])
def test_results_carry_a_watermark(scope: FileScope, tmp_path: Path, position: Any) -> None:
    PILImage.new("RGB", (4, 4), "blue").save(tmp_path / "mark.png")
    mark = gr.WatermarkOptions(tmp_path / "mark.png", position)
    image = opened(scope, picture(watermark=mark).postprocess(red(size=(40, 40)))).convert("RGB")
    blue = [(x, y) for x in range(40) for y in range(40) if image.getpixel((x, y)) == (0, 0, 255)]
    corner = {"top-left": (10, 10), "bottom-right": (26, 26), (0, 0): (0, 0)}[position]
    assert (len(blue), blue[0]) == (16, corner)


def test_watermark_has_a_place_that_there_is() -> None:
    with pytest.raises(InvalidValue, match='it takes "top-left"'):
        picture(watermark=gr.WatermarkOptions(red(), "middle")).postprocess(red())  # type: ignore[arg-type]


# -- in layers ------------------------------------------------------------------------------------------------------


def test_editor_gives_background_layers_and_what_they_look_like(scope: FileScope) -> None:
    editor = gr.ImageEditor(render=False, type="pil", format="png")
    sent = {"background": uploaded(scope, red()), "layers": [uploaded(scope, mask("RGBA"))], "composite": None}
    value: Any = editor.preprocess(sent)
    assert [value["background"].mode, value["layers"][0].size, value["composite"].size] == ["RGBA", (3, 2), (3, 2)]
    back = editor.postprocess({**value, "composite": None})
    assert back is not None
    whole = opened(scope, back["composite"]).convert("RGB")
    assert [whole.getpixel((0, 0)), whole.getpixel((1, 1))] == [(9, 9, 9), (255, 0, 0)]
    again: Any = editor.preprocess(back)
    assert len(again["layers"]) == 1


def test_editor_takes_a_picture_alone(scope: FileScope) -> None:
    editor = gr.ImageEditor(render=False)
    payload = editor.postprocess(red())
    assert payload is not None
    assert [payload["layers"], opened(scope, payload["background"]).size] == [[], (3, 2)]
    value: Any = editor.preprocess(uploaded(scope, red()))
    assert value["composite"].shape == value["background"].shape == (2, 3, 4)


@pytest.mark.parametrize(
    "payload",
    ["x", {"layers": "x"}, {"layers": [None] * 60}, {"layers": ["x"]}, {"background": {"path": "/etc/passwd"}}],
)
def test_editor_refuses_what_is_no_drawing(payload: Any) -> None:
    with pytest.raises(InvalidValue):
        gr.ImageEditor(render=False).preprocess(payload)


def test_options_of_the_editor_reach_the_page() -> None:
    brush = gr.Brush(colors=["#f00", ("#00ff00", 0.5)], default_size=9, color_mode="fixed")
    config = gr.ImageEditor(brush=brush, eraser=False, layers=gr.LayerOptions(layers=["Sky"])).get_config()
    assert config["brush"]["colors"] == ["#f00", ("#00ff00", 0.5)]
    assert [config["eraser"], config["layers"]["layers"], config["canvas_size"]] == [False, ["Sky"], (800, 800)]
    with pytest.raises(DeclarationError, match="canvas_size is"):
        gr.ImageEditor(canvas_size=(0, 9))


@pytest.mark.parametrize(
    ("kind", "given_", "wanted"),
    [
        (gr.Sketchpad, {}, gr.Sketchpad),
        (gr.Sketchpad, {"brush": gr.Brush()}, gr.ImageEditor),
        (gr.Sketchpad, {"shape": (9, 9)}, gr.Sketchpad),
        (gr.Paint, {"canvas_size": (9, 9)}, gr.ImageEditor),
        (gr.ImageMask, {"layers": False}, gr.ImageEditor),
        (gr.ImageMask, {"brush_radius": 4}, gr.ImageMask),
    ],
)
def test_names_of_both_generations_are_told_by_their_parameters(kind: Any, given_: Any, wanted: type) -> None:
    assert type(kind(render=False, **given_)) is wanted


# -- out ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("array", "mode", "first"),
    [
        (np.full((2, 3, 3), 7, "uint8"), "RGB", (7, 7, 7)),
        (np.full((2, 3, 4), 7, "uint8"), "RGBA", (7, 7, 7, 7)),
        (np.full((2, 3), 7, "uint8"), "L", 7),
        (np.full((2, 3, 1), 7, "uint8"), "L", 7),
        (np.full((2, 3), 300, "int64"), "L", 255),
        (np.full((2, 3), -5, "int16"), "L", 0),
        (np.full((2, 3), True), "L", 255),
        (np.full((2, 3), 0.5), "L", 128),
        (np.full((2, 3), 1.0, "float32"), "L", 255),
        (np.full((2, 3), 128.4), "L", 128),
        (np.full((2, 3), -0.5), "L", 0),
        (np.full((2, 3), np.nan), "L", 0),
        (np.full((2, 3), 0.5, "float16"), "L", 128),
    ],
)
def test_array_is_a_picture(scope: FileScope, array: Any, mode: str, first: Any) -> None:
    image = opened(scope, picture().postprocess(array))
    assert (image.size, image.mode, image.getpixel((0, 0))) == ((3, 2), mode, first)


@pytest.mark.parametrize(
    "array",
    [
        np.zeros((2, 3, 2)),
        np.zeros((2, 3, 5)),
        np.zeros(3),
        np.zeros((1, 2, 3, 3)),
        np.zeros((0, 3)),
        np.array([["a"]]),
        np.zeros((2, 2), "complex64"),
    ],
)
def test_array_that_is_no_picture_is_told(array: Any) -> None:
    with pytest.raises(InvalidValue, match="is no image; return"):
        picture().postprocess(array)


@given(
    st.sampled_from(["uint8", "int64", "float32", "bool"]),
    st.sampled_from([(2, 3), (2, 3, 3), (2, 3, 4), (1, 1)]),
    st.data(),
)
def test_any_array_of_that_shape_is_a_picture(kind: str, shape: tuple[int, ...], data: Any) -> None:
    values = data.draw(st.lists(st.floats(-300, 300) | st.just(float("nan")), min_size=24, max_size=24))
    array = np.nan_to_num(np.array(values)) if kind in {"uint8", "int64"} else np.array(values)
    image = array_to_image(
        np.resize(array, shape).astype(kind) if kind != "uint8" else np.resize(array, shape).clip(0, 255).astype(kind)
    )
    assert image.size == (shape[1], shape[0])


@pytest.mark.parametrize("fmt", ["png", "jpeg", "jpg", "webp"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "CMYK", "I", "F", "HSV", "YCbCr"])
def test_picture_of_any_mode_is_written_in_any_format(scope: FileScope, mode: str, fmt: str) -> None:
    payload = picture(format=fmt).postprocess(red(mode))
    assert opened(scope, payload).size == (3, 2)
    assert payload is not None
    assert payload["path"].endswith(f".{fmt}")
    assert payload["size"] > 0


def test_path_and_address_are_shown_as_they_are(tmp_path: Path) -> None:
    red().save(tmp_path / "cat.png")
    for path in (tmp_path / "cat.png", str(tmp_path / "cat.png")):
        payload = picture().postprocess(path)
        assert payload is not None
        assert payload["orig_name"] == "cat.png"
        assert payload["mime_type"] == "image/png"
    payload = picture().postprocess("https://example.com/cat.png")
    assert payload is not None
    assert payload["url"] == "https://example.com/cat.png"


@pytest.mark.parametrize("value", [7, object(), b"bytes", [[1, 2]], {"path": "x"}])
def test_what_is_no_picture_is_told(value: Any) -> None:
    with pytest.raises(InvalidValue, match="is no image; return a numpy array, a PIL image or the path"):
        picture().postprocess(value)


def test_ways_to_give_a_picture_are_a_list() -> None:
    assert picture().sources == ["upload", "webcam", "clipboard"]
    assert picture(sources="webcam").sources == ["webcam"]
    assert picture(source="webcam").sources == ["webcam"]
    assert picture(source="upload").sources == ["upload", "clipboard"]
    assert picture(source="canvas").sources == []


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"type": "array"}, "type is 'array'; it takes"),
        ({"image_mode": "XYZ"}, "image_mode is 'XYZ'; it takes one of"),
        ({"tool": "lasso"}, "tool is 'lasso'; it takes None"),
    ],
)
def test_what_does_not_fit_is_told_where_it_is_written(options: Any, complaint: str) -> None:
    with pytest.raises(DeclarationError, match=complaint):
        picture(**options)
