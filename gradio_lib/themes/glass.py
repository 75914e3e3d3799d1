"""Glass: panes that the ground shines through."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradio_lib.themes.base import MONO, Base
from gradio_lib.themes.utils import colors, sizes
from gradio_lib.themes.utils.colors import Color
from gradio_lib.themes.utils.fonts import FontLike
from gradio_lib.themes.utils.sizes import Size
from gradio_lib.themes.variables import Variables

__all__ = ["Glass"]

_OPTIMA = ("Optima", "Candara", "Noto Sans", "source-sans-pro", "sans-serif")


class Glass(Base):
    """Panes that a lit ground shines through, with a bright upper edge.

    It takes what `Base` takes.

    Example:
        >>> Glass().name
        'glass'
    """

    tokens: ClassVar[Variables] = {
        "body_background_fill": "linear-gradient(160deg, *primary_100, *neutral_50 45%, *primary_100)",
        "body_background_fill_dark": "linear-gradient(160deg, *neutral_900, *neutral_950 45%, *neutral_900)",
        "background_fill_primary": "color-mix(in srgb, #fff 72%, transparent)",
        "background_fill_primary_dark": "color-mix(in srgb, *neutral_800 62%, transparent)",
        "block_border_color": "color-mix(in srgb, *neutral_400 35%, transparent)",
        "block_border_color_dark": "color-mix(in srgb, *neutral_400 28%, transparent)",
        "block_shadow": "inset 0 1px 0 #fff, 0 2px 12px rgb(31 29 26 / 7%)",
        "block_shadow_dark": "inset 0 1px 0 rgb(255 255 255 / 8%)",
        "input_background_fill": "#fff",
        "input_shadow": "*shadow_inset",
        "button_shadow": "inset 0 1px 0 rgb(255 255 255 / 35%), 0 1px 2px rgb(31 29 26 / 14%)",
        "button_shadow_active": "inset 0 1px 3px rgb(31 29 26 / 30%)",
        "button_primary_background_fill": "linear-gradient(*primary_600, *primary_700)",
        "button_primary_background_fill_dark": "linear-gradient(*primary_200, *primary_300)",
        "button_primary_background_fill_hover": "linear-gradient(*primary_700, *primary_800)",
        "button_primary_background_fill_hover_dark": "linear-gradient(*primary_100, *primary_200)",
        "button_secondary_background_fill": "linear-gradient(#fff, *neutral_100)",
        "button_secondary_background_fill_dark": "linear-gradient(*neutral_700, *neutral_800)",
        "button_secondary_background_fill_hover": "linear-gradient(*neutral_50, *neutral_200)",
        "button_secondary_background_fill_hover_dark": "linear-gradient(*neutral_600, *neutral_700)",
        "color_accent": "*primary_600",
        "color_accent_dark": "*primary_200",
    }

    def __init__(
        self,
        *,
        primary_hue: Color | str = colors.stone,
        secondary_hue: Color | str = colors.stone,
        neutral_hue: Color | str = colors.stone,
        text_size: Size | str = sizes.text_md,
        spacing_size: Size | str = sizes.spacing_md,
        radius_size: Size | str = sizes.radius_sm,
        font: FontLike | Iterable[FontLike] = _OPTIMA,
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
