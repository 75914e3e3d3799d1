"""Functions of other people's packages, wrapped, served and called by a client: all answer as they do to Python."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from gradio_cli.assemble import assemble
from gradio_cli.loader import find
from gradio_lib.client.client import Client
from gradio_lib.client.files import handle_file
from tests.corpus.answers import same
from tests.corpus.library import CALLS, As, Pair, Picture, Star, Table
from tests.serving import serving

PACKAGES = [name for name in CALLS if name.partition(".")[0] in {"numpy", "pandas", "PIL"}]
GROUPS = {"python": [name for name in CALLS if name not in PACKAGES], "packages": PACKAGES}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures are."""
    folder = tmp_path_factory.mktemp("corpus")
    pixels = np.arange(6 * 4 * 3, dtype="uint8").reshape(4, 6, 3) * 3
    for mode in ("RGB", "L"):
        Image.fromarray(pixels).convert(mode).save(folder / f"{mode}-False.png")
        Image.fromarray(pixels).convert(mode).rotate(180).save(folder / f"{mode}-True.png")
    return folder


@pytest.mark.parametrize("group", GROUPS)
def test_every_function_answers_as_it_does_to_python(group: str, folder: Path) -> None:
    calls = [(f"{module}:{name}", arguments) for module in GROUPS[group] for name, *arguments in CALLS[module]]
    assembled = assemble(find(target for target, _ in calls))
    assert [part.found.target for part in assembled.parts if part.refusal is None] == [target for target, _ in calls]
    assert assembled.blocks is not None
    public = [function for function in assembled.blocks.functions if function.visibility == "public"]
    with (
        serving(assembled.blocks, show_error=True) as url,
        Client(url, verbose=False, download_files=folder) as client,
    ):
        jobs = [
            client.submit(*_sent(arguments, folder), api_name=f"/{function.api_name}")
            for function, (_, arguments) in zip(public, calls, strict=True)
        ]
        wrong = [
            f"{target}{arguments}: {job.exception() or job.result()!r}"
            for part, job, (target, arguments) in zip(assembled.parts, jobs, calls, strict=True)
            if job.exception() or not same(job.result(), part.found.value(*_given(arguments, folder)))
        ]
    assert wrong == []


def test_there_are_enough_of_them() -> None:
    assert sum(map(len, CALLS.values())) >= 150


def _sent(arguments: list[Any], folder: Path) -> Iterator[Any]:
    for argument in arguments:
        if isinstance(argument, Pair):
            yield from argument
        elif isinstance(argument, Picture):
            yield handle_file(str(_path(argument, folder)))
        elif isinstance(argument, Table):
            rows = [list(row) for row in zip(*argument.columns.values(), strict=True)]
            yield {"headers": list(argument.columns), "data": rows, "metadata": None}
        else:
            yield argument.sent if isinstance(argument, As) else argument


def _given(arguments: list[Any], folder: Path) -> Iterator[Any]:
    for argument in arguments:
        if isinstance(argument, Star):
            yield from argument
        elif isinstance(argument, Pair):
            yield tuple(argument)
        elif isinstance(argument, Picture):
            yield Image.open(_path(argument, folder))
        elif isinstance(argument, Table):
            yield pd.DataFrame(argument.columns)
        else:
            yield argument.given if isinstance(argument, As) else argument


def _path(picture: Picture, folder: Path) -> Path:
    return folder / f"{picture.mode}-{picture.turned}.png"
