"""``gradio-run doctor``: what is here, what is missing, and what for."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import platform
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import gradio_lib
from gradio_cli import output
from gradio_cli.configuration import configured
from gradio_cli.space.requirements import OWN
from gradio_lib import settings
from gradio_lib._lazy import require
from gradio_lib._version import __version__
from gradio_lib.apps.tunnel import TunnelOptions, check_tunnel
from gradio_lib.client.spaces import known_token
from gradio_lib.errors import GradioError
from gradio_lib.values.ffmpeg import available

__all__ = ["Finding", "doctor", "examine"]

State = Literal["well", "optional", "wrong"]
_MARKS = {"well": "ok", "optional": "-", "wrong": "wrong"}
_LOW = 500_000_000
"""Bytes of free space below which uploads may find no place."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        name: What it is.
        state: How it is: ``"optional"`` is missing, and nothing but what is said needs it.
        told: What was found, or what would do.
    """

    name: str
    state: State
    told: str


def doctor(*, as_json: bool = False) -> bool:
    """Print what was found, and return whether all is well that has to be.

    Args:
        as_json: Whether a program reads it.
    """
    found = list(examine())
    if as_json:
        output.say(json.dumps([asdict(each) for each in found], indent=2))
    else:
        output.table(("", "", ""), [(each.name, _MARKS[each.state], each.told) for each in found])
    return not any(each.state == "wrong" for each in found)


def examine() -> Iterator[Finding]:
    """Yield what is found, the necessary first."""
    yield Finding("gradio-run", "well", f"{__version__}, in {Path(gradio_lib.__file__).parents[1]}")
    yield Finding("Python", "well", f"{platform.python_version()}, {sys.executable}")
    yield Finding("System", "well", platform.platform())
    yield from _packages()
    yield _page()
    yield _port()
    yield _place()
    yield from _options()
    yield _extra("mcp", "mcp", "functions as tools of language models: --mcp, gradio-run mcp")
    yield _program("git", "deploying exactly what git would track")
    yield _ffmpeg()
    yield _link("Link by ngrok", TunnelOptions())
    yield _program("ssh", "public links by ssh: --share-host")
    yield _token()


def _packages() -> Iterator[Finding]:
    """Yield a finding for each package that is needed and is not here as it should be, or one that all are."""
    parsed = require("packaging.requirements", "to read what is needed").Requirement
    needed = [parsed(line) for line in importlib.metadata.requires(OWN) or ()]
    needed = [each for each in needed if each.marker is None or each.marker.evaluate({"extra": ""})]
    well = True
    for each in needed:
        try:
            version = importlib.metadata.version(each.name)
        except importlib.metadata.PackageNotFoundError:
            version = None
        if version is None or not each.specifier.contains(version, prereleases=True):
            well = False
            told = f'{version or "not installed"}; {each} is needed: pip install "{each}"'
            yield Finding(each.name, "wrong", told)
    if well:
        yield Finding("Packages", "well", f"{len(needed)}, all as new as they have to be")


def _page() -> Finding:
    manifest = Path(gradio_lib.__file__).parent / "static/manifest.json"
    if manifest.is_file():
        return Finding("Page", "well", str(manifest.parent))
    return Finding(
        "Page", "wrong", "not built: run `python hatch_build.py` in the checkout, or install gradio-run again"
    )


def _port() -> Finding:
    first, count = settings.read("GRADIO_SERVER_PORT"), settings.read("GRADIO_NUM_PORTS")
    for port in range(first, first + count):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if not _is_taken(tried, port):
                told = f"{port} is free" if port == first else f"{first} is taken; {port} is the first free one"
                return Finding("Port", "well", told)
    return Finding("Port", "wrong", f"all from {first} to {first + count - 1} are taken: give --port")


def _is_taken(tried: socket.socket, port: int) -> bool:
    try:
        tried.bind(("127.0.0.1", port))
    except OSError:
        return True
    return False


def _place() -> Finding:
    folder = settings.read("GRADIO_TEMP_DIR") or tempfile.gettempdir()
    try:
        with tempfile.TemporaryFile(dir=folder):
            free = shutil.disk_usage(folder).free
    except OSError as error:
        return Finding("Files", "wrong", f"{folder} cannot be written to: {error.strerror}. Set GRADIO_TEMP_DIR.")
    state: State = "well" if free > _LOW else "wrong"
    return Finding("Files", state, f"{folder}, {free / 1e9:.1f} GB free")


def _options() -> Iterator[Finding]:
    """Yield where options come from that nobody gives on the command line."""
    try:
        told = configured([], {})
    except GradioError as error:
        yield Finding("Options", "wrong", str(error))
        return
    places = sorted(set(told.origins.values()))
    names = sorted(name for name in os.environ if name in settings.SETTINGS and name.startswith("GRADIO_"))
    if places or names:
        yield Finding("Options", "well", f"from {', '.join(dict.fromkeys([*places, *names]))}: see gradio-run inspect")


def _extra(extra: str, module: str, purpose: str) -> Finding:
    if importlib.util.find_spec(module) is None:
        return Finding(extra, "optional", f'for {purpose}: pip install "{OWN}[{extra}]"')
    return Finding(extra, "well", importlib.metadata.version(extra))


def _program(name: str, purpose: str) -> Finding:
    path = shutil.which(name)
    return Finding(name, "well", path) if path else Finding(name, "optional", f"not on PATH; for {purpose}")


def _ffmpeg() -> Finding:
    if available():
        return Finding("ffmpeg", "well", "is here")
    told = f'for films, and sound that libsndfile does not read: pip install "{OWN}[media]"'
    return Finding("ffmpeg", "optional", told)


def _link(name: str, options: TunnelOptions) -> Finding:
    try:
        check_tunnel(options)
    except GradioError as error:
        return Finding(name, "optional", str(error))
    return Finding(name, "well", "agent and token are here")


def _token() -> Finding:
    if known_token() is None:
        return Finding("Hub", "optional", "nobody is logged in; for gradio-run deploy: hf auth login")
    return Finding("Hub", "well", "somebody is logged in")
