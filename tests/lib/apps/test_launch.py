"""Launching: files of css and head, parameters of other generations, experiment trackers, a second launch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

import gradio_lib as gr
from gradio_lib.errors import DeclarationError, UnknownName
from gradio_lib.legacy.params import METHODS
from gradio_lib.legacy.warnings import GradioDeprecationWarning
from tests.gate.tracked import ROOT
from tests.serving import serving


def shouter(**options: Any) -> gr.Interface:
    return gr.Interface(str.upper, "text", "text", **options)


def test_css_and_head_come_from_text_and_from_files(tmp_path: Path) -> None:
    (tmp_path / "one.css").write_text(".one { color: red }")
    (tmp_path / "two.css").write_text(".two { color: red }")
    (tmp_path / "head.html").write_text("<meta name='two'>")
    with serving(
        shouter(),
        css_paths=[tmp_path / "one.css", str(tmp_path / "two.css")],
        css=".three { color: red }",
        head="<meta name='three'>",
        head_paths=tmp_path / "head.html",
    ) as url:
        page = httpx.get(url).text
    places = [page.index(text) for text in (".one {", ".two {", ".three {", "<meta name='two'>", "<meta name='three'>")]
    assert places == sorted(places)


def test_css_of_the_app_is_kept_where_launch_has_none(tmp_path: Path) -> None:
    (tmp_path / "app.css").write_text(".app { color: red }")
    with serving(shouter(css=str(tmp_path / "app.css"))) as url:
        assert ".app { color: red }" in httpx.get(url).text


@pytest.mark.parametrize("name", METHODS["launch"])
def test_a_parameter_of_another_generation_is_taken_with_a_warning_that_says_what_to_do(name: str) -> None:
    value: Any = {"strict_cors": False, "_frontend": False, "file_directories": [str(ROOT / "docs")]}.get(name, 1)
    app = shouter()
    with pytest.warns(GradioDeprecationWarning, match=rf"launch\({name}=…\) is of another generation: ") as told:
        app.launch(prevent_thread_lock=True, server_port=0, quiet=True, **{name: value})
    app.close(verbose=False)
    assert [warning.filename for warning in told] == [__file__]


def test_directories_of_3x_are_allowed_paths() -> None:
    app = shouter()
    with pytest.warns(GradioDeprecationWarning, match="use allowed_paths"):
        app.launch(prevent_thread_lock=True, server_port=0, quiet=True, file_directories=[str(ROOT / "docs")])
    assert httpx.get(f"{app.local_url}gradio_api/file={ROOT}/docs/page.md").status_code == 200
    app.close(verbose=False)


def test_the_queue_of_3x_can_be_switched_off_at_launch() -> None:
    app = shouter()
    with pytest.warns(GradioDeprecationWarning, match="queue=False goes past it"):
        app.launch(prevent_thread_lock=True, server_port=0, quiet=True, enable_queue=False)
    assert httpx.get(f"{app.local_url}config").json()["dependencies"][0]["queue"] is False
    app.close(verbose=False)


def test_a_second_launch_takes_the_first_one_s_place() -> None:
    app = shouter()
    with serving(app) as first, serving(app) as second:
        assert app.local_url == f"{second}/"
        if first != second:  # the port was given again
            with pytest.raises(httpx.HTTPError):
                httpx.get(first)
        assert httpx.get(second).status_code == 200
    assert not app.is_running


PROGRAM = """
import gradio_lib as gr, threading

def stop(word):
    threading.Thread(target=demo.close, kwargs={"verbose": False}).start()
    return word

demo = gr.Interface(stop, "text", "text")
demo.launch(server_port=0)
print("back", demo.is_running)
demo.close()
"""


def test_at_a_prompt_launch_returns() -> None:
    command = [sys.executable, "-i", "-c", PROGRAM]
    ended = subprocess.run(command, input="", capture_output=True, text=True, cwd=ROOT, timeout=60, check=True)
    assert "back True" in ended.stdout


def test_a_program_waits_until_the_server_ends() -> None:
    command = [sys.executable, "-u", "-c", PROGRAM]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as waiting:
        assert waiting.stdout is not None
        url = waiting.stdout.readline().removeprefix("Running on ").strip()
        assert httpx.post(f"{url}/gradio_api/run/predict", json={"data": ["x"]}).json()["data"] == ["x"]
        assert waiting.stdout.read() == "back False\n"


# -- experiment trackers ------------------------------------------------------------------------------------------


class Tracker:
    """Plays comet_ml's experiment, wandb and mlflow."""

    def __init__(self) -> None:
        self.noted: list[Any] = []

    def log_other(self, *words: str) -> None:
        self.noted.append(words)

    def log_text(self, text: str) -> None:
        self.noted.append(text)

    def end(self) -> None:
        self.noted.append("end")

    def log(self, data: dict[str, Any]) -> None:
        self.noted.append(data)

    def Html(self, text: str) -> str:  # noqa: N802 - wandb's name
        return text

    def log_param(self, *words: str) -> None:
        self.noted.append(words)


def test_trackers_are_told_where_the_app_is() -> None:
    comet, wandb, mlflow = Tracker(), Tracker(), Tracker()
    app = shouter()
    with pytest.raises(DeclarationError, match="call launch"):
        app.integrate(comet_ml=comet)
    with serving(app) as url:
        app.integrate(comet_ml=comet, wandb=wandb, mlflow=mlflow)
    assert comet.noted == [("Created from", "Gradio"), f"gradio: {url}/", "end"]
    assert f'src="{url}/"' in wandb.noted[0]["Gradio panel"]
    assert mlflow.noted == [("Gradio Interface Local Link", f"{url}/")]


# -- an app is a function -----------------------------------------------------------------------------------------


def test_an_app_can_be_called() -> None:
    with gr.Blocks() as demo:
        box = gr.Textbox()
        gr.Button().click(None, None, None, js="() => []")
        box.submit(str.upper, box, box)
        box.submit(str.lower, box, box, api_name="quiet")
    assert (demo("Ada"), demo("Ada", fn_index=1), demo("Ada", api_name="/quiet")) == ("ADA", "ada", "ada")
    assert shouter()("ada") == "ADA"
    with pytest.raises(UnknownName, match="Did you mean 'quiet'"):
        demo("Ada", api_name="quite")
    with pytest.raises(UnknownName, match="function of this app '2'"):
        demo("Ada", fn_index=2)
