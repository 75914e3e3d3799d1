"""Audio: sound."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gradio_lib.components._bases import FormComponent, one_of
from gradio_lib.components._media import captions, chosen_sources
from gradio_lib.errors import DeclarationError, MissingDependency
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.audio import convert_audio, read_audio, store_audio
from gradio_lib.values.file import FILE_SCHEMA, NamedString, files

if TYPE_CHECKING:
    import numpy as np

    Sound = tuple[int, np.ndarray[Any, Any]] | str

__all__ = ["Audio", "WaveformOptions"]


@dataclasses.dataclass(kw_only=True)
class WaveformOptions:
    """How the waveform of a `gr.Audio` looks and how far its buttons skip."""

    waveform_color: str | None = None
    """Css color of what is still to be played."""
    waveform_progress_color: str | None = None
    """Css color of what has been played."""
    trim_region_color: str | None = None
    """Css color of the part that is kept when it is trimmed."""
    show_recording_waveform: bool = True
    skip_length: float = 5
    """Seconds that the arrow keys skip."""
    sample_rate: int = 44100
    """Hz of what the microphone records."""


class Audio(FormComponent["dict[str, Any] | None", "Sound | None"], browser="audio"):
    """Sound to upload or to record, or to hear.

    The function gets what ``type`` says: ``"numpy"``, (sample rate in Hz, array of shape (samples,) or (samples,
    channels), int16); ``"filepath"``, a path. It returns either, or the bytes of a sound file.

    Example:
        >>> Audio(sources=["microphone"], type="filepath", label="Say it").sources
        ['microphone']
    """

    value: Any = param(default=None, kw_only=False)
    """Path, URL or (sample rate, array) at the start, or a function that is called for it when the page opens."""
    source: Literal["upload", "microphone"] | None = param(default=None, page=False)
    """3.x spelling of ``sources`` with one source."""
    sources: Sequence[Literal["upload", "microphone"]] | Literal["upload", "microphone"] | None = None
    """Ways to give sound; None offers both."""
    type: Literal["numpy", "filepath"] = param(default="numpy", page=False)
    streaming: bool = False
    """As an input: the microphone's sound is sent as it comes. As an output: each sound that the function yields is
    played after the one before it."""
    format: Literal["wav", "mp3"] | None = param(default="wav", page=False)
    """Of what the function gets as a path, and of what it returns as an array; None leaves uploads as they are."""
    autoplay: bool = False
    loop: bool = False
    editable: bool = True
    """Whether people can trim what they gave."""
    show_share_button: bool | None = None
    show_download_button: bool = True
    buttons: Sequence[str] | None = None
    """Which of ``"download"`` and ``"share"`` it has."""
    waveform_options: WaveformOptions | dict[str, Any] | None = None
    recording: bool = False
    """Whether it records; a function may start and stop that."""
    subtitles: str | Path | Sequence[dict[str, Any]] | None = None
    """Path of an .srt or .vtt file, or ``[{"text": …, "timestamp": [from, to]}, …]`` in seconds."""
    playback_position: float = 0
    """Seconds; a function may change where it plays."""

    stream = Event("The microphone has sent a piece.")
    change = Event("It is other sound, by a person or by a function.")
    clear = Event("The sound is taken away.")
    play = Event("It begins to play.")
    pause = Event("It is paused.")
    stop = Event("It has played to its end.")
    start_recording = Event("The microphone begins to record.")
    pause_recording = Event("The recording is paused.")
    stop_recording = Event("The recording ends.")
    upload = Event("A file is uploaded.")
    input = Event("Somebody gives other sound.")

    carries_files = True

    def check(self) -> None:
        """Say what does not fit, and make one list of the sources."""
        one_of(self, "type", "numpy", "filepath")
        one_of(self, "format", "wav", "mp3", None)
        self.sources = chosen_sources(self, "upload", "microphone")
        options: Any = self.waveform_options
        if isinstance(options, dict):
            names = {field.name for field in dataclasses.fields(WaveformOptions)}
            if strangers := sorted(set(options) - names):
                msg = f"waveform_options has no {strangers[0]!r}; it takes {', '.join(sorted(names))}."
                raise DeclarationError(msg)
            self.waveform_options = WaveformOptions(**options)

    def page_value(self, name: str) -> Any:
        """Return a property as the page gets it: options as data, subtitles as captions."""
        if name == "waveform_options" and isinstance(self.waveform_options, WaveformOptions):
            return dataclasses.asdict(self.waveform_options)
        if name == "subtitles":
            return captions(self.subtitles)
        return super().page_value(name)

    def preprocess(self, payload: Any) -> Any:
        """Return the sound as ``type`` says; None where there is none."""
        if payload is None:
            return None
        path, _ = files().open(payload)
        if self.type == "numpy":
            return read_audio(path)
        return NamedString(self._converted(path))

    def _converted(self, path: Path) -> Path:
        if self.format is None:
            return path
        try:
            return convert_audio(path, self.format)
        except MissingDependency:
            # Nobody asked for the default: without ffmpeg the file goes on as it is.
            if "format" in self.given:
                raise
            return path

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Store the sound and return where it is."""
        if value is None:
            return None
        stored = store_audio(value, self.format)
        return {**stored, "is_stream": True} if self.streaming else stored

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file."""
        return FILE_SCHEMA

    def example_payload(self) -> Any:
        """Return no sound: a caller uploads one."""
        return None
