"""Every kind of function, served and called by a published client with the function's own parameter names."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from gradio_client import Client, handle_file
from PIL import Image

import gradio_lib as gr
from tests.lib.inference.every_kind import EVERY, Address, Person
from tests.serving import serving


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    tabs = [gr.Interface(fn, api_name=name) for name, fn in EVERY.items()]
    with serving(gr.TabbedInterface(tabs, list(EVERY))) as address:
        yield address


@pytest.fixture(scope="module")
def client(url: str) -> Client:
    return Client(url, verbose=False)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("files")
    (folder / "a.txt").write_text("hello")
    (folder / "b.txt").write_text("world")
    Image.fromarray(np.zeros((4, 6, 3), "uint8")).save(folder / "p.png")
    return {each.stem: handle_file(str(each)) for each in Path(folder).iterdir()}


def table(*rows: list[Any], headers: list[str] | None = None) -> dict[str, Any]:
    return {"headers": headers or [str(number) for number in range(len(rows[0]))], "data": [*rows], "metadata": None}


DAY, AT, SPAN = dt.date(2024, 5, 31), dt.datetime(2024, 5, 31, 14, 30), dt.timedelta(minutes=90)  # noqa: DTZ001
KEY = uuid.UUID("123e4567-e89b-12d3-a456-426614174000")
FRAME = table(["1", "x"], headers=["a", "b"])
LISTS = {"items": "", "texts": "", "pair_1": 1, "pair_2": "", "more": "", "data": ""}
WRITTEN = {
    "day": "2024-05-31",
    "at": "2024-05-31T14:30",
    "span": "1h 30m",
    "price": "19.90",
    "part": "3/4",
    "number": "1+2j",
    "key": str(KEY),
}


@pytest.mark.parametrize(
    ("name", "given", "answer"),
    [
        ("numbers", {"whole": 3, "share": 2, "either": "007"}, "(3, 2.0, '007', False, 3)"),
        (
            "numbers",
            {"whole": "12345678901234567890", "share": 0, "either": "7"},
            "(12345678901234567890, 0.0, 7, False, 3)",
        ),
        (
            "choices",
            {"letter": "b", "mixed": True, "mode": "SLOW", "access": ["READ", "WRITE"], "several": ["FAST"]},
            "('b', True, <Mode.SLOW: 2>, <Access.READ|WRITE: 3>, [<Mode.FAST: 1>])",
        ),
        (
            "written",
            WRITTEN,
            f"({DAY!r}, {AT!r}, {SPAN!r}, Decimal('19.90'), Fraction(3, 4), (1+2j), {KEY!r})",
        ),
        (
            "collected",
            {"items": [1, 2], "texts": "a\na", "pair_1": 1, "pair_2": "b", "more": "1, 2", "data": {"a": ["FAST"]}},
            "([1, 2], {'a'}, (1, 'b'), (1.0, 2.0), {'a': [<Mode.FAST: 1>]})",
        ),
        ("optional", {"number": None, "text": "", "switch": None}, "(None, None, None, None)"),
        (
            "optional",
            {"number": 0, "text": "0", "switch": False, "place_city": "Rome"},
            "(0, '0', False, Address(city='Rome', zip='00000'))",
        ),
        (
            "structured",
            {
                "person_name": "Ada",
                "person_address_city": "Rome",
                "point_x": 1,
                "settings_depth": None,
                "model_size": 3,
                "people": table(["Bonn", None]),
            },
            f"({Person('Ada', Address('Rome'))!r}, Point(x=1, y=0.5), {{}}, Model(size=3), [{Address('Bonn')!r}])",
        ),
        (
            "tabled",
            {
                "frame": table(["1", "x"], headers=["a", "b"]),
                "column": table([1]),
                "rows": table([1, 2]),
                "array": table(["3"]),
            },
            "({'a': [1], 'b': ['x']}, [1], [[1, 2]], [[3]])",
        ),
        ("unhinted", {"anything": "[1]"}, "([1], 'hi', 2, None)"),
        ("unhinted", {"anything": {"a": 1}, "text": "007", "nothing": "x"}, "({'a': 1}, '007', 2, 'x')"),
        ("arranged", {"first": 1, "rest": "2, 3", "last": 4, "more": '{"x": 5}'}, "(1, (2, 3), 4, True, {'x': 5})"),
        ("arranged", {"first": 1, "last": 4}, "(1, (), 4, True, {})"),
        ("unknown", {"first": "x", "second": 2}, "('x', 2)"),
        ("waited", {"text": "a"}, "A"),
        ("greeter", {"name": "Ada"}, "Hello Ada"),
        ("partial", {"rest": "2"}, "(1, (2,), 5, True, {})"),
        ("builtin", {"x": "7", "y": "2"}, [3, 1]),
        ("lambda", {"x": "[1]"}, [1]),
        ("parts", {"count": 2}, (2, 0.5)),
        ("results", {"count": 2}, (str(2**60), ["a", "a"], {"x": 2, "y": 0.5}, None)),
        ("loose", {"kind": "text"}, "text"),
        ("loose", {"kind": "number"}, 3),
        ("loose", {"kind": "data"}, {"a": [1]}),
        ("loose", {"kind": "frame"}, {"headers": ["a"], "data": [[1]], "metadata": None}),
    ],
)
def test_the_function_receives_what_its_hints_say(
    client: Client, name: str, given: dict[str, Any], answer: Any
) -> None:
    assert client.predict(**given, api_name=f"/{name}") == answer


def test_files_and_pictures_are_uploaded(client: Client, files: dict[str, Any]) -> None:
    given = {"path": files["a"], "content": files["a"], "stream": files["b"], "many": [files["a"], files["b"]]}
    assert client.predict(**given, api_name="/filed") == "('hello', b'hello', 'world', ['a.txt', 'b.txt'])"
    assert client.predict(picture=files["p"], image=files["p"], api_name="/drawn") == "((6, 4), (4, 6, 3))"


def test_steps_are_streamed(client: Client) -> None:
    job = client.submit(count=3, api_name="/stream")
    assert job.result() == "step 2"
    assert job.outputs() == ["step 0", "step 1", "step 2"]
    job = client.submit(count=2, api_name="/waited_steps")
    assert job.result() == (1, 0.5)


def test_a_function_without_result_is_called_all_the_same(client: Client) -> None:
    assert client.predict(text="a", api_name="/silent") in {None, ()}


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("numbers", {"whole": 2.5, "share": 0, "either": "x"}, "whole: expected a whole number, got 2.5."),
        ("numbers", {"whole": None, "share": 0, "either": "x"}, "whole: expected a whole number, got nothing."),
        ("written", WRITTEN | {"day": "soon"}, "day: expected a date, such as 2024-05-31, got 'soon'."),
        (
            "collected",
            {"items": "x", "texts": "", "pair_1": 1, "pair_2": "", "more": "", "data": ""},
            "items[0]: expected a whole number, got 'x'.",
        ),
    ],
)
def test_wrong_values_are_told_with_name_and_remedy(
    client: Client, name: str, given: dict[str, Any], told: str
) -> None:
    with pytest.raises(Exception, match="expected") as refused:
        client.predict(**given, api_name=f"/{name}")
    assert told in str(refused.value)


def test_info_names_the_parameters_as_the_function_does(url: str) -> None:
    endpoints = httpx.get(f"{url}/gradio_api/info").json()["named_endpoints"]
    assert sorted(endpoints) == sorted(f"/{name}" for name in EVERY)
    names = {name: [each["parameter_name"] for each in endpoints[f"/{name}"]["parameters"]] for name in EVERY}
    assert names["arranged"] == ["first", "rest", "last", "more"]
    assert names["structured"] == [
        *("person_name", "person_address_city", "person_address_zip", "person_tags"),
        *("point_x", "point_y", "settings_depth", "model_size", "people"),
    ]
    assert names["partial"] == ["rest", "more"]
    defaults = {each["parameter_name"]: each["parameter_has_default"] for each in endpoints["/numbers"]["parameters"]}
    assert defaults == {"whole": False, "share": False, "either": False, "switch": True, "limited": True}


def test_documented_exceptions_are_told_to_strangers_too() -> None:
    def share(of: int) -> float:
        """Divide.

        Raises:
            ArithmeticError: There is nothing to divide by.
        """
        if of < 0:
            raise LookupError("a secret")  # noqa: EM101
        return 1 / of

    with serving(gr.Interface(share)) as url:
        told = [httpx.post(f"{url}/run/predict", json={"data": [of]}).json() for of in (0, -1)]
    assert [each["error"] for each in told] == ["division by zero", None]
