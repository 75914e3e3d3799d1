"""The examples of the documentation, written anew: each is built, served and called."""

from __future__ import annotations

import io
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pictures

from gradio_lib.values.audio import encode
from tests.gate.tracked import ROOT
from tests.serving import serving
from tests.visitor import Visitor, visiting

FOLDER = ROOT / "examples/docs"
CASES: dict[str, Callable[[Visitor, dict[str, Any]], None]] = {}
OTHERS = {"loaded", "mount"}
"""Those that need something around them, and have a test of their own."""


def called(play: Callable[[Visitor, dict[str, Any]], None]) -> Callable[[Visitor, dict[str, Any]], None]:
    """Note how an example is called."""
    CASES[play.__name__] = play
    return play


def built(name: str) -> dict[str, Any]:
    """Run an example, up to the line that launches it, and return what it made."""
    return runpy.run_path(str(FOLDER / f"{name}.py"))


def png(picture: Pictures.Image) -> bytes:
    """Return a picture's file."""
    body = io.BytesIO()
    picture.save(body, "PNG")
    return body.getvalue()


def answer(visitor: Visitor, endpoint: str, *values: Any) -> list[Any]:
    """Call an endpoint as any program does."""
    told = visitor.http.post(f"/gradio_api/run/{endpoint}", json={"data": list(values)})
    assert told.status_code == 200, told.text
    data: list[Any] = told.json()["data"]
    return data


@called
def interface(visitor: Visitor, _made: dict[str, Any]) -> None:
    body = io.BytesIO()
    Pictures.new("RGB", (2, 2), (255, 255, 255)).save(body, "PNG")
    (path,) = visitor.http.post("/gradio_api/upload", files={"files": ("a.png", body.getvalue())}).json()
    (label,) = answer(visitor, "predict", {"path": path, "meta": {"_type": "gradio.FileData"}})
    assert label["label"] == "day"


@called
def queue(visitor: Visitor, made: dict[str, Any]) -> None:
    assert answer(visitor, "predict", "abc") == ["cba"]
    assert (made["demo"].max_size, made["demo"].default_concurrency_limit) == (20, 2)


@called
def flagging(visitor: Visitor, made: dict[str, Any]) -> None:
    assert answer(visitor, "predict", "four") == [4]
    (button,) = [each for each in made["demo"].blocks.values() if getattr(each, "value", None) == "Flag as too long"]
    visitor.fire(button, "click", "four", 4)
    assert "four,4,too long" in Path("flagged/log.csv").read_text()


@called
def blocks(visitor: Visitor, _made: dict[str, Any]) -> None:
    assert answer(visitor, "welcome", "Ada") == ["Welcome, Ada."]


@called
def opened(visitor: Visitor, made: dict[str, Any]) -> None:
    (shown,) = visitor.fire(None, "load")
    assert made["dt"].date.fromisoformat(shown)


@called
def layouts(visitor: Visitor, _made: dict[str, Any]) -> None:
    assert answer(visitor, "join", "a", "b") == ["a b"]
    assert {"row", "column", "tabs", "tabitem", "group", "accordion"} <= {
        e["type"] for e in visitor.config["components"]
    }


@called
def progress(visitor: Visitor, made: dict[str, Any]) -> None:
    heard = visitor.hear(visitor.join(made["demo"].dependency.function.id, "one two"))
    assert heard[-1]["output"]["data"] == ["ONE TWO"]
    assert any(message["msg"] == "progress" for message in heard)


@called
def update(visitor: Visitor, made: dict[str, Any]) -> None:
    told = {kind: visitor.fire(made["choice"], "change", kind)[0] for kind in ("short", "long", "none")}
    assert [told[kind].get("lines") for kind in told] == [2, 8, None]
    assert told["none"] == {"__type__": "update", "visible": False}


@called
def event_data(visitor: Visitor, made: dict[str, Any]) -> None:
    data = {"index": [1, 2], "value": 6, "selected": True}
    assert visitor.fire(made["table"], "select", event_data=data) == ["6 in row 2, column 3"]


@called
def request(visitor: Visitor, _made: dict[str, Any]) -> None:
    visitor.http.headers["user-agent"] = "a test"
    assert answer(visitor, "predict", "hello") == ["hello from a test"]


