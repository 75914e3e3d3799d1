"""A theme: values of the documented css variables, for light and for dark."""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import Self

from gradio_lib.errors import DeclarationError

__all__ = ["Theme"]


class Theme:
    """Values of css variables that differ from the page's own; the page's style sheet carries the defaults.

    Args:
        name: Name of the theme.

    Example:
        >>> Theme().set(body_text_color="#222", body_text_color_dark="#eee").light
        {'body_text_color': '#222'}
    """

    def __init__(self, name: str = "default") -> None:
        self.name = name
        self.light: dict[str, str] = {}
        self.dark: dict[str, str] = {}

    def set(self, **variables: str | None) -> Self:
        """Set css variables, by their documented names; those that end in ``_dark`` hold in dark mode.

        A value may name another variable with an asterisk: ``"*primary_500"``.

        Raises:
            DeclarationError: A value could end the rule that it stands in.
        """
        for name, value in variables.items():
            if value is None:
                continue
            if any(mark in value for mark in "{};<"):
                msg = f"{name}={value!r} is no css value: it may not hold any of {{ }} ; <."
                raise DeclarationError(msg)
            if name.endswith("_dark"):
                self.dark[name.removesuffix("_dark")] = value
            else:
                self.light[name] = value
        return self

    def variables(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Return the variables for light and for dark."""
        return self.light, self.dark
