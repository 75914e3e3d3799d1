"""The only caller of importlib: public names on first use, heavy packages when a value needs them."""

from __future__ import annotations

import importlib
from typing import Any

from gradio_lib.errors import MissingDependency

__all__ = ["load", "require"]


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
