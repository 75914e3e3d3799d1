"""One or several of a known set: the function receives the objects themselves."""

from __future__ import annotations

import enum
from typing import Any, Literal

import pytest

from gradio_lib.errors import InvalidValue
from tests.lib.inference.forms import Taking


class Speed(enum.Enum):
    FAST = 1
    SLOW = 2


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Colour(str, enum.Enum):
    RED = "#f00"
    BLUE = "#00f"


class Access(enum.Flag):
    READ = 1
    WRITE = 2
    ALL = 3


First, Second = Literal["a"], Literal["b"]
Size = enum.Enum("Size", [f"S{number}" for number in range(12)])  # type: ignore[misc]


def exactly(value: Any) -> tuple[type, Any]:
    return type(value), value


@pytest.mark.parametrize(
    ("hint", "payload", "expected"),
    [
        (Literal["a", "b"], "b", "b"),
        (Literal[1, "1", True], 1, 1),
        (Literal[1, "1", True], "1", "1"),
        (Literal[1, "1", True], True, True),
        (Literal[b"raw"], "b'raw'", b"raw"),
        (Literal[Speed.FAST], "FAST", Speed.FAST),
        (First | Second, "b", "b"),
        (Speed, "SLOW", Speed.SLOW),
        (Speed | None, None, None),
        (Speed | Level, "HIGH", Level.HIGH),
        (Level, "LOW", Level.LOW),
        (Colour, "RED", Colour.RED),
        (Access, ["READ", "WRITE"], Access.READ | Access.WRITE),
        (Access, [], Access(0)),
        (list[Speed], ["SLOW", "FAST"], [Speed.SLOW, Speed.FAST]),
        (set[Literal[1, 2]], [1, 1], {1}),
        (tuple[Speed, ...], [], ()),
        (list[Literal["a", "b"]] | None, [], None),
    ],
)
def test_a_choice_gives_the_object_that_it_stands_for(hint: Any, payload: Any, expected: Any) -> None:
    assert exactly(Taking(hint).gets(payload)) == exactly(expected)


@pytest.mark.parametrize(
    ("hint", "payload"),
    [
        (Literal["a", "b"], "c"),
        (Literal[1, 2], True),
        (Literal[1, 2], "1"),
        (Speed, "fast"),
        (list[Speed], ["FAST", 3]),
    ],
)
def test_what_is_no_choice_is_refused_with_the_choices(hint: Any, payload: Any) -> None:
    with pytest.raises(InvalidValue, match=r"^value: .* is not in the list of choices: \["):
        Taking(hint).gets(payload)


@pytest.mark.parametrize(
    ("hint", "default", "component", "value"),
    [
        (Literal["a", "b"], "b", "Radio", "b"),
        (Literal["a", "b"] | None, None, "Dropdown", None),
        (Literal[1, 2, 3, 4, 5, 6], 4, "Dropdown", 4),
        (
            Literal["a choice whose name is longer than a button"],
            "a choice whose name is longer than a button",
            "Dropdown",
            ...,
        ),
        (Speed, Speed.SLOW, "Radio", "SLOW"),
        (Size, Size["S3"], "Dropdown", "S3"),
        (list[Speed], [Speed.SLOW], "CheckboxGroup", ["SLOW"]),
        (list[Size], [Size["S3"], Size["S1"]], "Dropdown", ["S3", "S1"]),
        (Access, Access.ALL, "CheckboxGroup", ["READ", "WRITE"]),
    ],
)
def test_few_choices_are_all_in_sight(hint: Any, default: Any, component: str, value: Any) -> None:
    taking = Taking(hint, default)
    assert taking.form.kinds() == {"value": component}
    assert value in {..., *()} if value is ... else taking.field.value == value
    assert exactly(taking.left()) == exactly(default)


def test_the_names_of_members_that_look_alike_are_told_apart() -> None:
    names = [name for name, _ in Taking(Literal[1, "1", True]).field.choices]
    assert names == ["1", "'1'", "True"]


def test_a_default_that_is_no_member_stays_what_it_is() -> None:
    assert Taking(Speed, "auto").left() == "auto"
