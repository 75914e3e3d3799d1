"""Which type makes which field: an open table, by type or by its qualified name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from gradio_lib.inference import choices, media, scalars, several
from gradio_lib.inference.fields import Field, Wanted
from gradio_lib.inference.written import WRITTEN, written

__all__ = ["Maker", "maker_of", "register"]

Maker: TypeAlias = "Callable[[Wanted], Field]"

_makers: dict[str, Maker] = {}


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


def maker_of(kind: Any, *, exactly: bool = False) -> Maker | None:
    """Return what makes the field for a type: its own entry, else that of its nearest base.

    Args:
        kind: The type.
        exactly: Whether only its own entry counts.
    """
    if not isinstance(kind, type):
        return None
    bases = kind.__mro__[:1] if exactly else kind.__mro__
    names = (f"{base.__module__}.{base.__qualname__}" for base in bases)
    return next((_makers[name] for name in names if name in _makers), None)


def _boolean(asked: Wanted) -> Field:
    return choices.optional_boolean(asked) if asked.hint.optional else scalars.boolean(asked)


_ENTRIES: list[tuple[Maker, tuple[type | str, ...]]] = [
    (scalars.text, (str,)),
    (scalars.whole, (int, "numpy.integer", "numbers.Integral")),
    (scalars.decimal, (float, "numpy.floating")),
    (_boolean, (bool, "numpy.bool", "numpy.bool_")),
    (written, (*WRITTEN, re.Pattern)),
    (media.content, (bytes, bytearray, memoryview, "collections.abc.Buffer")),
    (media.path, ("pathlib.PurePath", "pathlib._local.PurePath", "os.PathLike")),
    (media.stream, ("typing.IO", "io.IOBase", "_io._IOBase")),
    (media.picture, ("PIL.Image.Image",)),
    (media.array, ("numpy.ndarray",)),
    (media.frame, ("pandas.DataFrame", "pandas.core.frame.DataFrame", "polars.dataframe.frame.DataFrame")),
    (media.series, ("pandas.Series", "pandas.core.series.Series")),
    (several.sequence, (list, tuple, set, frozenset)),
    (
        several.sequence,
        tuple(
            f"collections.abc.{name}"
            for name in ("Iterable", "Collection", "Sequence", "MutableSequence", "Set", "MutableSet")
        ),
    ),
    (several.mapping, (dict, "collections.abc.Mapping", "collections.abc.MutableMapping")),
]

for _make, _kinds in _ENTRIES:
    for _kind in _kinds:
        register(_kind, _make)
