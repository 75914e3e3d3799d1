"""What fields to type in share: attributes that tell browsers and keyboards how to help."""

from __future__ import annotations

import dataclasses
from typing import Any, Literal

__all__ = ["InputHTMLAttributes", "attributes_of"]


@dataclasses.dataclass
class InputHTMLAttributes:
    """How the browser and its keyboard help with typing; None leaves each to the browser."""

    autocapitalize: Literal["off", "none", "on", "sentences", "words", "characters"] | None = None
    autocorrect: Literal["on", "off"] | None = None
    spellcheck: bool | None = None
    autocomplete: str | None = None
    """What the browser may fill in: ``"email"``, ``"off"``."""
    tabindex: int | None = None
    enterkeyhint: Literal["enter", "done", "go", "next", "previous", "search", "send"] | None = None
    """What the Enter key of a phone's keyboard says."""
    lang: str | None = None
    """Language of the text, as a tag: ``"de"``."""


def attributes_of(given: InputHTMLAttributes | None) -> dict[str, Any] | None:
    """Return the attributes that are given."""
    if given is None:
        return None
    return {name: value for name, value in dataclasses.asdict(given).items() if value is not None}
