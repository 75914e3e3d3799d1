"""Validators: functions that look at an event's inputs before its function gets them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from gradio_lib.errors import InvalidValue
from gradio_lib.graph.block import Block

__all__ = ["Validation", "check", "validate"]


class Validation(dict[str, Any]):
    """What a validator says of one input."""


def validate(is_valid: bool, message: str) -> Validation:
    """Return it from an event's ``validator``, one for each input.

    Args:
        is_valid: Whether the input will do.
        message: What would do, where it will not.

    Example:
        >>> validate(3 > 5, "Give a number above 5.")
        {'is_valid': False, 'message': 'Give a number above 5.'}
    """
    return Validation(is_valid=bool(is_valid), message=message)


def check(validator: Callable[..., Any], arguments: Sequence[Any], inputs: Sequence[Block]) -> None:
    """Ask a validator.

    Raises:
        InvalidValue: An input will not do; the message has its label and the validator's words.
    """
    said = validator(*arguments)
    each = said if isinstance(said, list | tuple) else [said]
    told: dict[int, str] = {
        index: verdict["message"]
        for index, verdict in enumerate(each[: len(inputs)])
        if isinstance(verdict, Validation) and not verdict["is_valid"]
    }
    if told:
        labels = {index: getattr(inputs[index], "label", None) for index in told}
        raise InvalidValue("\n".join(f"{labels[i]}: {msg}" if labels[i] else msg for i, msg in told.items()), told)
