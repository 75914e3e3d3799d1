"""``gradio-run eject``: the program that it writes makes the same app, which gives the same answers."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

import gradio_lib as gr
from gradio_cli.assemble import Assembled, assemble
from gradio_cli.loader import find
from gradio_cli.options import RunOptions
from gradio_cli.program import program_of
from gradio_lib.errors import TargetError
from gradio_lib.graph.config import blocks_config
from tests.cli.conftest import Command, Write

FUNCTIONS = '''
    """Functions of all sorts."""
    import datetime as dt
    from collections.abc import Iterator
    from dataclasses import dataclass
    from enum import Enum
    from threading import Thread
    from typing import Annotated, Literal, NamedTuple

    from pydantic import Field

    import gradio_lib as gr

    class Mood(Enum):
        CALM = 1
        LOUD = 2

    @dataclass
    class Address:
        city: str
        zip: str = "00100"

    class Count(NamedTuple):
        words: int
        day: dt.date

    def send(text: str, to: Address, day: dt.date, mood: Mood = Mood.CALM, copies: list[int] = [1],
             weight: Annotated[float, Field(ge=0, le=10, multiple_of=0.5)] = 1.5) -> Count:
        """Send a "text", it's easy.

        Args:
            text: What to say,
                over several lines.

        >>> send("Hello\\nyou", Address("Rome"), dt.date(2024, 5, 31), Mood.LOUD)
        """
        return Count(len(text) + len(copies), day + dt.timedelta(days=len(to.city)))

    def count(end: int, *more: int, unit: Literal["s", "m"] = "s") -> Iterator[str]:
        for number in range(end):
            yield f"{number}{unit}{more}"

    def demo(anything, data={"a": 1}):
        return {"anything": anything, "data": data}

    def wait(thread: Thread) -> None: ...

    class Till:
        def __init__(self, owner: str = "ada"):
            self.owner = owner
        def tell(self) -> str:
            return self.owner

    class Counter:
        def __init__(self, start: int):
            self.start = start
        def add(self, number: int) -> int:
            return self.start + number

    page = gr.Interface(str.upper, "text", "text", api_name="up")
'''


def ejected(assembled: Assembled, options: RunOptions, folder: Path) -> tuple[gr.Blocks, str]:
    """Run the program, and return its app and its source."""
    source = program_of(assembled, options)
    sys.modules.pop("functions_to_eject", None)  # an app has one place on one page
    space: dict[str, Any] = {"__name__": "ejected", "__file__": str(folder / "ejected.py")}
    exec(compile(source, "ejected.py", "exec"), space)  # noqa: S102 - it is the program under test
    app: gr.Blocks = space["demo"]
    return app, source


def config(app: gr.Blocks) -> Any:
    """Return the config with blocks numbered from 0."""
    made = blocks_config(app, queued=app.queued)
    order = {number: place for place, number in enumerate(sorted(app.blocks))}
    order[made["layout"]["id"]] = -1

    def renumbered(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: renumbered(each, key) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [renumbered(each, name) for each in value]
        return order.get(value, value) if name in {"id", "targets", "inputs", "outputs"} else value

    dependencies = [{**each, "id": each["id"] + 10**9} for each in made["dependencies"]]
    return renumbered({**made, "dependencies": dependencies})


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A file with functions, which nothing else imports."""
    path = tmp_path_factory.mktemp("ejected") / "functions_to_eject.py"
    path.write_text(textwrap.dedent(FUNCTIONS))
    return str(path)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["send"], {}),
        (["count"], {"title": "Counting", "description": "Up", "article": "End", "live": True, "flagging": "manual"}),
        (["demo"], {"input": ("anything=textbox,lines=4",), "output": ("json",), "theme": "soft", "queue_size": 3}),
        (["Till.tell"], {}),
        (["Counter.add"], {"example": ("1, 2",)}),
        (
            ["send", "count", "demo", "page", "Counter.add"],
            {"title": "All", "concurrency": 2, "css": "p { margin: 0 }"},
        ),
    ],
)
def test_the_program_makes_the_same_page(module: str, names: list[str], told: dict[str, Any], tmp_path: Path) -> None:
    options = RunOptions(targets=tuple(f"{module}:{name}" for name in names), **told)
    assembled = assemble(find(options.targets), options)
    app, source = ejected(assembled, options, tmp_path)
    assert assembled.blocks is not None
    assert config(app) == config(assembled.blocks)
    assert (app.theme, app.css, app.max_size) == (options.theme, options.css, options.queue_size)
    assert app.default_concurrency_limit == assembled.blocks.default_concurrency_limit
    assert all(len(line) <= 120 for line in source.splitlines() if '"' not in line)


