"""The one path gate: which files of this machine may be read for somebody else."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

__all__ = ["PathRules", "is_regular", "mentions", "real"]

_LONGEST = 4096
_NESTED = 100


def real(path: str | Path) -> Path | None:
    """Return `path` with all links and dots resolved; None where it cannot be a path."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return None


def is_regular(path: Path) -> bool:
    """Whether `path` is a file with content of its own: no folder, device, socket or pipe, which might never end."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _holds(place: Path, path: Path) -> bool:
    """Whether `path` is `place` or lies in it, by parts: ``/data`` does not hold ``/data-evil``."""
    return Path(os.path.normcase(path)).is_relative_to(os.path.normcase(place))


class PathRules:
    """What the author of an app has said about files and folders.

    Args:
        allowed: Files and folders that may be served to everybody.
        blocked: Files and folders that must never be served; they win.

    Example:
        >>> rules = PathRules(allowed=["/data"], blocked=["/data/private"])
        >>> rules.allows(Path("/data/a.txt")), rules.allows(Path("/data/private/b.txt")), rules.allows(Path("/data-c"))
        (True, False, False)
    """

    def __init__(self, allowed: Iterable[str | Path] = (), blocked: Iterable[str | Path] = ()) -> None:
        self.allowed = [place for path in allowed if (place := real(path)) is not None]
        self.blocked = [place for path in blocked if (place := real(path)) is not None]

    def blocks(self, path: Path) -> bool:
        """Whether the resolved `path` must never be served."""
        return any(_holds(place, path) for place in self.blocked)

    def allows(self, path: Path) -> bool:
        """Whether the resolved `path` may be served to everybody."""
        if self.blocks(path):
            return False
        below = (path.relative_to(place).parts for place in self.allowed if _holds(place, path))
        # What is hidden inside of a shared folder (.env, .git) was hardly meant.
        return any(not any(part.startswith(".") for part in parts) for parts in below)


def mentions(said: Any, path: Path) -> bool:
    """Whether something in the JSON data `said` is a path that leads to the resolved `path`."""
    return any(
        real(text) == path
        for text in _strings(said)
        # Only what can lead there is resolved: the same name, or a link.
        if len(text) <= _LONGEST and (path.name in text or os.path.islink(text))  # noqa: PTH114 - takes any text
    )


def _strings(said: Any) -> Iterator[str]:
    level = [said]
    for _ in range(_NESTED):
        below: list[Any] = []
        for each in level:
            if isinstance(each, str):
                yield each
            elif isinstance(each, dict):
                below += each.values()
            elif isinstance(each, list):
                below += each
        level = below
