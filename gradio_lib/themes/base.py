"""Themes: a value for each documented css variable, made of palettes, scales and fonts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from typing_extensions import Self, Unpack

from gradio_lib._lazy import load
from gradio_lib.errors import DeclarationError, nearest
from gradio_lib.themes.tokens import BASE
from gradio_lib.themes.utils import colors, sizes
from gradio_lib.themes.utils.colors import Color, color_of
from gradio_lib.themes.utils.fonts import Font, FontLike, font_from_dict, fonts_of
from gradio_lib.themes.utils.sizes import Size, size_of
from gradio_lib.themes.values import check_references, check_value
from gradio_lib.themes.variables import DOCUMENTED, KNOWN, Variables

__all__ = ["Base", "Theme", "ThemeClass"]

SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
_FONTS_AND_NAME = {"name", "font", "font_mono"}
_NAME = re.compile(r"[a-z]\w*")
_SHARING = "gradio_lib.themes.sharing"  # the Hub's client and version numbers are loaded by those who go there
MONO = ("ui-monospace", "SF Mono", "Cascadia Code", "Menlo", "Consolas", "monospace")


class ThemeClass:
    """What every theme has: variables by name, and ways to keep them in files and on the Hub.

    Example:
        >>> theme = Base().set(body_text_color="*primary_900")
        >>> theme.variables["body_text_color"], theme.primary_900
        ('*primary_900', '#1f3369')
    """

    name: str | None = None

    def __init__(self) -> None:
        self.variables: dict[str, str] = {}
        self._font: list[Font] = []
        self._font_mono: list[Font] = []

    def __getattr__(self, name: str) -> str:
        variables = vars(self).get("variables", {})
        if name in variables:
            value: str = variables[name]
            return value
        msg = f"Theme {self.name!r} has no variable {name!r}.{nearest(name, variables)}"
        raise AttributeError(msg)

    def set(self, *, name: str | None = None, **variables: Unpack[Variables]) -> Self:
        """Set variables by their documented names; those that end in ``_dark`` hold in dark mode.

        A value may name another variable with a star, ``"*primary_500"``, in dark mode too: there that variable's dark
        value is meant.

        Args:
            name: Another name for the theme.
            **variables: css values; None leaves what there is.

        Returns:
            The theme itself.

        Raises:
            DeclarationError: No variable has that name, or the value is none that css takes.

        Example:
            >>> Base().set(button_primary_background_fill="*primary_200").button_primary_background_fill
            '*primary_200'
        """
        self.name = name or self.name
        given = {each: str(value) for each, value in variables.items() if value is not None}
        for each, value in given.items():
            if each not in KNOWN:
                msg = f"A theme has no variable {each!r}.{nearest(each, KNOWN)}"
                raise DeclarationError(msg)
            check_value(each, value)
            check_references(each, value, self.variables.keys() | given.keys())
        _take(self.variables, given)
        return self

    def fonts(self) -> list[Font]:
        """Return the fonts that it asks for."""
        return [*self._font, *self._font_mono]

    def stylesheets(self) -> list[str]:
        """Return the addresses of style sheets of fonts from elsewhere."""
        found = (font.stylesheet()["url"] for font in self.fonts())
        return list(dict.fromkeys(url for url in found if url))

    def to_dict(self) -> dict[str, dict[str, Any]]:
        """Return the theme as JSON data.

        Example:
            >>> Base().to_dict()["theme"]["spacing_md"]
            '8px'
        """
        fonts = {"_font": self._font, "_font_mono": self._font_mono}
        data: dict[str, Any] = {"name": self.name, **self.variables}
        data |= {key: [font.to_dict() for font in value] for key, value in fonts.items()}
        data["_stylesheets"] = self.stylesheets()
        return {"theme": data}

    @classmethod
    def from_dict(cls, theme: Mapping[str, Mapping[str, Any]]) -> Base:
        """Return the theme that `to_dict` described; what it leaves out is as in the base theme.

        Args:
            theme: ``{"theme": {name: value}}``.

        Raises:
            DeclarationError: The data has another shape, or a value is none that css takes.

        Example:
            >>> Base.from_dict(Base(primary_hue="rose").to_dict()).primary_50
            '#feeff0'
        """
        data: Any = theme.get("theme") if hasattr(theme, "get") else None
        if not isinstance(data, Mapping):
            msg = 'A theme is data of the shape {"theme": {"body_text_color": "#222", …}}, as to_dict() returns it.'
            raise DeclarationError(msg)
        fonts, mono = ([font_from_dict(each) for each in data.get(key) or ()] for key in ("_font", "_font_mono"))
        made = Base(font=fonts, font_mono=mono)
        made.name = str(data["name"]) if data.get("name") else None
        # Variables of other generations stay: an author's css may use them.
        values = {name: value for name, value in data.items() if isinstance(value, str) and _NAME.fullmatch(name)}
        for name, value in values.items():
            check_value(name, value)
        _take(made.variables, {name: value for name, value in values.items() if name not in _FONTS_AND_NAME})
        return made

    @classmethod
    def load(cls, path: str | Path) -> Base:
        """Return the theme of a JSON file that `dump` wrote.

        Args:
            path: The file.

        Raises:
            OSError: The file cannot be read.
            DeclarationError: It is no theme.
        """
        try:
            data = json.loads(Path(path).read_text("utf-8"))
        except ValueError as error:
            msg = f"{path} is no theme: it is not JSON ({error})."
            raise DeclarationError(msg) from error
        return cls.from_dict(data)

    def dump(self, filename: str | Path) -> None:
        """Write the theme to a JSON file.

        Args:
            filename: The file.
        """
        Path(filename).write_text(json.dumps(self.to_dict(), indent=2) + "\n", "utf-8")

    @classmethod
    def from_hub(cls, repo_name: str, hf_token: str | None = None, token: str | None = None) -> Base:
        """Return a theme that somebody has put on the Hugging Face Hub.

        Args:
            repo_name: ``"owner/name"`` for the newest version, ``"owner/name@1.2.0"`` or ``"owner/name@>=1.0,<2"``.
            hf_token: Access token, for private themes.
            token: Today's spelling of it.

        Raises:
            DeclarationError: There is no such theme, or none of that version.
        """
        return cls.from_dict(load(f"{_SHARING}:fetch")(repo_name, token or hf_token))

    def push_to_hub(
        self,
        repo_name: str,
        org_name: str | None = None,
        version: str | None = None,
        hf_token: str | None = None,
        theme_name: str | None = None,
        description: str | None = None,
        private: bool = False,
        *,
        token: str | None = None,
    ) -> str:
        """Put the theme on the Hugging Face Hub, as a Space of its own.

        Args:
            repo_name: Name of the Space, such as ``"sunset"``.
            org_name: Whose it is; None for the owner of the token.
            version: Such as ``"1.2.0"``; None counts on from the newest one.
            hf_token: Access token; None takes the one that ``hf auth login`` keeps.
            theme_name: Its name in the heading; None takes `repo_name`.
            description: A longer text.
            private: Whether only its owner can see it.
            token: Today's spelling of `hf_token`.

        Returns:
            The address of the Space.

        Raises:
            DeclarationError: That version is there already, or it is no version.
        """
        sharing = load(_SHARING)
        shown = sharing.Shown(theme_name or repo_name, description or "")
        target = sharing.Target(repo_name, org_name, version, private, token or hf_token)
        address: str = sharing.push(json.dumps(self.to_dict(), indent=2), target, shown)
        return address

    def __repr__(self) -> str:
        return f"gr.themes.{type(self).__name__}(name={self.name!r})"


class Base(ThemeClass):
    """A theme to start from: palettes, scales and fonts as you say, everything else made of these.

    Args:
        primary_hue: Palette of what acts and is selected: a `Color`, or the name of one, such as ``"emerald"``.
        secondary_hue: Palette of secondary accents.
        neutral_hue: Palette of text, lines and surfaces.
        text_size: Scale of text: a `Size`, or ``"sm"``, ``"md"``, ``"lg"``.
        spacing_size: Scale of space: a `Size`, or ``"sm"``, ``"md"``, ``"lg"``.
        radius_size: Scale of corners: a `Size`, or ``"none"``, ``"sm"``, ``"md"``, ``"lg"``, ``"xxl"``.
        font: A font, or several, of which the first that is there is taken; text names a font of the machine.
        font_mono: The font of code.

    Raises:
        UnknownName: There is no palette or scale of that name.

    Example:
        >>> Base(primary_hue="emerald", radius_size="none").radius_md
        '0px'
    """

    tokens: ClassVar[Variables] = {}
    """What a theme has other than the class that it is made from."""

    def __init__(
        self,
        *,
        primary_hue: Color | str = colors.blue,
        secondary_hue: Color | str = colors.blue,
        neutral_hue: Color | str = colors.gray,
        text_size: Size | str = sizes.text_md,
        spacing_size: Size | str = sizes.spacing_md,
        radius_size: Size | str = sizes.radius_md,
        font: FontLike | Iterable[FontLike] = SANS,
        font_mono: FontLike | Iterable[FontLike] = MONO,
    ) -> None:
        super().__init__()
        self.name = type(self).__name__.lower()
        palettes = {"primary": primary_hue, "secondary": secondary_hue, "neutral": neutral_hue}
        scales = {"spacing": spacing_size, "radius": radius_size, "text": text_size}
        for name, hue in palettes.items():
            self._spread(name, color_of(hue).steps())
        for name, size in scales.items():
            self._spread(name, size_of(size, name).steps())
        self._font = fonts_of(font) or fonts_of(SANS)
        self._font_mono = fonts_of(font_mono) or fonts_of(MONO)
        self.variables |= {"font": _listed(self._font), "font_mono": _listed(self._font_mono)}
        self.set(**BASE)
        for kind in reversed(type(self).__mro__):
            self.set(**vars(kind).get("tokens", {}))

    def _spread(self, name: str, steps: Iterable[tuple[str, str]]) -> None:
        for step, value in steps:
            check_value(f"{name}_{step}", value)
            self.variables[f"{name}_{step}"] = value


Theme = Base


def _take(variables: dict[str, str], values: Mapping[str, str]) -> None:
    for name in values:
        # Where the documented API has one value for both modes, the author's holds in both.
        if f"{name}_dark" not in DOCUMENTED:
            variables.pop(f"{name}_dark", None)
    variables |= values


def _listed(fonts: Iterable[Font]) -> str:
    return ", ".join(str(font) for font in fonts)
