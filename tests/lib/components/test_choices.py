"""Radio, CheckboxGroup and Dropdown: what is chosen is one of the choices, by value and by type."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gradio_lib as gr
from gradio_lib.errors import DeclarationError, InvalidValue

MIXED: list[Any] = ["a", ("Bee", "b"), 1, True, 2.5, ("None", "")]
KINDS = [gr.Radio, gr.CheckboxGroup, gr.Dropdown]


@pytest.mark.parametrize("kind", KINDS)
def test_choices_are_told_as_pairs(kind: Any) -> None:
    told = kind(MIXED, render=False).get_config()["choices"]
    assert told == [("a", "a"), ("Bee", "b"), ("1", 1), ("True", True), ("2.5", 2.5), ("None", "")]


@pytest.mark.parametrize(
    ("sent", "value", "index"), [("b", "b", 1), (1, 1, 2), (True, True, 3), (2.5, 2.5, 4), ("", "", 5)]
)
def test_chosen_value_or_its_index(sent: Any, value: Any, index: int) -> None:
    for kind in (gr.Radio, gr.Dropdown):
        got = kind(MIXED, render=False).preprocess(sent)
        assert got == value
        assert type(got) is type(value)
        assert kind(MIXED, type="index", render=False).preprocess(sent) == index
    assert gr.CheckboxGroup(MIXED, render=False).preprocess([sent, "a"]) == [value, "a"]
    assert gr.CheckboxGroup(MIXED, type="index", render=False).preprocess([sent, "a"]) == [index, 0]
    several = gr.Dropdown(MIXED, multiselect=True, type="index", render=False)
    assert several.preprocess(["a", sent]) == [0, index]


@pytest.mark.parametrize("sent", ["Bee", "c", 0, False, "1", "True", 1.5, "A", [], ["a"], {}])
def test_what_is_no_choice_is_refused(sent: Any) -> None:
    for kind in (gr.Radio, gr.Dropdown):
        with pytest.raises(InvalidValue, match="is not in the list of choices"):
            kind(MIXED, render=False).preprocess(sent)
    for component in (gr.CheckboxGroup(MIXED, render=False), gr.Dropdown(MIXED, multiselect=True, render=False)):
        with pytest.raises(InvalidValue):
            component.preprocess([sent])


def test_nothing_chosen() -> None:
    assert gr.Radio(MIXED, render=False).preprocess(None) is None
    assert gr.Dropdown(MIXED, render=False).preprocess(None) is None
    assert gr.CheckboxGroup(MIXED, render=False).preprocess(None) == []
    assert gr.Dropdown(MIXED, multiselect=True, render=False).preprocess(None) == []


@pytest.mark.parametrize("sent", ["new", 7, True, 2.5])
def test_words_of_one_s_own_are_taken_where_the_author_wants_it(sent: Any) -> None:
    got = gr.Dropdown(["a", 1], allow_custom_value=True, render=False).preprocess(sent)
    assert got == sent
    assert type(got) is type(sent)
    assert gr.Dropdown(["a", 1], allow_custom_value=True, type="index", render=False).preprocess(sent) is None
    several = gr.Dropdown(["a", 1], allow_custom_value=True, multiselect=True, type="index", render=False)
    assert several.preprocess([sent, "a"]) == [None, 0]


@pytest.mark.parametrize("sent", [[], {}, None])
def test_words_of_one_s_own_are_words(sent: Any) -> None:
    with pytest.raises(InvalidValue):
        gr.Dropdown(["a"], allow_custom_value=True, multiselect=True, render=False).preprocess([sent])


@pytest.mark.parametrize(
    ("component", "returned", "shown"),
    [
        (gr.Radio(["a"], render=False), "a", "a"),
        (gr.Radio(["a"], render=False), None, None),
        (gr.CheckboxGroup(["a"], render=False), "a", ["a"]),
        (gr.CheckboxGroup(["a"], render=False), ("a", "b"), ["a", "b"]),
        (gr.CheckboxGroup(["a"], render=False), None, []),
        (gr.Dropdown(["a"], render=False), "a", "a"),
        (gr.Dropdown(["a"], render=False), ["a", "b"], "a"),
        (gr.Dropdown(["a"], render=False), [], None),
        (gr.Dropdown(["a"], render=False), (), None),
        (gr.Dropdown(["a"], multiselect=True, render=False), "a", ["a"]),
        (gr.Dropdown(["a"], multiselect=True, render=False), {"a"}, ["a"]),
        (gr.Dropdown(["a"], multiselect=True, render=False), None, []),
    ],
)
def test_result_is_shown_as_the_choice_that_it_is(component: Any, returned: Any, shown: Any) -> None:
    assert component.postprocess(returned) == shown


@given(st.lists(st.text(max_size=3) | st.integers(-3, 3) | st.booleans(), max_size=6), st.data())
def test_every_choice_can_be_chosen_and_is_told_by_its_first_index(choices: list[Any], data: Any) -> None:
    radio, index = gr.Radio(choices, render=False), gr.Radio(choices, type="index", render=False)
    for value in choices:
        got = radio.preprocess(value)
        assert got == value
        assert isinstance(got, bool) is isinstance(value, bool)
        place: Any = index.preprocess(value)
        found = choices[place]
        assert found == value
        assert isinstance(found, bool) is isinstance(value, bool)
    other = data.draw(st.text(max_size=4))
    if other not in choices:
        with pytest.raises(InvalidValue):
            radio.preprocess(other)


@pytest.mark.parametrize(
    ("kind", "options", "complaint"),
    [
        (gr.Radio, {"choices": "abc"}, "choices takes a list, got the string 'abc'; put it in brackets"),
        (gr.Radio, {"choices": ["a"], "type": "name"}, "type is 'name'; it takes"),
        (gr.Dropdown, {"choices": ["a"], "max_choices": 2}, "max_choices only goes with multiselect=True"),
    ],
)
def test_what_does_not_fit_is_told_where_it_is_written(kind: Any, options: Any, complaint: str) -> None:
    with pytest.raises(DeclarationError, match=complaint):
        kind(render=False, **options)


def test_long_lists_of_choices_are_told_shortly() -> None:
    with pytest.raises(InvalidValue, match=r"\['0', .*'9' and 990 more\]") as told:
        gr.Radio([str(number) for number in range(1000)], render=False).preprocess("x" * 10_000)
    assert len(str(told.value)) < 300


def test_schema_tells_the_choices() -> None:
    assert gr.Radio(["a", "b"], render=False).api_info() == {"type": "string", "enum": ["a", "b"]}
    assert gr.CheckboxGroup([1, 2], render=False).api_info() == {"type": "array", "items": {"enum": [1, 2]}}
    assert gr.Dropdown(["a"], allow_custom_value=True, render=False).api_info() == {"type": "string"}
