"""Citrus: bright peel, dark ink, buttons that can be pushed in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradio_lib.themes.base import MONO, Base
from gradio_lib.themes.utils import colors, sizes
from gradio_lib.themes.utils.colors import Color
from gradio_lib.themes.utils.fonts import FontLike
from gradio_lib.themes.utils.sizes import Size
from gradio_lib.themes.variables import Variables

__all__ = ["Citrus"]

_ROUND = ("ui-rounded", "Hiragino Maru Gothic ProN", "Quicksand", "Nunito", "system-ui", "sans-serif")


class Citrus(Base):
    """Bright peel and dark ink: buttons stand up from the page and go down when they are pressed.

    It takes what `Base` takes.

    Example:
        >>> Citrus().name
        'citrus'
    """

    tokens: ClassVar[Variables] = {
        "body_background_fill": "*primary_50",
        "block_border_width": "2px",
        "block_border_color": "*primary_200",
        "block_border_color_dark": "*neutral_700",
        "block_title_text_weight": "700",
        "checkbox_border_width": "2px",
        "checkbox_label_background_fill_selected": "*secondary_100",
        "checkbox_label_background_fill_selected_dark": "*secondary_900",
        "input_border_width": "2px",
        "input_background_fill_focus": "*primary_50",
        "input_background_fill_focus_dark": "*color_accent_soft",
        "button_border_width": "2px",
        "button_shadow": "0 3px 0 *primary_700",
        "button_shadow_hover": "0 4px 0 *primary_700",
        "button_shadow_active": "0 0 0 *primary_700",
        "button_transform_hover": "translateY(-1px)",
        "button_transform_active": "translateY(3px)",
        "button_large_radius": "*radius_xl",
        "button_large_text_weight": "700",
        "button_primary_background_fill": "#ffc233",
        "button_primary_background_fill_dark": "#ffc233",
        "button_primary_background_fill_hover": "#ffd166",
        "button_primary_background_fill_hover_dark": "#ffd166",
        "button_primary_border_color": "*primary_700",
        "button_primary_border_color_dark": "*primary_700",
        "button_primary_text_color": "*primary_950",
        "button_primary_text_color_dark": "*primary_950",
        "button_secondary_border_color": "*primary_700",
        "button_secondary_border_color_dark": "*primary_700",
    }

    def __init__(
        self,
        *,
        primary_hue: Color | str = colors.amber,
        secondary_hue: Color | str = colors.lime,
        neutral_hue: Color | str = colors.stone,
        text_size: Size | str = sizes.text_md,
        spacing_size: Size | str = sizes.spacing_lg,
        radius_size: Size | str = sizes.radius_lg,
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
