"""Names of parameters and functions as words for people."""

from __future__ import annotations

import re

__all__ = ["is_long_text", "is_picture", "is_secret", "spelled"]

_LONG = {
    "text",
    "prompt",
    "body",
    "message",
    "content",
    "document",
    "article",
    "paragraph",
    "description",
    "notes",
}
_SECRET = {"password", "passwd", "secret", "token", "apikey", "secretkey", "accesskey", "privatekey", "passphrase"}
_PICTURE = {"image", "img", "picture", "photo", "mask", "frame", "pic"}


def spelled(name: str) -> str:
    """Return a name as words: ``"max_new_tokens"`` -> ``"Max new tokens"``.

    Example:
        >>> spelled("HTTPStatus_code")
        'HTTP status code'
    """
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[^\WA-Z_]+|[A-Z]+", name.strip("_"))
    words = [part if part.isupper() and len(part) > 1 else part.lower() for part in parts]
    text = " ".join(words) or name
    return text[:1].upper() + text[1:]


def _words(name: str) -> list[str]:
    """Return the words of a name, or of its last part: ``"user.home_city"`` -> home, city."""
    words = spelled(name.rpartition(".")[2]).lower().split()
    return [word.rstrip("0123456789") or word for word in words] or [name]


def is_long_text(name: str) -> bool:
    """Whether a parameter of this name most likely takes more than a line.

    Example:
        >>> is_long_text("system_prompt"), is_long_text("first_name")
        (True, False)
    """
    return _words(name)[-1] in _LONG


def is_secret(name: str) -> bool:
    """Whether a parameter of this name is not to be shown while it is typed.

    Example:
        >>> is_secret("api_key"), is_secret("max_tokens")
        (True, False)
    """
    words = _words(name)
    return words[-1] in _SECRET or "".join(words[-2:]) in _SECRET


def is_picture(name: str) -> bool:
    """Whether an array of this name is a picture.

    Example:
        >>> is_picture("input_image"), is_picture("weights")
        (True, False)
    """
    return not _PICTURE.isdisjoint(_words(name))
