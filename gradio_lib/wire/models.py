"""What clients send, checked at the edge: the bodies of the canonical routes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gradio_lib.errors import InvalidValue
from gradio_lib.wire.jsondata import loads_object

__all__ = ["CancelBody", "JoinBody"]

_MAX_NAME = 200


def _kind(value: Any) -> str:
    return "null" if value is None else type(value).__name__


def _text(body: dict[str, Any], name: str, default: str | None = None) -> str:
    value = body.get(name, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str) or not 0 < len(value) <= _MAX_NAME:
        msg = f"{name} is {_kind(value)}; it takes a string of 1 to {_MAX_NAME} characters."
        raise InvalidValue(msg)
    return value


@dataclass(frozen=True, slots=True)
class JoinBody:
    """The body of ``queue/join``, ``run`` and ``call``."""

    data: list[Any]
    fn_index: int | None
    session_hash: str | None
    event_data: Any
    trigger_id: int | None
    names_trigger: bool = True
    """Whether ``trigger_id`` is in it at all."""

    @classmethod
    def read(cls, body: bytes) -> JoinBody:
        """Check a body.

        Raises:
            InvalidValue: The message says which part and what would do.
        """
        return cls.of(loads_object(body))

    @classmethod
    def of(cls, given: dict[str, Any]) -> JoinBody:
        """Check an object that was read from JSON.

        Raises:
            InvalidValue: The message says which part and what would do.
        """
        data = given.get("data")
        if not isinstance(data, list):
            msg = f"data is {_kind(data)}; it takes a list with one value per input."
            raise InvalidValue(msg)
        index, trigger = given.get("fn_index"), given.get("trigger_id")
        if index is not None and (not isinstance(index, int) or isinstance(index, bool)):
            msg = f"fn_index is {_kind(index)}; it takes the number of a dependency in /config."
            raise InvalidValue(msg)
        if not isinstance(trigger, int) or isinstance(trigger, bool):
            trigger = None
        session = _text(given, "session_hash") if given.get("session_hash") is not None else None
        return cls(data, index, session, given.get("event_data"), trigger, "trigger_id" in given)


@dataclass(frozen=True, slots=True)
class CancelBody:
    """The body of ``cancel`` and ``reset``."""

    event_id: str | None
    session_hash: str | None
    fn_index: int | None

    @classmethod
    def read(cls, body: bytes) -> CancelBody:
        """Check a body.

        Raises:
            InvalidValue: The message says which part and what would do.
        """
        given = loads_object(body)
        event = _text(given, "event_id") if given.get("event_id") is not None else None
        session = _text(given, "session_hash") if given.get("session_hash") is not None else None
        index = given.get("fn_index")
        return cls(event, session, index if isinstance(index, int) else None)
