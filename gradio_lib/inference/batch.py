"""Functions that take lists, a value per caller, and return lists: their form is that of one caller."""

from __future__ import annotations

import typing
from collections.abc import Callable, Sequence
from typing import Any

from gradio_lib.inference.hints import MISSING, apart

__all__ = ["adapted_rows", "hint_of_one", "result_hint_of_one"]

_LISTS = (list, tuple, Sequence)


def hint_of_one(hint: Any) -> Any:
    """Return the type of one caller's value: ``int`` for ``list[int]``.

    Example:
        >>> hint_of_one(list[int])
        <class 'int'>
    """
    taken = apart(hint)
    is_list = isinstance(taken.origin, type) and issubclass(taken.origin, _LISTS)
    return taken.args[0] if is_list and taken.args else MISSING


def result_hint_of_one(hint: Any) -> Any:
    """Return the type of one caller's result.

    A batch function returns a list for each output, or one such list where there is one output.

    Example:
        >>> result_hint_of_one(tuple[list[int], list[str]]), result_hint_of_one(list[list[int]])
        (tuple[int, str], <class 'int'>)
    """
    taken = apart(hint)
    if taken.origin is tuple and Ellipsis not in taken.args:
        kinds = tuple(hint_of_one(arg) for arg in taken.args)
        return kinds[0] if len(kinds) == 1 else tuple[kinds] if kinds and MISSING not in kinds else MISSING  # type: ignore[valid-type]
    column = hint_of_one(hint)
    return hint_of_one(column) if typing.get_origin(apart(column).core) is list else column


def adapted_rows(adapt: Callable[[Any], Any], outputs: int) -> Callable[[Any], Any]:
    """Return the conversion of what a batch function returns: a list per output.

    Args:
        adapt: Conversion of one caller's results.
        outputs: How many there are.
    """

    def adapt_rows(returned: Any) -> Any:
        if outputs != 1:
            return [list(column) for column in zip(*(adapt(row) for row in zip(*returned, strict=True)), strict=True)]
        column = returned[0] if isinstance(returned, tuple) and len(returned) == 1 else returned
        inner = column[0] if isinstance(column, list) and len(column) == 1 and isinstance(column[0], list) else column
        return [[adapt(value) for value in inner]]

    return adapt_rows
