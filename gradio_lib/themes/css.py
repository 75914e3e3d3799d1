"""The one writer of a theme's style sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gradio_lib.themes.base import Theme

__all__ = ["stylesheet"]


def stylesheet(theme: Theme | None) -> str:
    """Return the style sheet of `theme`: its variables for light, and those that differ for dark.

    Example:
        >>> stylesheet(Theme().set(color_accent="*primary_500"))
        ':root,.gradio-container{--color-accent:var(--primary-500)}'
    """
    if theme is None:
        return ""
    light, dark = theme.variables()
    return _rule(":root,.gradio-container", light) + _rule(".dark,.dark .gradio-container", dark)


def _rule(selector: str, variables: Mapping[str, str]) -> str:
    if not variables:
        return ""
    return f"{selector}{{{';'.join(f'--{_dashed(name)}:{_value(value)}' for name, value in variables.items())}}}"


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _value(value: str) -> str:
    return re.sub(r"\*(\w+)", lambda match: f"var(--{_dashed(match[1])})", value)
