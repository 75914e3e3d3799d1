"""Components under other names: with other defaults, or as 3.x called them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, NoReturn

from gradio_lib.components.annotatedimage import AnnotatedImage
from gradio_lib.components.audio import Audio
from gradio_lib.components.checkboxgroup import CheckboxGroup
from gradio_lib.components.dataframe import Dataframe
from gradio_lib.components.file import File
from gradio_lib.components.highlightedtext import HighlightedText
from gradio_lib.components.html import HTML
from gradio_lib.components.image import Image
from gradio_lib.components.imageeditor import Brush, ImageEditor
from gradio_lib.components.json import JSON
from gradio_lib.components.state import State
from gradio_lib.components.textbox import Textbox
from gradio_lib.components.timeseries import Timeseries
from gradio_lib.components.video import Video
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.fields import param
from gradio_lib.legacy.warnings import warn

__all__ = [
    "Annotatedimage",
    "Carousel",
    "Checkboxgroup",
    "DataFrame",
    "Files",
    "Highlight",
    "Highlightedtext",
    "ImageMask",
    "ImagePaint",
    "Json",
    "List",
    "Matrix",
    "Mic",
    "Microphone",
    "Numpy",
    "Paint",
    "Pil",
    "PlayableVideo",
    "Sketchpad",
    "StatusTracker",
    "Text",
    "TextArea",
    "TimeSeries",
    "Variable",
    "Webcam",
]

Annotatedimage = AnnotatedImage
Checkboxgroup = CheckboxGroup
DataFrame = Dataframe
Highlight = HighlightedText
Highlightedtext = HighlightedText
Json = JSON
Text = Textbox
TimeSeries = Timeseries
Variable = State


class TextArea(Textbox):
    """``gr.Textbox(lines=7)``."""

    lines: int = 7


class Files(File):
    """``gr.File(file_count="multiple")``."""

    file_count: Literal["single", "multiple", "directory"] = "multiple"


class Numpy(Dataframe):
    """``gr.Dataframe(type="numpy")``."""

    type: Any = param(default="numpy", page=False)


class Matrix(Dataframe):
    """``gr.Dataframe(type="array")``."""

    type: Any = param(default="array", page=False)


class List(Matrix):
    """``gr.Dataframe(type="array", col_count=1)``: one column, of which the function gets a plain list."""

    col_count: Any = 1


class Microphone(Audio):
    """``gr.Audio(sources=["microphone"])``."""

    source: Any = param(default="microphone", page=False)


Mic = Microphone


class PlayableVideo(Video):
    """``gr.Video(format="mp4")``."""

    format: str | None = param(default="mp4", page=False)


class Pil(Image):
    """``gr.Image(type="pil")``."""

    type: Literal["numpy", "pil", "filepath"] = param(default="pil", page=False)


class Webcam(Image):
    """``gr.Image(source="webcam")``."""

    source: Literal["upload", "webcam", "canvas"] | None = "webcam"


class Drawn(Image):
    """Base of what both generations know under one name: with a parameter of ImageEditor alone it is one of those."""

    today: ClassVar[Mapping[str, Any]] = {}
    """What today's kind is made with."""

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        """Return the editor where its parameters are given."""
        if kwargs.keys() & (ImageEditor.declared.keys() - cls.declared.keys()):
            return ImageEditor(*args, **{**cls.today, **kwargs})
        return super().__new__(cls)


class Sketchpad(Drawn):
    """A canvas to draw on in black: the function gets 28 by 28 pixels, white on black, as datasets of digits have."""

    shape: tuple[int | None, int | None] | None = (28, 28)
    image_mode: Any = param(default="L", page=False)
    invert_colors: bool = param(default=True, page=False)
    source: Literal["upload", "webcam", "canvas"] | None = "canvas"
    tool: Literal["editor", "select", "sketch", "color-sketch"] | None = "sketch"

    today: ClassVar[Mapping[str, Any]] = {"sources": (), "brush": Brush(colors=["#000000"], color_mode="fixed")}


class Paint(Drawn):
    """A canvas to paint on in colours."""

    today: ClassVar[Mapping[str, Any]] = {"sources": ()}

    source: Literal["upload", "webcam", "canvas"] | None = "canvas"
    tool: Literal["editor", "select", "sketch", "color-sketch"] | None = "color-sketch"


class ImageMask(Drawn):
    """A picture to paint a mask over."""

    today: ClassVar[Mapping[str, Any]] = {"transforms": (), "brush": Brush(colors=["#000000"], color_mode="fixed")}

    source: Literal["upload", "webcam", "canvas"] | None = "upload"
    tool: Literal["editor", "select", "sketch", "color-sketch"] | None = "sketch"


class ImagePaint(Image):
    """A picture to paint on in colours."""

    source: Literal["upload", "webcam", "canvas"] | None = "upload"
    tool: Literal["editor", "select", "sketch", "color-sketch"] | None = "color-sketch"


def Carousel(*_args: Any, **_kwargs: Any) -> NoReturn:  # noqa: N802 - the documented name
    """Say what shows pictures now.

    Raises:
        DeclarationError: Always.
    """
    msg = "gr.Carousel is gone since 3.0: use gr.Gallery."
    raise DeclarationError(msg)


def StatusTracker(*_args: Any, **_kwargs: Any) -> HTML:  # noqa: N802 - the documented name
    """Return what is not seen: since 3.0 each output shows the progress of its function by itself."""
    warn("gr.StatusTracker has no effect: outputs show the progress by themselves.")
    return HTML(visible=False)
