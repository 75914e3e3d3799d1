"""Themes by name: ours, and those on the Hub."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

from gradio_lib._lazy import load
from gradio_lib.errors import DeclarationError, nearest
from gradio_lib.themes.base import Base, ThemeClass

__all__ = ["THEMES", "theme_of"]

# A theme is loaded when somebody names it.
THEMES: Mapping[str, str] = {
    "base": "gradio_lib.themes.base:Base",
    "citrus": "gradio_lib.themes.citrus:Citrus",
    "cyberpunk": "gradio_lib.themes.cyberpunk:Cyberpunk",
    "default": "gradio_lib.themes.default:Default",
    "ember": "gradio_lib.themes.ember:Ember",
    "glass": "gradio_lib.themes.glass:Glass",
    "mario": "gradio_lib.themes.mario:Mario",
    "monochrome": "gradio_lib.themes.monochrome:Monochrome",
    "neon": "gradio_lib.themes.neon:Neon",
    "ocean": "gradio_lib.themes.ocean:Ocean",
    "origin": "gradio_lib.themes.origin:Origin",
    "soft": "gradio_lib.themes.soft:Soft",
}


def theme_of(given: Any) -> ThemeClass:
    """Return the theme that an app was given: the theme itself, or the one of that name.

    A name that nobody knows, or a Hub that cannot be reached, is a warning and the default theme: an app without its
    colours is better than none.

    Args:
        given: A theme, the name of one of ours, or ``"owner/name"`` of one on the Hub; None is the default.

    Raises:
        DeclarationError: It is none of these.
    """
    if given is None:
        return built_in("default")
    if isinstance(given, ThemeClass):
        return given
    if not isinstance(given, str):
        msg = f'theme is {given!r}; it takes a theme, such as gr.themes.Soft(), or its name, such as "soft".'
        raise DeclarationError(msg)
    if given.lower() in THEMES:
        return built_in(given.lower())
    if "/" in given:
        return _from_hub(given)
    warnings.warn(f"There is no theme {given!r}.{nearest(given, THEMES)} The default one is taken.", stacklevel=2)
    return built_in("default")


def built_in(name: str) -> ThemeClass:
    """Return our theme of that name."""
    made: ThemeClass = load(THEMES[name])()
    return made


def _from_hub(name: str) -> ThemeClass:
    try:
        return Base.from_hub(name)
    except Exception as error:  # noqa: BLE001 - the network fails in many ways, and none of them is worth the app
        warnings.warn(f"The theme {name!r} could not be loaded: {error} The default one is taken.", stacklevel=2)
        return built_in("default")
