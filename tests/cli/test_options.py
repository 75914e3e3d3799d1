"""Options: the command stands above the environment, the environment above the file, and each says what it takes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from gradio_cli.configuration import configured
from gradio_cli.options import OPTIONS, Option
from gradio_lib.errors import OptionError
from tests.cli.conftest import Command, Start, Write, call
from tests.gate.tracked import ROOT

FORM = """
    from enum import Enum

    class Mood(Enum):
        CALM = 1
        LOUD = 2

    def say(words: str, times: int = 1, mood: Mood = Mood.CALM) -> str:
        return f"{words * times} {mood.name} {type(times).__name__}"
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that options are read in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(environ: Mapping[str, str] | None = None, config: str | None = None, **given: Any) -> dict[str, Any]:
    options = configured(["app.py"], given, config, environ=environ or {})
    return {name: (getattr(options, name), origin) for name, origin in options.origins.items()}


def test_the_command_stands_above_the_environment_and_that_above_the_file(here: Path) -> None:
    (here / "pyproject.toml").write_text('[tool.gradio-run]\ntitle = "file"\ntheme = "soft"\nport = 1\nlive = true\n')
    environ = {"GRADIO_TITLE": "environment", "GRADIO_THEME": "glass", "GRADIO_LIVE": ""}
    assert read(environ, title="command") == {
        "title": ("command", "command"),
        "theme": ("glass", "GRADIO_THEME"),
        "port": (1, "pyproject.toml"),
        "live": (True, "pyproject.toml"),
    }
    assert read(live=False)["live"] == (False, "command")


@pytest.mark.parametrize(
    ("name", "text", "toml", "value"),
    [
        ("port", "8000", "8000", 8000),
        ("share", "no", "false", False),
        ("auth", "ada:se:cret\nbob:x", '{ada = "se:cret", bob = "x"}', (("ada", "se:cret"), ("bob", "x"))),
        ("allowed_path", "a,b", '["a", "b"]', ("a", "b")),
        ("input", "n=slider:0..1\nm=text", '{n = "slider:0..1", m = "text"}', ("n=slider:0..1", "m=text")),
        ("example", '["a, b", "c"]', '["a, b", "c"]', ("a, b", "c")),
        ("output", "image", '"image"', ("image",)),
        ("max_file_size", "20mb", '"20mb"', "20mb"),
        ("flagging", "manual", '"manual"', "manual"),
    ],
)
def test_environment_and_file_say_the_same(here: Path, name: str, text: str, toml: str, value: Any) -> None:
    option = OPTIONS[name]
    assert read({option.environment: text}) == {name: (value, option.environment)}
    (here / "gradio-run.toml").write_text(f"{option.name} = {toml}")
    assert read() == {name: (value, "gradio-run.toml")}


def test_a_file_is_looked_for_upwards_as_far_as_the_project(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "gradio-run.toml").write_text('title = "outside"')
    inner = here / "project/pages"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert [value for value, _ in read().values()] == ["outside"]
    (here / "project/pyproject.toml").write_text("[project]\nname = 'gradio-run-user'")
    assert read() == {}
    (here / "other.toml").write_text('[tool.gradio-run]\ntitle = "other"')
    assert [value for value, _ in read(config=str(here / "other.toml")).values()] == ["other"]
    assert [value for value, _ in read({"GRADIO_CONFIG": "../../other.toml"}).values()] == ["other"]


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("titel = 'x'", "gradio-run.toml: there is no option 'titel'. Did you mean 'title'?"),
        ("port = 'x'", "gradio-run.toml: port: expected a whole number from 0 to 65535, got 'x'."),
        ("port = true", "gradio-run.toml: port: expected a whole number from 0 to 65535, got True."),
        ("live = 'perhaps'", "gradio-run.toml: live: expected true or false, got 'perhaps'."),
        ("title = 3", "gradio-run.toml: title: expected text, got 3."),
        ("flagging = 'x'", "gradio-run.toml: flagging: expected never, auto or manual, got 'x'."),
        ("title = ", "gradio-run.toml cannot be read: Invalid value"),
        ("[tool]\ngradio-run = 3", "gradio-run.toml: [tool.gradio-run] is to be a table of options."),
    ],
)
def test_what_a_file_says_wrongly_is_told_with_what_would_do(here: Path, toml: str, told: str) -> None:
    (here / "gradio-run.toml").write_text(toml)
    with pytest.raises(OptionError, match=re.escape(told)):
        read()


@pytest.mark.usefixtures("here")
def test_variables_that_look_misspelt_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert read({"GRADIO_TITEL": "x", "GRADIO_ANALYTICS_ENABLED": "False", "GRADIO_TEMP_DIR": "x"}) == {}
    assert capsys.readouterr().err == (
        "gradio-run: GRADIO_TITEL is no variable that is read. Did you mean 'GRADIO_TITLE'?\n"
    )


