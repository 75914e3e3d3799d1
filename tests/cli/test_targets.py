"""What a target may be, and what the command says where it is none."""

from __future__ import annotations

import httpx
import pytest

from tests.cli.conftest import Command, Start, Write, call, endpoints

TEXTS = '''
    """Three functions, and what is none of them."""
    import functools
    from json import dumps

    def shout(text: str, times: int = 2) -> str:
        return text.upper() * times

    async def spell(word: str):
        for letter in word:
            yield letter

    @functools.cache
    def count(text: str) -> int:
        return len(text.split())

    def _hidden(): ...
'''
COUNTER = """
    class Counter:
        def __init__(self):
            self.total = 0

        def add(self, number: int) -> int:
            self.total += number
            return self.total

        @staticmethod
        def double(number: int) -> int:
            return 2 * number

    class Till(Counter):
        def __init__(self, owner):
            self.owner = owner

    class desk:
        counter = Counter()
"""


def test_one_function_is_called_predict_and_its_parameters_keep_their_names(write: Write, start: Start) -> None:
    write("texts.py", TEXTS)
    server = start("texts.py:shout")
    assert endpoints(server) == {"/predict": ["text", "times"]}
    assert call(server, "predict", "ho", 3) == ["HOHOHO"]


def test_a_file_serves_all_public_functions_that_it_defines_each_by_its_name(write: Write, start: Start) -> None:
    write("texts.py", TEXTS)
    server = start("texts.py")
    assert endpoints(server) == {"/shout": ["text", "times"], "/spell": ["word"], "/count": ["text"]}
    assert call(server, "count", "one two three") == [3]
    assert call(server, "spell", "ab") == ["b"]


def test_what_a_file_lists_as_public_is_what_it_serves(write: Write, start: Start) -> None:
    write("texts.py", TEXTS + "\n    __all__ = ['spell', 'shout']\n")
    assert list(endpoints(start("texts"))) == ["/shout", "/spell"]


def test_several_targets_become_tabs_also_of_files_with_one_name(write: Write, start: Start) -> None:
    write("one/app.py", "def up(text: str) -> str: return text.upper()")
    write("two/app.py", "def down(text: str) -> str: return text.lower()")
    server = start("one/app.py:up", "two/app.py:down", "math:sqrt")
    assert list(endpoints(server)) == ["/up", "/down", "/sqrt"]
    assert call(server, "down", "ABC") == ["abc"]
    assert call(server, "sqrt", 16) == [4.0]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("till.py:Counter.add", 4),
        ("till:Counter.double", 8),
        ("till:desk.counter.add", 4),
        ("pack.inner.deep:near", 5),
        ("pack:inner.deep.near", 5),
        ("pack/inner/deep.py:near", 5),
    ],
)
def test_a_target_is_reached_through_modules_and_classes(
    write: Write, start: Start, target: str, expected: int
) -> None:
    write("till.py", COUNTER)
    write("pack/__init__.py", "")
    write("pack/inner/__init__.py", "STEP = 1")
    write("pack/inner/deep.py", "from . import STEP\ndef near(number: int) -> int: return number + STEP")
    assert call(start(target), "predict", 4) == [expected]


def test_a_file_finds_its_neighbours_and_hides_no_module_of_its_name(write: Write, start: Start) -> None:
    # FastAPI, which is loaded later, needs Python's own http.
    write("tools/http.py", "import helper\ndef add(n: int) -> int: return n + helper.STEP")
    write("tools/helper.py", "import random\nSTEP = 1")
    assert call(start("tools/http.py:add"), "predict", 1) == [2]


def test_an_app_is_served_as_it_is(write: Write, start: Start) -> None:
    write(
        "greeter.py",
        """
        import gradio_lib as gr

        def helper(): ...

        with gr.Blocks(title="Greeter") as page:
            name, greeting = gr.Textbox(label="Name"), gr.Textbox(label="Greeting")
            name.submit(lambda who: f"Hello {who}", name, greeting, api_name="greet")
        """,
    )
    server = start("greeter.py", "--title", "Hello")
    assert list(endpoints(server)) == ["/greet"]
    assert call(server, "greet", "Ada") == ["Hello Ada"]
    assert "<title>Hello</title>" in httpx.get(f"{server.url}/").text


