"""What pictures, sound and film share: their sources, their cameras and their captions."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.graph.component import Component
from gradio_lib.values.file import files

__all__ = ["WebcamOptions", "captions", "chosen_sources"]

MAX_CAPTIONS = 20_000
_TIMES = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})")


@dataclasses.dataclass(kw_only=True)
class WebcamOptions:
    """How a camera is opened."""

    mirror: bool = True
    """Whether people see themselves as in a mirror."""
    constraints: dict[str, Any] | None = None
    """What is asked of the camera, as browsers take it: ``{"video": {"width": 640}}``."""


def chosen_sources(component: Component[Any, Any], *offered: str) -> Any:
    """Return the sources as a list, whether they were given in the singular of 3.x, as one name, or not at all.

    Raises:
        DeclarationError: One of them is none of those `offered`.
    """
    single, several = getattr(component, "source", None), getattr(component, "sources", None)
    given = [single] if several is None and single else [several] if isinstance(several, str) else several
    sources = list(offered) if given is None else list(given)
    for source in sources:
        if source not in offered:
            names = ", ".join(f'"{name}"' for name in offered)
            msg = f"sources has {source!r}; it takes {names}."
            raise DeclarationError(msg)
    return sources


def captions(given: str | Path | Sequence[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    """Return subtitles as ``[{"text", "timestamp": [from, to]}, …]``, in seconds.

    Args:
        given: Path of an .srt or .vtt file, or such a list.

    Raises:
        InvalidValue: It cannot be read; the message says what would do.
    """
    if given is None:
        return None
    if isinstance(given, str | Path):
        return _of_file(given)
    made = []
    listed: Sequence[Any] = given[:MAX_CAPTIONS]
    for each in listed:
        times = each.get("timestamp") if isinstance(each, dict) else None
        if not isinstance(times, list | tuple) or len(times) != 2:
            msg = f"subtitles has {each!r}; it takes {{'text': …, 'timestamp': [from, to]}} with seconds."
            raise InvalidValue(msg)
        made.append({"text": str(each.get("text", "")), "timestamp": [float(times[0]), float(times[1])]})
    return made


def _of_file(path: str | Path) -> list[dict[str, Any]]:
    text = files().readable(path).read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n")
    made: list[dict[str, Any]] = []
    for block in re.split(r"\n{2,}", text):
        found = _TIMES.search(block)
        if found is not None and len(made) < MAX_CAPTIONS:
            numbers = [int(each or 0) for each in found.groups()]
            lines = block[found.end() :].split("\n", 1)
            spoken = re.sub(r"<[^>]+>", "", lines[1] if len(lines) > 1 else "").strip()
            made.append({"text": spoken, "timestamp": [_seconds(*numbers[:4]), _seconds(*numbers[4:])]})
    if not made:
        msg = f"{Path(path).name!r} holds no subtitles; give an .srt or a .vtt file."
        raise InvalidValue(msg)
    return made


def _seconds(hours: int, minutes: int, seconds: int, thousandths: int) -> float:
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
