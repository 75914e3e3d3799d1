"""Components and examples that are told beside the function."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import gradio_lib as gr
from gradio_cli.assemble import assemble
from gradio_cli.loader import Found
from gradio_cli.options import RunOptions
from gradio_cli.overrides import component_told
from gradio_lib.errors import OptionError
from tests.gate.tracked import ROOT


def plan(city: str, days: int = 3, dry: bool = False) -> tuple[str, int]:
    return city, 0 if dry else days


def pair(left: str, right: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 - nothing tells its result
    return left, right


def made(*functions: Any, **told: Any) -> list[gr.Interface]:
    options = RunOptions(**told)
    found = [Found(f"app.py:{each.__name__}", each.__name__, each) for each in functions or (plan,)]
    parts = assemble(found, options).parts
    return [part.app for part in parts if isinstance(part.app, gr.Interface)]


def names(components: list[Any]) -> list[str]:
    return [type(each).__name__ for each in components]


@pytest.mark.parametrize(
    ("told", "kind", "facts"),
    [
        ("slider:0..10:0.5", gr.Slider, {"minimum": 0, "maximum": 10, "step": 0.5}),
        ("slider:-1e3..-2", gr.Slider, {"minimum": -1000, "maximum": -2}),
        ("number:0..", gr.Number, {"minimum": 0, "maximum": None}),
        ("textbox,lines=4,label=Name, in full", gr.Textbox, {"lines": 4, "label": "Name, in full"}),
        ("dropdown,choices=1|2,multiselect=true", gr.Dropdown, {"choices": [("1", 1), ("2", 2)], "multiselect": True}),
        ("radio:tea|black coffee", gr.Radio, {"choices": [("tea", "tea"), ("black coffee", "black coffee")]}),
        ("Image,type=filepath", gr.Image, {"type": "filepath"}),
    ],
)
def test_a_component_is_told_in_a_line(told: str, kind: type, facts: dict[str, Any]) -> None:
    component = component_told(told, "--input")
    assert type(component) is kind
    assert {name: getattr(component, name) for name in facts} == facts


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        ("slidr:0..1", "Did you mean 'slider'"),
        ("textbox,lins=4", "Did you mean 'lines'"),
        ("textbox,4", "'4' says nothing"),
        ("?", "is no component; write its name first"),
        ("textbox:a|b", "choices"),
    ],
)
def test_what_is_no_component_is_told(told: str, complaint: str) -> None:
    with pytest.raises(OptionError, match=r"--input x") as caught:
        component_told(told, "--input x")
    assert complaint in str(caught.value)


def test_of_several_functions_a_name_in_front_says_which() -> None:
    first, second = made(plan, pair, input=("plan.days=slider:0..9", "left=code"), output=("pair=json",))
    assert names(first.input_components) == ["Textbox", "Slider", "Checkbox"]
    assert names(second.input_components) == ["Code", "Textbox"]
    assert names(second.output_components) == ["JSON"]


@pytest.mark.parametrize(
    ("outputs", "expected"),
    [
        (("json",), ["JSON"]),
        (("markdown", "textbox"), ["Markdown", "Textbox"]),
        (("plan_2=textbox",), ["Textbox", "Textbox"]),
    ],
)
def test_outputs_are_told_as_a_whole_in_order_or_by_name(outputs: tuple[str, ...], expected: list[str]) -> None:
    assert names(made(output=outputs)[0].output_components) == expected


def test_several_outputs_take_apart_what_no_hint_tells() -> None:
    (app,) = made(pair, output=("markdown", "textbox"))
    assert app.call("a", "b") == ("a", "b")
    assert names(app.output_components) == ["Markdown", "Textbox"]


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        ({"input": ("dayz=text",)}, r"plan\(\) has no parameter 'dayz'. Did you mean 'days'"),
        ({"input": ("text",)}, "names no parameter; write name=component"),
        ({"input": ("plam.days=text",)}, "no function is called 'plam'. Did you mean 'plan'"),
        ({"input": ("days_x=text",)}, r"plan\(\) has no input 'days_x'. Did you mean 'days'"),
        ({"output": ("plan_3=text",)}, "its outputs are: plan_1, plan_2"),
        ({"example": ("Rome",), "examples": "x"}, "give one of them"),
        ({"example": ('{"town": "Rome"}',)}, "'town', which is no input"),
        ({"examples": "none.csv"}, "there is no such folder"),
    ],
)
def test_what_does_not_suit_the_function_is_told(told: dict[str, Any], complaint: str) -> None:
    with pytest.raises(OptionError, match=complaint):
        made(**told)


def test_examples_of_several_functions_are_refused() -> None:
    with pytest.raises(OptionError, match="sample calls of one function, and 2 are served"):
        made(plan, pair, example=("Rome",))


@pytest.mark.parametrize(
    ("example", "row"),
    [
        ("Rome, 4, yes", ["Rome", 4, True]),
        ('"Rome, Italy", 4', ["Rome, Italy", 4, None]),
        ('["007", 4, false]', ["007", 4, False]),
        ('{"days": 2, "city": "Oslo"}', ["Oslo", 2, False]),
    ],
)
def test_an_example_is_a_line_a_list_or_an_object(example: str, row: list[Any]) -> None:
    app = made(example=(example,))[0]
    assert app.shown_examples.examples == [row]


@pytest.mark.parametrize(
    ("name", "text", "rows"),
    [
        ("rows.csv", "city,dry\nRome,yes\n007,no\n", [["Rome", 3, True], ["007", 3, False]]),
        ("rows.csv", "Rome,2\nOslo,1\n", [["Rome", 2, None], ["Oslo", 1, None]]),
        ("rows.json", '[["Rome", 2], {"city": "Oslo"}]', [["Rome", 2, None], ["Oslo", 3, False]]),
        ("rows.jsonl", '["Rome", 2]\n{"city": "Oslo"}\n', [["Rome", 2, None], ["Oslo", 3, False]]),
    ],
)
def test_examples_are_read_from_a_file(tmp_path: Path, name: str, text: str, rows: list[Any]) -> None:
    (tmp_path / name).write_text(text)
    assert made(examples=str(tmp_path / name))[0].shown_examples.examples == rows


def test_files_in_a_table_of_examples_lie_beside_it(tmp_path: Path) -> None:
    def size(content: bytes, name: str) -> int:
        return len(content) + len(name)

    (tmp_path / "a.txt").write_text("abc")
    (tmp_path / "rows.csv").write_text("a.txt,a.txt\n")
    (app,) = made(size, examples=str(tmp_path / "rows.csv"))
    assert app.shown_examples.examples == [[str(tmp_path / "a.txt"), "a.txt"]]


def test_a_folder_is_an_example_for_each_file(tmp_path: Path) -> None:
    def size(content: bytes) -> int:
        return len(content)

    (tmp_path / "a.txt").write_text("abc")
    assert made(size, examples=str(tmp_path))[0].shown_examples.examples == [[str(tmp_path / "a.txt")]]


@pytest.mark.parametrize("text", ["{", '{"a": 1}'])
def test_a_file_without_rows_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "rows.json").write_text(text)
    with pytest.raises(OptionError, match=r"rows\.json"):
        made(examples=str(tmp_path / "rows.json"))


def test_the_documentation_says_what_a_line_means() -> None:
    rows = re.findall(r"^\| `\w+=(.*)` \| `(gr\..*)` \|$", (ROOT / "docs/cli.md").read_text(), re.MULTILINE)
    assert len(rows) == 6
    for told, means in rows:
        component, meant = component_told(told.replace("\\|", "|"), "--input"), eval(means)  # noqa: S307 - our own page
        assert (type(component), component.given) == (type(meant), {**meant.given, "render": False})