def test_a_program_that_launches_its_app_is_served_with_what_it_launched(write: Write, start: Start) -> None:
    write(
        "program.py",
        """
        import gradio_lib as gr

        other = gr.Interface(len, "text", "number")
        gr.Interface(lambda text: text[::-1], "text", "text", api_name="reverse").launch(
            server_port=1, show_error=True, auth=("ada", "secret"))
        """,
    )
    server = start("program.py")
    assert not server.url.endswith(":1")
    assert httpx.get(f"{server.url}/gradio_api/info").status_code == 401
    with httpx.Client(base_url=server.url) as browser:
        browser.post("/login", data={"username": "ada", "password": "secret"})
        assert browser.post("/gradio_api/run/reverse", json={"data": ["abc"]}).json()["data"] == ["cba"]


def test_of_several_apps_demo_is_meant_and_no_other(write: Write, start: Start, command: Command) -> None:
    apps = "import gradio_lib as gr\nfirst = gr.Interface(str.upper, 'text', 'text', api_name='first')\n"
    write("two.py", apps + "second = gr.Interface(str.lower, 'text', 'text', api_name='second')")
    assert command("two.py").stderr == (
        "gradio-run: two.py makes several apps: name one of two.py:first, two.py:second.\n"
    )
    write("tabs.py", apps + "demo = gr.TabbedInterface([first], ['First'])")
    assert list(endpoints(start("tabs.py"))) == ["/first"]


def test_a_web_app_is_served_as_it_is(write: Write, start: Start) -> None:
    write(
        "web.py",
        """
        import contextlib
        from fastapi import FastAPI, Request

        @contextlib.asynccontextmanager
        async def lifespan(app):
            yield {"word": "Hello"}

        api = FastAPI(lifespan=lifespan)

        @api.get("/hello")
        def hello(request: Request): return request.state.word
        """,
    )
    server = start("web.py")
    assert httpx.get(f"{server.url}/hello").json() == "Hello"
    assert server.stop() == 0


def test_a_function_without_a_form_is_a_card_and_the_others_run(write: Write, start: Start) -> None:
    write(
        "mixed.py",
        """
        from threading import Thread

        def wait(seconds: float, thread: Thread) -> None: ...
        def double(number: int) -> int: return 2 * number
        """,
    )
    server = start("mixed.py")
    assert endpoints(server) == {"/double": ["number"]}
    assert call(server, "double", 4) == [8]
    shown = [
        component["props"]["value"]
        for component in httpx.get(f"{server.url}/config").json()["components"]
        if component["type"] == "markdown"
    ]
    assert any("wait() cannot have a form: nothing tells how to make a Thread from text" in text for text in shown)
    assert any("def wait_form(seconds: float): return wait(seconds=seconds, thread=…)" in text for text in shown)


