"""``--reload``: what is saved is served, what cannot be served leaves the last version where it is."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import Any

import httpx
import pytest

from tests.browser.server import Server
from tests.cli.conftest import Start, Write, call, endpoints


class Versions:
    """What a server says of its versions, as an open page hears it."""

    def __init__(self, http: httpx.Client) -> None:
        self._news = self._follow(http)
        assert self.next() == {"revision": 0, "error": None}

    def _follow(self, http: httpx.Client) -> Generator[dict[str, Any]]:
        last = None
        while True:  # a stream ends with the version that it belongs to
            with http.stream("GET", "/gradio_api/dev/reload") as response:
                for line in response.iter_lines():
                    if line.startswith("data: ") and line != last:
                        yield json.loads(line.removeprefix("data: "))
                        last = line

    def next(self) -> dict[str, Any]:
        """Wait for the next thing that it says."""
        return next(self._news)

    def close(self) -> None:
        self._news.close()


@contextmanager
def versions(server: Server) -> Iterator[Versions]:
    with httpx.Client(base_url=server.url, timeout=60) as http, closing(Versions(http)) as heard:
        yield heard


def test_what_is_saved_is_served(write: Write, start: Start) -> None:
    write("app.py", "def add(number: int) -> int: return number + 1")
    server = start("app.py", "--reload")
    with versions(server) as heard:
        write("app.py", "def multiply(number: int, by: int) -> int: return number * by")
        assert heard.next() == {"revision": 1, "error": None}
        assert endpoints(server) == {"/predict": ["number", "by"]}
        assert call(server, "predict", 3, 4) == [12]
        write("app.py", "def multiply(number: int, by: int) -> int: return number * by * 2")
        assert heard.next() == {"revision": 2, "error": None}
    assert call(server, "predict", 3, 4) == [24]
    assert httpx.get(f"{server.url}/config").json()["revision"] == 2
    assert server.lines[1:3] == ["Reloaded app.py", "Reloaded app.py"]
    assert server.stop() == 0


def test_only_what_imports_the_saved_module_is_imported_again(write: Write, start: Start) -> None:
    write("pack/__init__.py", "")
    write("pack/heavy.py", "print('heavy')\nBASE = 100")
    write("pack/step.py", "print('step')\nSTEP = 1")
    write("pack/middle.py", "print('middle')\nfrom . import heavy, step\nTOTAL = heavy.BASE + step.STEP")
    write("app.py", "from pack.middle import TOTAL\ndef total() -> int: return TOTAL")
    server = start("app.py:total", "--reload")
    assert call(server, "predict") == [101]
    with versions(server) as heard:
        write("pack/step.py", "print('step')\nSTEP = 22")
        heard.next()
    assert call(server, "predict") == [122]
    assert server.stop() == 0
    assert server.lines.count("heavy") == 1
    assert (server.lines.count("step"), server.lines.count("middle")) == (2, 2)


def test_a_version_that_cannot_be_served_leaves_the_last_one(write: Write, start: Start) -> None:
    write("helper.py", "STEP = 1")
    write("app.py", "import helper\ndef add(number: int) -> int: return number + helper.STEP")
    server = start("app.py:add", "--reload")
    with versions(server) as heard:
        write("helper.py", "STEP = 2\nraise RuntimeError('half done')")
        assert heard.next() == {
            "revision": 0,
            "error": "app.py could not be imported. helper.py, line 2: RuntimeError: half done",
        }
        assert call(server, "predict", 1) == [2]
        write("app.py", "import helper\ndef add(number: int) -> int: return number +")
        assert heard.next()["error"] == "app.py, line 2: SyntaxError: invalid syntax"
        write("app.py", "import helper, later\ndef add(number: int) -> int: return number + helper.STEP + later.STEP")
        assert "half done" in heard.next()["error"]
        write("helper.py", "STEP = 3")
        assert "No module named 'later'" in heard.next()["error"]
        assert call(server, "predict", 1) == [2]
        write("later.py", "STEP = 10")
        assert heard.next() == {"revision": 1, "error": None}
    assert call(server, "predict", 1) == [14]
    printed = "\n".join(server.lines)
    assert "Traceback (most recent call last):" in printed
    assert 'helper.py", line 2, in <module>' in printed
    assert "gradio_cli" not in printed
    assert "The last version that worked is still served." in printed


def test_a_run_goes_on_with_the_code_that_it_began_with(write: Write, start: Start) -> None:
    app = """
        import pathlib, time
        def wait(name: str) -> str:
            print("waiting", flush=True)
            while not pathlib.Path("go").exists():
                time.sleep(0.01)
            return name + " {}"
    """
    write("app.py", app.format("old"))
    server = start("app.py:wait", "--reload")
    with versions(server) as heard, ThreadPoolExecutor() as pool:
        answer = pool.submit(call, server, "predict", "Ada")
        server.wait_for_text("waiting")
        write("app.py", app.format("new"))
        heard.next()
        write("go", "")
        assert answer.result() == ["Ada old"]
    assert call(server, "predict", "Ada") == ["Ada new"]
    assert server.stop() == 0


def test_who_is_logged_in_stays_so_and_what_was_uploaded_is_still_there(write: Write, start: Start) -> None:
    write("app.py", "from pathlib import Path\ndef size(file: Path) -> int: return len(file.read_bytes())")
    server = start("app.py:size", "--reload", "--auth", "ada:secret")
    with httpx.Client(base_url=server.url, timeout=60) as browser:
        assert browser.get("/gradio_api/dev/reload").status_code == 401
        browser.post("/login", data={"username": "ada", "password": "secret"})
        (path,) = browser.post("/gradio_api/upload", files={"files": ("a.txt", b"12345")}).json()
        with closing(Versions(browser)) as heard:
            write("app.py", "from pathlib import Path\ndef size(file: Path) -> int: return -len(file.read_bytes())")
            assert heard.next()["revision"] == 1
        file = {"path": path, "meta": {"_type": "gradio.FileData"}}
        assert browser.post("/gradio_api/run/predict", json={"data": [file]}).json()["data"] == [-5]


def test_a_web_app_is_replaced_too_and_its_lifespan_ends(write: Write, start: Start) -> None:
    app = """
        import contextlib
        from fastapi import FastAPI, Request

        @contextlib.asynccontextmanager
        async def lifespan(app):
            yield {{"word": "{0}"}}
            print("ended {0}", flush=True)

        api = FastAPI(lifespan=lifespan)

        @api.get("/word")
        def word(request: Request): return request.state.word
    """
    write("web.py", app.format("one"))
    server = start("web.py", "--reload")
    assert httpx.get(f"{server.url}/word").json() == "one"
    write("web.py", app.format("two"))
    server.wait_for_text("ended one")
    assert httpx.get(f"{server.url}/word").json() == "two"
    assert server.stop() == 0
    assert "ended two" in server.lines


def test_what_a_program_launches_is_served_anew(write: Write, start: Start) -> None:
    program = "import gradio_lib as gr\ngr.Interface(str.{0}, 'text', 'text', api_name='{0}').launch()"
    write("program.py", program.format("upper"))
    server = start("program.py", "--reload")
    with versions(server) as heard:
        write("program.py", program.format("lower"))
        heard.next()
    assert list(endpoints(server)) == ["/lower"]


def test_what_is_wrong_is_told_in_the_terminal_alone_where_others_look_on(write: Write, start: Start) -> None:
    write("app.py", "def add(number: int) -> int: return number + 1")
    server = start("app.py:add", "--reload", "--hide-error")
    with versions(server) as heard:
        write("app.py", "secret = 1 / 0")
        assert heard.next() == {"revision": 0, "error": "The terminal says why."}
    server.wait_for_text("app.py, line 1: ZeroDivisionError")


@pytest.mark.parametrize("route", ["/gradio_api/dev/reload", "/dev/reload"])
def test_without_reload_there_is_no_such_route(write: Write, start: Start, route: str) -> None:
    write("app.py", "def add(number: int) -> int: return number + 1")
    server = start("app.py:add")
    assert httpx.get(f"{server.url}{route}").status_code == 404
    config = httpx.get(f"{server.url}/config").json()
    assert (config["dev_mode"], "revision" in config) == (False, False)
