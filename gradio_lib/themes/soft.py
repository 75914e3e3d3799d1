"""Soft: round corners, tinted surfaces, light shadows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradio_lib.themes.base import MONO, SANS, Base
from gradio_lib.themes.utils import colors, sizes
from gradio_lib.themes.utils.colors import Color
from gradio_lib.themes.utils.fonts import FontLike
from gradio_lib.themes.utils.sizes import Size
from gradio_lib.themes.variables import Variables

__all__ = ["Soft"]


class Soft(Base):
    """Round and light: fields are tones instead of frames, and what is raised has a soft shadow.

    It takes what `Base` takes.

    Example:
        >>> Soft().name
        'soft'
    """

    tokens: ClassVar[Variables] = {
        "background_fill_primary": "#fff",
        "background_fill_primary_dark": "*neutral_900",
        "body_background_fill": "color-mix(in srgb, *primary_50 55%, *neutral_50)",
        "block_border_width": "0px",
        "block_shadow": "0 1px 2px rgb(25 29 38 / 5%), 0 4px 16px rgb(25 29 38 / 5%)",
        "block_shadow_dark": "none",
        "block_title_text_color": "*primary_700",
        "block_title_text_color_dark": "*primary_200",
        "block_title_text_weight": "600",
        "input_background_fill": "*neutral_100",
        "input_background_fill_focus": "*primary_50",
        "input_background_fill_focus_dark": "*color_accent_soft",
        "input_placeholder_color": "*neutral_600",
        "input_shadow_focus": "0 0 0 4px color-mix(in srgb, *primary_500 16%, transparent)",
        "checkbox_label_background_fill": "*neutral_100",
        "checkbox_label_background_fill_dark": "*background_fill_secondary",
        "checkbox_label_border_color": "transparent",
        "button_border_width": "0px",
        "button_shadow": "0 1px 3px rgb(25 29 38 / 12%)",
        "button_shadow_hover": "0 3px 10px rgb(25 29 38 / 16%)",
        "button_large_radius": "*radius_xl",
        "button_small_radius": "*radius_md",
        "button_secondary_background_fill": "*primary_100",
        "button_secondary_background_fill_dark": "*neutral_800",
        "button_secondary_background_fill_hover": "*primary_200",
        "button_secondary_background_fill_hover_dark": "*neutral_700",
        "button_secondary_text_color": "*primary_800",
        "button_secondary_text_color_dark": "*primary_100",
    }

    def __init__(
        self,
        *,
        primary_hue: Color | str = colors.indigo,
        secondary_hue: Color | str = colors.indigo,
        neutral_hue: Color | str = colors.gray,
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