@called
def combine(visitor: Visitor, _made: dict[str, Any]) -> None:
    assert answer(visitor, "predict", "one two three four") == ["one two three", "One Two Three Four"]
    assert answer(visitor, "predict_1", "one two three four") == ["One Two Three"]


@called
def messages(visitor: Visitor, made: dict[str, Any]) -> None:
    run = made["demo"].dependency
    assert "among nobody" in visitor.failure(run, 0)
    heard = visitor.hear(visitor.join(run.function.id, 20))
    assert [m["log"] for m in heard if m["msg"] == "log"] == ["These are crumbs.", "The cake is cut."]


@called
def samples(visitor: Visitor, made: dict[str, Any]) -> None:
    assert visitor.fire(made["samples"].dataset, "click", 1) == [30, 12]
    assert answer(visitor, "add", 30, 12) == [42]


@called
def theme(visitor: Visitor, _made: dict[str, Any]) -> None:
    assert "--button-primary-background-fill:var(--primary-600)" in visitor.http.get("/theme.css").text
    assert answer(visitor, "predict", "aB") == ["Ab"]


@called
def state(visitor: Visitor, made: dict[str, Any]) -> None:
    assert visitor.fire(made["word"], "submit", "one", None)[0] == "one"
    assert visitor.fire(made["word"], "submit", "two", None)[0] == "one, two"


@called
def streaming(visitor: Visitor, made: dict[str, Any]) -> None:
    heard = visitor.hear(visitor.join(made["demo"].dependency.function.id, "abc"))
    assert heard[-1]["output"]["data"] == ["abc"]
    assert any(message["msg"] == "process_generating" for message in heard)


@called
def chained(visitor: Visitor, made: dict[str, Any]) -> None:
    assert visitor.run(made["inverting"], 4) == [0.25]
    assert [visitor.dependency(index).get("trigger_after") for index in range(3)] == [None, 0, 0]
    assert [answer(visitor, "done"), answer(visitor, "failed")] == [["done"], ["not possible"]]


@called
def interpretation(visitor: Visitor, made: dict[str, Any]) -> None:
    assert answer(visitor, "predict", "great food")[0]["label"] == "liked it"
    (button,) = [each for each in made["demo"].blocks.values() if getattr(each, "value", None) == "Interpret"]
    _, told = visitor.fire(button, "click", "great food")
    assert told["interpretation"] == [["great ", 0.1], ["food", 0.0]]


@called
def sketch(visitor: Visitor, _made: dict[str, Any]) -> None:
    picture, mask = Pictures.new("RGB", (2, 1), "red"), Pictures.new("L", (2, 1))
    mask.putpixel((0, 0), 255)
    image, drawn = (visitor.upload(png(each), "a.png") for each in (picture, mask))
    (part,) = answer(visitor, "predict", {"image": image, "mask": drawn})
    with Pictures.open(io.BytesIO(visitor.http.get(part["url"]).content)) as made:
        assert [made.getpixel((x, 0)) for x in (0, 1)] == [(255, 0, 0), (255, 255, 255)]


@called
def waveform(visitor: Visitor, _made: dict[str, Any]) -> None:
    sound = visitor.upload(encode((8000, np.zeros(800, np.int16))), "a.wav")
    (film,) = answer(visitor, "predict", sound, "#ff0000")
    assert visitor.http.get(film["url"]).content[4:8] == b"ftyp"


@pytest.mark.parametrize("name", sorted(CASES))
def test_example_is_served_and_called(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = built(name)
    with visiting(made["demo"]) as visitor:
        CASES[name](visitor, made)


def test_loaded_example_shows_an_app_that_is_served_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(built("blocks")["demo"]) as url:
        monkeypatch.setenv("SPACE", url)
        with visiting(built("loaded")["demo"]) as visitor:
            assert visitor.config["title"] == "From elsewhere"
            assert answer(visitor, "welcome", "Ada") == ["Welcome, Ada."]


def test_mounted_example_answers_beside_the_rest_of_its_app() -> None:
    from starlette.testclient import TestClient

    with TestClient(built("mount")["app"]) as http:
        assert http.get("/").json() == {"message": "This is the main app."}
        assert http.post("/gradio/gradio_api/run/predict", json={"data": ["Ada"]}).json()["data"] == ["Hello, Ada."]


def test_every_example_is_called() -> None:
    assert {path.stem for path in FOLDER.glob("*.py")} == CASES.keys() | OTHERS
