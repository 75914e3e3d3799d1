"""Results: the return annotation tells what shows them, and the callers get them as data."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import io
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, NoReturn, TextIO, TypedDict

import numpy as np
import pandas as pd
import pydantic
import pytest
from PIL import Image

import gradio_lib as gr
from gradio_lib.errors import InvalidValue
from gradio_lib.inference.results import Shown, register_result
from tests.lib.inference.forms import EMPTY, Form


class Mode(enum.Enum):
    FAST = 1


@dataclass
class Point:
    x: int
    y: float = 0.5


@dataclass
class Line:
    start: Point
    colour: Mode = Mode.FAST


class Found(NamedTuple):
    path: str
    score: float


class Counted(TypedDict):
    words: int


class Model(pydantic.BaseModel):
    size: int
    when: dt.date


def returning(hint: Any, value: Any) -> Form:
    """The form of a function without parameters that returns `value`."""

    def made() -> Any:
        return value

    made.__annotations__ = {} if hint is EMPTY else {"return": hint}
    return Form(made)


def drawn(form: Form) -> list[str]:
    return [each.component for each in form.inferred.reasons if each.kind == "output"]


@pytest.mark.parametrize(
    ("hint", "value", "component", "shown"),
    [
        (str, "a", "Textbox", "a"),
        (str, None, "Textbox", None),
        (str, 7, "Textbox", "7"),
        (str, ["a"], "Textbox", '["a"]'),
        (int, 3, "Number", 3),
        (int, 2**70, "Number", str(2**70)),
        (float, 0.5, "Number", 0.5),
        (np.float32, np.float32(0.5), "Number", 0.5),
        (bool, True, "Checkbox", True),
        (int | None, None, "Number", None),
        (int | float, 3, "Number", 3),
        (Literal["a", "b"], "a", "Textbox", "a"),
        (Mode, Mode.FAST, "Textbox", "FAST"),
        (dt.date, dt.date(2024, 1, 1), "Textbox", "2024-01-01"),
        (dt.timedelta, dt.timedelta(minutes=90), "Textbox", "1h 30m"),
        (decimal.Decimal, decimal.Decimal("1.10"), "Textbox", "1.10"),
        (complex, 1 + 2j, "Textbox", "(1+2j)"),
        (dict[str, Any], {"a": (1, {2})}, "JSON", {"a": [1, [2]]}),
        (dict[Mode, dt.date], {Mode.FAST: dt.date(2024, 1, 1)}, "JSON", {"FAST": "2024-01-01"}),
        (list[int], [1, 2**70], "JSON", [1, str(2**70)]),
        (list[str], range(3), "JSON", [0, 1, 2]),
        (set[int], {1}, "JSON", [1]),
        (list[dict[str, int]], [{"a": 1}], "JSON", [{"a": 1}]),
        (zip, zip("ab", [1, 2], strict=True), "JSON", [["a", 1], ["b", 2]]),
        (list[list[int]], [[1, 2], [3]], "Dataframe", [[1, 2], [3, None]]),
        (list[Point], [Point(1), Point(2, 3)], "Dataframe", [[1, 0.5], [2, 3]]),
        (list[Found], [Found("a", 0.5)], "Dataframe", [["a", 0.5]]),
        (list[Counted], [{"words": 3}], "Dataframe", [[3]]),
        (pd.DataFrame, pd.DataFrame({"a": [1]}), "Dataframe", [[1]]),
        (pd.Series, pd.Series([1, 2]), "Dataframe", [[1], [2]]),
        (np.ndarray, np.eye(2), "Result", [[1.0, 0.0], [0.0, 1.0]]),
        (dict[str, float], {"cat": 0.9, "dog": 0.1}, "Label", "cat"),
        (Mapping[str, float], {"cat": 0.9}, "Label", "cat"),
        (Annotated[str, gr.Markdown()], "**a**", "Markdown", "**a**"),
        (gr.Markdown, "**a**", "Markdown", "**a**"),
        (Annotated[dict[str, float], gr.JSON()], {"a": 1.0}, "JSON", {"a": 1.0}),
        (object, {"a": Mode.FAST}, "Result", {"a": "FAST"}),
        (int | dict[str, int], {"a": 1}, "Result", {"a": 1}),
        (Callable, len, "Result", str(len)),
        (EMPTY, "text", "Result", "text"),
        (EMPTY, {"a": 1}, "Result", {"a": 1}),
        (EMPTY, 1.5, "Result", 1.5),
        (EMPTY, [Point(1)], "Result", [{"x": 1, "y": 0.5}]),
        (EMPTY, None, "Result", None),
    ],
)
def test_the_annotation_tells_what_shows_the_result(hint: Any, value: Any, component: str, shown: Any) -> None:
    form = returning(hint, value)
    assert drawn(form) == [component]
    result = form.results()[0]
    if component == "Dataframe":
        result = result["data"]
    if component == "Label":
        result = result["label"]
    assert result == shown


@pytest.mark.parametrize(
    ("hint", "value", "component", "kind"),
    [
        (Path, Path(__file__), "File", ".py"),
        (bytes, b"abc", "File", ".bin"),
        (io.BytesIO, io.BytesIO(b"abc"), "File", ".bin"),
        (io.StringIO, io.StringIO("abc"), "File", ".bin"),
        (bytearray, bytearray(b"abc"), "File", ".bin"),
        (Image.Image, Image.new("RGB", (2, 2)), "Image", ".png"),
        (EMPTY, Image.new("RGB", (2, 2)), "Result", ".png"),
        (EMPTY, np.zeros((20, 20, 3), "uint8"), "Result", ".png"),
        (EMPTY, b"abc", "Result", ".bin"),
    ],
)
def test_files_and_pictures_travel_as_files(hint: Any, value: Any, component: str, kind: str) -> None:
    form = returning(hint, value)
    assert drawn(form) == [component]
    stored = form.results()[0]
    assert stored["meta"] == {"_type": "gradio.FileData"}
    assert stored["path"].endswith(kind)


def test_an_open_file_is_the_file_that_it_is_of(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("hello")
    with path.open() as file:
        assert returning(TextIO, file).results()[0]["orig_name"] == "a.txt"


def test_lists_of_files_and_pictures() -> None:
    assert [each["orig_name"] for each in returning(list[Path], [Path(__file__)]).results()[0]] == ["test_results.py"]
    assert [each["orig_name"] for each in returning(list[Image.Image], [Image.new("L", (2, 2))]).results()[0]] == [
        "image.png"
    ]


def test_a_path_that_no_annotation_promises_is_a_text() -> None:
    assert returning(EMPTY, Path("/etc/hostname")).results() == ["/etc/hostname"]
    assert drawn(Form(Path)) == ["Result"]


@pytest.mark.parametrize(
    ("hint", "value", "labels", "shown"),
    [
        (tuple[str, int], ("a", 1), ["Result 1", "Result 2"], ["a", 1]),
        (Found, Found("a", 0.5), ["Path", "Score"], ["a", 0.5]),
        (Point, Point(1), ["X", "Y"], [1, 0.5]),
        (Point | None, None, ["X", "Y"], [None, None]),
        (Line, Line(Point(1)), ["Start", "Colour"], [{"x": 1, "y": 0.5}, "FAST"]),
        (Model, Model(size=1, when=dt.date(2024, 1, 1)), ["Size", "When"], [1, "2024-01-01"]),
        (Counted, {"words": 3}, ["Words"], [3]),
        (tuple[int, ...], (1, 2), ["Result"], [[1, 2]]),
        (Awaitable[tuple[int, int]], (1, 2), ["Result 1", "Result 2"], [1, 2]),
    ],
)
def test_what_has_parts_is_shown_in_parts(hint: Any, value: Any, labels: list[str], shown: list[Any]) -> None:
    form = returning(hint, value)
    assert [each.label for each in form.inferred.outputs] == labels
    assert form.results() == shown


def test_too_few_results_are_told_by_the_engine_not_hidden() -> None:
    assert returning(tuple[int, int], (1,)).send() == (1,)


@pytest.mark.parametrize("hint", [None, NoReturn, Iterator[None]])
def test_nothing_has_no_output(hint: Any) -> None:
    form = returning(hint, None)
    assert form.inferred.outputs == []
    assert form.app.dependency is not None


@pytest.mark.parametrize(
    "hint",
    [Iterator[int], Generator[int, None, str], AsyncIterator[int]],
)
def test_what_comes_in_steps_is_shown_by_its_steps(hint: Any) -> None:
    assert drawn(returning(hint, iter([1]))) == ["Number"]


def test_the_docstring_tells_what_the_annotation_does_not() -> None:
    def measure(text: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
        """Measure.

        Returns:
            dict[str, float]: Shares of the letters.
        """

    def split(text: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
        """Split.

        Returns
        -------
        head : str
            The first word.
        count : int
            How many there are.
        """

    form = Form(measure)
    assert (drawn(form), form.inferred.outputs[0].label) == (["Label"], "Shares of the letters")
    assert form.reason("measure").source == "docstring"
    form = Form(split)
    assert (drawn(form), [each.label for each in form.inferred.outputs]) == (["Textbox", "Number"], ["Head", "Count"])
    assert [each.info for each in form.inferred.outputs] == ["The first word.", "How many there are."]


def test_a_long_text_about_the_result_is_help() -> None:
    def fn() -> str:
        """Work.

        Returns:
            The text, with every word that is longer than three letters turned around.
        """
        return ""

    output = Form(fn).inferred.outputs[0]
    assert output.label == "Result"
    assert output.info == "The text, with every word that is longer than three letters turned around."


class Colour:
    def __init__(self, code: str) -> None:
        self.code = code


class Dark(Colour):
    """One of them."""


def test_results_of_other_types_can_be_registered() -> None:
    register_result(Colour, lambda options: Shown(gr.Textbox(**options), lambda colour: colour.code))
    form = returning(Dark, Dark("#000"))
    assert (drawn(form), form.results()) == (["Textbox"], ["#000"])


def test_a_result_that_does_not_fit_is_told() -> None:
    with pytest.raises(InvalidValue, match=r"^str is no number; return an int, a float or None\.$"):
        returning(int, "three").results()
