"""docs/inference.md is true to the code: its tables and its programs are run."""

from __future__ import annotations

import ast
import datetime as dt
import enum
import json
import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from ipaddress import IPv4Address
from pathlib import Path
from uuid import UUID

import annotated_types
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from PIL import Image

import gradio_lib as gr
from gradio_lib.inference import registry, results
from tests.lib.inference.forms import Form, Taking

DOCUMENT = Path(__file__).parents[3] / "docs/inference.md"


class Mode(enum.Enum):
    FAST = 1
    SLOW = 2


class Access(enum.Flag):
    READ = 1
    WRITE = 2


@dataclass
class Point:
    x: int
    y: float = 0.5


NewId = typing.NewType("NewId", int)
NAMES = {
    **vars(typing),
    **vars(annotated_types),
    **{each.__name__: each for each in (Mode, Access, Point, Decimal, Fraction, IPv4Address, UUID, Path)},
    "dt": dt,
    "re": re,
    "gr": gr,
    "np": np,
    "pd": pd,
    "Figure": Figure,
    "Image": Image,
    "NewId": NewId,
}


def rows(title: str) -> Iterator[list[str]]:
    """Yield the cells of the rows of the first table under a heading, without their code marks."""
    section = DOCUMENT.read_text(encoding="utf-8").partition(f"\n## {title}\n")[2].partition("\n#")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    for line in lines[2:]:
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        yield [cell.removeprefix("`").removesuffix("`") for cell in cells]


def evaluated(text: str) -> object:
    return eval(text, dict(NAMES))  # noqa: S307 - our own document


def alike(one: object, other: object) -> bool:
    return (type(one), repr(one)) == (type(other), repr(other))


@pytest.mark.parametrize("row", list(rows("What a parameter becomes")), ids=lambda row: row[0])
def test_a_parameter_becomes_what_the_table_says(row: list[str]) -> None:
    hint, field, sent, received, _ = row
    taking = Taking(evaluated(hint))
    assert next(iter(taking.form.kinds().values())) == field
    if not sent:
        return
    if len(taking.form.names) == 1:
        assert alike(taking.gets(json.loads(sent)), evaluated(received))
        return
    rest = {"value_2": "b"} if hint.startswith("tuple") else {}
    taking.form.send(**{taking.form.names[0]: json.loads(sent)}, **rest)
    first = taking.seen[0][0] if isinstance(taking.seen[0], tuple) else taking.seen[0].x
    assert alike(first, evaluated(received))


@pytest.mark.parametrize("row", list(rows("What a result becomes")), ids=lambda row: row[0])
def test_a_result_becomes_what_the_table_says(row: list[str]) -> None:
    hint, component, value, told, _ = row

    def made() -> object:
        return evaluated(value)

    made.__annotations__ = {} if hint == "no annotation" else {"return": evaluated(hint)}
    form = Form(made)
    assert [each.component for each in form.inferred.reasons] == [component]
    if value:
        assert form.results() == [json.loads(told)]


def test_the_tables_are_there() -> None:
    assert len(list(rows("What a parameter becomes"))) > 40
    assert len(list(rows("What a result becomes"))) > 15


def programs() -> list[str]:
    return re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("program", programs(), ids=lambda program: ast.unparse(ast.parse(program).body[-1])[:60])
def test_the_programs_do_what_they_say(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # What they register is theirs.
    monkeypatch.setattr(registry, "_makers", dict(registry._makers))
    monkeypatch.setattr(results, "_makers", dict(results._makers))
    assert "assert " in program
    exec(compile(program, str(DOCUMENT), "exec", dont_inherit=True), {"__name__": "documented"})  # noqa: S102 - our own document
