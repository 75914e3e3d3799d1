"""No parameter is left without a field, and what the author says of it wins."""

from __future__ import annotations

import enum
import ipaddress
from collections.abc import Callable
from typing import Annotated, Any

import numpy as np
import pydantic
import pytest
import typer
from annotated_types import Ge, Le
from typing_extensions import TypedDict, Unpack

import gradio_lib as gr
from gradio_lib.errors import InvalidValue, NoForm
from gradio_lib.inference.fields import Field, Wanted
from gradio_lib.inference.registry import register
from tests.lib.inference.forms import EMPTY, Form, Taking


class Mode(enum.Enum):
    FAST = 1
    SLOW = 2


@pytest.mark.parametrize(
    ("hint", "default", "settings", "payload", "expected"),
    [
        (Annotated[Mode, gr.Dropdown()], Mode.SLOW, {"value": "SLOW"}, "FAST", Mode.FAST),
        (Annotated[list[Mode], gr.Dropdown()], [Mode.SLOW], {"value": ["SLOW"], "multiselect": True}, [], []),
        (Annotated[list[str], gr.CheckboxGroup(["a", "b"])], ["a"], {"value": ["a"]}, ["b"], ["b"]),
        (Annotated[int, Ge(0), Le(9), gr.Number()], 3, {"minimum": 0, "maximum": 9, "value": 3}, 4, 4),
        (Annotated[int, Ge(0), Le(9), gr.Slider(step=3)], 3, {"maximum": 9, "step": 3}, 6, 6),
        (Annotated[list[list[int]], gr.Dataframe()], [[1]], {"value": [[1]]}, [[2]], [[2]]),
        (Annotated[dict[str, int], gr.JSON()], {"a": 1}, {"value": {"a": 1}}, {"b": 2}, {"b": 2}),
        (Annotated[bool, gr.Radio([("On", True), ("Off", False)])], True, {"value": True}, False, False),
    ],
)
def test_the_authors_component_takes_over_what_it_leaves_open(
    hint: Any, default: Any, settings: dict[str, Any], payload: Any, expected: Any
) -> None:
    taking = Taking(hint, default)
    assert {name: getattr(taking.field, name) for name in settings} == settings
    assert taking.left() == default
    assert taking.gets(payload) == expected


def test_a_secret_default_is_not_in_the_authors_component_either() -> None:
    taking = Taking(Annotated[str, gr.Textbox(lines=2)], "hunter2", name="password")
    assert "hunter2" not in repr(taking.field.get_config())
    assert taking.left() == "hunter2"


BOX = gr.Textbox(lines=5)


@pytest.mark.parametrize(
    ("hint", "default", "settings"),
    [
        (Annotated[int, gr.Slider(0, 7)], EMPTY, {"minimum": 0, "maximum": 7, "label": "Value"}),
        (Annotated[int, gr.Slider(0, 7, label="Size")], 3, {"maximum": 7, "label": "Size", "value": 3}),
        (Annotated[int, gr.Slider], EMPTY, {"maximum": 100}),
        (Annotated[int | None, gr.Slider(0, 7)], EMPTY, {"maximum": 7}),
        (gr.Slider(0, 7), EMPTY, {"maximum": 7}),
        (gr.Slider, 3, {"value": 3}),
        (EMPTY, gr.Slider(0, 7), {"maximum": 7}),
        (int, gr.Slider(0, 7), {"maximum": 7}),
    ],
)
def test_the_authors_component_wins(hint: Any, default: Any, settings: dict[str, Any]) -> None:
    taking = Taking(hint, default)
    assert taking.form.kinds() == {"value": "Slider"}
    assert taking.form.reason("value").source == "component"
    assert {name: getattr(taking.field, name) for name in settings} == settings
    assert taking.gets(5) == 5


def test_the_type_still_says_what_it_is_converted_to() -> None:
    taking = Taking(Annotated[ipaddress.IPv4Address, gr.Textbox(lines=2)])
    assert taking.gets("10.0.0.1") == ipaddress.IPv4Address("10.0.0.1")
    assert Taking(Annotated[list[int], gr.Textbox()]).gets("1, 2") == [1, 2]
    assert isinstance(Taking(Annotated[float, gr.Slider(0, 7)]).gets(5), float)
    assert Taking(Annotated[Callable[[], int], gr.Textbox()]).gets("as it comes") == "as it comes"


def test_a_component_can_be_used_for_two_parameters() -> None:
    def fn(first: Annotated[str, BOX], second: Annotated[str, BOX]) -> None:
        """Two fields of one kind."""

    one, two = map(Form(fn).field, ("first", "second"))
    assert (one is two, [one.label, two.label], [one.lines, two.lines]) == (False, ["First", "Second"], [5, 5])


