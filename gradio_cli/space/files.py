"""Which files of a folder belong to the app: those that git would track, and never a secret."""

from __future__ import annotations

import fnmatch
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

__all__ = ["Chosen", "chosen"]

NEVER = (
    ".env",
    ".env.*",
    "*.env",
    ".envrc",
    ".netrc",
    "_netrc",
    ".npmrc",
    ".pypirc",
    ".htpasswd",
    "*.pem",
    "*.key",
    "*.p12",
    "*.pfx",
    "*.keystore",
    "id_rsa*",
    "id_dsa*",
    "id_ecdsa*",
    "id_ed25519*",
    "credentials.json",
    "client_secret*.json",
    "service-account*.json",
    "secrets.toml",
    "secrets.json",
    "secrets.y*ml",
    "secrets",
    ".ssh",
    ".aws",
    ".gnupg",
)
"""Names that hold secrets; a file or folder that is called so stays here even where git tracks it."""
PATTERN = (".env.example", ".env.sample", ".env.template")
"""What looks like one and is meant to be seen."""
CACHES = (
    ".git",
    ".hg",
    ".svn",
    "__pycache__",
    "*.py[cod]",
    "*.egg-info",
    ".venv*",
    "venv",
    "env",
    "node_modules",
    ".*_cache",
    ".tox",
    ".nox",
    ".coverage",
    ".hypothesis",
    ".ipynb_checkpoints",
    ".gradio",
    "flagged",
    "gradio_cached_examples",
    ".DS_Store",
    ".idea",
    ".vscode",
    ".github",
    ".cache",
)
"""What is made by tools, or is for them."""


class Chosen:
    """The files of a folder.

    Attributes:
        files: Their paths below it, as the Hub writes them, each with its path here.
        withheld: What git would track, and what is left out all the same because its name says that it holds a secret.
    """

    def __init__(self) -> None:
        self.files: dict[str, Path] = {}
        self.withheld: list[str] = []


def chosen(folder: Path) -> Chosen:
    """Return the files of a folder that belong to an app.

    Args:
        folder: The folder: a repository, a part of one, or none at all; its ``.gitignore`` holds in any case.
    """
    found = Chosen()
    for name in sorted(_tracked(folder)):
        path = folder / name
        if not path.is_file() or path.is_symlink() or _matches(name, CACHES):
            continue
        if _matches(name, NEVER) and PurePosixPath(name).name not in PATTERN:
            found.withheld.append(name)
        else:
            found.files[name] = path
    return found


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(
        fnmatch.fnmatch(part.lower(), pattern.lower()) for part in PurePosixPath(name).parts for pattern in patterns
    )


def _tracked(folder: Path) -> Iterator[str]:
    git = shutil.which("git")
    if git is None:
        yield from _walked(folder)
        return
    listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = _run(folder, git, *listing)
    if listed is None:
        # In no repository: an empty one reads .gitignore all the same.
        with tempfile.TemporaryDirectory() as place:
            _run(folder, git, "init", "-q", "--bare", place)
            listed = _run(folder, git, "--git-dir", place, "--work-tree", str(folder.resolve()), *listing)
    yield from (os.fsdecode(name) for name in (listed or b"").split(b"\0") if name)


def _run(folder: Path, *command: str) -> bytes | None:
    finished = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 - git, and our words
    return finished.stdout if finished.returncode == 0 else None


def _walked(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if not _matches(each, CACHES)]
        for name in names:
            yield Path(place, name).relative_to(folder).as_posix()
