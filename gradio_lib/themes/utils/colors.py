"""Palettes: eleven steps of each hue, from 50, the lightest, to 950.

A step has one lightness in all hues, so that what can be read in one can be read in every other: white text on a 500,
a 600 on a 50.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from gradio_lib.errors import UnknownName

__all__ = [
    "Color",
    "amber",
    "blue",
    "color_of",
    "cyan",
    "emerald",
    "fuchsia",
    "gray",
    "green",
    "indigo",
    "lime",
    "neutral",
    "orange",
    "pink",
    "purple",
    "red",
    "rose",
    "sky",
    "slate",
    "stone",
    "teal",
    "violet",
    "yellow",
    "zinc",
]

_STEPS = ("50", "100", "200", "300", "400", "500", "600", "700", "800", "900", "950")


class Color:
    """A palette of your own: eleven css colours from light to dark.

    Args:
        c50: The lightest.
        c100: A step darker, and so on.
        c200: A step darker.
        c300: A step darker.
        c400: A step darker.
        c500: What buttons have, with white text on it.
        c600: A step darker.
        c700: A step darker.
        c800: A step darker.
        c900: A step darker.
        c950: The darkest.
        name: Its name.

    Example:
        >>> dict(emerald.steps())["500"]
        '#04865d'
    """

    all: ClassVar[list[Color]] = []

    def __init__(  # noqa: PLR0913, PLR0917 - the documented parameters
        self,
        c50: str,
        c100: str,
        c200: str,
        c300: str,
        c400: str,
        c500: str,
        c600: str,
        c700: str,
        c800: str,
        c900: str,
        c950: str,
        name: str | None = None,
    ) -> None:
        self.c50, self.c100, self.c200, self.c300, self.c400, self.c500 = c50, c100, c200, c300, c400, c500
        self.c600, self.c700, self.c800, self.c900, self.c950 = c600, c700, c800, c900, c950
        self.name = name

    def expand(self) -> list[str]:
        """Return the eleven colours, the lightest first."""
        return [getattr(self, f"c{step}") for step in _STEPS]

    def steps(self) -> Iterator[tuple[str, str]]:
        """Yield each step's name and its colour."""
        yield from zip(_STEPS, self.expand(), strict=True)

    def __repr__(self) -> str:
        return f"Color({self.name!r})"


def color_of(given: Color | str) -> Color:
    """Return the palette of that name; a palette is returned as it is.

    Raises:
        UnknownName: There is none of that name.
    """
    if isinstance(given, Color):
        return given
    if given.lower() not in COLORS:
        raise UnknownName(kind="color", name=given, known=COLORS)
    return COLORS[given.lower()]


