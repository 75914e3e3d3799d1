"""Edits that turn the value a reader has into the newest one: ``[action, path, value]``."""

from __future__ import annotations

from typing import Any

from gradio_lib.wire.jsondata import dumps

__all__ = ["edits"]

Edit = list[Any]

_MAX_EDITS = 200
"""More edits than this and the whole value is sent."""


def edits(old: Any, new: Any) -> list[Edit]:
    """Return the edits from `old` to `new`; an empty list where they are the same.

    Text that grows is appended to, lists and objects are compared level by level.

    Example:
        >>> edits("one", "one two")
        [['append', [], ' two']]
        >>> edits({"a": [1]}, {"a": [1, 2]})
        [['add', ['a', 1], 2]]
    """
    found: list[Edit] = []
    if _compare(old, new, [], found) and len(found) <= _MAX_EDITS:
        return found
    return [["replace", [], new]]


def _compare(old: Any, new: Any, path: list[str | int], found: list[Edit]) -> bool:
    """Collect the edits below `path`; False where there are too many of them."""
    if old is new or (type(old) is type(new) and old == new and _same_json(old, new)):
        return True
    if len(found) > _MAX_EDITS:
        return False
    if isinstance(old, str) and isinstance(new, str) and old and new.startswith(old):
        found.append(["append", path, new[len(old) :]])
        return True
    if isinstance(old, list) and isinstance(new, list):
        return _compare_lists(old, new, path, found)
    if isinstance(old, dict) and isinstance(new, dict) and _keeps_order(old, new):
        return _compare_dicts(old, new, path, found)
    found.append(["replace", path, new])
    return True


def _same_json(old: Any, new: Any) -> bool:
    """Whether values that are equal in Python are so as JSON: ``[1]`` and ``[True]`` are not."""
    return not isinstance(old, list | dict) or dumps(old) == dumps(new)


def _keeps_order(old: dict[Any, Any], new: dict[Any, Any]) -> bool:
    """Whether edits of single keys lead to the keys of `new` in their order, in which they are shown."""
    edited = [key for key in old if key in new] + [key for key in new if key not in old]
    return all(type(key) is str for key in (*old, *new)) and edited == list(new)


def _compare_lists(old: list[Any], new: list[Any], path: list[str | int], found: list[Edit]) -> bool:
    shared = min(len(old), len(new))
    for index in range(shared):
        if not _compare(old[index], new[index], [*path, index], found):
            return False
    found.extend(["delete", [*path, index], None] for index in range(len(old) - 1, shared - 1, -1))
    # One by one: published JavaScript clients know "append" for text only.
    found.extend(["add", [*path, index], new[index]] for index in range(shared, len(new)))
    return True


def _compare_dicts(old: dict[Any, Any], new: dict[Any, Any], path: list[str | int], found: list[Edit]) -> bool:
    found.extend(["delete", [*path, key], None] for key in old if key not in new)
    for key, value in new.items():
        if key not in old:
            found.append(["add", [*path, key], value])
        elif not _compare(old[key], value, [*path, key], found):
            return False
    return True
