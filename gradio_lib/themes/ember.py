"""Ember: glowing coal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradio_lib.themes.base import MONO, SANS, Base
from gradio_lib.themes.utils import colors, sizes
from gradio_lib.themes.utils.colors import Color
from gradio_lib.themes.utils.fonts import FontLike
from gradio_lib.themes.utils.sizes import Size
from gradio_lib.themes.variables import Variables

__all__ = ["Ember"]


class Ember(Base):
    """Coal that still glows: warm greys, and a light around what acts.

    It takes what `Base` takes.

    Example:
        >>> Ember().name
        'ember'
    """

    tokens: ClassVar[Variables] = {
        "body_background_fill_dark": (
            "radial-gradient(1200px 500px at 50% 0, color-mix(in srgb, *primary_900 45%, *neutral_950), *neutral_950)"
        ),
        "block_title_text_weight": "600",
        "button_primary_background_fill": "linear-gradient(100deg, *primary_500, *secondary_500)",
        "button_primary_background_fill_dark": "linear-gradient(100deg, *primary_300, *secondary_300)",
        "button_primary_background_fill_hover": "linear-gradient(100deg, *primary_600, *secondary_600)",
        "button_primary_background_fill_hover_dark": "linear-gradient(100deg, *primary_200, *secondary_200)",
        "button_primary_shadow": "0 2px 12px color-mix(in srgb, *primary_500 28%, transparent)",
        "button_primary_shadow_hover": "0 4px 20px color-mix(in srgb, *primary_500 40%, transparent)",
        "input_shadow_focus": "0 0 0 3px color-mix(in srgb, *secondary_400 30%, transparent)",
        "slider_color": "*secondary_500",
        "slider_color_dark": "*secondary_300",
    }

    def __init__(
        self,
        *,
        primary_hue: Color | str = colors.red,
        secondary_hue: Color | str = colors.orange,
        neutral_hue: Color | str = colors.stone,
        text_size: Size | str = sizes.text_md,
        spacing_size: Size | str = sizes.spacing_md,
        radius_size: Size | str = sizes.radius_md,
        font: FontLike | Iterable[FontLike] = SANS,
        font_mono: FontLike | Iterable[FontLike] = MONO,
    ) -> None:
        super().__init__(
            primary_hue=primary_hue,
            secondary_hue=secondary_hue,
            neutral_hue=neutral_hue,
            text_size=text_size,
            spacing_size=spacing_size,
            radius_size=radius_size,
            font=font,
            font_mono=font_mono,
        )
