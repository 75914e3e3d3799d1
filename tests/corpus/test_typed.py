"""Every kind of hint: the function receives what it declares, and the client is told what it returned."""

from __future__ import annotations

import collections
import datetime as dt
import inspect
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from ipaddress import IPv4Address
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from PIL import Image

from gradio_cli.assemble import assemble
from gradio_cli.loader import find
from gradio_lib.client.client import Client
from gradio_lib.client.files import handle_file
from tests.corpus import typed
from tests.corpus.answers import same
from tests.corpus.typed import Access, Address, Box, Later, Level, Mode, Model, Person, Point, Tree, Word
from tests.serving import serving

KEY = "123e4567-e89b-12d3-a456-426614174000"
BIG = "12345678901234567890"

# What is sent, and what the function is to receive.
TAKEN: dict[str, tuple[list[Any], list[Any]]] = {
    "texts": (["007", "a", "AB"], ["007", "a", "AB"]),
    "numbers": ([3, 3, True, BIG, 9], [3, 3.0, True, int(BIG), 9]),
    "marked": ([0.5, 10, 3, "7", 4], [0.5, 10, 3, "7", 4]),
    "chosen": (["b", "1", ["y"]], ["b", "1", ["y"]]),
    "members": (
        ["SLOW", "HIGH", "B", ["READ", "WRITE"], ["FAST"]],
        [Mode.SLOW, Level.HIGH, Word.B, Access.READ | Access.WRITE, {Mode.FAST}],
    ),
    "maybe": ([None, None, None, None], [None, None, None, None]),
    "either": (
        ["007", 2.5, "2024-05-31", '{"city": "Rome"}'],
        ["007", 2.5, dt.date(2024, 5, 31), Address("Rome")],
    ),
    "collected": (
        ["1, 2", "a\nb", [1, 1], 1, "x", [0.5], [7]],
        [[1, 2], {"a", "b"}, frozenset({1}), (1, "x"), (0.5,), collections.deque([7])],
    ),
    "abstract": (["1, 2", "a\nb", {"a": 1}], [[1, 2], ["a", "b"], {"a": 1}]),
    "mapped": (
        ['{"a": 1}', {"FAST": ["2024-05-31"]}, {"x": [1]}],
        [{"a": 1}, {Mode.FAST: [dt.date(2024, 5, 31)]}, {"x": [1]}],
    ),
    "nested": ([[[1, 2]], [[1, 2.5]], [["Rome", "1"]]], [[[1, 2]], [Point(1, 2.5)], [Address("Rome", "1")]]),
    "dated": (
        ["2024-05-31", "2024-05-31T14:30", "14:30", "1h 30m"],
        [dt.date(2024, 5, 31), dt.datetime(2024, 5, 31, 14, 30), dt.time(14, 30), dt.timedelta(minutes=90)],  # noqa: DTZ001
    ),
    "exact": (
        ["19.90", "3/4", "1+2j", KEY, "10.0.0.1", "[a-z]"],
        [Decimal("19.90"), Fraction(3, 4), 1 + 2j, UUID(KEY), IPv4Address("10.0.0.1"), re.compile("[a-z]")],
    ),
    "structured": (
        ["Ada", "Rome", "1", "a\nb", 1, 2.5, 3, "deep", 4, "SLOW", 5, 6],
        [
            Person("Ada", Address("Rome", "1"), ["a", "b"]),
            Point(1, 2.5),
            {"depth": 3, "name": "deep"},
            Model(size=4, mode=Mode.SLOW),
            Box(5, 6),
        ],
    ),
    "recursive": ([1, [{"value": 2, "below": [{"value": 3}]}]], [Tree(1, [Tree(2, [Tree(3)])])]),
    "named": ([7, "[1]", 3, "free"], [7, [1], 3, "free"]),
    "forward": (["word", "text", 2], [Later("word"), "text", 2]),
    "unhinted": ([[1], "007", 3, "FAST", None], [[1], "007", 3, Mode.FAST, None]),
}
RETURNED: dict[str, list[Any]] = {
    "several": [2],
    "as_record": [2],
    "as_table": [2],
    "as_frame": [2],
    "as_picture": [4],
    "as_array": [3],
    "as_mode": ["SLOW"],
    "as_big": [70],
    "as_optional": [None],
    "as_data": [2],
}
# Where the answer is no plain form of what the function returns, or what it takes is no plain data.
TOLD: dict[str, tuple[list[Any], Any]] = {
    "labelled": (
        ["cat"],
        {"label": "cat", "confidences": [{"label": "cat", "confidence": 0.75}, {"label": "other", "confidence": 0.25}]},
    ),
    "arranged": ([1, 2, "3, 4", 5, {"six": 6}], "(1, 2, (3, 4), 5, {'six': 6})"),
    "unpacked": ([3, "deep"], "{'depth': 3, 'name': 'deep'}"),
    "handed": (["hi"], "hi Request"),
    "as_date": (["2024-05-31"], "2024-06-01"),
    "as_nothing": (["x"], ()),
    "as_steps": ([3], 2),
    "as_waited": (["hi"], "HI"),
    "as_waited_steps": ([2], "step 1"),
    "tabled": (
        [
            {"headers": ["a", "b"], "data": [["1", "x"]], "metadata": None},
            {"headers": ["a"], "data": [[1], [2]], "metadata": None},
            {"headers": ["a"], "data": [[1]], "metadata": None},
            [[1, 2.5]],
        ],
        "({'a': [1], 'b': ['x']}, [1, 2], {'a': [1]}, [[1.0, 2.5]])",
    ),
    "filed": (["a.txt", "a.txt", "a.txt", "a.txt"], "('hello', b'hello', b'hello', 'hello')"),
    "drawn": (["p.png", "p.png"], "((6, 4), (255, 0, 0), (4, 6, 3), 'uint8')"),
}


@pytest.fixture(scope="module")
def served() -> Iterator[SimpleNamespace]:
    """All functions of the module, as tabs of one page."""
    assembled = assemble(find(["tests.corpus.typed"]))
    assert assembled.blocks is not None
    assert [str(part.refusal) for part in assembled.parts if part.refusal] == []
    with serving(assembled.blocks, show_error=True) as url, Client(url, verbose=False) as client:
        yield SimpleNamespace(client=client, names={part.found.name for part in assembled.parts})


def test_every_function_is_called(served: SimpleNamespace) -> None:
    assert served.names == {*TAKEN, *RETURNED, *TOLD}


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_declared_is_received(served: SimpleNamespace, name: str) -> None:
    sent, given = TAKEN[name]
    assert served.client.predict(*sent, api_name=f"/{name}") == getattr(typed, name)(*given)


@pytest.mark.parametrize("name", RETURNED)
def test_what_is_returned_is_told(served: SimpleNamespace, name: str) -> None:
    sent = RETURNED[name]
    given = [Mode[each] if name == "as_mode" else each for each in sent]
    answer, expected = served.client.predict(*sent, api_name=f"/{name}"), getattr(typed, name)(*given)
    if inspect.signature(getattr(typed, name)).return_annotation.startswith(("tuple", "Point")):
        expected = list(expected)
    assert same(answer, expected)


@pytest.mark.parametrize("name", TOLD)
def test_what_is_told_of_what_has_another_form(served: SimpleNamespace, name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello")
    Image.new("RGB", (6, 4), "red").save(tmp_path / "p.png")
    sent, expected = TOLD[name]
    files = name in {"filed", "drawn"}
    values = [handle_file(str(tmp_path / each)) if files else each for each in sent]
    assert served.client.predict(*values, api_name=f"/{name}") == expected
