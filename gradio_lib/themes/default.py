"""Default: the page's own look."""

from __future__ import annotations

from gradio_lib.themes.base import Base

__all__ = ["Default"]


class Default(Base):
    """Calm surfaces, hairlines and one accent: what an app has that names no theme.

    It takes what `Base` takes, and is the base theme as it is.

    Example:
        >>> Default(primary_hue="teal").name
        'default'
    """
