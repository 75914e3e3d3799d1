"""Structures: a field per part; the function receives an instance."""

from __future__ import annotations

import collections
import enum
from dataclasses import InitVar, dataclass, field
from typing import Annotated, Any, Generic, NamedTuple, TypedDict, TypeVar

import attrs
import pydantic
import pytest
from annotated_types import Ge, Le
from typing_extensions import NotRequired

import gradio_lib as gr
from gradio_lib.errors import InvalidValue
from tests.lib.inference.forms import Form, Taking

T = TypeVar("T")


class Mode(enum.Enum):
    FAST = 1
    SLOW = 2


@dataclass
class Address:
    """Where somebody lives.

    Attributes:
        city: Name of the town.
    """

    city: str
    zip: str = "00000"
    tags: list[str] = field(default_factory=list)


@dataclass
class Person:
    name: str
    home: Address
    age: Annotated[int, Ge(0), Le(120)] = 30
    work: Address | None = None

    def __post_init__(self) -> None:
        if self.name == "Nobody":
            msg = "Nobody is no name."
            raise ValueError(msg)


@dataclass
class Hashed:
    text: InitVar[str]
    digest: int = field(init=False, default=0)

    def __post_init__(self, text: str) -> None:
        self.digest = len(text)


@dataclass
class Box(Generic[T]):
    content: T
    spare: list[T] = field(default_factory=list)


@dataclass
class Loop:
    value: int
    inner: Loop | None = None


class Point(NamedTuple):
    x: int
    y: float = 0.5


Pair = collections.namedtuple("Pair", ["left", "right"], defaults=[1])  # noqa: PYI024 - there are such


class Options(TypedDict):
    depth: int
    note: NotRequired[str]


@attrs.define
class Track:
    title: str
    _length: float = 3.0
    marks: list[int] = attrs.Factory(list)
    double: float = attrs.field(default=attrs.Factory(lambda self: self._length * 2, takes_self=True))


class Model(pydantic.BaseModel):
    size: int = pydantic.Field(ge=0, description="How many")
    name: str = pydantic.Field("x", alias="called")
    mode: Mode = Mode.FAST

    @pydantic.model_validator(mode="after")
    def fits(self) -> Model:
        if self.size == 13:
            msg = "13 is unlucky."
            raise ValueError(msg)
        return self


class Circle:
    def __init__(self, radius: float, *, filled: bool = False) -> None:
        self.radius, self.filled = radius, filled

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Circle) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Circle({self.radius!r}, filled={self.filled!r})"


@pytest.mark.parametrize(
    ("hint", "given", "expected"),
    [
        (Address, {"value_city": "Rome"}, Address("Rome")),
        (Address, {"value_city": "Rome", "value_tags": "a\nb"}, Address("Rome", tags=["a", "b"])),
        (Person, {"value_name": "Ada", "value_home_city": "Rome"}, Person("Ada", Address("Rome"))),
        (
            Person,
            {"value_name": "Ada", "value_home_city": "Rome", "value_work_city": "Bonn"},
            Person("Ada", Address("Rome"), 30, Address("Bonn")),
        ),
        (Box[int], {"value_content": 3, "value_spare": "4"}, Box(3, [4])),
        (Loop, {"value_value": 1}, Loop(1)),
        (Loop, {"value_value": 1, "value_inner": '{"value": 2, "inner": {"value": 3}}'}, Loop(1, Loop(2, Loop(3)))),
        (Point, {"value_x": 2}, Point(2)),
        (Pair, {"value_left": "a"}, Pair("a", 1)),
        (Options, {"value_depth": 2}, {"depth": 2}),
        (Options, {"value_depth": 2, "value_note": "n"}, {"depth": 2, "note": "n"}),
        (Track, {"value_title": "A"}, Track("A")),
        (Track, {"value_title": "A", "value_length": 1, "value_double": 5}, Track("A", 1.0, [], 5.0)),
        (Model, {"value_size": 1, "value_mode": "SLOW"}, Model(size=1, called="x", mode=Mode.SLOW)),
        (Circle, {"value_radius": 2, "value_filled": True}, Circle(2.0, filled=True)),
        (tuple[int, str], {"value_1": 1, "value_2": "b"}, (1, "b")),
        (Annotated[Address, "Where"], {"value_city": "Rome"}, Address("Rome")),
        (Address | None, {}, None),
        (Address | None, {"value_city": "Rome"}, Address("Rome")),
        (tuple[int, int] | None, {}, None),
    ],
)
def test_the_function_receives_an_instance(hint: Any, given: dict[str, Any], expected: Any) -> None:
    taking = Taking(hint)
    taking.form.send(**given)
    assert repr(taking.seen[0]) == repr(expected)
    assert taking.seen == [expected]


