"""Scales of text, of space and of corners: seven steps each, from xxs to xxl."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from gradio_lib.errors import UnknownName

__all__ = [
    "Size",
    "radius_lg",
    "radius_md",
    "radius_none",
    "radius_sm",
    "radius_xxl",
    "size_of",
    "spacing_lg",
    "spacing_md",
    "spacing_sm",
    "text_lg",
    "text_md",
    "text_sm",
]

_STEPS = ("xxs", "xs", "sm", "md", "lg", "xl", "xxl")


class Size:
    """A scale of your own: seven css lengths from small to large.

    Args:
        xxs: The smallest.
        xs: A step larger, and so on.
        sm: A step larger.
        md: The middle, which most things have.
        lg: A step larger.
        xl: A step larger.
        xxl: The largest.
        name: Its name.

    Example:
        >>> dict(text_md.steps())["md"]
        '14px'
    """

    all: ClassVar[list[Size]] = []

    def __init__(
        self, xxs: str, xs: str, sm: str, md: str, lg: str, xl: str, xxl: str, name: str | None = None
    ) -> None:
        self.xxs, self.xs, self.sm, self.md, self.lg, self.xl, self.xxl = xxs, xs, sm, md, lg, xl, xxl
        self.name = name

    def expand(self) -> list[str]:
        """Return the seven lengths, the smallest first."""
        return [getattr(self, step) for step in _STEPS]

    def steps(self) -> Iterator[tuple[str, str]]:
        """Yield each step's name and its length."""
        yield from zip(_STEPS, self.expand(), strict=True)

    def __repr__(self) -> str:
        return f"Size({self.name!r})"


def size_of(given: Size | str, kind: str) -> Size:
    """Return the scale of that name, such as ``"sm"`` or ``"text_sm"``; a scale is returned as it is.

    Args:
        given: The scale or its name.
        kind: ``"text"``, ``"spacing"`` or ``"radius"``.

    Raises:
        UnknownName: There is none of that name.
    """
    if isinstance(given, Size):
        return given
    name = given if given.startswith(f"{kind}_") else f"{kind}_{given}"
    if name not in SIZES:
        raise UnknownName(kind=f"{kind} size", name=given, known=(each.removeprefix(f"{kind}_") for each in SIZES))
    return SIZES[name]


radius_none = Size("0px", "0px", "0px", "0px", "0px", "0px", "0px", name="radius_none")
radius_sm = Size("1px", "2px", "3px", "4px", "5px", "6px", "8px", name="radius_sm")
radius_md = Size("2px", "3px", "6px", "8px", "10px", "12px", "16px", name="radius_md")
radius_lg = Size("3px", "5px", "9px", "12px", "15px", "18px", "24px", name="radius_lg")
radius_xxl = Size("6px", "10px", "16px", "20px", "24px", "28px", "36px", name="radius_xxl")

spacing_sm = Size("1px", "1px", "2px", "4px", "8px", "12px", "16px", name="spacing_sm")
spacing_md = Size("1px", "2px", "4px", "8px", "12px", "16px", "24px", name="spacing_md")
spacing_lg = Size("2px", "4px", "8px", "12px", "16px", "24px", "32px", name="spacing_lg")

text_sm = Size("10px", "11px", "12px", "13px", "14px", "17px", "24px", name="text_sm")
text_md = Size("11px", "12px", "13px", "14px", "16px", "20px", "28px", name="text_md")
text_lg = Size("12px", "13px", "15px", "16px", "19px", "24px", "34px", name="text_lg")

SIZES: Mapping[str, Size] = {name: value for name, value in globals().items() if isinstance(value, Size)}
Size.all = list(SIZES.values())
