"""Which type makes which field: an open table, by type or by its qualified name, and rules for what is no class."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any, TypeAlias

from gradio_lib._lazy import load
from gradio_lib.inference.fields import Field, Wanted

__all__ = ["GROUP", "Maker", "Rule", "entry_for", "field_for", "register", "rules"]

Maker: TypeAlias = "Callable[[Wanted], Field]"
Rule: TypeAlias = "Callable[[Wanted], Field | None]"

_makers: dict[str, Maker] = {}

GROUP = "gradio_lib.types"
"""Group of the entry points that register fields for the types of a package, which gives each its name."""

rules: list[Rule] = []
"""Asked one after the other; the first that returns a field decides. See `gradio_lib.inference.parameters`."""


def register(kind: type | str, make: Maker) -> None:
    """Let parameters of a type, and of the types derived from it, be answered by a field of your own.

    Args:
        kind: The type, or its qualified name, such as ``"torch.Tensor"``, so that its package need not be loaded.
        make: Takes what the parameter asks for and returns the component with the conversions.

    Example:
        >>> from gradio_lib.components.textbox import Textbox
        >>> class Colour:
        ...     def __init__(self, code: str) -> None:
        ...         self.code = code
        >>> register(Colour, lambda asked: Field(Textbox(**asked.options()), Colour, lambda colour: colour.code))
    """
    _makers[kind if isinstance(kind, str) else f"{kind.__module__}.{kind.__qualname__}"] = make


def entry_for(kind: Any, *, exactly: bool = False) -> Maker | None:
    """Return what makes the field for a type: its own entry, else that of its nearest base.

    Args:
        kind: The type.
        exactly: Whether only its own entry counts.
    """
    if not isinstance(kind, type):
        return None
    if f"{kind.__module__}.{kind.__qualname__}" not in _makers:
        _extended(kind.__module__.partition(".")[0])
    bases = kind.__mro__[:1] if exactly else kind.__mro__
    names = (f"{base.__module__}.{base.__qualname__}" for base in bases)
    return next((_makers[name] for name in names if name in _makers), None)


@functools.cache
def _extended(package: str) -> None:
    """Let the extensions for a package's types register theirs: the entry points of that name."""
    file = getattr(sys.modules.get(package), "__file__", None) or ""
    if "site-packages" not in file and "dist-packages" not in file:
        return
    for entry in load("importlib.metadata").entry_points(group=GROUP, name=package):
        entry.load()()


def field_for(asked: Wanted) -> Field:
    """Return the field for what is asked.

    Raises:
        TypeError: Nobody can type in such a value; the message says why.
    """
    return next(field for rule in rules if (field := rule(asked)) is not None)