def test_a_state_is_no_input_of_the_endpoint() -> None:
    def count(step: int, so_far: Annotated[list[int], gr.State([])]) -> int:
        so_far.append(step)
        return len(so_far)

    form = Form(count)
    assert form.kinds() == {"step": "Number", "so_far": "State"}


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ("7", 7),
        ("007", "007"),
        ("[1, 2]", [1, 2]),
        ("hello", "hello"),
        ('"7"', "7"),
        ("", ""),
        ("NaN", "NaN"),
        ({"a": 1}, {"a": 1}),
    ],
)
def test_without_any_hint_json_is_data_and_all_else_text(payload: Any, expected: Any) -> None:
    taking = Taking()
    assert taking.form.reason("value").note == "nothing tells its type"
    assert taking.gets(payload) == expected


@pytest.mark.parametrize(
    ("default", "component", "payload", "expected"),
    [
        ("hi", "Textbox", "007", "007"),
        (3, "Number", 4, 4),
        (0.5, "Number", 1, 1.0),
        (True, "Checkbox", False, False),
        ([1], "Textbox", "2", [2]),
        (["a"], "Textbox", "b\nc", ["b", "c"]),
        ({"a": 1}, "Textbox", '{"b": 2}', {"b": 2}),
        ((1, 2), "Textbox", "[3]", (3,)),
        (None, "Textbox", "7", 7),
        (None, "Textbox", "", None),
    ],
)
def test_a_default_tells_the_type(default: Any, component: str, payload: Any, expected: Any) -> None:
    taking = Taking(default=default)
    assert taking.form.kinds() == {"value": component}
    assert taking.left() == default
    assert taking.gets(payload) == expected


class Opaque:
    """A class that nothing tells how to make."""


@pytest.mark.parametrize(
    ("hint", "default"),
    [
        (Opaque, Opaque()),
        (Callable[[int], int], abs),
        (type[int], int),
        (EMPTY, Opaque()),
        (Opaque | None, None),
        (None, None),
    ],
)
def test_what_nobody_can_type_in_keeps_its_default(hint: Any, default: Any) -> None:
    taking = Taking(hint, default)
    assert taking.form.names == ["value"]
    assert taking.field.interactive is False
    assert taking.left() is default
    assert taking.gets("something else") is default


def test_a_value_that_stays_is_shown_short_and_a_secret_one_not_at_all() -> None:
    assert Taking(Callable[[int], int], abs).field.value == "<built-in function abs>"
    long = Taking(default=type("Long", (), {"__repr__": lambda _: "x" * 100})()).field.value
    assert (len(long), long[-1]) == (80, "…")
    assert Taking(default=Opaque(), name="token").field.value == "…"


@pytest.mark.parametrize("hint", [Opaque, Callable[[int], int], type[int], list[Opaque], dict[str, Callable[[], int]]])
def test_without_a_default_the_message_says_which_why_and_what_to_write(hint: Any) -> None:
    with pytest.raises(NoForm, match=r"^taking\(\) cannot have a form: .*'value' has no default\. Write instead: def "):
        Taking(hint)


class Extra(TypedDict, total=False):
    size: int
    name: str


def test_each_kind_of_parameter_is_passed_as_it_is_declared() -> None:
    seen: list[Any] = []

    def fn(first: int, /, second: str = "b", *rest: float, third: bool, fourth: int = 4, **more: int) -> None:
        seen.append((first, second, rest, third, fourth, more))

    form = Form(fn)
    assert form.names == ["first", "second", "rest", "third", "fourth", "more"]
    form.send(first=1, third=True)
    form.send(first=1, rest="1, 2", more='{"x": 1}', second="c", fourth=5)
    assert seen == [(1, "b", (), True, 4, {}), (1, "c", (1.0, 2.0), False, 5, {"x": 1})]
    with pytest.raises(InvalidValue, match=r"^more: 'second' has a field of its own; give it there\.$"):
        form.send(first=1, more='{"second": 1}')


def test_keywords_of_known_names_have_a_field_each() -> None:
    seen: list[Any] = []

    def fn(**more: Unpack[Extra]) -> None:
        seen.append(more)

    form = Form(fn)
    assert form.kinds() == {"more_size": "Number", "more_name": "Textbox"}
    form.send(more_size=3)
    form.send()
    assert seen == [{"size": 3}, {}]


