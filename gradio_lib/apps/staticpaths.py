"""``gr.set_static_paths``: files that every app may hand out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

__all__ = ["set_static_paths", "static_paths"]

_paths: list[str] = []


def set_static_paths(paths: str | Path | Sequence[str | Path]) -> None:
    """Let all apps that are served from now on hand out files or folders, as `launch` does with ``allowed_paths``.

    Everybody who can open the page can read what is in them. What was set before does not hold any more.

    Args:
        paths: A path, or several.

    Example:
        >>> set_static_paths(["pictures/"])  # doctest: +SKIP
    """
    listed = [paths] if isinstance(paths, str | Path) else paths
    _paths[:] = [str(Path(path).resolve()) for path in listed]


def static_paths() -> list[str]:
    """Return the paths that were set."""
    return list(_paths)
