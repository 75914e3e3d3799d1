"""``gradio-run call``: one call from the terminal, in this process and at apps that run."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from PIL import Image

import gradio_lib as gr
from gradio_cli.main import app
from tests.cli.conftest import Write
from tests.cli.terminal import in_terminal
from tests.serving import serving

TRIP = """
    import dataclasses, time
    from collections.abc import Iterator
    from enum import Enum
    from pathlib import Path
    from typing import Literal

    import gradio_lib as gr
    from PIL import Image, ImageOps

    class Pace(Enum):
        SLOW = "slow"
        FAST = "fast"

    @dataclasses.dataclass
    class Stop:
        town: str
        nights: int = 1

    def plan(days: int, city: str = "Rome", sights: list[Literal["zoo", "lake"]] = [], pace: Pace = Pace.SLOW,
             by_train: bool = False, first: Stop | None = None) -> str:
        return repr((days, city, sights, pace.name, by_train, first))

    def both(a: float) -> tuple[float, dict]:
        print("thinking")
        return a / 2, {"half": [a]}

    def tell(words: str) -> Iterator[str]:
        told = ""
        for word in words.split():
            told += word
            yield told

    def steps(to: int) -> Iterator[int]:
        yield from range(to)

    def invert(picture: Image.Image, notes: list[Path] = []) -> Image.Image:
        return ImageOps.invert(picture)

    def fail(why: str):
        raise gr.Error(why)

    def long(progress=gr.Progress()):
        progress(0.5, desc="half of it")
        try:
            while True:
                time.sleep(0.01)
        finally:
            Path("ended").touch()
"""


class Call(Protocol):
    """Runs ``gradio-run call`` in this process, and returns exit code, stdout and stderr."""

    def __call__(self, *words: str) -> tuple[int, str, str]: ...


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], write: Write) -> Call:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    write("trip.py", TRIP)

    def call(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            app(["call", *words])
        return (int(ended.value.code or 0), *capfd.readouterr())

    return call


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (["3"], (3, "Rome", [], "SLOW", False, None)),
        (["days=3", "city=007"], (3, "007", [], "SLOW", False, None)),
        (["3", "city=a=b"], (3, "a=b", [], "SLOW", False, None)),
        (["3", "sights=zoo", "sights=lake", "pace=FAST"], (3, "Rome", ["zoo", "lake"], "FAST", False, None)),
        (['sights:=["lake"]', "by_train=yes", "3"], (3, "Rome", ["lake"], "SLOW", True, None)),
    ],
)
def test_words_are_the_values_that_the_function_declares(call: Call, words: list[str], given: Any) -> None:
    assert call("trip.py:plan", *words) == (0, f"{given!r}\n", "")


def test_several_results_have_their_labels_and_prints_go_elsewhere(call: Call) -> None:
    assert call("trip.py:both", "3") == (0, 'Result 1: 1.5\nResult 2: {"half": [3.0]}\n', "thinking\n")
    code, told, _ = call("trip.py:both", "3", "--json")
    assert (code, json.loads(told)) == (0, [1.5, {"half": [3.0]}])


def test_stream_is_printed_as_it_comes(call: Call) -> None:
    assert call("trip.py:tell", "one two") == (0, "onetwo\n", "")
    assert call("trip.py:steps", "3") == (0, "0\n1\n2\n", "")
    assert call("trip.py:tell", "one two", "--json") == (0, '"one"\n"onetwo"\n', "")


def test_files_are_paths_both_ways_and_none_is_overwritten(call: Call) -> None:
    Image.new("RGB", (1, 1), "white").save("white.png")
    for name in ("image.png", "image-1.png"):
        code, told, _ = call("trip.py:invert", "white.png", "notes=trip.py", "--output-dir", "out")
        assert (code, told) == (0, f"{Path('out', name)}\n")
        with Image.open(Path("out", name)) as inverted:
            assert inverted.convert("RGB").getpixel((0, 0)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["trip.py:fail", "Too far."], 1, "Too far."),
        (["trip.py:plan"], 2, "It needs days: write days=…."),
        (["trip.py:plan", "3", "ctiy=Oslo"], 2, "There is no parameter 'ctiy'. Did you mean 'city'?"),
        (["trip.py:plan", "many"], 2, "days: 'many' is no number."),
        (["trip.py:plan", "3", "first_nights:={"], 2, "first_nights: '{' is no JSON"),
        (["trip.py:plan", "3", "sights=sea"], 2, "sea"),
        (["trip.py:steps", "1", "2"], 2, "'2' is one value too many: there are to."),
        (["trip.py:plan", "days=1", "days=2"], 2, "days is given 2 times"),
        (["trip.py"], 2, "Say which function: --api-name. There are /plan,"),
        (["trip.py", "--api-name", "pla"], 2, "There is no function /pla. Did you mean '/plan'?"),
        (["trip.py:invert", "none.png"], 1, "There is no file 'none.png'"),
        (["trip.py:pla"], 2, "trip.py has no 'pla'. Did you mean 'plan'?"),
        (["http://127.0.0.1:1"], 1, "127.0.0.1:1"),
    ],
)
def test_what_goes_wrong_has_a_code_of_its_kind(call: Call, words: list[str], code: int, told: str) -> None:
    ended, printed, error = call(*words)
    assert (ended, printed) == (code, "")
    assert "gradio-run: " in error
    assert told in error.splitlines()[-1]


# -- apps that run ----------------------------------------------------------------------------------------------------


def grow(words: str) -> Iterator[str]:
    """Say a word more each time."""
    for number in range(len(words.split())):
        yield " ".join(words.split()[: number + 1])


def mirror(picture: Image.Image, note: str = "") -> tuple[Image.Image, str]:
    """Mirror a picture."""
    gr.Info("Mirrored.")
    return picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT), note


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    forms = [gr.Interface(each, api_name=each.__name__) for each in (grow, mirror)]
    with serving(gr.TabbedInterface(forms), auth=("ada", "secret")) as address:
        yield address


def test_running_app_is_called_the_same_way(call: Call, url: str) -> None:
    login = ("--auth", "ada:secret")
    assert call(url, "one two three", "--api-name", "grow", *login) == (0, "one two three\n", "")
    Image.new("RGB", (2, 1), "red").save("red.png")
    code, told, error = call(url, "red.png", "note=hi", "--api-name", "/mirror", *login)
    assert (code, told, error) == (0, "Result 1: image.png\nResult 2: hi\n", "gradio-run: info: Mirrored.\n")
    with Image.open("image.png") as mirrored:
        assert mirrored.size == (2, 1)


def test_running_app_s_refusals_have_codes_too(call: Call, url: str) -> None:
    code, told, error = call(url, "a", "--api-name", "grow")
    assert (code, told) == (1, "")
    assert "login" in error or "auth" in error
    assert call(url, "--auth", "ada")[0] == 2
    assert call(url, "wrds=a", "--api-name", "grow", "--auth", "ada:secret")[0] == 2


def test_progress_is_a_bar_and_an_interruption_ends_the_function(tmp_path: Path, write: Write) -> None:
    write("trip.py", TRIP)
    command = [sys.executable, "-m", "gradio_cli", "call", "trip.py:long"]
    with in_terminal(command, tmp_path, ["stderr"]) as (process, terminal):
        terminal.wait_for("half of it", "50%")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