def test_what_is_left_out_of_a_builtins_call_is_left_out() -> None:
    form = Form(getattr)
    assert form.names == ["object", "name", "default"]
    assert form.send(object="text", name="nothing", default="7") == 7
    with pytest.raises(AttributeError):
        form.send(object="text", name="nothing")
    assert Form(max).send(iterable="[3, 1]") == 3
    assert Form(dict).send(args='[[["a", 1]]]') == {"a": 1}


@pytest.mark.parametrize(
    ("default", "component", "settings", "left"),
    [
        (typer.Option(3, min=1, max=5, help="How many"), "Slider", {"minimum": 1, "info": "How many"}, 3),
        (typer.Argument("x"), "Textbox", {"value": "x"}, "x"),
        (pydantic.Field(2, ge=0, le=4), "Slider", {"maximum": 4}, 2),
        (pydantic.Field(default_factory=lambda: 7), "Number", {"value": 7}, 7),
    ],
)
def test_the_defaults_of_other_libraries_are_taken_apart(
    default: Any, component: str, settings: dict[str, Any], left: Any
) -> None:
    taking = Taking(default=default)
    assert taking.form.kinds() == {"value": component}
    assert {name: getattr(taking.field, name) for name in settings} == settings
    assert taking.left() == left


def test_a_required_option_of_another_library_is_required() -> None:
    with pytest.raises(InvalidValue, match="got nothing"):
        Taking(int, typer.Option(..., min=1)).left()


def test_types_that_pydantic_knows_are_typed_as_text() -> None:
    taking = Taking(ipaddress.IPv4Address, ipaddress.IPv4Address("10.0.0.1"))
    assert taking.field.value == "10.0.0.1"
    assert taking.gets("10.0.0.2") == ipaddress.IPv4Address("10.0.0.2")
    with pytest.raises(InvalidValue, match=r"^value: input is not a valid IPv4 address, got 'x'\.$"):
        taking.gets("x")


def test_a_secret_of_pydantic_is_hidden() -> None:
    taking = Taking(pydantic.SecretStr, pydantic.SecretStr("hunter2"))
    assert taking.field.type == "password"
    assert "hunter2" not in repr(taking.field.get_config())
    assert taking.left().get_secret_value() == "hunter2"
    assert taking.gets("mine").get_secret_value() == "mine"


class Colour:
    def __init__(self, code: str) -> None:
        self.code = code


class Dark(Colour):
    """One of them."""


def _picker(asked: Wanted) -> Field:
    value = asked.shown(lambda colour: colour.code)
    return Field(gr.Textbox(value, **asked.options("As #rrggbb.")), asked.core, lambda colour: colour.code, "a colour")


def test_a_type_can_be_registered_with_those_derived_from_it() -> None:
    register(Colour, _picker)
    taking = Taking(Dark, Dark("#000"))
    assert (taking.field.value, taking.field.info) == ("#000", "As #rrggbb.")
    assert (type(taking.gets("#fff")), taking.gets("#fff").code) == (Dark, "#fff")


def test_a_type_can_be_registered_by_name_before_its_package_is_loaded() -> None:
    register(f"{__name__}.Opaque", lambda asked: Field(gr.Textbox(**asked.options()), lambda _: Opaque()))
    try:
        assert isinstance(Taking(Opaque).gets("x"), Opaque)
    finally:
        from gradio_lib.inference import registry

        del registry._makers[f"{__name__}.Opaque"]


def test_inference_says_why() -> None:
    def fn(count: Annotated[int, Ge(0), Le(9)], mode="fast", prompt=None) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001
        return f"{count} {mode} {prompt}"

    form = Form(fn)
    assert [
        (each.name, each.hint, each.source, each.component, each.constraints) for each in form.inferred.reasons
    ] == [
        ("count", "int", "hint", "Slider", "≥ 0, ≤ 9"),
        ("mode", "", "default", "Textbox", ""),
        ("prompt", "", "name", "Textbox", ""),
        ("fn", "str", "hint", "Textbox", ""),
    ]
    assert form.reason("count").note == "two bounds make a slider"
    assert form.reason("prompt").note == '"prompt" says long text'


@pytest.mark.parametrize("default", [0, object(), True])
def test_what_was_left_as_it_was_is_the_default_itself(default: Any) -> None:
    kept = Taking(float if default == 0 else EMPTY, default).left()
    assert kept is default


def test_a_mark_for_no_value_is_no_type_and_stays_on_the_server() -> None:
    taking = Taking(EMPTY, object())
    assert taking.form.kinds() == {"value": "Textbox"}
    assert taking.gets("7") == 7


def test_a_function_in_c_is_not_given_what_was_left_as_it_was() -> None:
    form = Form(np.add)
    assert form.send(x1="[1, 2]", x2="3").tolist() == [4, 5]
