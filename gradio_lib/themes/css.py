"""The one writer of a theme's style sheet."""

from __future__ import annotations

from collections.abc import Mapping

from gradio_lib.themes.base import ThemeClass
from gradio_lib.themes.values import REFERENCE

__all__ = ["stylesheet"]


def stylesheet(theme: ThemeClass) -> str:
    """Return the style sheet of `theme`: its fonts, its variables for light, and those that differ for dark.

    Example:
        >>> sheet = stylesheet(ThemeClass().set(link_text_color="#234", link_text_color_dark="#cde"))
        >>> sheet.partition(".dark,")[0]
        ':root,.gradio-container{--link-text-color:#234}'
    """
    fonts = dict.fromkeys(css for font in theme.fonts() if (css := font.stylesheet()["css"]))
    light = {name: value for name, value in theme.variables.items() if not name.endswith("_dark")}
    dark = {n.removesuffix("_dark"): value for n, value in theme.variables.items() if n.endswith("_dark")}
    # Twice, because an author's script may make only the body dark: what is derived has to be worked out again below.
    return "".join(fonts) + _rule(":root,.gradio-container", light) + _rule(".dark,.dark .gradio-container", dark)


def _rule(selector: str, variables: Mapping[str, str]) -> str:
    if not variables:
        return ""
    return f"{selector}{{{';'.join(f'--{_dashed(name)}:{_value(value)}' for name, value in variables.items())}}}"


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _value(value: str) -> str:
    return REFERENCE.sub(lambda match: f"var(--{_dashed(match[1])})", value)