def test_inspect_shows_each_option_and_where_it_comes_from(write: Write, command: Command) -> None:
    write("app.py", FORM)
    write("gradio-run.toml", 'title = "Sayings"\nauth = ["ada:secret"]\n')
    arguments = ("inspect", "app.py:say", "--input", "times=slider:0..5", "--output", "markdown", "--live")
    finished = command(*arguments, "--json", GRADIO_THEME="soft")
    told = json.loads(finished.stdout)
    assert told["options"] == {
        "title": {"value": "Sayings", "from": "gradio-run.toml"},
        "auth": {"value": ["ada"], "from": "gradio-run.toml"},
        "theme": {"value": "soft", "from": "GRADIO_THEME"},
        "live": {"value": True, "from": "command"},
        "input": {"value": ["times=slider:0..5"], "from": "command"},
        "output": {"value": ["markdown"], "from": "command"},
    }
    (entry,) = told["targets"]
    assert [(port["component"], port["source"]) for port in entry["inputs"]] == [
        ("Textbox", "hint"),
        ("Slider", "component"),
        ("Radio", "hint"),
    ]
    assert [port["component"] for port in entry["outputs"]] == ["Markdown"]
    shown = command(*arguments, GRADIO_THEME="soft").stdout
    assert re.search(r"^theme +soft +GRADIO_THEME *$", shown, re.MULTILINE)
    assert "secret" not in shown


def test_a_served_form_is_as_the_options_say_and_the_function_gets_its_own_types(write: Write, start: Start) -> None:
    write("app.py", FORM)
    write("words.csv", "words,mood\nhi,LOUD\n")
    write("look.css", ".interface { color: red }")
    write("people", "ada:secret\nbob:hidden\n")
    server = start(
        *("app.py:say", "--input", "times=slider:0..6:2,label=How often", "--input", "mood=dropdown"),
        *("--output", "textbox,label=Said", "--examples", "words.csv", "--title", "Sayings", "--theme", "soft"),
        *("--description", "**Say** it", "--article", "The end", "--css", "look.css", "--flagging", "manual"),
        *("--queue-size", "3", "--concurrency", "2", "--max-file-size", "1kb", "--auth-file", "people"),
    )
    with httpx.Client(base_url=server.url) as browser:
        assert browser.get("/config").status_code == 401
        assert browser.post("/login", data={"username": "bob", "password": "hidden"}).status_code == 200
        config = browser.get("/config").json()
        assert browser.post("/run/predict", json={"data": ["a", 2, "LOUD"]}).json()["data"] == ["aa LOUD int"]
        assert "color: red" in browser.get("/").text
        assert browser.post("/upload", files={"files": b"x" * 1025}).status_code == 413
    components = [(each["type"], each["props"]) for each in config["components"]]
    assert [(props["step"], props["maximum"], props["label"]) for kind, props in components if kind == "slider"] == [
        (2, 6, "How often")
    ]
    assert [props["samples"] for kind, props in components if kind == "dataset"] == [[["hi", 1, "LOUD"]]]
    assert "Flag" in [props.get("value") for kind, props in components if kind == "button"]
    assert [props["value"] for kind, props in components if kind == "markdown"] == [
        "# Sayings",
        "**Say** it",
        "The end",
    ]
    assert (config["title"], config["theme"]) == ("Sayings", "soft")


def test_api_only_serves_no_page(write: Write, start: Start) -> None:
    write("app.py", "def echo(text: str) -> str: return text")
    server = start("app.py:echo", "--api-only")
    page = httpx.get(f"{server.url}/")
    assert (page.status_code, page.headers["content-type"].partition(";")[0]) == (404, "text/plain")
    assert call(server, "predict", "Hello") == ["Hello"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("page.py", "--live"), "page.py:demo is an app already: --live is about the form of a function."),
        (("app.py:say", "--theme", "sotf"), "--theme: there is no theme 'sotf'. Did you mean 'soft'?"),
        (("app.py:say", "--port", "many"), "--port: expected a whole number from 0 to 65535, got 'many'."),
        (("app.py:say", "--auth-file", "none"), "--auth-file none cannot be read: No such file or directory."),
        (
            ("app.py:say", "--input", "tims=text"),
            "--input tims: say() has no parameter 'tims'. Did you mean 'times'?",
        ),
    ],
)
def test_options_that_do_not_suit_end_it_with_code_2(
    write: Write, command: Command, arguments: tuple[str, ...], told: str
) -> None:
    write("app.py", FORM)
    write("page.py", "import gradio_lib as gr\nwith gr.Blocks() as demo:\n    gr.Textbox()")
    finished = command(*arguments)
    assert (finished.returncode, finished.stderr) == (2, f"gradio-run: {told}\n")


def test_the_documentation_lists_all_options_as_they_are() -> None:
    rows = re.findall(r"^\| `--.*", (ROOT / "docs/cli.md").read_text(), re.MULTILINE)
    assert rows == [_row(option) for option in OPTIONS.values()]


def _row(option: Option) -> str:
    no, value = f", `--{option.no}`", f" {option.kind.metavar}".replace("|", "\\|")
    command = f"`--{option.name}`{no}" if option.kind.is_flag else f"`--{option.name}{value}`"
    return f"| {command} | `{option.environment}` | `{option.name}` | {option.help} |"
