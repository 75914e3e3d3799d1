"""Every kind of thing that a target may name, found, assembled and called."""

from __future__ import annotations

import datetime as dt
import json
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

import gradio_lib as gr
from gradio_cli.assemble import Assembled, assemble
from gradio_cli.loader import find
from gradio_lib.client.client import Client
from gradio_lib.errors import TargetError
from tests.serving import serving

THINGS = '''
    """Callables of all kinds."""
    import asyncio
    import functools
    import gradio_lib as gr

    class Shop:
        """A shop.

        Args:
            owner: Whose it is.
        """
        def __init__(self, owner: str, *shelves: int, open: bool = True, **facts: str):
            if not owner:
                raise ValueError("a shop needs an owner")
            self.owner, self.shelves, self.open, self.facts, self.sold = owner, shelves, open, facts, 0

        def sell(self, number: int, owner: str = "you") -> str:
            """Sell something."""
            self.sold += number
            return f"{self.owner} sold {owner} {self.sold} of {sum(self.shelves)} {self.open} {self.facts}"

        async def wait(self, minutes: int) -> int:
            await asyncio.sleep(0)
            return minutes

        def count(self, end: int):
            yield from range(end)

        @classmethod
        def named(cls, name: str) -> str:
            return f"{cls.__name__} {name}"

        def __call__(self, number: int) -> str:
            return f"{self.owner} {number}"

    shop = Shop("ada")
    sold_two = functools.partial(shop.sell, 2)
    twice = lambda number=1: number * 2

    def logged(fn):
        @functools.wraps(fn)
        def call(*args, **kwargs):
            return fn(*args, **kwargs)
        return call

    @logged
    def half(number: float) -> float:
        return number / 2

    class Pipe:
        task = "text-classification"
        def __call__(self, inputs, **_):
            return [{"label": inputs, "score": 1.0}]
    Pipe.__module__ = "transformers.pipelines.base"
    pipe = Pipe()

    chat = gr.ChatInterface(lambda message, history: message.upper())
    form = gr.Interface(str.upper, "text", "text", api_name="up")
'''


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A file with things."""
    path = tmp_path_factory.mktemp("kinds") / "kinds_of_things.py"
    path.write_text(textwrap.dedent(THINGS))
    return str(path)


def made(*targets: str) -> Assembled:
    return assemble(find(targets))


def form(*targets: str) -> gr.Interface:
    app = made(*targets).blocks
    assert isinstance(app, gr.Interface)
    return app


@pytest.mark.parametrize(
    ("name", "labels", "given", "result"),
    [
        ("shop.sell", ["Number", "Owner"], [3, "bob"], "ada sold bob 3 of 0 True {}"),
        ("shop", ["Number"], [3], "ada 3"),
        ("sold_two", ["Owner"], ["bob"], None),
        ("twice", ["Number"], [4], 8),
        ("half", ["Number"], [4], 2.0),
        ("Shop.named", ["Name"], ["x"], "Shop x"),
        ("Shop", ["Owner", "Shelves", "Open", "Facts"], ["ada", "1, 2", True, None], None),
    ],
)
def test_a_callable_of_a_file(things: str, name: str, labels: list[str], given: list[Any], result: Any) -> None:
    app = form(f"{things}:{name}")
    assert [each.label for each in app.input_components] == labels
    returned = app.call(*given)
    assert result is None or returned == result


@pytest.mark.parametrize(
    ("target", "given", "result"),
    [
        ("math:hypot", ["[3, 4]"], 5.0),
        ("math:gcd", ["[12, 18]"], 6),
        ("builtins:max", ["[3, 7]"], 7),
        ("builtins:str.upper", ["abc"], "ABC"),
        ("builtins:divmod", [7, 2], (3, 1)),
        ("operator:itemgetter", ["a"], None),
        ("statistics:mean", ["[1, 2, 3]"], 2),
        ("datetime:date.fromisoformat", ["2024-05-31"], dt.date(2024, 5, 31)),
        ("json", None, None),
    ],
)
def test_what_python_brings(target: str, given: list[Any] | None, result: Any) -> None:
    if given is None:
        assert len(made(target).parts) > 3
        return
    app = form(target)
    returned = app.call(*given)
    assert result is None or returned == result


# -- a method of a class that needs arguments -----------------------------------------------------------------------


def test_a_method_asks_for_the_constructors_arguments_first(things: str) -> None:
    app = form(f"{things}:Shop.sell")
    assert [(each.label, each.info) for each in app.input_components] == [
        ("Shop owner", "Whose it is."),
        ("Shelves", "Separated by commas or lines, or JSON."),
        ("Open", None),
        ("Facts", app.input_components[3].info),
        ("Number", None),
        ("Owner", None),
    ]
    assert (app.title, app.description) == ("Sell", "Sell something.")
    assert app.call("ada", "1, 2", False, '{"since": "1815"}', 3, "bob") == (
        "ada sold bob 3 of 3 False {'since': '1815'}"
    )


def test_the_instance_stays_the_visitors_own_until_its_arguments_change(things: str) -> None:
    with serving(form(f"{things}:Shop.sell")) as url:
        first, second = Client(url, verbose=False), Client(url, verbose=False)
        told = [
            client.predict(owner, [], True, {}, number, "you").split()[3]
            for client, owner, number in [(first, "ada", 3), (first, "ada", 4), (second, "ada", 1), (first, "bob", 2)]
        ]
        assert told == ["3", "7", "1", "2"]
        # Who has no session is given a new one at each call.
        asked = {"json": {"data": ["ada", [], True, {}, 3, "you"]}}
        assert {httpx.post(f"{url}/run/predict", **asked).json()["data"][0] for _ in range(2)} == {  # type: ignore[arg-type]
            "ada sold you 3 of 0 True {}"
        }
        first.close()
        second.close()


def test_methods_of_all_kinds_run_as_what_they_are(things: str) -> None:
    app = made(f"{things}:Shop.wait", f"{things}:Shop.count").blocks
    assert app is not None
    with serving(app) as url, Client(url, verbose=False) as client:
        assert client.predict("ada", [], True, {}, 3, api_name="/wait") == 3
        assert list(client.submit("ada", [], True, {}, 3, api_name="/count")) == [0, 1, 2]


# -- apps ----------------------------------------------------------------------------------------------------------


def test_apps_and_pipelines_are_served_as_what_they_are(things: str) -> None:
    assert isinstance(made(f"{things}:chat").blocks, gr.ChatInterface)
    assert made(f"{things}:form").blocks is made(f"{things}:form").blocks
    pipe = form(f"{things}:pipe")
    assert [type(each).__name__ for each in pipe.output_components] == ["Label"]


@pytest.fixture
def notebook(tmp_path: Path) -> Callable[..., str]:
    """Write a notebook of these code cells."""

    def write(*cells: str) -> str:
        sources = [textwrap.dedent(cell).splitlines(keepends=True) for cell in cells]
        content = [{"cell_type": "markdown", "source": ["# Hello"]}]
        content += [{"cell_type": "code", "source": source} for source in sources]
        (tmp_path / "book.ipynb").write_text(json.dumps({"cells": content, "nbformat": 4}))
        return str(tmp_path / "book.ipynb")

    return write


def test_a_function_of_a_notebook(notebook: Callable[..., str]) -> None:
    book = notebook(
        "from __future__ import annotations\n%matplotlib inline\n!pip install nothing\nimport math",
        "%%time\ndef root(number: Number) -> float:\n    return math.sqrt(number)\nNumber = float\ndisplay(root(4))",
        "%%bash\nexit 1",
        "root?\ndef twice(number: int) -> int:\n    return number % 7 * 2",
    )
    assert form(f"{book}:root").call(16) == 4
    assert [part.found.name for part in made(book).parts] == ["root", "twice"]


def test_a_notebook_that_launches_its_app_is_served_with_it(notebook: Callable[..., str]) -> None:
    book = notebook("import gradio_lib as gr", "gr.Interface(str.upper, 'text', 'text', title='Up').launch()")
    app = made(book).blocks
    assert app is not None
    assert app.title == "Up"


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("\n1 / 0", r"book\.ipynb, cell 2, line 2: ZeroDivisionError"),
        ("(", r"book\.ipynb, cell 2, line 1: SyntaxError"),
    ],
)
def test_a_cell_that_fails_is_told_with_its_number(notebook: Callable[..., str], cell: str, told: str) -> None:
    with pytest.raises(TargetError, match=told):
        find([notebook("x = 1", cell)])


def test_what_is_no_notebook_is_told(tmp_path: Path) -> None:
    (tmp_path / "book.ipynb").write_text("{}")
    with pytest.raises(TargetError, match=r"book\.ipynb is no notebook that can be read"):
        find([str(tmp_path / "book.ipynb")])


def test_an_app_that_is_served_elsewhere_can_be_a_tab_beside_others(things: str, notebook: Callable[..., str]) -> None:
    book = notebook("def root(number: float) -> float:\n    return number ** 0.5")
    with serving(gr.Interface(str.title, "text", "text", api_name="title")) as elsewhere:
        app = made(elsewhere, f"{things}:half", f"{book}:root", f"{things}:form", "math:sqrt").blocks
        assert app is not None
        with serving(app) as url, Client(url, verbose=False) as client:
            assert client.predict("moby dick", api_name="/title") == "Moby Dick"
            assert client.predict(3.0, api_name="/half") == 1.5
            assert client.predict(9.0, api_name="/root") == 3.0
            assert client.predict("abc", api_name="/up") == "ABC"
            assert client.predict(16.0, api_name="/sqrt") == 4.0


def test_an_address_where_nobody_answers_is_told() -> None:
    address = "http://127.0.0.1:9/"
    with pytest.raises(TargetError, match=re.escape(address)):
        find([address])
