"""Apps that are served elsewhere, on a page of ours: their components, their functions, each visitor for himself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pictures

import gradio_lib as gr
from gradio_lib.apps.loading.rebuilding import Rebuilt
from tests.hub import playing
from tests.serving import serving
from tests.visitor import Visitor, visiting


def count(until: float) -> Iterator[str]:
    for step in range(int(until)):
        yield f"step {step}"


def elsewhere() -> gr.Blocks:
    """Return an app with one of each kind of function."""
    with gr.Blocks(title="Elsewhere", js="() => alert(1)", head="<script>alert(1)</script>") as app:
        with gr.Row(), gr.Column(scale=2), gr.Accordion("More", open=False):
            word = gr.Textbox("ada", label="Word", lines=3)
        with gr.Tabs(), gr.Tab("Second"):
            number, out = gr.Slider(2, 9, 3, label="Number"), gr.Textbox(label="Out")
        picture, shown = gr.Image(label="Picture"), gr.Image(label="Shown")
        many = gr.File(file_count="multiple")
        total = gr.State(0)
        run = word.submit(str.upper, word, out, api_name="shout")
        run.then(lambda w: (gr.update(label="Shouted"), w * 2), word, [out, word], api_name="twice")
        number.release(count, number, out, api_name="count")
        picture.upload(
            lambda image: image.rotate(90, expand=True), gr.Image(type="pil", label="In"), shown, api_name="turn"
        )
        gr.Button("Add").click(lambda n, t: (t + n, t + n), [number, total], [number, total], api_name="add")
        gr.Button("Join").click(lambda files: [str(f) for f in reversed(files)], many, many, api_name="join")
        gr.Button("Fail").click(fail, None, out, api_name="fail")
        gr.Button("Hidden").click(str.lower, word, out, api_name=False)
        gr.ClearButton([word, out])
        gr.Examples(["one", "two"], word)
        app.load(lambda: "hello", None, out, api_name="greet")
    return app


def fail() -> str:
    msg = "no more of that"
    raise gr.Error(msg)


@pytest.fixture(scope="module")
def remote() -> Iterator[str]:
    with serving(elsewhere()) as url:
        yield url


@pytest.fixture
def here(remote: str) -> Iterator[Visitor]:
    with visiting(gr.load(remote, title="Here")) as visitor:
        yield visitor


def named(visitor: Visitor, name: str) -> int:
    (found,) = [entry["id"] for entry in visitor.config["dependencies"] if entry["api_name"] == name]
    return int(found)


def block(visitor: Visitor, kind: str, label: str) -> dict[str, Any]:
    (found,) = [
        entry
        for entry in visitor.config["components"]
        if entry["type"] == kind and label in {entry["props"].get("label"), entry["props"].get("value")}
    ]
    return dict(found)


def upload(visitor: Visitor, name: str, content: bytes) -> dict[str, Any]:
    (path,) = visitor.http.post("/gradio_api/upload", files={"files": (name, content)}).json()
    return {"path": path, "orig_name": name, "meta": {"_type": "gradio.FileData"}}


def test_the_page_is_made_again_of_our_own_components(here: Visitor) -> None:
    assert here.config["title"] == "Here"
    assert block(here, "textbox", "Word")["props"] == {"value": "ada", "label": "Word", "lines": 3}
    assert block(here, "slider", "Number")["props"]["maximum"] == 9
    assert block(here, "accordion", "More")["props"]["open"] is False
    assert block(here, "tabitem", "Second")
    parents = {child["id"]: node["id"] for node in _nodes(here.config["layout"]) for child in node.get("children", ())}
    types = {entry["id"]: entry["type"] for entry in here.config["components"]}
    word = block(here, "textbox", "Word")["id"]
    chain = [types[parents[word]], types[parents[parents[word]]], types[parents[parents[parents[word]]]]]
    assert chain == ["accordion", "column", "row"]


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("children", ()):
        yield from _nodes(child)


def test_nothing_that_could_run_is_taken_over(here: Visitor) -> None:
    assert "alert(1)" not in here.page
    assert here.config["js"] is None


def test_functions_call_those_of_the_other_app(here: Visitor) -> None:
    assert here.run(named(here, "shout"), "ada") == ["ADA"]
    update, value = here.run(named(here, "twice"), "ada")
    assert (update, value) == ({"__type__": "update", "label": "Shouted"}, "adaada")
    assert here.dependency(named(here, "twice"))["trigger_after"] == named(here, "shout")
    assert here.triggered(None, "load") == [named(here, "greet")]
    assert here.run(named(here, "greet")) == ["hello"]
    assert here.failure(named(here, "fail")) == "no more of that"


def test_streams_arrive_step_by_step(here: Visitor) -> None:
    heard = here.hear(here.join(named(here, "count"), 3))
    assert heard[-1]["output"]["data"] == ["step 2"]
    assert sum(message["msg"] == "process_generating" for message in heard) >= 1


def test_files_go_there_and_come_back(here: Visitor) -> None:
    body = io.BytesIO()
    Pictures.new("RGB", (3, 2), (255, 0, 0)).save(body, "PNG")
    (shown,) = here.run(named(here, "turn"), upload(here, "in.png", body.getvalue()))
    assert Pictures.open(io.BytesIO(here.http.get(shown["url"]).content)).size == (2, 3)
    (files,) = here.run(named(here, "join"), [upload(here, "a.txt", b"one"), upload(here, "b.txt", b"two")])
    assert [here.http.get(each["url"]).content for each in files] == [b"two", b"one"]


def test_each_visitor_has_a_session_of_its_own_there(here: Visitor) -> None:
    add = named(here, "add")
    assert [here.run(add, 2), here.run(add, 2)] == [[2], [4]]
    other = Visitor(here.url)
    assert other.run(add, 2) == [2]
    other.close()


def test_hidden_functions_stay_hidden_and_samples_fill_in(here: Visitor) -> None:
    names = [entry["api_name"] for entry in here.config["dependencies"]]
    assert "lower" not in names
    (dataset,) = [entry["id"] for entry in here.config["components"] if entry["type"] == "dataset"]
    (load,) = [e["id"] for e in here.config["dependencies"] if [dataset, "click"] in e["targets"]]
    assert here.run(load, 1) == ["two"]


def test_the_app_can_be_called(remote: str) -> None:
    app = gr.load(remote)
    assert app("ada") == "ADA"
    assert app("ada", api_name="shout") == "ADA"


def test_a_space_is_found_by_its_name(remote: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with playing() as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        hub.files["spaces/ada/elsewhere"] = {}
        hub.facts["spaces/ada/elsewhere"] = {
            "host": remote,
            "runtime": {"stage": "RUNNING", "hardware": {"current": None, "requested": None}},
        }
        app = gr.load("spaces/ada/elsewhere")
        assert gr.Blocks.load("ada/elsewhere", src="spaces").title == "Elsewhere"
        with visiting(app) as visitor:
            assert visitor.run(named(visitor, "shout"), "ada") == ["ADA"]


def test_a_path_that_the_other_app_makes_up_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    with gr.Blocks() as app:
        out = gr.Image()
        gr.Button().click(lambda: str(tmp_path / "secret.png"), None, out, postprocess=False, api_name="steal")
    with serving(app) as url, visiting(gr.load(url)) as visitor:
        heard = visitor.hear(visitor.join(named(visitor, "steal")))
        assert heard[-1]["output"].get("data", [None])[0] in {None, str(tmp_path / "secret.png")}
        assert visitor.http.get(f"/gradio_api/file={tmp_path}/secret.png").status_code in {403, 404}


def test_a_config_of_3x_can_be_read() -> None:
    config = {
        "title": "Old",
        "components": [
            {"id": 1, "type": "row", "props": {"type": "row", "visible": True}},
            {"id": 2, "type": "textbox", "props": {"name": "textbox", "label": "Word", "lines": 2, "value": "x"}},
            {"id": 3, "type": "button", "props": {"value": "Run", "name": "button"}},
            {"id": 4, "type": "holodeck", "props": {"label": "Unknown", "value": {"a": 1}}},
            {"id": 5, "type": "radio", "props": {"choices": ["a", "b"], "value": "b"}},
            {"id": 6, "type": "form", "props": {}},
        ],
        "layout": {
            "id": 0,
            "children": [{"id": 1, "children": [{"id": 2}, {"id": 3}]}, {"id": 4}, {"id": 6, "children": [{"id": 5}]}],
        },
        "dependencies": [
            {
                "targets": [3],
                "trigger": "click",
                "inputs": [2],
                "outputs": [5],
                "backend_fn": True,
                "js": None,
                "api_name": "run",
            },
            {
                "targets": [3],
                "trigger": "click",
                "inputs": [],
                "outputs": [2],
                "backend_fn": False,
                "js": "() => [null]",
            },
            {
                "targets": [3],
                "trigger": "click",
                "inputs": [],
                "outputs": [2],
                "backend_fn": False,
                "js": "() => fetch('x')",
            },
        ],
    }
    app = Rebuilt(
        config, lambda index, inputs, outputs: lambda word: f"{index} {word} {len(inputs)} {len(outputs)}"
    ).app()
    with visiting(app) as visitor:
        kinds = [(entry["type"], entry["props"].get("label")) for entry in visitor.config["components"]]
        run, reset = visitor.config["dependencies"]
        assert visitor.run(run["id"], "x") == ["0 x 1 1"]
    assert kinds == [
        ("row", None),
        ("textbox", "Word"),
        ("button", None),
        ("json", "Unknown"),
        ("column", None),
        ("radio", None),
    ]
    assert (run["api_name"], run["targets"][0][1]) == ("run", "click")
    assert (reset["js"], reset["backend_fn"]) == ("() => [null]", False)
