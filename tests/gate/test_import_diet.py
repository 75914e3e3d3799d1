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


def test_the_measure_sees_a_heavy_module() -> None:
    assert "asyncio" in imported_by("import asyncio.locks")
