"""Origin: orange, with titles on small plates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradio_lib.themes.base import MONO, SANS, Base
from gradio_lib.themes.utils import colors, sizes
from gradio_lib.themes.utils.colors import Color
from gradio_lib.themes.utils.fonts import FontLike
from gradio_lib.themes.utils.sizes import Size
from gradio_lib.themes.variables import Variables

__all__ = ["Origin"]


class Origin(Base):
    """A warm accent, small corners, and titles on plates of their own.

    It takes what `Base` takes.

    Example:
        >>> Origin().name
        'origin'
    """

    tokens: ClassVar[Variables] = {
        "block_title_background_fill": "*primary_50",
        "block_title_background_fill_dark": "*color_accent_soft",
        "block_title_text_color": "*primary_700",
        "block_title_text_color_dark": "*primary_200",
        "block_title_padding": "1px 8px",
        "block_title_radius": "*radius_md",
        "checkbox_label_background_fill_selected": "*primary_100",
        "checkbox_label_background_fill_selected_dark": "*color_accent_soft",
        "button_large_text_weight": "600",
        "button_primary_background_fill": "*primary_100",
        "button_primary_background_fill_dark": "*primary_700",
        "button_primary_background_fill_hover": "*primary_200",
        "button_primary_background_fill_hover_dark": "*primary_600",
        "button_primary_border_color": "*primary_300",
        "button_primary_border_color_dark": "*primary_500",
        "button_primary_text_color": "*primary_800",
        "button_primary_text_color_dark": "#fff",
        "button_secondary_background_fill": "*neutral_100",
        "button_secondary_background_fill_dark": "*neutral_800",
        "button_secondary_background_fill_hover": "*neutral_200",
        "button_secondary_background_fill_hover_dark": "*neutral_700",
    }

    def __init__(
        self,
        *,
        primary_hue: Color | str = colors.orange,
        secondary_hue: Color | str = colors.blue,
        neutral_hue: Color | str = colors.gray,
        text_size: Size | str = sizes.text_md,
        spacing_size: Size | str = sizes.spacing_md,
        radius_size: Size | str = sizes.radius_sm,
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
