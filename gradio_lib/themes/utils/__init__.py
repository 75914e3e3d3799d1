"""What themes are made of: palettes, scales and fonts."""

from __future__ import annotations

from gradio_lib.themes.utils import colors, fonts, sizes

__all__ = ["colors", "fonts", "sizes"]
