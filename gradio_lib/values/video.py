"""Films: which ones browsers play, and their conversion."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from gradio_lib.errors import InvalidValue
from gradio_lib.values import ffmpeg
from gradio_lib.values.file import files, is_url, served
from gradio_lib.values.image import as_image

__all__ = ["convert_video", "is_played", "marked_video", "store_video"]

_CORNERS = {
    "top-left": "10:10",
    "top-right": "W-w-10:10",
    "bottom-left": "10:H-h-10",
    "bottom-right": "W-w-10:H-h-10",
}

# Browsers play these codecs; OpenCV's usual "mp4v" is none of them.
_PLAYED = {".mp4": {"h264", "av1", "hevc", "vp9"}, ".webm": {"vp8", "vp9", "av1"}, ".ogg": {"theora", "vp8"}}
_SETTINGS = {
    ".mp4": ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-c:a", "aac"],
    ".webm": ["-c:v", "libvpx", "-b:v", "1M", "-c:a", "libvorbis"],
}
# Picture sizes must be even in the colours that all browsers show.
_EVEN = ["-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2"]


def convert_video(path: Path, fmt: str | None = None, part: tuple[float, float] | None = None) -> Path:
    """Return the film at `path` in another format, or a part of it; the same file where it is that already.

    Args:
        path: The film.
        fmt: Name of the format; None keeps its own.
        part: From and to, in seconds; None takes all.

    Raises:
        InvalidValue: It cannot be converted; the message says why.
        MissingDependency: There is no ffmpeg.
    """
    suffix = path.suffix.lower() if fmt is None else f".{fmt.lower()}"
    if path.suffix.lower() == suffix and part is None:
        return path
    # A folder of its own: two callers may send films of the same name.
    target = Path(tempfile.mkdtemp(dir=files().store.root)) / f"{path.stem}{suffix}"
    cut = [] if part is None else ["-ss", f"{part[0]:.3f}", "-to", f"{part[1]:.3f}"]
    settings = [*cut, *_SETTINGS.get(suffix, []), *(_EVEN if suffix == ".mp4" else [])]
    ffmpeg.convert(path, target, settings, "to cut films" if part else f"to convert films to {suffix}")
    return target


def marked_video(path: Path, mark: Any, position: tuple[int, int] | str) -> Path:
    """Return the film at `path` with a picture on it, as MP4.

    Args:
        path: The film.
        mark: The picture: an array, a PIL image or a path.
        position: Pixels from the left and from the top, or a corner: ``"bottom-right"``.

    Raises:
        InvalidValue: It is no picture, no such position, or the film cannot be converted.
        MissingDependency: There is no ffmpeg.
    """
    place = _CORNERS.get(position) if isinstance(position, str) else f"{int(position[0])}:{int(position[1])}"
    if place is None:
        msg = f"A watermark's position is {position!r}; it takes one of {', '.join(_CORNERS)}, or (x, y) in pixels."
        raise InvalidValue(msg)
    folder = Path(tempfile.mkdtemp(dir=files().store.root))
    picture, target = folder / "mark.png", folder / f"{path.stem}.mp4"
    as_image(mark).convert("RGBA").save(picture)
    laid = f"[0:v][1:v]overlay={place},{_EVEN[1]}[film]"
    with_it = ["-i", f"file:{picture}", "-filter_complex", laid, "-map", "[film]", "-map", "0:a?"]
    ffmpeg.convert(path, target, [*with_it, *_SETTINGS[".mp4"]], "to put a picture on films")
    return target


def is_played(path: Path) -> bool:
    """Whether browsers play the film at `path`; where nobody can look into it, its ending counts."""
    played = _PLAYED.get(path.suffix.lower())
    if played is None:
        return False
    if not ffmpeg.available():
        return True
    return ffmpeg.codecs(path).get("Video", "h264") in played


def store_video(value: Any, fmt: str | None = None) -> dict[str, Any]:
    """Store what a function returned as a film, in a format that browsers play where that can be had.

    Args:
        value: A path, a URL or the bytes of a file.
        fmt: Format that it is wanted in; None leaves it where browsers play it, else makes it MP4.

    Raises:
        InvalidValue: It is no film, or cannot be converted.
        MissingDependency: `fmt` is another one than its own, and there is no ffmpeg.
    """
    if isinstance(value, str) and is_url(value):
        return served(value)
    if isinstance(value, bytes | bytearray):
        return files().put(bytes(value), f"video.{fmt or 'mp4'}").payload()
    if not isinstance(value, str | Path):
        msg = f"{type(value).__name__} is no film; return the path of a video file, or its bytes."
        raise InvalidValue(msg)
    path = files().readable(value)
    if fmt is not None and path.suffix.lower() != f".{fmt}":
        return _stored(convert_video(path, fmt))
    if fmt is None and ffmpeg.available() and not is_played(path):
        return _stored(convert_video(path, "mp4") if path.suffix.lower() != ".mp4" else _made_playable(path))
    return served(value)


def _made_playable(path: Path) -> Path:
    """Return an MP4 film with a codec that browsers play."""
    target = Path(tempfile.mkdtemp(dir=files().store.root)) / path.name
    ffmpeg.convert(path, target, [*_SETTINGS[".mp4"], *_EVEN], "to convert films")
    return target


def _stored(path: Path) -> dict[str, Any]:
    """Store a file that was made here, and take the first copy away."""
    try:
        return served(path)
    finally:
        shutil.rmtree(path.parent, ignore_errors=True)
