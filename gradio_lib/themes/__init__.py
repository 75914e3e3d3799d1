"""Themes: how a page looks. ``gr.themes.Soft(primary_hue="emerald")``, or ``theme="soft"``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gradio_lib._lazy import load
from gradio_lib.errors import nearest

if TYPE_CHECKING:
    from gradio_lib.themes.base import Base as Base
    from gradio_lib.themes.base import ThemeClass as ThemeClass
    from gradio_lib.themes.building import builder as builder
    from gradio_lib.themes.citrus import Citrus as Citrus
    from gradio_lib.themes.cyberpunk import Cyberpunk as Cyberpunk
    from gradio_lib.themes.default import Default as Default
    from gradio_lib.themes.ember import Ember as Ember
    from gradio_lib.themes.glass import Glass as Glass
    from gradio_lib.themes.mario import Mario as Mario
    from gradio_lib.themes.monochrome import Monochrome as Monochrome
    from gradio_lib.themes.neon import Neon as Neon
    from gradio_lib.themes.ocean import Ocean as Ocean
    from gradio_lib.themes.origin import Origin as Origin
    from gradio_lib.themes.soft import Soft as Soft
    from gradio_lib.themes.utils import colors as colors
    from gradio_lib.themes.utils import fonts as fonts
    from gradio_lib.themes.utils import sizes as sizes
    from gradio_lib.themes.utils.colors import Color as Color
    from gradio_lib.themes.utils.fonts import Font as Font
    from gradio_lib.themes.utils.fonts import GoogleFont as GoogleFont
    from gradio_lib.themes.utils.fonts import LocalFont as LocalFont
    from gradio_lib.themes.utils.sizes import Size as Size

_HERE = "gradio_lib.themes"
_NAMES = {
    "Base": f"{_HERE}.base:Base",
    "Citrus": f"{_HERE}.citrus:Citrus",
    "Color": f"{_HERE}.utils.colors:Color",
    "Cyberpunk": f"{_HERE}.cyberpunk:Cyberpunk",
    "Default": f"{_HERE}.default:Default",
    "Ember": f"{_HERE}.ember:Ember",
    "Font": f"{_HERE}.utils.fonts:Font",
    "Glass": f"{_HERE}.glass:Glass",
    "GoogleFont": f"{_HERE}.utils.fonts:GoogleFont",
    "LocalFont": f"{_HERE}.utils.fonts:LocalFont",
    "Mario": f"{_HERE}.mario:Mario",
    "Monochrome": f"{_HERE}.monochrome:Monochrome",
    "Neon": f"{_HERE}.neon:Neon",
    "Ocean": f"{_HERE}.ocean:Ocean",
    "Origin": f"{_HERE}.origin:Origin",
    "Size": f"{_HERE}.utils.sizes:Size",
    "Soft": f"{_HERE}.soft:Soft",
    "ThemeClass": f"{_HERE}.base:ThemeClass",
    "builder": f"{_HERE}.building:builder",
    "colors": f"{_HERE}.utils.colors",
    "fonts": f"{_HERE}.utils.fonts",
    "sizes": f"{_HERE}.utils.sizes",
    "utils": f"{_HERE}.utils",
}

__all__ = [  # noqa: PLE0604 - kept equal to the table by a test
    *sorted(_NAMES),
]

if not TYPE_CHECKING:
    # Unguarded, this would make type checkers accept every misspelt name.
    def __getattr__(name: str) -> object:
        if name not in _NAMES:
            msg = f"module 'gradio_lib.themes' has no attribute {name!r}.{nearest(name, _NAMES)}"
            raise AttributeError(msg)
        value = load(_NAMES[name])
        globals()[name] = value
        return value
