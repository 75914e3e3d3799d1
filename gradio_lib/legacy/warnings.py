"""The warning that names of other generations give, at the line that the author of an app wrote."""

from __future__ import annotations

import sys
import warnings

__all__ = ["GradioDeprecationWarning", "warn"]


class GradioDeprecationWarning(FutureWarning):
    """Something that works, and that has another name or no effect now; shown once for each line that uses it."""


def warn(message: str) -> None:
    """Warn at the line outside of this library from which it was called."""
    level, frame = 1, sys._getframe()  # noqa: SLF001 - the documented way to look at one's callers
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == "gradio_lib":
        level, frame = level + 1, frame.f_back
    warnings.warn(message, GradioDeprecationWarning, stacklevel=level)
