"""The one door to ffmpeg: a program of its own, so that a broken file can at worst end that program.

It is the machine's, or the one that the package imageio-ffmpeg ships. Only WAV, MP3, FLAC and Ogg need none.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from gradio_lib._lazy import require
from gradio_lib.errors import InvalidValue

__all__ = ["available", "codecs", "convert", "decode", "seconds"]

SECONDS = 600.0
"""How long one conversion may take."""

# What is opened are media. Playlists and scripts, which name other files and addresses, are not among them.
_FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,ogg,wav,w64,mp3,flac,aac,mpegts,mpeg,flv,gif,asf,aiff,amr,caf,au,m4v,ac3"
)
_GUARD = ("-protocol_whitelist", "file,pipe", "-format_whitelist", _FORMATS)
_STREAM = re.compile(r"Stream #\S+.*?: (Video|Audio): (\w+)")


def _program(purpose: str) -> str:
    found = shutil.which("ffmpeg")
    if found is None:
        found = str(require("imageio_ffmpeg", purpose, "imageio-ffmpeg").get_ffmpeg_exe())
    return found


def available() -> bool:
    """Whether there is an ffmpeg."""
    try:
        _program("")
    except (ImportError, RuntimeError):
        return False
    return True


def _run(arguments: Sequence[str], purpose: str) -> subprocess.CompletedProcess[bytes]:
    command = [_program(purpose), "-nostdin", "-hide_banner", *arguments]
    try:
        return subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - no shell, our own words
    except subprocess.TimeoutExpired as error:
        msg = f"The conversion took longer than {SECONDS:.0f} seconds and was given up; send a shorter file."
        raise InvalidValue(msg) from error


def _source(path: Path) -> list[str]:
    # As a file: a name that begins with a dash or spells a protocol is still a name.
    return [*_GUARD, "-i", f"file:{path}"]


def decode(path: Path, most: int) -> tuple[int, int, bytes]:
    """Return sample rate, channels and the samples (16 bit, interleaved) of the sound in a file.

    Args:
        path: The file.
        most: Bytes of samples that are taken at most.

    Raises:
        InvalidValue: It holds no sound that can be decoded, or too much of it.
        MissingDependency: There is no ffmpeg.
    """
    purpose = f"for {path.suffix or 'such'} files"
    told = _run(_source(path), purpose).stderr.decode("utf-8", "replace")
    found = re.search(r"Audio: .*?, (\d+) Hz, (mono|stereo|\d)", told)
    if found is None:
        msg = f"{path.name!r} holds no sound that can be read; send a WAV, MP3, FLAC, Ogg or M4A file."
        raise InvalidValue(msg)
    rate, channels = int(found[1]), 1 if found[2] == "mono" else 2
    form = ["-vn", "-f", "s16le", "-ac", str(channels), "-ar", str(rate), "-fs", str(most + 1), "pipe:1"]
    samples = _run([*_source(path), *form], purpose).stdout
    if len(samples) > most:
        msg = f"The sound is longer than {most // (2 * channels * rate):,} seconds; send a shorter one."
        raise InvalidValue(msg)
    return rate, channels, samples


def codecs(path: Path) -> dict[str, str]:
    """Return the codec of each kind of stream in a file: ``{"Video": "h264", "Audio": "aac"}``."""
    told = _run(_source(path), "to look into films").stderr.decode("utf-8", "replace")
    return dict(reversed(_STREAM.findall(told)))


def seconds(path: Path) -> float:
    """Return how long a film or a sound is.

    Raises:
        InvalidValue: It is none that can be read.
        MissingDependency: There is no ffmpeg.
    """
    told = _run(_source(path), "to look into films").stderr.decode("utf-8", "replace")
    found = re.search(r"Duration: (\d+):(\d+):(\d+\.\d+)", told)
    if found is None:
        msg = f"{path.name!r} holds no film or sound that can be read."
        raise InvalidValue(msg)
    return int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3])


def convert(source: Path, target: Path, arguments: Sequence[str] = (), purpose: str = "to convert media") -> None:
    """Write `source` to `target` in the format that its ending names.

    Raises:
        InvalidValue: It cannot be converted; the message has ffmpeg's reason.
        MissingDependency: There is no ffmpeg.
    """
    ended = _run(["-y", "-loglevel", "error", *_source(source), *arguments, f"file:{target}"], purpose)
    if ended.returncode:
        told = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = (
            told[-1].replace(str(source), source.name).replace(str(target), target.name) if told else "no reason given"
        )
        msg = f"{source.name!r} cannot be converted to {target.suffix or 'that format'}: {reason}"
        raise InvalidValue(msg)
