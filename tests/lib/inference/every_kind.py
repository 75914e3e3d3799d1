"""A function for each kind of hint: it answers with what it received."""

from __future__ import annotations

import datetime as dt
import enum
import functools
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import IO, Annotated, Any, Literal, NamedTuple, TypedDict
from uuid import UUID

import numpy as np
import pandas as pd
import pydantic
from annotated_types import Ge, Le
from PIL import Image

import gradio_lib as gr


class Mode(enum.Enum):
    FAST = 1
    SLOW = 2


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
    address: Address
    tags: list[str] = field(default_factory=list)


class Point(NamedTuple):
    x: int
    y: float = 0.5


class Settings(TypedDict, total=False):
    depth: int


class Model(pydantic.BaseModel):
    size: int = pydantic.Field(ge=0)


def numbers(
    whole: int, share: float, either: int | str, switch: bool = False, limited: Annotated[int, Ge(0), Le(9)] = 3
) -> str:
    return repr((whole, share, either, switch, limited))


def choices(
    letter: Literal["a", "b"], mixed: Literal[1, "1", True], mode: Mode, access: Access, several: list[Mode]
) -> str:
    return repr((letter, mixed, mode, access, several))


def written(
    day: dt.date, at: dt.datetime, span: dt.timedelta, price: Decimal, part: Fraction, number: complex, key: UUID
) -> str:
    return repr((day, at, span, price, part, number, key))


def collected(
    items: list[int], texts: set[str], pair: tuple[int, str], more: tuple[float, ...], data: dict[str, list[Mode]]
) -> str:
    return repr((items, texts, pair, more, data))


def optional(number: int | None, text: str | None, switch: bool | None, place: Address | None = None) -> str:
    return repr((number, text, switch, place))


def structured(person: Person, point: Point, settings: Settings, model: Model, people: list[Address]) -> str:
    return repr((person, point, settings, model, people))


def filed(path: Path, content: bytes, stream: IO[str], many: list[Path]) -> str:
    return repr((path.read_text(), content, stream.read(), [each.name for each in many]))


def drawn(picture: Image.Image, image: np.ndarray[Any, Any]) -> str:
    return repr((picture.size, image.shape))


def tabled(frame: pd.DataFrame, column: pd.Series[Any], rows: list[list[int]], array: np.ndarray[Any, Any]) -> str:
    return repr((frame.to_dict("list"), column.tolist(), rows, array.tolist()))


def unhinted(anything, text="hi", number=2, nothing=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    return repr((anything, text, number, nothing))


def arranged(first: int, /, *rest: int, last: int, request: gr.Request, **more: int) -> str:
    return repr((first, rest, last, request.session_hash is not None, more))


def unknown(first: Nowhere, second: int) -> str:  # type: ignore[name-defined]  # noqa: F821
    return repr((first, second))


def results(count: int) -> tuple[int, list[str], Point, None]:
    return 2**60, ["a"] * count, Point(count), None


def parts(count: int) -> Point:
    return Point(count)


def stream(count: int) -> Iterator[str]:
    for number in range(count):
        yield f"step {number}"


async def waited(text: str) -> str:
    return text.upper()


async def waited_steps(count: int) -> AsyncIterator[Point]:
    for number in range(count):
        yield Point(number)


def silent(text: str) -> None:
    text.upper()


def loose(kind: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
    return {"text": "text", "number": 3, "data": {"a": [1]}, "frame": pd.DataFrame({"a": [1]})}[kind]


class Greeter:
    """A callable object."""

    def __call__(self, name: str) -> str:
        return f"Hello {name}"


EVERY: dict[str, Callable[..., Any]] = {
    fn.__name__: fn
    for fn in (
        *(
            numbers,
            choices,
            written,
            collected,
            optional,
            structured,
            filed,
            drawn,
            tabled,
            unhinted,
            arranged,
            unknown,
        ),
        *(results, parts, stream, waited, waited_steps, silent, loose),
    )
} | {"greeter": Greeter(), "partial": functools.partial(arranged, 1, last=5), "builtin": divmod, "lambda": lambda x: x}
