"""The kinds of options: how the text of a command or a variable, or a value in a file, is read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Kind", "choice", "credentials", "duration", "flag", "size", "text", "texts", "whole"]


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of option is read."""

    read: Callable[[Any], Any]
    """From what was given to the value; raises ValueError with what would do."""
    metavar: str | None = None
    """What stands for the value in the help."""
    is_flag: bool = False
    """Whether its name alone says yes."""
    is_list: bool = False
    """Whether it may be given several times."""
    split: str = "\n"
    """What divides several in an environment variable."""

    def read_text(self, given: str) -> Any:
        """Return the value that an environment variable holds: of several, one per line, or a JSON list.

        Raises:
            ValueError: It will not do; the message says what would.
        """
        if not self.is_list:
            return self.read(given)
        if given.lstrip().startswith("["):
            return self.read(json.loads(given))
        return self.read([part.strip() for part in given.split(self.split) if part.strip()])


def _text(given: Any) -> str:
    if not isinstance(given, str):
        msg = "text"
        raise ValueError(msg)  # noqa: TRY004 - one exception for all that will not do
    return given


def text(metavar: str = "TEXT") -> Kind:
    """Return the kind of a text."""
    return Kind(_text, metavar)


def texts(metavar: str, *, split: str = "\n") -> Kind:
    """Return the kind of several texts; in a file, a list, or a table of names and texts."""

    def read(given: Any) -> tuple[str, ...]:
        if isinstance(given, Mapping):
            given = [f"{name}={value}" for name, value in given.items()]
        if isinstance(given, str):
            given = [given]
        if not isinstance(given, Sequence):
            msg = "a list of texts"
            raise ValueError(msg)  # noqa: TRY004
        return tuple(each if isinstance(each, str) else json.dumps(each) for each in given)

    return Kind(read, metavar, is_list=True, split=split)


_WORDS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def flag() -> Kind:
    """Return the kind of what is on or off."""

    def read(given: Any) -> bool:
        word = str(given).strip().lower()
        if word not in _WORDS:
            msg = "true or false"
            raise ValueError(msg)
        return _WORDS[word]

    return Kind(read, is_flag=True)


def whole(lowest: int, highest: int | None = None) -> Kind:
    """Return the kind of a whole number within bounds."""
    expected = f"a whole number from {lowest} to {highest}" if highest else f"a whole number, {lowest} or more"

    def read(given: Any) -> int:
        number = int(given) if isinstance(given, str) and given.strip().isdecimal() else given
        if not isinstance(number, int) or isinstance(number, bool) or number < lowest:
            raise ValueError(expected)
        if highest is not None and number > highest:
            raise ValueError(expected)
        return number

    return Kind(read, "NUMBER")


def choice(*known: str) -> Kind:
    """Return the kind of one of several words."""

    def read(given: Any) -> str:
        if given not in known:
            raise ValueError(" or ".join([", ".join(known[:-1]), known[-1]]))
        return str(given)

    return Kind(read, "|".join(known))


def size() -> Kind:
    """Return the kind of an amount of bytes: a number, or a text such as ``20mb``, which the library reads."""

    def read(given: Any) -> str | int:
        if isinstance(given, bool) or not isinstance(given, str | int):
            msg = "a number of bytes, or a text such as 20mb"
            raise ValueError(msg)  # noqa: TRY004
        return given

    return Kind(read, "SIZE")


_SPAN = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?")


def duration() -> Kind:
    """Return the kind of a span of time: a number of seconds, or a text such as ``2h`` or ``1h30m``."""

    def read(given: Any) -> float:
        match = _SPAN.fullmatch(str(given).strip().lower())
        days, hours, minutes, seconds = (int(part or 0) for part in match.groups()) if match else (0, 0, 0, 0)
        span = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
        if span <= 0:
            msg = "a span of time, such as 2h, 90m or 1h30m"
            raise ValueError(msg)
        return float(span)

    return Kind(read, "TIME")


def credentials() -> Kind:
    """Return the kind of several names with their passwords."""

    def read(given: Any) -> tuple[tuple[str, str], ...]:
        if isinstance(given, Mapping):
            given = [f"{user}:{password}" for user, password in given.items()]
        pairs = [str(entry).partition(":") for entry in ([given] if isinstance(given, str) else given)]
        if not all(user and colon and password for user, colon, password in pairs):
            msg = "a name and a password with a colon between them, such as ada:secret"
            raise ValueError(msg)
        return tuple((user, password) for user, _, password in pairs)

    return Kind(read, "USER:PASSWORD", is_list=True)
