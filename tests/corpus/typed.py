"""A module of our own with every kind of hint: what its functions receive, they answer; and every kind of result."""

from __future__ import annotations

import collections
import datetime as dt
import enum
import re
import typing
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from ipaddress import IPv4Address
from pathlib import Path
from typing import IO, Annotated, Any, Literal, NamedTuple, NewType, TypedDict, TypeVar
from uuid import UUID

import annotated_types as at
import attrs
import numpy as np
import pandas as pd
import polars as pl
import pydantic
import typer
from numpy.typing import NDArray
from PIL import Image
from typing_extensions import NotRequired, Unpack

import gradio_lib as gr

T = TypeVar("T")
Number = TypeVar("Number", bound=int)
UserId = NewType("UserId", int)


class Mode(enum.Enum):
    FAST = "f"
    SLOW = "s"


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Word(str, enum.Enum):
    A = "alpha"
    B = "beta"


class Access(enum.Flag):
    READ = 1
    WRITE = 2


@dataclass
class Address:
    city: str
    zip: str = "00000"


@dataclass
class Person:
    name: str
    home: Address
    tags: list[str] = field(default_factory=list)


class Point(NamedTuple):
    x: int
    y: float = 0.5


class Settings(TypedDict):
    depth: int
    name: NotRequired[str]


class Model(pydantic.BaseModel):
    size: int = pydantic.Field(ge=0, description="How large")
    mode: Mode = Mode.FAST


@attrs.define
class Box:
    width: int
    height: int = 2


@dataclass
class Tree:
    value: int
    below: list[Tree] = field(default_factory=list)


def texts(
    text: str, short: Annotated[str, at.Len(1, 5)], code: Annotated[str, pydantic.Field(pattern="[A-Z]+")]
) -> str:
    return repr((text, short, code))


def numbers(whole: int, share: float, yes: bool, big: int, bounded: Annotated[int, range(10)]) -> str:
    return repr((whole, share, yes, big, bounded))


def marked(
    low: Annotated[float, at.Ge(0), at.Le(1)],
    many: Annotated[int, pydantic.Field(multiple_of=5)],
    told: Annotated[int, typer.Option(min=1, max=9, help="A number")],
    helped: Annotated[str, "What it is"],
    own: Annotated[int, gr.Slider(0, 9)],
) -> str:
    return repr((low, many, told, helped, own))


def chosen(letter: Literal["a", "b"], mixed: Literal[1, "1"] | None, several: list[Literal["x", "y"]]) -> str:
    return repr((letter, mixed, several))


def members(mode: Mode, level: Level, word: Word, access: Access, modes: set[Mode]) -> str:
    return repr((mode, level, word, access, modes))


def maybe(number: int | None, text: typing.Optional[str], switch: bool | None, mode: Mode | None) -> str:  # noqa: UP045
    return repr((number, text, switch, mode))


def either(one: int | str, two: float | bool, three: typing.Union[dt.date, int], four: Address | str) -> str:  # noqa: UP007
    return repr((one, two, three, four))


def collected(
    listed: list[int],
    unique: set[str],
    frozen: frozenset[int],
    fixed: tuple[int, str],
    longer: tuple[float, ...],
    queue: collections.deque[int],
) -> str:
    return repr((listed, sorted(unique), sorted(frozen), fixed, longer, queue))


def abstract(sequence: Sequence[int], iterable: Iterable[str], mapping: Mapping[str, int]) -> str:
    return repr((list(sequence), list(iterable), dict(mapping)))


def mapped(plain: dict[str, int], deep: dict[Mode, list[dt.date]], loose: dict[str, Any]) -> str:
    return repr((plain, deep, loose))


def nested(rows: list[list[int]], records: list[Point], people: list[Address]) -> str:
    return repr((rows, records, people))


def dated(day: dt.date, at_: dt.datetime, clock: dt.time, span: dt.timedelta) -> str:
    return repr((day, at_, clock, span))


def exact(
    price: Decimal, part: Fraction, number: complex, key: UUID, net: IPv4Address, pattern: re.Pattern[str]
) -> str:
    return repr((price, part, number, key, net, pattern))


def structured(person: Person, point: Point, settings: Settings, model: Model, box: Box) -> str:
    return repr((person, point, settings, model, box))


def recursive(tree: Tree) -> str:
    return repr(tree)


def filed(path: Path, content: bytes, stream: IO[bytes], text: IO[str]) -> str:
    return repr((path.read_text(), content, stream.read(), text.read()))


def drawn(picture: Image.Image, mask: NDArray[np.uint8]) -> str:
    return repr((picture.size, picture.getpixel((0, 0)), mask.shape, mask.dtype.name))


def tabled(frame: pd.DataFrame, column: pd.Series[Any], polar: pl.DataFrame, array: NDArray[np.float64]) -> str:
    return repr((frame.to_dict("list"), column.tolist(), polar.to_dict(as_series=False), array.tolist()))


def named(user: UserId, anything: Any, bound: Number, free: T) -> str:
    return repr((user, anything, bound, free))


def forward(later: Later, missing: Nowhere, other: int) -> str:  # type: ignore[name-defined]  # noqa: F821
    return repr((later, missing, other))


@dataclass
class Later:
    word: str


def arranged(first: int, /, second: int, *rest: int, last: int = 4, **more: int) -> str:
    return repr((first, second, rest, last, more))


def unpacked(**settings: Unpack[Settings]) -> str:
    return repr(settings)


def handed(text: str, request: gr.Request, progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008 - as documented
    progress(0.5)
    return f"{text} {type(request).__name__}"


def unhinted(anything, text="x", count=2, mode=Mode.SLOW, nothing=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    return repr((anything, text, count, mode, nothing))


# -- results ------------------------------------------------------------------------------------------------------


def several(count: int) -> tuple[int, str, list[str]]:
    return count, "x" * count, ["y"] * count


def labelled(word: str) -> dict[str, float]:
    return {word: 0.75, "other": 0.25}


def as_record(count: int) -> Point:
    return Point(count)


def as_table(count: int) -> list[Point]:
    return [Point(number) for number in range(count)]


def as_frame(count: int) -> pd.DataFrame:
    return pd.DataFrame({"a": range(count), "b": ["x"] * count})


def as_picture(size: int) -> Image.Image:
    return Image.new("RGB", (size, size), "red")


def as_array(image_size: int) -> NDArray[np.int64]:
    return np.arange(image_size**2).reshape(image_size, image_size)


def as_date(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=1)


def as_mode(mode: Mode) -> Mode:
    return mode


def as_big(exponent: int) -> int:
    return 1 << exponent


def as_optional(text: str | None) -> str | None:
    return text


def as_data(count: int) -> dict[str, Any]:
    return {"a": [count, None], "b": {"c": Mode.FAST}}


def as_nothing(text: str) -> None:
    text.upper()


def as_steps(count: int) -> Iterator[int]:
    yield from range(count)


async def as_waited(text: str) -> str:
    return text.upper()


async def as_waited_steps(count: int) -> AsyncIterator[str]:
    for number in range(count):
        yield f"step {number}"
