"""``gr.themes.builder()``: the page on which a theme is put together."""

from __future__ import annotations

from typing import Any

from gradio_lib._lazy import load

__all__ = ["builder"]


def builder(*args: Any, **kwargs: Any) -> Any:
    """Serve the theme builder: choose, look, and take the theme along as code or as a file.

    Args:
        *args: As for ``launch()`` of an app.
        **kwargs: As for ``launch()`` of an app.

    Example:
        >>> builder(inbrowser=True)  # doctest: +SKIP
    """
    return load("gradio_lib.apps.themebuilder:theme_builder")().launch(*args, **kwargs)
