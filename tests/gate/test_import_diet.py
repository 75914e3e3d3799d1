"""What a program pays for `import gradio_lib` is a set of modules, so that is what is measured."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.gate.tracked import ROOT

HEAVY = {
    "PIL",
    "asyncio",
    "fastapi",
    "httpx",
    "huggingface_hub",
    "jinja2",
    "matplotlib",
    "numpy",
    "orjson",
    "pandas",
    "pydantic",
    "pyngrok",
    "starlette",
    "uvicorn",
    "watchfiles",
    "websockets",
}

# What a form of plain values needs: pydantic, pandas and their like come with the hints that ask for them.
FORM = """
import datetime, enum, dataclasses, typing
import annotated_types
import gradio_lib as gr

Mode = enum.Enum("Mode", ["FAST", "SLOW"])
Point = dataclasses.make_dataclass("Point", [("x", int), ("y", float, 0.5)])
Size = typing.Annotated[int, annotated_types.Ge(0), annotated_types.Le(9)]

def fn(text: str, size: Size, mode: Mode, day: datetime.date, at: Point, items: list[int] = [1], more=None) -> Point:
    return at

gr.Interface(fn).call("text", 3, "FAST", "2024-05-31", 1, 2, "1, 2", None)
"""


def imported_by(program: str) -> set[str]:
    """Return the top-level names of the modules that a fresh interpreter has loaded after `program`."""
    told = f"{program}\nimport sys, json\nprint(json.dumps(sorted({{name.partition('.')[0] for name in sys.modules}})))"
    finished = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(finished.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "program",
    [
        "import gradio_lib",
        "import gradio_lib as gr; gr.Slider(0, 10)",
        "import gradio_lib as gr; gr.Image, gr.Dataframe, gr.Row, gr.Error",
        "import gradio_cli.main",
    ],
)
def test_nothing_heavy_is_loaded_before_something_needs_it(program: str) -> None:
    assert sorted(imported_by(program) & HEAVY) == []


def test_the_library_alone_loads_little_even_of_the_standard_library() -> None:
    assert (
        sorted(imported_by("import gradio_lib") & {"email", "http", "inspect", "logging", "random", "tempfile"}) == []
    )


def test_the_measure_sees_a_heavy_module() -> None:
    assert "asyncio" in imported_by("import asyncio.locks")


def test_a_form_of_plain_values_loads_no_package_for_other_values() -> None:
    assert sorted(imported_by(FORM) & {"PIL", "numpy", "pandas", "pydantic"}) == []
