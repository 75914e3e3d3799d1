"""The page of the security rules names tests that are there, some for each rule."""

from __future__ import annotations

import ast
import re

import pytest

from tests.gate.tracked import ROOT

PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")
RULES = dict(re.findall(r"^\| (\d+) \|.*\| (.*) \|$", PAGE, re.MULTILINE))
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_page_has_all_rules() -> None:
    assert list(RULES) == [str(number) for number in range(1, 16)]


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_tests_that_are_there(rule: str) -> None:
    named = NAMED.findall(RULES[rule])
    assert named
    for path, name in named:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        functions = ast.FunctionDef | ast.AsyncFunctionDef
        assert any(isinstance(node, functions) and node.name == name for node in tree.body), f"{path}::{name}"