def test_init_only_parts_are_given_too() -> None:
    taking = Taking(Hashed)
    taking.form.send(value_text="abc")
    assert taking.seen[0].digest == 3


@pytest.mark.parametrize(
    ("hint", "given", "told"),
    [
        (
            Person,
            {"value_home_city": "", "value_age": 121},
            "value.age: expected a number of 120 or less, got 121.",
        ),
        (Person, {"value_name": "Nobody"}, "value: Nobody is no name."),
        (Point, {}, "value.x: expected a whole number, got nothing."),
        (Model, {"value_size": 13}, "value: 13 is unlucky."),
        (
            Loop,
            {"value_value": 1, "value_inner": '{"value": "x"}'},
            "value.inner.value: expected a whole number, got 'x'.",
        ),
        (
            Loop,
            {"value_value": 1, "value_inner": "[]"},
            "value.inner: expected an object with value, inner, got a list of 0.",
        ),
    ],
)
def test_a_complaint_names_the_part(hint: Any, given: dict[str, Any], told: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        Taking(hint).form.send(**given)
    assert str(refused.value) == told


@pytest.mark.parametrize(
    "default",
    [
        Address("Rome", tags=["a"]),
        Person("Ada", Address("Rome"), 40, Address("Bonn", "1")),
        Point(3),
        {"depth": 3},
        Track("A", 1.0, [1], 2.0),
        Model(size=3, called="y"),
        Circle(1.0),
        (1, "b"),
    ],
    ids=lambda default: type(default).__name__,
)
def test_a_default_instance_fills_the_fields_and_comes_back(default: Any) -> None:
    kinds: dict[type, Any] = {dict: Options, tuple: tuple[int, str]}
    hint = kinds.get(type(default), type(default))
    taking = Taking(hint, default)
    assert taking.left() is default
    # With one field touched, it is built from the fields.
    name, value = next((name, value) for name, value in taking.form.start().items() if value not in {None, ""})
    taking.form.send(**{name: value * 2})
    changed = taking.seen.pop()
    assert changed != default
    taking.form.send(**{name: value, taking.form.names[-1]: taking.form.start()[taking.form.names[-1]]})
    assert taking.seen == [default]


def test_what_a_structure_makes_itself_is_made_for_each_call() -> None:
    taking = Taking(Address)
    taking.form.send(value_city="Rome")
    taking.form.send(value_city="Rome")
    first, second = taking.seen
    first.tags.append("changed")
    assert second.tags == []


def test_fields_are_labelled_by_part_and_explained_by_the_class() -> None:
    form = Taking(Person, name="person").form
    assert form.names[:3] == ["person_name", "person_home_city", "person_home_zip"]
    assert [field.label for field in form.inferred.inputs[:3]] == ["Name", "City", "Zip"]
    assert form.field("person_home_city").info == "Name of the town."
    assert form.kinds()["person_age"] == "Slider"
    assert [(group.label, list(group.inputs), group.optional) for group in form.inferred.groups] == [
        ("Person", [0, 1, 2, 3, 4, 5, 6, 7], False),
        ("Home", [1, 2, 3], False),
        ("Work", [5, 6, 7], True),
    ]


def test_the_items_of_a_tuple_stand_beside_each_other() -> None:
    form = Taking(tuple[int, str], name="size", default=(3, "cm")).form
    rows = [block for block in form.app.blocks.values() if isinstance(block, gr.Row)]
    assert [[getattr(each, "label", "") for each in row.children] for row in rows] == [["Size 1", "Size 2"]]


def test_two_parts_of_one_name_are_told_apart() -> None:
    def fn(a: Point, a_x: int) -> None:
        """Two fields want to be called a_x."""

    assert Form(fn).names == ["a_x", "a_y", "a_x_1"]


def test_a_large_structure_is_json() -> None:
    names = [f"part{number}" for number in range(20)]
    large = collections.namedtuple("Large", names, defaults=[0] * 20)  # type: ignore[misc]  # noqa: PYI024
    taking = Taking(large)
    assert taking.form.kinds() == {"value": "Textbox"}
    assert taking.gets('{"part3": 7}').part3 == 7
    assert taking.gets({"part3": 7}).part3 == 7


def test_a_group_is_drawn_as_one() -> None:
    app = gr.Interface(lambda person: person, inputs=None, outputs=None)
    assert app.inferred is None

    def register(person: Person) -> str:
        return person.name

    form = Form(register)
    accordions = [block for block in form.app.blocks.values() if isinstance(block, gr.Accordion)]
    assert [(each.label, each.open) for each in accordions] == [("Person", True), ("Home", True), ("Work", False)]
    assert [getattr(child, "label", "") for child in accordions[1].children] == ["City", "Zip", "Tags"]
