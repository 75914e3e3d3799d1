"""Neon: tubes of light."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradio_lib.themes.base import MONO, SANS, Base
from gradio_lib.themes.utils import colors, sizes
from gradio_lib.themes.utils.colors import Color
from gradio_lib.themes.utils.fonts import FontLike
from gradio_lib.themes.utils.sizes import Size
from gradio_lib.themes.variables import Variables

__all__ = ["Neon"]


class Neon(Base):
    """Tubes of light: thin lines that shine, most of all in the dark.

    It takes what `Base` takes.

    Example:
        >>> Neon().name
        'neon'
    """

    tokens: ClassVar[Variables] = {
        "block_border_color_dark": "color-mix(in srgb, *primary_400 45%, *neutral_800)",
        "block_shadow_dark": "0 0 18px color-mix(in srgb, *primary_500 14%, transparent)",
        "block_title_text_color": "*secondary_700",
        "block_title_text_color_dark": "*secondary_200",
        "checkbox_label_border_color_selected": "*secondary_500",
        "checkbox_label_border_color_selected_dark": "*secondary_300",
        "input_shadow_focus": "0 0 10px color-mix(in srgb, *primary_400 40%, transparent)",
        "button_primary_shadow": "0 0 14px color-mix(in srgb, *primary_400 35%, transparent)",
        "button_primary_shadow_hover": "0 0 24px color-mix(in srgb, *primary_400 55%, transparent)",
        "button_primary_background_fill_dark": "*primary_300",
        "button_secondary_border_color": "*secondary_400",
        "button_secondary_border_color_dark": "*secondary_500",
    }

    def __init__(
        self,
        *,
        primary_hue: Color | str = colors.lime,
        secondary_hue: Color | str = colors.violet,
        neutral_hue: Color | str = colors.zinc,
        text_size: Size | str = sizes.text_md,
        spacing_size: Size | str = sizes.spacing_md,
        radius_size: Size | str = sizes.radius_lg,
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
