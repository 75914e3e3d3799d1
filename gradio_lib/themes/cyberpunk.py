"""Cyberpunk: a terminal in a lit street."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradio_lib.themes.base import MONO, Base
from gradio_lib.themes.utils import colors, sizes
from gradio_lib.themes.utils.colors import Color
from gradio_lib.themes.utils.fonts import FontLike
from gradio_lib.themes.utils.sizes import Size
from gradio_lib.themes.variables import Variables

__all__ = ["Cyberpunk"]


class Cyberpunk(Base):
    """A terminal in a lit street: a fixed pitch, square frames, two loud colours.

    It takes what `Base` takes.

    Example:
        >>> Cyberpunk().name
        'cyberpunk'
    """

    tokens: ClassVar[Variables] = {
        "body_background_fill": "linear-gradient(135deg, *secondary_50, *primary_50)",
        "body_background_fill_dark": "linear-gradient(135deg, *secondary_950, *neutral_950 40%, *primary_950)",
        "block_border_color": "*secondary_400",
        "block_border_color_dark": "*secondary_600",
        "block_title_text_color": "*secondary_700",
        "block_title_text_color_dark": "*secondary_300",
        "block_title_text_weight": "700",
        "checkbox_border_radius": "0px",
        "input_border_color_focus": "*secondary_500",
        "input_border_color_focus_dark": "*secondary_300",
        "input_shadow_focus": "0 0 8px color-mix(in srgb, *secondary_400 45%, transparent)",
        "button_primary_shadow": "4px 4px 0 *secondary_400",
        "button_primary_shadow_active": "0 0 0 *secondary_400",
        "button_transform_active": "translate(2px, 2px)",
        "button_secondary_border_color": "*secondary_500",
        "button_secondary_border_color_dark": "*secondary_400",
        "button_secondary_text_color": "*secondary_800",
        "button_secondary_text_color_dark": "*secondary_200",
    }

    def __init__(
        self,
        *,
        primary_hue: Color | str = colors.fuchsia,
        secondary_hue: Color | str = colors.cyan,
        neutral_hue: Color | str = colors.slate,
        text_size: Size | str = sizes.text_md,
        spacing_size: Size | str = sizes.spacing_md,
        radius_size: Size | str = sizes.radius_none,
        font: FontLike | Iterable[FontLike] = MONO,
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
