"""Monochrome: ink on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradio_lib.themes.base import MONO, Base
from gradio_lib.themes.utils import colors, sizes
from gradio_lib.themes.utils.colors import Color
from gradio_lib.themes.utils.fonts import FontLike
from gradio_lib.themes.utils.sizes import Size
from gradio_lib.themes.variables import Variables

__all__ = ["Monochrome"]

_SERIF = ("Charter", "Iowan Old Style", "Georgia", "Noto Serif", "serif")


class Monochrome(Base):
    """Ink on paper: a serif, square corners, no colour but where it means something.

    It takes what `Base` takes.

    Example:
        >>> Monochrome().name
        'monochrome'
    """

    tokens: ClassVar[Variables] = {
        "body_background_fill": "#fff",
        "body_background_fill_dark": "*neutral_950",
        "body_text_color": "*neutral_950",
        "color_accent": "*neutral_950",
        "color_accent_dark": "*neutral_50",
        "color_accent_text": "*neutral_950",
        "color_accent_text_dark": "*neutral_50",
        "color_accent_soft": "*neutral_100",
        "color_accent_soft_dark": "*neutral_800",
        "link_text_color_hover": "*neutral_600",
        "link_text_color_hover_dark": "*neutral_300",
        "block_border_color": "*neutral_900",
        "block_border_color_dark": "*neutral_500",
        "block_title_text_weight": "700",
        "input_border_color": "*neutral_900",
        "input_border_color_dark": "*neutral_400",
        "checkbox_border_radius": "0px",
        "checkbox_border_color": "*neutral_900",
        "checkbox_border_color_dark": "*neutral_300",
        "button_border_width": "2px",
        "button_large_text_weight": "700",
        "button_primary_background_fill": "*neutral_950",
        "button_primary_background_fill_dark": "*neutral_50",
        "button_primary_background_fill_hover": "*neutral_700",
        "button_primary_background_fill_hover_dark": "*neutral_300",
        "button_primary_border_color": "*neutral_950",
        "button_primary_border_color_dark": "*neutral_50",
        "button_secondary_border_color": "*neutral_950",
        "button_secondary_border_color_dark": "*neutral_300",
    }

    def __init__(
        self,
        *,
        primary_hue: Color | str = colors.neutral,
        secondary_hue: Color | str = colors.neutral,
        neutral_hue: Color | str = colors.neutral,
        text_size: Size | str = sizes.text_md,
        spacing_size: Size | str = sizes.spacing_lg,
        radius_size: Size | str = sizes.radius_none,
        font: FontLike | Iterable[FontLike] = _SERIF,
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
