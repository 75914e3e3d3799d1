"""Edits turn what a reader has into the newest value, as every published client applies them."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from gradio_client.utils import apply_diff
from hypothesis import example, given
from hypothesis import strategies as st

from gradio_lib.wire.diff import edits
from gradio_lib.wire.jsondata import dumps

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda children: st.lists(children, max_size=5) | st.dictionaries(st.text(max_size=3), children, max_size=5),
    max_leaves=25,
)


def sent(value: Any) -> Any:
    """Return what arrives at a client."""
    return json.loads(dumps(value))


def as_javascript(target: Any, found: list[Any]) -> Any:
    """Apply edits as the published JavaScript client does: it appends by ``+=``, which joins lists as text."""
    root = [copy.deepcopy(target)]
    for action, path, value in found:
        above, last = [0, *path][:-1], [0, *path][-1]
        parent: Any = root
        for key in above:
            parent = parent[key]
        if action == "append":
            assert isinstance(parent[last], str)
            parent[last] += value
        elif action == "add" and isinstance(parent, list):
            assert path, "the client knows no other edits of the whole value"
            parent.insert(last, value)
        elif action == "delete":
            assert path
            del parent[last]
        else:
            assert action in {"replace", "add"}
            parent[last] = value
    return root[0]


@given(JSON, JSON)
@example({"": None}, {"0": None, "": None})
@example({"a": 1, "b": 2}, {"b": 2, "a": 1})
def test_edits_lead_from_any_value_to_any_other(old: Any, new: Any) -> None:
    found = sent(edits(old, new))
    assert dumps(apply_diff(sent(old), found)) == dumps(sent(new))
    assert dumps(as_javascript(sent(old), found)) == dumps(sent(new))


@given(JSON)
def test_same_value_needs_no_edit(value: Any) -> None:
    assert edits(value, copy.deepcopy(value)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a", "abc", [["append", [], "bc"]]),
        ("", "a", [["replace", [], "a"]]),
        ("abc", "a", [["replace", [], "a"]]),
        (1, 2, [["replace", [], 2]]),
        (1, True, [["replace", [], True]]),
        (0, False, [["replace", [], False]]),
        ([1], [True], [["replace", [0], True]]),
        ({"a": [0]}, {"a": [False]}, [["replace", ["a", 0], False]]),
        ([1, 2], [1, 2, 3], [["add", [2], 3]]),
        ([1, 2, 3], [1], [["delete", [2], None], ["delete", [1], None]]),
        ([["hi", "he"]], [["hi", "ha"]], [["replace", [0, 1], "ha"]]),
        ([["hi", "he"]], [["hi", "hey"]], [["append", [0, 1], "y"]]),
        ({"a": 1, "b": 2}, {"b": 3, "c": 4}, [["delete", ["a"], None], ["replace", ["b"], 3], ["add", ["c"], 4]]),
        ({1: "a"}, {1: "b"}, [["replace", [], {1: "b"}]]),
        ({"a": 1}, [1], [["replace", [], [1]]]),
        (None, {}, [["replace", [], {}]]),
    ],
)
def test_edits_are_the_smallest_that_clients_understand(old: Any, new: Any, expected: Any) -> None:
    assert edits(old, new) == expected


def test_many_edits_are_one_whole_value() -> None:
    old, new = list(range(1000)), list(range(1, 1001))
    assert edits(old, new) == [["replace", [], new]]
    assert edits([], new) == [["replace", [], new]]
    assert len(edits(list(range(1000)), [*range(999), "x"])) == 1


def test_growing_text_costs_what_is_new() -> None:
    text = "word " * 1000
    assert dumps(edits(text, text + "more")) == b'[["append",[],"more"]]'
