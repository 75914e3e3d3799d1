"""What a function returns to change a block's properties instead of its value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["SKIP", "Update", "skip", "update"]


class Update(dict[str, Any]):
    """New values of a block's properties, by name.

    Only instances made here count: a dict of the same shape that a client sends stays data.
    """


# Shared and compared by identity: it says "leave this output as it is".
SKIP = Update({"__type__": "update"})


def update(**properties: Any) -> Update:
    """Return it from a function in the place of an output to change that component's properties.

    Args:
        **properties: Any parameters of the component, such as ``value``, ``visible``, ``interactive``, ``choices``.

    Example:
        >>> update(visible=False)
        {'visible': False, '__type__': 'update'}
    """
    return Update(_without_marks(properties), __type__="update")


def skip() -> Update:
    """Return it in the place of an output (or of all) to leave it as it is."""
    return SKIP


def _without_marks(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name != "__type__"}
