"""Edits of a value: the newest yield of a generator, told as what is other than before."""

from __future__ import annotations

import copy
from typing import Any

from gradio_lib.errors import ConnectionFailed

__all__ = ["patched"]


def patched(value: Any, edits: list[list[Any]]) -> Any:
    """Return `value` after the edits ``[action, path, value]``; what was handed out before stays as it was.

    Raises:
        ConnectionFailed: An edit does not fit the value.

    Example:
        >>> patched({"text": "ab", "list": [1]}, [["append", ["text"], "c"], ["add", ["list", 1], 2]])
        {'text': 'abc', 'list': [1, 2]}
    """
    try:
        for action, path, new in edits:
            value = _edited(value, action, path, new)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        msg = f"The app sent edits that do not fit what it sent before: {error!r}"
        raise ConnectionFailed(msg) from error
    return value


def _edited(value: Any, action: str, path: list[Any], new: Any) -> Any:
    """Return `value` after one edit; only what the path leads through is copied."""
    if not path:
        return _whole(value, action, new)
    step, *rest = path
    changed = copy.copy(value)
    if rest or action in {"replace", "append"}:
        # A key that is not there yet may be replaced.
        changed[step] = new if action == "replace" and not rest else _edited(value[step], action, rest, new)
    elif action == "add" and isinstance(changed, list):
        changed.insert(step, new)
    elif action == "add":
        changed[step] = new
    elif action == "delete":
        del changed[step]
    else:
        raise ValueError(action)
    return changed


def _whole(value: Any, action: str, new: Any) -> Any:
    if action == "replace":
        return new
    if action == "append":
        return value + new
    raise ValueError(action)
