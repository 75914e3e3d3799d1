"""Our own package for a Space: from the index where it comes from there, else as a wheel of what is installed here."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from gradio_cli.space.requirements import OWN
from gradio_lib._version import __version__

__all__ = ["Wheel", "is_published", "wheel"]

ROOT = Path(__file__).parents[2]
PACKAGES = ("gradio_cli", "gradio_lib")
TEMPLATES = "templates/spaces"


class Wheel:
    """A wheel.

    Attributes:
        name: Name of its file.
        content: What is in it.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self.content = content


def is_published() -> bool:
    """Whether this package came from an index: of a folder, a repository or a file the installer keeps a note."""
    return importlib.metadata.distribution(OWN).read_text("direct_url.json") is None


def wheel() -> Wheel:
    """Return a wheel of this package as it is installed here, from a checkout too."""
    stem = f"{OWN.replace('-', '_')}-{__version__}"
    info = f"{stem}.dist-info"
    distribution = importlib.metadata.distribution(OWN)
    files = {
        **dict(_files()),
        f"{info}/METADATA": (distribution.read_text("METADATA") or "").encode(),
        f"{info}/entry_points.txt": (distribution.read_text("entry_points.txt") or "").encode(),
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: {OWN}\nRoot-Is-Purelib: true\nTag: py3-none-any\n".encode(),
    }
    record = "".join(f"{name},sha256={_digest(content)},{len(content)}\n" for name, content in files.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # Of one time, so that the same package is the same file, and a Space is not built anew for it.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return Wheel(f"{stem}-py3-none-any.whl", made.getvalue())


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")


def _files() -> Iterator[tuple[str, bytes]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), path.read_bytes()
    checkout = ROOT / TEMPLATES
    for path in sorted(checkout.rglob("*")):  # which an installed package has within itself
        if path.is_file():
            yield f"gradio_cli/space/templates/{path.relative_to(checkout).as_posix()}", path.read_bytes()
