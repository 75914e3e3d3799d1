"""What may stand as a variable's value: css that cannot end the rule it stands in, and stars that point somewhere."""

from __future__ import annotations

import re
from collections.abc import Collection

from gradio_lib.errors import DeclarationError, nearest

__all__ = ["REFERENCE", "check_references", "check_value"]

REFERENCE = re.compile(r"(?<!\w)\*([a-zA-Z]\w*)")
_CLOSED = re.compile(
    r"""
    "[^"\\\n\r\f]*"         # a string
    | '[^'\\\n\r\f]*'
    | url\([^"'()\s\\]*\)  # an address without quotes
    """,
    re.VERBOSE,
)
_LOOSE = re.compile(r"[{};<>\"'\\\n\r\f]|/\*")


def check_value(name: str, value: str) -> None:
    """Refuse what could end the rule that it stands in.

    Raises:
        DeclarationError: It could; the message says which mark.
    """
    outside = _CLOSED.sub("", value)
    found = _LOOSE.search(outside)
    mark = found[0] if found else "(" if outside.count("(") != outside.count(")") else ""
    if mark:
        msg = f"{name}={value!r} is no css value: outside of quotes there may be no {mark!r}."
        raise DeclarationError(msg)


def check_references(name: str, value: str, known: Collection[str]) -> None:
    """Refuse stars that point nowhere.

    Raises:
        DeclarationError: A star names no variable, one with ``_dark``, or the variable itself.
    """
    for reference in REFERENCE.findall(value):
        if reference.endswith("_dark"):
            plain = reference.removesuffix("_dark")
            msg = f"{name}={value!r}: write *{plain}; in dark mode its dark value is meant by itself."
        elif reference == name.removesuffix("_dark"):
            msg = f"{name}={value!r} names itself; name another variable."
        elif reference not in known:
            msg = f"{name}={value!r}: there is no variable {reference!r}.{nearest(reference, known)}"
        else:
            continue
        raise DeclarationError(msg)
