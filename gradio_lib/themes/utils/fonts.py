"""Fonts: a family of the reader's machine, of a file beside the app, or of Google Fonts."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote_plus

from gradio_lib.errors import DeclarationError

__all__ = ["Font", "FontLike", "GoogleFont", "LocalFont", "fonts_of"]

_GENERIC = {
    "cursive",
    "fantasy",
    "math",
    "monospace",
    "sans-serif",
    "serif",
    "system-ui",
    "ui-monospace",
    "ui-rounded",
    "ui-sans-serif",
    "ui-serif",
}
_FACES = {"Regular": 400, "Italic": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
_FILES = {".woff2": "woff2", ".woff": "woff", ".ttf": "truetype", ".otf": "opentype"}


class Font:
    """A font by its family's name; where the machine has none of that name the next one in the list is taken.

    Args:
        name: The family.

    Raises:
        DeclarationError: The name has a character that no family has.

    Example:
        >>> str(Font("Georgia")), str(Font("serif"))
        ("'Georgia'", 'serif')
    """

    kind = "font"

    def __init__(self, name: str) -> None:
        if not re.fullmatch(r"[\w .+-]+", name):
            msg = f"{name!r} is no name of a font family: it takes letters, digits, spaces and . + - _"
            raise DeclarationError(msg)
        self.name = name

    def __str__(self) -> str:
        return self.name if self.name in _GENERIC or self.name.startswith("-") else f"'{self.name}'"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), self.name))

    def stylesheet(self) -> dict[str, str | None]:
        """Return where the font comes from: the ``url`` of a style sheet, ``css`` rules, or neither."""
        return {"url": None, "css": None}

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON data, as theme files hold it."""
        return {"__gradio_font__": True, "name": self.name, "class": self.kind}


class _Weighted(Font):
    """A font of which some weights are loaded."""

    def __init__(self, name: str, weights: Iterable[int] = (400, 600)) -> None:
        super().__init__(name)
        self.weights = tuple(int(weight) for weight in weights)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON data, with the weights."""
        return {**super().to_dict(), "weights": list(self.weights)}


class GoogleFont(_Weighted):
    """A font that the reader's browser fetches from Google Fonts: only in use where the author of the app names it.

    Args:
        name: The family.
        weights: The weights that are fetched.

    Example:
        >>> GoogleFont("Open Sans", weights=[400]).stylesheet()["url"]
        'https://fonts.googleapis.com/css2?family=Open+Sans:wght@400&display=swap'
    """

    kind = "google"

    def stylesheet(self) -> dict[str, str | None]:
        """Return the address of the style sheet."""
        weights = ";".join(str(weight) for weight in sorted(self.weights))
        family = f"{quote_plus(self.name)}:wght@{weights}" if weights else quote_plus(self.name)
        return {"url": f"https://fonts.googleapis.com/css2?family={family}&display=swap", "css": None}


class LocalFont(_Weighted):
    """A font from files beside the app: ``static/fonts/<name>/<name>-Regular.woff2``, ``…-Bold.woff2`` and so on.

    The files go out within the theme's style sheet. Where there are none, it is a font of the reader's machine.

    Args:
        name: The family.
        weights: The weights that are wanted.
        folder: Where the files are.

    Example:
        >>> LocalFont("Inter").stylesheet()["url"] is None
        True
    """

    kind = "local"

    def __init__(self, name: str, weights: Iterable[int] = (400, 600), folder: str | Path | None = None) -> None:
        super().__init__(name, weights)
        self.folder = Path("static", "fonts", name) if folder is None else Path(folder)

    def stylesheet(self) -> dict[str, str | None]:
        """Return a rule for each file that is there."""
        faces = (self._face(face, weight) for face, weight in _FACES.items())
        return {"url": None, "css": "".join(face for face in faces if face) or None}

    def _face(self, face: str, weight: int) -> str:
        stem = f"{self.name.replace(' ', '')}-{face}"
        for suffix, form in _FILES.items():
            path = self.folder / f"{stem}{suffix}"
            if path.is_file():
                data = base64.b64encode(path.read_bytes()).decode()
                style = "italic" if face == "Italic" else "normal"
                return (
                    f"@font-face{{font-family:{self};font-style:{style};font-weight:{weight};font-display:swap;"
                    f'src:url("data:font/{suffix[1:]};base64,{data}") format("{form}")}}'
                )
        return ""


FontLike: TypeAlias = Font | str
_KINDS: Mapping[str, type[Font]] = {each.kind: each for each in (Font, GoogleFont, LocalFont)}


def fonts_of(given: FontLike | Iterable[FontLike]) -> list[Font]:
    """Return a list of fonts for one font, one name, or several of either."""
    several: Sequence[FontLike] = [given] if isinstance(given, Font | str) else list(given)
    return [each if isinstance(each, Font) else Font(each) for each in several]


def font_from_dict(data: Mapping[str, Any]) -> Font:
    """Return the font that `Font.to_dict` described."""
    kind = _KINDS.get(str(data.get("class")), Font)
    if issubclass(kind, _Weighted) and data.get("weights"):
        return kind(str(data.get("name")), data["weights"])
    return kind(str(data.get("name")))
