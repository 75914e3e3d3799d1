"""Imports of the user's own modules and files, with their failures told in one line."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
import pkgutil
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from gradio_cli.notebooks import NotebookLoader
from gradio_lib.errors import TargetError, nearest

__all__ = ["OURS", "guarded", "import_file", "import_module", "is_installed", "shown"]

OURS = tuple(str(Path(__file__).parents[1] / package) + os.sep for package in ("gradio_cli", "gradio_lib"))
"""Where the command and the library lie."""
_INSTALLED = {"site-packages", "dist-packages"}
_LIBRARIES = tuple({sys.prefix + os.sep, sys.base_prefix + os.sep})


def is_installed(file: str) -> bool:
    """Whether a file belongs to Python, or to a package that was installed."""
    return file.startswith(_LIBRARIES) or not _INSTALLED.isdisjoint(Path(file).parts)


def shown(path: str | Path) -> str:
    """Return `path` as a person in this folder would write it."""
    with contextlib.suppress(ValueError):
        return str(Path(path).resolve().relative_to(Path.cwd()))
    return str(path)


def import_module(name: str) -> ModuleType:
    """Return the module of that dotted name; the current folder is searched first.

    Raises:
        TargetError: There is none, with the nearest name that there is, or its own code failed.
    """
    _search(Path.cwd())
    with guarded(name):
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError as error:
            missing = error.name or ""
            if missing != name and not name.startswith(f"{missing}."):
                raise
            raise TargetError(_no_module(name, missing)) from error


def _no_module(name: str, missing: str) -> str:
    parent, _, _ = missing.rpartition(".")
    if not parent:
        hint = _nearest_module(missing).replace("'?", f"{name[len(missing) :]}'?")
        return f"There is no module {name!r}.{hint}"
    package = sys.modules[parent]
    if not hasattr(package, "__path__"):
        attribute = name[len(parent) + 1 :]
        hint = f" Did you mean {parent}:{attribute}?" if hasattr(package, attribute.partition(".")[0]) else ""
        return f"There is no module {name!r}: {parent} is no package.{hint}"
    siblings = {f"{parent}.{found.name}" for found in pkgutil.iter_modules(package.__path__)}
    return f"There is no module {missing!r}.{nearest(missing, siblings)}"


def _nearest_module(name: str) -> str:
    """Return the hint for the nearest name: of a module in this folder, else of any."""
    near = {found.name for found in pkgutil.iter_modules([str(Path.cwd())])}
    every = {found.name for found in pkgutil.iter_modules()} | set(sys.stdlib_module_names)
    return nearest(name, near) or nearest(name, every)


def import_file(path: Path) -> ModuleType:
    """Return the module that the file is, imported as part of its package where it lies in one.

    Raises:
        TargetError: There is no such file, with the nearest one that there is, or its own code failed.
    """
    if not path.is_file():
        raise TargetError(_no_file(path))
    resolved = path.resolve()
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) == str(resolved) and module.__name__ != "__main__":
            return module
    folder, name = resolved.parent, resolved.stem
    while (folder / "__init__.py").is_file():
        folder, name = folder.parent, f"{folder.name}.{name}"
    _search(folder)
    with guarded(shown(path)):
        in_package = "." in name and resolved.suffix == ".py"
        return importlib.import_module(name) if in_package else _alone(name, resolved)


def _alone(name: str, path: Path) -> ModuleType:
    """Import a file that is in no package, under a name that hides no other module."""
    number = 0
    unique = name
    while unique in sys.modules or unique in sys.stdlib_module_names:
        number += 1
        unique = f"{name}_{number}"
    loader: Any = NotebookLoader(path, shown(path)) if path.suffix == ".ipynb" else None
    spec = importlib.util.spec_from_file_location(unique, path, loader=loader)
    if spec is None or spec.loader is None:
        msg = f"{shown(path)} is no Python file."
        raise TargetError(msg)
    module = importlib.util.module_from_spec(spec)
    sys.modules[unique] = module  # before it runs: dataclasses and pickles look their module up
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[unique]
        raise
    return module


def _no_file(path: Path) -> str:
    if path.is_dir():
        inside = sorted(path.glob("[!_]*.py"))
        hint = f" Name a file in it, such as {shown(inside[0])}." if inside else ""
        return f"{path} is a folder.{hint}"
    parts = path.parts
    for number, part in enumerate(parts):
        folder = Path(*parts[:number])
        if (folder / part).exists():
            continue
        there = {str(Path(found, *parts[number + 1 :])): found.name for found in folder.glob("*") if found.exists()}
        whole = {written for written in there if Path(written).is_file()}
        return f"There is no file {str(path)!r}.{nearest(str(path), whole)}"
    return f"There is no file {str(path)!r}."


def _search(folder: Path) -> None:
    """Have modules looked for in the folder: before those that are installed, behind Python's own.

    Before Python's own, a file called ``queue.py`` would break what is loaded after it.
    """
    if str(folder) not in sys.path:
        installed = (number for number, path in enumerate(sys.path) if Path(path).name in _INSTALLED)
        sys.path.insert(next(installed, len(sys.path)), str(folder))


@contextlib.contextmanager
def guarded(target: str) -> Iterator[None]:
    """Turn what the user's own code raises, be it ``sys.exit()``, into a line that says where and what.

    Raises:
        TargetError: Something was raised; its cause is the exception itself.
    """
    try:
        yield
    except (KeyboardInterrupt, TargetError):
        raise
    except BaseException as error:
        where = _where(error)
        context = "" if where.startswith(f"{target}, ") else f"{target} could not be imported. "
        msg = f"{context}{where}: {_what(error)}"
        raise TargetError(msg) from error


def _what(error: BaseException) -> str:
    if isinstance(error, SystemExit):
        return f"it ended the program (SystemExit: {error.code})"
    text = (error.msg if isinstance(error, SyntaxError) else str(error)).strip().partition("\n")[0]
    hint = ""
    if isinstance(error, ModuleNotFoundError) and error.name and "." not in error.name:
        hint = f".{hint}" if (hint := _nearest_module(error.name)) else ""
    return f"{type(error).__name__}: {text}{hint}" if text else type(error).__name__


def _where(error: BaseException) -> str:
    """Return file and line: of the deepest frame that is the user's own."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{shown(error.filename)}, line {error.lineno}"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith("<")]
    strangers = [frame for frame in frames if not frame.filename.startswith(OURS)] or frames
    own = [frame for frame in strangers if not is_installed(frame.filename)] or strangers
    return f"{shown(own[-1].filename)}, line {own[-1].lineno}"
