"""Video: a film."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from gradio_lib.components._bases import FormComponent, expect_number, refuse
from gradio_lib.components._media import WebcamOptions, captions, chosen_sources
from gradio_lib.components.image import WatermarkOptions
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.file import FILE_SCHEMA, NamedString, files, is_url
from gradio_lib.values.video import convert_video, marked_video, store_video

__all__ = ["Video"]

_LONGEST = 1_000_000.0


class Video(FormComponent["dict[str, Any] | None", "str | None"], browser="video"):
    """A film to upload or to record, or to watch.

    The function gets a path and returns one, or ``(path, path of subtitles)``. What browsers do not play is converted
    where there is an ffmpeg: the machine's, or the package imageio-ffmpeg's.

    Example:
        >>> Video(sources=["webcam"], label="Wave").sources
        ['webcam']
    """

    value: Any = param(default=None, kw_only=False)
    """Path or URL at the start, or a function that is called for it when the page opens."""
    format: str | None = param(default=None, page=False)
    """Format that the function gets and that its results are shown in, such as ``"mp4"``; None leaves them."""
    source: Literal["upload", "webcam"] | None = param(default=None, page=False)
    """3.x spelling of ``sources`` with one source."""
    sources: Sequence[Literal["upload", "webcam"]] | Literal["upload", "webcam"] | None = None
    """Ways to give a film; None offers both."""
    height: int | str | None = None
    """Pixels, or a css length."""
    width: int | str | None = None
    """Pixels, or a css length."""
    mirror_webcam: bool = True
    include_audio: bool | None = None
    """Whether a recording has sound; None records it."""
    autoplay: bool = False
    loop: bool = False
    show_share_button: bool | None = None
    show_download_button: bool = True
    buttons: Sequence[str] | None = None
    """Which of ``"download"`` and ``"share"`` it has."""
    webcam_options: WebcamOptions | None = None
    subtitles: str | Path | Sequence[dict[str, Any]] | None = None
    """Path of an .srt or .vtt file, or ``[{"text": …, "timestamp": [from, to]}, …]`` in seconds."""
    watermark: Any = param(default=None, page=False)
    """`WatermarkOptions`, or the picture alone, that every result carries."""
    playback_position: float = 0
    """Seconds; a function may change where it plays."""

    change = Event("It is another film, by a person or by a function.")
    clear = Event("The film is taken away.")
    play = Event("It begins to play.")
    pause = Event("It is paused.")
    stop = Event("It has played to its end, or is stopped.")
    end = Event("It has played to its end.")
    start_recording = Event("The camera begins to record.")
    stop_recording = Event("The recording ends.")
    upload = Event("A file is uploaded.")
    input = Event("Somebody gives another film.")

    carries_files = True

    def check(self) -> None:
        """Say what does not fit, and make one list of the sources."""
        self.sources = chosen_sources(self, "upload", "webcam")
        if self.format is not None and not self.format.isalnum():
            msg = f'format is {self.format!r}; it takes the name of a format, such as "mp4".'
            raise DeclarationError(msg)

    def page_value(self, name: str) -> Any:
        """Return a property as the page gets it: options as data, subtitles as captions."""
        if name == "webcam_options" and isinstance(self.webcam_options, WebcamOptions):
            return dataclasses.asdict(self.webcam_options)
        if name == "subtitles":
            return captions(self.subtitles)
        return super().page_value(name)

    def preprocess(self, payload: Any) -> NamedString | None:
        """Return the path of the film; None where there is none."""
        if payload is None:
            return None
        path, _ = files().open(payload)
        return NamedString(convert_video(path, self.format, self._part(payload)))

    def _part(self, payload: dict[str, Any]) -> tuple[float, float] | None:
        """Return the part that the person has chosen, in seconds; None for all of it."""
        part = payload.get("part")
        if part is None:
            return None
        numbers = [expect_number(self, each) for each in part] if isinstance(part, list) else []
        if len(numbers) != 2 or None in numbers or not 0 <= (numbers[0] or 0) < (numbers[1] or 0) <= _LONGEST:
            raise refuse(self, "a part of [from, to] in seconds", part)
        return float(numbers[0] or 0), float(numbers[1] or 0)

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Store the film and return where it is, with its captions where it brings some."""
        if value is None:
            return None
        film, told = value if isinstance(value, tuple | list) and len(value) == 2 else (value, None)
        if film is None:
            return None
        mark = self.watermark
        if mark is not None and isinstance(film, str | Path) and not is_url(str(film)):
            options = mark if isinstance(mark, WatermarkOptions) else WatermarkOptions(mark)
            film = marked_video(files().readable(film), options.watermark, options.position)
        stored = store_video(film, self.format)
        return stored if told is None else {**stored, "subtitles": captions(told)}

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file."""
        return FILE_SCHEMA

    def example_payload(self) -> Any:
        """Return no film: a caller uploads one."""
        return None
