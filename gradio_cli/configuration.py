"""From the command, the environment and a file to one set of options, each with where it came from."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gradio_cli import output
from gradio_cli.importing import shown
from gradio_cli.options import OPTIONS, Option, RunOptions
from gradio_lib import settings
from gradio_lib._lazy import load
from gradio_lib.errors import OptionError, nearest

__all__ = ["COMMAND", "configured"]

COMMAND = "command"
_FILE, _PROJECT, _SECTION = "gradio-run.toml", "pyproject.toml", "gradio-run"
_CONFIG = "GRADIO_CONFIG"
_ALIKE = 0.85
"""How alike the name of a variable has to be to one of ours to count as misspelt: others set such names too."""


def configured(
    targets: Sequence[str],
    given: Mapping[str, Any],
    config: str | None = None,
    *,
    environ: Mapping[str, str] = os.environ,
) -> RunOptions:
    """Return the options: as the command says, else the environment, else the file.

    Args:
        targets: What is served.
        given: What the command line holds, by the names of `RunOptions`; None for what it does not.
        config: The file; None looks for one, from this folder upwards.
        environ: The environment.

    Raises:
        OptionError: A value will not do, or the file cannot be read or has a key that is none; the message says where.

    Example:
        >>> options = configured(["app.py"], {"port": "8000"}, environ={"GRADIO_TITLE": "Echo"})
        >>> options.port, options.title, options.origins
        (8000, 'Echo', {'title': 'GRADIO_TITLE', 'port': 'command'})
    """
    _doubt(environ)
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    # The weakest first: what comes later stands in its place.
    for name, value, origin in (*_of_file(config or environ.get(_CONFIG)), *_of_environment(environ), *_of(given)):
        values[name] = value
        origins.pop(name, None)
        origins[name] = origin
    return RunOptions(targets=tuple(targets), origins=origins, **values)


_Told = Iterator[tuple[str, Any, str]]


def _of(given: Mapping[str, Any]) -> _Told:
    for name, value in given.items():
        if value is not None and value != []:
            option = OPTIONS[name]
            with_name = f"--{option.no}" if value is False else f"--{option.name}"
            yield name, _read(option, option.kind.read, value, with_name), COMMAND


def _of_environment(environ: Mapping[str, str]) -> _Told:
    for name, option in OPTIONS.items():
        text = environ.get(option.environment, "")
        if text:
            yield name, _read(option, option.kind.read_text, text, option.environment), option.environment


def _of_file(config: str | None) -> _Told:
    path = Path(config) if config else _nearest_file()
    if path is None:
        return
    where = shown(path)
    section = _section(path, where)
    known = {option.name: name for name, option in OPTIONS.items()}
    for key, value in section.items():
        name = known.get(key.replace("_", "-"))
        if name is None:
            msg = f"{where}: there is no option {key!r}.{nearest(key, known)}"
            raise OptionError(msg)
        yield name, _read(OPTIONS[name], OPTIONS[name].kind.read, value, f"{where}: {key}"), where


def _read(option: Option, read: Callable[[Any], Any], given: Any, where: str) -> Any:
    try:
        return read(given)
    except ValueError as error:
        got = "" if option.secret else f", got {given!r}"
        msg = f"{where}: expected {error}{got}."
        raise OptionError(msg) from error


def _nearest_file() -> Path | None:
    """Return the file for this folder: the first on the way up that says anything of us."""
    for folder in (Path.cwd(), *Path.cwd().parents):
        if (folder / _FILE).is_file():
            return folder / _FILE
        project = folder / _PROJECT
        if project.is_file():
            # Where a project ends, its settings end.
            return project if b"gradio-run" in project.read_bytes() and _section(project, shown(project)) else None
    return None


def _section(path: Path, where: str) -> Mapping[str, Any]:
    toml = load("tomllib" if sys.version_info >= (3, 11) else "tomli")
    try:
        content: dict[str, Any] = toml.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else str(error)
        msg = f"{where} cannot be read: {told}"
        raise OptionError(msg) from error
    tool: Any = content.get("tool", {})
    inside = tool.get(_SECTION) if isinstance(tool, Mapping) else None
    found: Any = inside if inside is not None else {} if path.name == _PROJECT else content
    if not isinstance(found, Mapping):
        msg = f"{where}: [tool.{_SECTION}] is to be a table of options."
        raise OptionError(msg)
    return found


def _doubt(environ: Mapping[str, str]) -> None:
    """Say which variables look like misspelt ones of ours."""
    known = {*(option.environment for option in OPTIONS.values()), *settings.SETTINGS, _CONFIG}
    for name in _strange(environ, known):
        alike = difflib.get_close_matches(name, known, n=1, cutoff=_ALIKE)
        if alike:
            output.warn(f"{name} is no variable that is read. Did you mean {alike[0]!r}?")


def _strange(environ: Iterable[str], known: set[str]) -> list[str]:
    return sorted(name for name in environ if name.startswith("GRADIO_") and name not in known)
