"""Parameters of `gr.Interface`, and of mounting, that change the page or what the function gets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

import gradio_lib as gr
from tests.visitor import visiting


def tally(number: float, seen: list[float] = []) -> tuple[str, list[float]]:  # noqa: B006 - what a state begins with
    return str([*seen, number]), [*seen, number]


def test_a_state_that_goes_in_and_comes_out_is_one_and_begins_as_the_default() -> None:
    app = gr.Interface(tally, ["number", "state"], ["text", "state"])
    assert app.input_components[1] is app.output_components[1]
    with visiting(app) as one, visiting(gr.Interface(tally, ["number", "state"], ["text", "state"])) as other:
        assert [one.run(app.dependency, n, None)[0] for n in (1, 2)] == ["[1]", "[1, 2]"]
        assert other.run(0, 3, None)[0] == "[3]"


def test_two_states_stay_two() -> None:
    states = [gr.State(render=False), gr.State(render=False)]
    app = gr.Interface(lambda a, b, c: (a, b, c), ["text", *states], ["text", "state", "state"])
    assert len({*app.input_components, *app.output_components}) == 6


@pytest.mark.parametrize(
    ("accordion", "label", "is_open"),
    [(None, "Additional inputs", False), ("Finer points", "Finer points", False), ("made", "Mine", True)],
)
def test_more_inputs_stand_in_a_part_that_folds(accordion: str | None, label: str, is_open: bool) -> None:
    given: Any = gr.Accordion("Mine", open=True, render=False) if accordion == "made" else accordion
    app = gr.Interface(
        lambda word, times: word * int(times),
        "text",
        "text",
        additional_inputs=[gr.Number(2, label="Times", render=False)],
        additional_inputs_accordion=given,
    )
    folding = app.input_components[1].parent
    assert isinstance(folding, gr.Accordion)
    assert (folding.label, folding.open) == (label, is_open)
    with visiting(app) as visitor:
        assert visitor.run(app.dependency, "ab", 3) == ["ababab"]


def test_a_thumbnail_stands_for_the_page_where_it_is_linked() -> None:
    address = 'https://example.org/a.png?x="><script>'
    with visiting(gr.Interface(str.upper, "text", "text", thumbnail=address)) as visitor:
        assert (
            '<meta property="og:image" content="https://example.org/a.png?x=&quot;&gt;&lt;script&gt;" />'
            in visitor.page
        )


def test_the_documented_positionals_are_taken_in_their_order() -> None:
    kind: Any = gr.Interface
    app = kind(
        str.upper,
        "text",
        "text",
        None,
        None,
        10,
        False,
        None,
        2.0,
        "Title",
        "About",
        "End",
        None,
        "soft",
        None,
        "never",
    )
    assert (app.title, app.description, app.article, app.theme) == ("Title", "About", "End", "soft")
    blocks: Any = gr.Blocks
    assert (blocks("glass", None, "blocks", "Named").theme, blocks("glass", None, "blocks", "Named").title) == (
        "glass",
        "Named",
    )


def test_a_mounted_app_is_dressed_as_a_launched_one(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text(".one { color: red }")
    outer = FastAPI()
    dressing: dict[str, Any] = {
        "theme": "ocean",
        "css": ".two { color: red }",
        "js": "() => 1",
        "head": "<meta name='x'>",
    }
    gr.mount_gradio_app(
        outer, gr.Interface(str.upper, "text", "text"), "/one", css_paths=tmp_path / "a.css", **dressing
    )
    gr.mount_gradio_app(outer, gr.Interface(str.lower, "text", "text"), "/two")
    with TestClient(outer) as http:
        page, config = http.get("/one/").text, http.get("/one/config").json()
        other = http.get("/two/config").json()
        calls = [
            http.post(f"/{n}/gradio_api/run/predict", json={"data": ["Ada"]}).json()["data"] for n in ("one", "two")
        ]
    assert (config["theme"], config["js"], other["theme"]) == ("ocean", "() => 1", "default")
    assert page.index(".one {") < page.index(".two {")
    assert "<meta name='x'>" in page
    assert calls == [["ADA"], ["ada"]]
