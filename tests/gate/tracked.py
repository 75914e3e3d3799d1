"""The project's own files: what git tracks, and what it would track after the next `git add`."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@functools.cache
def tracked(*suffixes: str) -> tuple[Path, ...]:
    """Return the files with these suffixes, all of them where none is given, in a fixed order."""
    # A clone that belongs to another user, as in some CI, is one that git would refuse to list.
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = (ROOT / name for name in sorted(set(listed.split("\0"))) if name.endswith(suffixes or ("",)) and name)
    return tuple(path for path in paths if path.is_file())


def short(path: Path) -> str:
    """Return the name of `path` as the project's people say it."""
    return path.relative_to(ROOT).as_posix()