FAULTS = [
    ("texts.py:shuot", "texts.py has no 'shuot'. Did you mean 'shout'?"),
    ("text.py", "There is no file 'text.py'. Did you mean 'texts.py'?"),
    ("mine/texts.py:shout", "There is no file 'mine/texts.py'."),
    ("pak/mod.py", "There is no file 'pak/mod.py'. Did you mean 'pack/mod.py'?"),
    ("pack", "pack defines no public function and no app; name what it has, as in pack:name."),
    ("./pack", "pack is a folder. Name a file in it, such as pack/mod.py."),
    ("texst:shout", "There is no module 'texst'. Did you mean 'texts'?"),
    ("pak.mod:f", "There is no module 'pak.mod'. Did you mean 'pack.mod'?"),
    ("pack.mode", "There is no module 'pack.mode'. Did you mean 'pack.mod'?"),
    ("texts.shout", "There is no module 'texts.shout': texts is no package. Did you mean texts:shout?"),
    ("till.py:Counter.ad", "till.py:Counter has no 'ad'. Did you mean 'add'?"),
    ("pack.mod:NUMBER", "pack.mod:NUMBER is an int; a function, a Blocks, an Interface or a FastAPI app is needed."),
    ("a b", "'a b' is no target: write module:name, path/file.py:name, path/file.py or an app's address."),
    ("broken.py", "broken.py, line 2: SyntaxError: '(' was never closed"),
    ("raising.py:f", "raising.py, line 3: KeyError: 'nothing'"),
    ("outer.py", "outer.py could not be imported. raising.py, line 3: KeyError: 'nothing'"),
    ("leaving:f", "leaving could not be imported. leaving.py, line 2: it ended the program (SystemExit: 3)"),
    ("needing.py", "needing.py, line 1: ModuleNotFoundError: No module named 'jsonn'. Did you mean 'json'?"),
    (
        "misdeclared.py",
        "misdeclared.py, line 3: DeclarationError: gr.Slider() has no parameter 'stp'. Did you mean 'step'?",
    ),
    (
        "thread.py:run",
        (
            "thread.py:run: run() cannot have a form: nothing tells how to make a Thread from text, and its parameter "
            "'thread' has no default. "
            "Write instead: def run_form(): return run(thread=…)"
        ),
    ),
]


@pytest.mark.parametrize(("target", "line"), FAULTS)
def test_a_target_that_cannot_be_served_is_told_in_one_line(
    write: Write, command: Command, target: str, line: str
) -> None:
    write("texts.py", TEXTS)
    write("till.py", COUNTER)
    write("pack/__init__.py", "")
    write("pack/mod.py", "NUMBER = 7")
    write("broken.py", "import json\nprint(\n")
    write("raising.py", "import json\n\n{}['nothing']\n")
    write("outer.py", "import raising\n")
    write("leaving.py", "import sys\nsys.exit(3)\n")
    write("needing.py", "import jsonn\n")
    write("misdeclared.py", "import gradio_lib as gr\n\ngr.Slider(stp=1)\n")
    write("thread.py", "from threading import Thread\ndef run(thread: Thread): ...")
    finished = command(target)
    assert (finished.returncode, finished.stdout, finished.stderr) == (2, "", f"gradio-run: {line}\n")


def test_an_app_of_gradio_is_told_from_ours(write: Write, command: Command) -> None:
    write("gradio/__init__.py", "class Blocks: ...")
    write("theirs.py", "import gradio as gr\ndemo = gr.Blocks()")
    assert command("theirs.py:demo").stderr == (
        "gradio-run: theirs.py:demo is made with gradio; gradio-run serves gradio_lib's apps: "
        "write `import gradio_lib as gr`.\n"
    )


def test_a_web_app_is_no_tab(write: Write, command: Command) -> None:
    write("web.py", "from fastapi import FastAPI\napp = FastAPI()")
    finished = command("web.py", "math:sqrt")
    assert finished.stderr == "gradio-run: web.py:app is a web app, which fills a server: serve it alone.\n"
    assert finished.returncode == 2


def test_a_web_app_has_a_login_and_a_title_of_its_own(write: Write, command: Command) -> None:
    write("web.py", "from fastapi import FastAPI\napp = FastAPI()")
    for option in [("--auth", "ada:secret"), ("--title", "Mine")]:
        finished = command("web.py:app", *option)
        assert finished.returncode == 2
        assert finished.stderr.endswith(f"served as it is: {option[0]} is its own matter.\n")


def test_debug_shows_the_whole_traceback_above_the_line(write: Write, command: Command) -> None:
    write("raising.py", "import json\n\n{}['nothing']\n")
    told = command("raising.py", "--debug").stderr.splitlines()
    assert told[0] == "Traceback (most recent call last):"
    assert "KeyError: 'nothing'" in told
    assert told[-1] == "gradio-run: raising.py, line 3: KeyError: 'nothing'"
