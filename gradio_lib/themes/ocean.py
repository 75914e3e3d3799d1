"""Ocean: emerald into teal, round as pebbles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradio_lib.themes.base import MONO, SANS, Base
from gradio_lib.themes.utils import colors, sizes
from gradio_lib.themes.utils.colors import Color
from gradio_lib.themes.utils.fonts import FontLike
from gradio_lib.themes.utils.sizes import Size
from gradio_lib.themes.variables import Variables

__all__ = ["Ocean"]


class Ocean(Base):
    """Deep green into blue: gradients that flow on what acts, corners as round as pebbles.

    It takes what `Base` takes.

    Example:
        >>> Ocean().name
        'ocean'
    """

    tokens: ClassVar[Variables] = {
        "body_background_fill": "linear-gradient(180deg, *secondary_50, *neutral_50 320px)",
        "body_background_fill_dark": "linear-gradient(180deg, *secondary_950, *neutral_950 320px)",
        "block_title_text_weight": "600",
        "border_color_accent": "*secondary_300",
        "checkbox_label_background_fill_selected": "linear-gradient(90deg, *primary_50, *secondary_100)",
        "checkbox_label_background_fill_selected_dark": "linear-gradient(90deg, *primary_900, *secondary_900)",
        "checkbox_border_radius": "*radius_sm",
        "slider_color": "*secondary_500",
        "slider_color_dark": "*secondary_300",
        "button_shadow_hover": "0 4px 14px color-mix(in srgb, *secondary_500 30%, transparent)",
        "button_transform_active": "scale(0.98)",
        "button_primary_background_fill": "linear-gradient(110deg, *primary_500, *secondary_600)",
        "button_primary_background_fill_dark": "linear-gradient(110deg, *primary_300, *secondary_200)",
        "button_primary_background_fill_hover": "linear-gradient(110deg, *primary_600, *secondary_700)",
        "button_primary_background_fill_hover_dark": "linear-gradient(110deg, *primary_200, *secondary_100)",
        "button_secondary_background_fill": "linear-gradient(110deg, *primary_50, *secondary_100)",
        "button_secondary_background_fill_dark": "linear-gradient(110deg, *neutral_800, *secondary_900)",
        "button_secondary_background_fill_hover": "linear-gradient(110deg, *primary_100, *secondary_200)",
        "button_secondary_background_fill_hover_dark": "linear-gradient(110deg, *neutral_700, *secondary_800)",
        "button_secondary_border_color": "transparent",
        "button_secondary_border_color_dark": "transparent",
    }

    def __init__(
        self,
        *,
        primary_hue: Color | str = colors.emerald,
        secondary_hue: Color | str = colors.teal,
        neutral_hue: Color | str = colors.slate,
        text_size: Size | str = sizes.text_md,
        spacing_size: Size | str = sizes.spacing_md,
        radius_size: Size | str = sizes.radius_xxl,
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