slate = Color(
    "#f8f9fb",
    "#eff2f6",
    "#e0e5ec",
    "#cbd4dd",
    "#7f8e9f",
    "#677687",
    "#505e6d",
    "#3a4755",
    "#232c36",
    "#181f27",
    "#12171c",
    name="slate",
)
gray = Color(
    "#f8f9fb",
    "#f0f2f6",
    "#e1e5ec",
    "#cdd3de",
    "#838ca0",
    "#6b7488",
    "#545c6e",
    "#3e4556",
    "#262b37",
    "#1b1e26",
    "#14161c",
    name="gray",
)
zinc = Color(
    "#f9f9fa",
    "#f2f2f3",
    "#e4e4e7",
    "#d2d2d6",
    "#8b8b92",
    "#73737a",
    "#5b5b61",
    "#45454a",
    "#2b2b2f",
    "#1e1e21",
    "#161618",
    name="zinc",
)
neutral = Color(
    "#f9f9f9",
    "#f2f2f2",
    "#e5e5e5",
    "#d3d3d3",
    "#8c8c8c",
    "#747474",
    "#5c5c5c",
    "#454545",
    "#2b2b2b",
    "#1e1e1e",
    "#161616",
    name="neutral",
)
stone = Color(
    "#f9f9f8",
    "#f3f2f1",
    "#e6e4e3",
    "#d5d2cf",
    "#908b86",
    "#78736e",
    "#605b57",
    "#494440",
    "#2e2b28",
    "#201e1b",
    "#171614",
    name="stone",
)
red = Color(
    "#feefed",
    "#feded9",
    "#fbbeb7",
    "#f39489",
    "#e4594f",
    "#d01d21",
    "#b40112",
    "#94030e",
    "#791212",
    "#631916",
    "#3e0f0d",
    name="red",
)
orange = Color(
    "#fbf0eb",
    "#f7e1d6",
    "#f0c5af",
    "#e3a07d",
    "#d16f37",
    "#b45005",
    "#984200",
    "#7c3502",
    "#692c01",
    "#592605",
    "#381705",
    name="orange",
)
amber = Color(
    "#f8f2ea",
    "#f1e4d4",
    "#e5cbac",
    "#d3a976",
    "#bb7f24",
    "#9b6406",
    "#825403",
    "#6a4403",
    "#5a3801",
    "#4e3000",
    "#311d01",
    name="amber",
)
yellow = Color(
    "#f5f3eb",
    "#eae6d5",
    "#d8d0ad",
    "#bfb279",
    "#a18d2b",
    "#847105",
    "#6f5e03",
    "#5a4c01",
    "#4c4000",
    "#413700",
    "#292202",
    name="yellow",
)
lime = Color(
    "#f1f5eb",
    "#e1ead5",
    "#c7d7ae",
    "#a4bc7a",
    "#7a9b2c",
    "#5f7e01",
    "#4f6a00",
    "#405601",
    "#364902",
    "#2d3e00",
    "#1b2602",
    name="lime",
)
green = Color(
    "#edf6ee",
    "#daecdb",
    "#b7dabb",
    "#88c290",
    "#46a459",
    "#048936",
    "#01732b",
    "#015e22",
    "#024f1c",
    "#0d431b",
    "#092910",
    name="green",
)
emerald = Color(
    "#ecf6f1",
    "#d7ece1",
    "#b2dac6",
    "#7fc3a3",
    "#2ca477",
    "#04865d",
    "#01714d",
    "#015c3e",
    "#024d34",
    "#01422c",
    "#01291a",
    name="emerald",
)
teal = Color(
    "#ecf5f4",
    "#d8ebe8",
    "#b2d8d4",
    "#80c0b9",
    "#2ea197",
    "#00837b",
    "#066e67",
    "#045954",
    "#034b46",
    "#04403c",
    "#022825",
    name="teal",
)
cyan = Color(
    "#ebf5f7",
    "#d6eaef",
    "#afd8e0",
    "#7abecc",
    "#169eb3",
    "#0a8091",
    "#066b7a",
    "#035764",
    "#014955",
    "#013f48",
    "#00272e",
    name="cyan",
)
sky = Color(
    "#ecf4fa",
    "#d7e9f5",
    "#b1d5ed",
    "#7dbae0",
    "#2a98cf",
    "#027bad",
    "#066791",
    "#005377",
    "#014665",
    "#003c57",
    "#012538",
    name="sky",
)
blue = Color(
    "#eef3fe",
    "#dce6fd",
    "#bccffb",
    "#92b0f6",
    "#5f87ee",
    "#3a66e0",
    "#2a52c7",
    "#2343a1",
    "#213a82",
    "#1f3369",
    "#141f42",
    name="blue",
)
indigo = Color(
    "#eff2fe",
    "#dfe5fe",
    "#c2cdfc",
    "#9dacf8",
    "#7281f1",
    "#555de3",
    "#4549ca",
    "#383ca3",
    "#2f3584",
    "#29306a",
    "#191d43",
    name="indigo",
)
violet = Color(
    "#f3f1fe",
    "#e6e2fd",
    "#d0c8fb",
    "#b3a4f5",
    "#9274ed",
    "#794ddf",
    "#6739c6",
    "#532fa0",
    "#452c81",
    "#3a2968",
    "#231942",
    name="violet",
)
purple = Color(
    "#f6f0fd",
    "#ece0fb",
    "#dbc3f7",
    "#c59def",
    "#a969e4",
    "#923ed4",
    "#7e28bc",
    "#662398",
    "#54237b",
    "#462364",
    "#2b153f",
    name="purple",
)
fuchsia = Color(
    "#faeffa",
    "#f4def5",
    "#e9bfec",
    "#d995df",
    "#c45cce",
    "#ae28bb",
    "#9706a4",
    "#7a0d85",
    "#64176c",
    "#531b58",
    "#341137",
    name="fuchsia",
)
pink = Color(
    "#fdeff4",
    "#fadde9",
    "#f4bdd6",
    "#e992bc",
    "#d7589c",
    "#c22182",
    "#a9036e",
    "#8a065a",
    "#71144b",
    "#5d193f",
    "#3a0f27",
    name="pink",
)
rose = Color(
    "#feeff0",
    "#fddde0",
    "#fabdc3",
    "#f2929e",
    "#e25670",
    "#ce1750",
    "#b10241",
    "#910134",
    "#780f2d",
    "#621728",
    "#3e0e18",
    name="rose",
)

COLORS: Mapping[str, Color] = {name: value for name, value in globals().items() if isinstance(value, Color)}
Color.all = list(COLORS.values())
