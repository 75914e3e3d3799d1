"""Each example: started as its README line says, and called over HTTP as its page calls it."""

from __future__ import annotations

import io
import json
import re
import shlex
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from PIL import Image, ImageOps

from tests.browser.server import gradio_run, running
from tests.gate.tracked import ROOT, short, tracked

LINES = re.findall(r"^\| `(gradio-run examples/(\w+)/[^`]+)`", (ROOT / "examples/README.md").read_text(), re.MULTILINE)
COMMANDS = {name: command for command, name in LINES}


class Example:
    """A running example."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=url, timeout=60)

    def call(self, *values: Any, endpoint: str = "predict") -> list[Any]:
        """Return the endpoint's results."""
        return self.steps(*values, endpoint=endpoint)[-1]

    def steps(self, *values: Any, endpoint: str = "predict") -> list[list[Any]]:
        """Return all that the endpoint says on its way, and at last its results."""
        started = self.http.post(f"/gradio_api/call/{endpoint}", json={"data": values})
        stream = self.http.get(f"/gradio_api/call/{endpoint}/{started.json()['event_id']}").text
        events = re.findall(r"event: (\w+)\ndata: (.*)", stream)
        assert "error" not in dict(events), stream
        return [json.loads(data) for event, data in events if event in {"generating", "complete"}]

    def starts_as(self) -> list[Any]:
        """Return what the fields show first."""
        config = self.http.get("/config").json()
        values = {each["id"]: each["props"].get("value") for each in config["components"]}
        run = next(each for each in config["dependencies"] if each["api_name"] == "predict")
        return [values[id_] for id_ in run["inputs"]]

    def upload(self, content: bytes, name: str) -> dict[str, Any]:
        """Return what names an uploaded file."""
        (path,) = self.http.post("/gradio_api/upload", files={"files": (name, content)}).json()
        return {"path": path, "orig_name": name, "meta": {"_type": "gradio.FileData"}}

    def picture(self, file: dict[str, Any]) -> Image.Image:
        """Return a picture among the results."""
        return Image.open(io.BytesIO(self.http.get(file["url"]).content))


@pytest.fixture
def example(request: pytest.FixtureRequest) -> Iterator[Example]:
    """The example that the test is named after."""
    name = request.node.name.removeprefix("test_").partition("_")[0]
    arguments = shlex.split(COMMANDS[name])[1:]
    with running(gradio_run(*arguments)) as server:
        example = Example(server.url)
        with example.http:
            yield example


def test_text_is_summed_up(example: Example) -> None:
    text, _ = example.starts_as()
    summary, words, length = example.call(text, 2)
    assert len(re.findall(r"[.]", summary)) == 2
    assert all(sentence in " ".join(text.split()) for sentence in summary.split(". "))
    assert {"tides", "water", "moon"} & {each["label"] for each in words["confidences"]}
    assert re.fullmatch(r"\d+ words, about 1 min to read", length)


def test_image_is_painted_with_few_colours(example: Example) -> None:
    wheel = Image.linear_gradient("L").convert("RGB")
    content = io.BytesIO()
    wheel.save(content, "png")
    upload = example.upload(content.getvalue(), "wheel.png")
    (poster,) = example.call(upload, 8, False)
    (mirrored,) = example.call(upload, 8, True)
    assert len(example.picture(poster).convert("RGB").getcolors() or ()) == 8
    assert example.picture(poster).size == wheel.size
    assert example.picture(mirrored).tobytes() == ImageOps.mirror(example.picture(poster)).tobytes()


def test_dataframe_is_grouped(example: Example) -> None:
    table, by, measure = example.starts_as()
    (sums,) = example.call(table, by, measure)
    assert sums["headers"] == ["shop", "cups", "revenue"]
    assert sums["data"][0] == ["Lima", 405, 629]
    (means,) = example.call(table, "drink", "mean")
    assert [row[0] for row in means["data"]] == ["coffee", "mate", "tea"]


def test_dataframe_names_the_columns_where_one_is_missing(example: Example) -> None:
    table, _, _ = example.starts_as()
    answer = example.http.post("/gradio_api/run/predict", json={"data": [table, "town", "sum"]})
    assert answer.status_code == 500
    assert answer.json()["error"] == "There is no column 'town'; there are shop, drink, cups, revenue."


def test_chat_answers_word_by_word(example: Example) -> None:
    said = [step[0] for step in example.steps("I am tired of my tests", 0.0)]
    assert said[-1] in {"How long have you been tired of your tests?", "What is it like to be tired of your tests?"}
    assert all(said[-1].startswith(each) for each in said)


def test_form_plans_a_loan(example: Example) -> None:
    told, years = example.call(12_000, 0, 1, "MONTHLY", "2026-01-15", 0)
    assert told == "1,000.00 monthly; 12,000.00 in all, 0.00 of it interest"
    assert years["data"] == [[2026, 12000, 0, 0]]
    told, years = example.call(10_000, 5, 10, "YEARLY", "2026-06-01", 0)
    assert told.startswith("1,295.05 yearly; 12,950.46 in all")
    assert [row[0] for row in years["data"]] == list(range(2026, 2036))


def test_blocks_finds_and_marks(example: Example) -> None:
    marked, table, told = example.call(r"(a+)(b)?", "<aab> a", ["Ignore case"], endpoint="find")
    assert marked == "&lt;<mark>aab</mark>&gt; <mark>a</mark>"
    assert table["data"] == [["aab", "1", "aa, b"], ["a", "6", "a, None"]]
    assert told == "2 found"
    assert "not complete" in example.call("(", "text", [], endpoint="find")[2]


def test_progress_is_told_while_it_draws(example: Example) -> None:
    join = {"session_hash": "a" * 12, "fn_index": 0, "data": [-0.5, 0, 1, 128]}
    example.http.post("/gradio_api/queue/join", json=join)
    messages = example.http.get("/gradio_api/queue/data", params={"session_hash": "a" * 12}).text
    told = [json.loads(line.removeprefix("data: ")) for line in messages.splitlines() if line.startswith("data: ")]
    steps = [each["progress_data"][0] for each in told if each["msg"] == "progress"]
    assert {(step["length"], step["unit"], step["desc"]) for step in steps} == {(128, "lines", "Drawing")}
    (picture,) = told[-2]["output"]["data"] if told[-1]["msg"] == "close_stream" else told[-1]["output"]["data"]
    assert example.picture(picture).size == (128, 128)


def test_every_example_has_a_line_and_a_test() -> None:
    files = [path for path in tracked(".py") if short(path).startswith("examples/")]
    elsewhere = ("examples/docs/", "examples/gallery.py")  # test_docs.py and the browser's tests
    folders = {path.parent.name for path in files if not short(path).startswith(elsewhere)}
    tested = {name.removeprefix("test_").partition("_")[0] for name in globals() if name.startswith("test_")}
    assert folders == set(COMMANDS)
    assert folders <= tested
    assert all((ROOT / "examples" / folder / "app.py").is_file() for folder in folders)
