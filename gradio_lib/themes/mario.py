"""Mario: building blocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradio_lib.themes.base import MONO, Base
from gradio_lib.themes.utils import colors, sizes
from gradio_lib.themes.utils.colors import Color
from gradio_lib.themes.utils.fonts import FontLike
from gradio_lib.themes.utils.sizes import Size
from gradio_lib.themes.variables import Variables

__all__ = ["Mario"]

_ROUND = ("ui-rounded", "Hiragino Maru Gothic ProN", "Quicksand", "Nunito", "system-ui", "sans-serif")


class Mario(Base):
    """Building blocks: plain red and blue, thick outlines, hard shadows.

    It takes what `Base` takes.

    Example:
        >>> Mario().name
        'mario'
    """

    tokens: ClassVar[Variables] = {
        "body_background_fill": "color-mix(in srgb, *secondary_100 60%, #fff)",
        "block_border_width": "3px",
        "block_border_color": "*neutral_900",
        "block_border_color_dark": "*neutral_500",
        "block_shadow": "4px 4px 0 *neutral_900",
        "block_shadow_dark": "4px 4px 0 *neutral_700",
        "block_title_text_weight": "700",
        "input_border_width": "2px",
        "input_border_color": "*neutral_900",
        "input_border_color_dark": "*neutral_400",
        "checkbox_border_width": "2px",
        "checkbox_border_radius": "2px",
        "button_border_width": "3px",
        "button_shadow": "3px 3px 0 *neutral_900",
        "button_shadow_active": "0 0 0 *neutral_900",
        "button_transform_active": "translate(3px, 3px)",
        "button_large_text_weight": "700",
        "button_primary_border_color": "*neutral_900",
        "button_primary_border_color_dark": "*neutral_300",
        "button_secondary_background_fill": "#ffd23f",
        "button_secondary_background_fill_dark": "*secondary_800",
        "button_secondary_background_fill_hover": "#ffdd70",
        "button_secondary_background_fill_hover_dark": "*secondary_700",
        "button_secondary_border_color": "*neutral_900",
        "button_secondary_border_color_dark": "*neutral_300",
    }

    def __init__(
        self,
        *,
        primary_hue: Color | str = colors.red,
        secondary_hue: Color | str = colors.blue,
        neutral_hue: Color | str = colors.neutral,
        text_size: Size | str = sizes.text_md,
        spacing_size: Size | str = sizes.spacing_md,
        radius_size: Size | str = sizes.radius_sm,
        font: FontLike | Iterable[FontLike] = _ROUND,
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