def test_the_program_gives_the_same_answers(module: str, tmp_path: Path) -> None:
    given = ["Hello", "Rome", "00100", "2024-05-31", "LOUD", "[1, 2]", 2.5]
    options = RunOptions()
    inferred = assemble(find([f"{module}:send"]), options)
    app, source = ejected(inferred, options, tmp_path)
    (part,) = inferred.parts
    assert isinstance(app, gr.Interface)
    assert isinstance(part.app, gr.Interface)
    assert app.call(*given) == part.app.call(*given) == (7, "2024-06-04")
    assert '"weight": gr.Slider(' in source
    assert '"mood": gr.Radio(choices=["CALM", "LOUD"], value="CALM", label="Mood"),' in source


def test_what_has_no_form_is_told_in_a_comment_and_served_without(module: str, tmp_path: Path) -> None:
    options = RunOptions()
    app, source = ejected(assemble(find([f"{module}:send", f"{module}:wait"]), options), options, tmp_path)
    assert "functions_to_eject.py:wait: wait() cannot have a form" in source
    assert [each.api_name for each in app.functions if each.visibility == "public"] == ["send"]


def test_the_command_prints_a_program_that_runs(write: Write, command: Command, tmp_path: Path) -> None:
    write("inner/speaking.py", "def shout(text: str, times: int = 1) -> str:\n    return text.upper() * times\n")
    finished = command("eject", "inner/speaking.py:shout", "--input", "times=slider:1..5")
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout == textwrap.dedent(
        '''\
        """Made by gradio-run eject inner/speaking.py:shout."""

        import sys
        from pathlib import Path

        import gradio_lib as gr

        sys.path.insert(0, str(Path(__file__).parent / "inner"))
        from speaking import shout

        demo = gr.Interface(
            shout,
            inputs={
                "text": gr.Textbox(lines=3, label="Text"),
                "times": gr.Slider(minimum=1, maximum=5, value=1, step=1, label="Times"),
            },
            outputs={"shout": gr.Textbox(label="Result")},
            title="Shout",
            flagging_mode="never",
        )

        if __name__ == "__main__":
            demo.launch()
        '''
    )
    write("page.py", finished.stdout)
    assert command("inspect", "page.py", "--json").returncode == 0
    assert tmp_path.exists()


@pytest.mark.parametrize(
    ("targets", "told"),
    [
        (["{module}:page"], "is an app already: what eject would write is there"),
        (["{folder}/book.ipynb:f"], "a program cannot import a notebook"),
        (["{folder}/a-b.py:f"], "give it one that is an identifier"),
        (["{folder}/one/same.py:f", "{folder}/two/same.py:f"], "a program can import one of them"),
    ],
)
def test_what_cannot_be_ejected_is_told(
    module: str, targets: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gradio_cli.commands.eject import eject

    monkeypatch.setattr(sys, "path", [*sys.path])
    for name in ("a-b.py", "one/same.py", "two/same.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("def f(): return 1")
    (tmp_path / "book.ipynb").write_text('{"cells": [{"cell_type": "code", "source": "def f(): return 1"}]}')
    named = tuple(target.format(module=module, folder=tmp_path) for target in targets)
    with pytest.raises(TargetError, match=told):
        eject(RunOptions(targets=named))
