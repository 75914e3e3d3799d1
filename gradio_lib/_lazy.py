"""The only caller of importlib: public names on first use, heavy packages when a value needs them, old modules."""

from __future__ import annotations

import importlib
import importlib.machinery
import importlib.util
import pkgutil
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from gradio_lib.errors import MissingDependency, nearest

__all__ = ["class_of", "find_old_modules", "folder_of", "load", "old_module", "require"]

_PACKAGE = "gradio_lib"
_TABLE = f"{_PACKAGE}.legacy.modules:MODULES"


def load(target: str) -> Any:
    """Return what ``"module:attribute"`` names, importing the module if needed."""
    module, _, attribute = target.partition(":")
    loaded = importlib.import_module(module)
    return getattr(loaded, attribute) if attribute else loaded


def require(module: str, purpose: str, install: str | None = None) -> Any:
    """Import a third-party module that only some apps need.

    Args:
        module: Dotted name, such as ``"pandas"`` or ``"PIL.Image"``.
        purpose: What it is for, as the end of "… is needed …": ``"for gr.Dataframe"``.
        install: Name of the distribution where it differs from the module's.

    Raises:
        MissingDependency: The package is not installed; the message says how to install it.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        top = module.partition(".")[0]
        if error.name is not None and error.name.partition(".")[0] != top:
            raise
        raise MissingDependency(top, purpose, install) from error


def folder_of(package: str) -> Path | None:
    """Return where a top-level package is installed, without importing it; None where it is not."""
    spec = importlib.util.find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec is not None else []
    return Path(places[0]) if places else None


class OldModules:
    """Finds modules that only older versions had, by the table of what was in them.

    A finder and a loader by what it does: a base from ``importlib.abc`` would double what this library's import costs.
    """

    def find_spec(self, fullname: str, *_: Any) -> importlib.machinery.ModuleSpec | None:
        """Return the spec of such a module; asked only where there is no file of that name."""
        package, _dot, name = fullname.rpartition(".")
        if package != _PACKAGE or name not in load(_TABLE):
            return None
        loader: Any = self
        return importlib.machinery.ModuleSpec(fullname, loader)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        """Return a module whose names are loaded when they are asked for."""
        return OldModule(spec.name, load(_TABLE)[spec.name.rpartition(".")[2]])

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is run."""


class OldModule(ModuleType):
    """A module that is a table of names."""

    def __init__(self, name: str, names: Mapping[str, str]) -> None:
        super().__init__(name)
        vars(self)["__all__"] = sorted(names)
        self._names = names

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name not in self._names:
            msg = f"module {self.__name__!r} has no attribute {name!r}.{nearest(name, self._names)}"
            raise AttributeError(msg)
        return load(self._names[name])


def old_module(name: str) -> ModuleType | None:
    """Return the module of that name that older versions had, None where they had none."""
    return importlib.import_module(f"{_PACKAGE}.{name}") if name in load(_TABLE) else None


def class_of(package: str, name: str, others: Mapping[str, str]) -> Any:
    """Return the class of that name of a package that has one file for each, called as the class is in lower case.

    Args:
        package: Dotted name of the package.
        name: The class.
        others: Those that are elsewhere: name to ``"module:attribute"``.

    Raises:
        AttributeError: There is none.
    """
    files = {each.name for each in pkgutil.iter_modules(importlib.import_module(package).__path__)}
    target = others.get(name) or (f"{package}.{name.lower()}:{name}" if name.lower() in files else None)
    if target is None or name.startswith("_"):
        msg = f"module {package!r} has no attribute {name!r}."
        raise AttributeError(msg)
    return load(target)


def find_old_modules() -> None:
    """Let ``import gradio_lib.blocks`` and the like find what older versions had there."""
    if not any(isinstance(each, OldModules) for each in sys.meta_path):
        sys.meta_path.append(OldModules())
