"""Themes go to the Hub and come back: `push_to_hub`, `from_hub`, and an app that names one of there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import gradio_lib as gr
from gradio_lib.errors import DeclarationError
from tests.hub import Hub, playing
from tests.serving import serving


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Hub]:
    with playing() as played:
        monkeypatch.setenv("HF_ENDPOINT", played.url)
        monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
        yield played


TOKEN = "x" * 8
SUNSET = gr.themes.Soft(primary_hue="orange").set(name="sunset", block_title_text_weight="800")


def test_a_theme_comes_back_from_the_hub_as_it_went_there(hub: Hub) -> None:
    address = SUNSET.push_to_hub("sunset", hf_token=TOKEN, description="Warm.")
    assert address == f"{hub.url}/spaces/ada/sunset"
    assert set(hub.files["spaces/ada/sunset"]) == {"README.md", "app.py", "themes/theme_schema@0.0.1.json"}
    assert f"Bearer {TOKEN}" in hub.tokens
    assert gr.themes.Base.from_hub("ada/sunset").to_dict() == SUNSET.to_dict()


@pytest.mark.usefixtures("hub")
def test_versions_count_on_and_can_be_asked_for() -> None:
    SUNSET.push_to_hub("sunset", token=TOKEN)
    SUNSET.push_to_hub("sunset", token=TOKEN, org_name="ada")
    gr.themes.Base().set(name="second").push_to_hub("sunset", token=TOKEN, version="1.0.0")
    names = {
        wanted: gr.Theme.from_hub(f"ada/sunset{wanted}").name for wanted in ("", "@0.0.2", "@>=0.0.1,<1", "@1.0.0")
    }
    assert names == {"": "second", "@0.0.2": "sunset", "@>=0.0.1,<1": "sunset", "@1.0.0": "second"}
    with pytest.raises(DeclarationError, match=r"has a version 1\.0\.0 already"):
        SUNSET.push_to_hub("sunset", token=TOKEN, version="1.0.0")
    with pytest.raises(DeclarationError, match=r"no theme of version 3\.0; it has: 0\.0\.1, 0\.0\.2, 1\.0\.0"):
        gr.Theme.from_hub("ada/sunset@3.0")
    with pytest.raises(DeclarationError, match="is no version"):
        gr.Theme.from_hub("ada/sunset@newest")


def test_a_private_theme_is_made_private(hub: Hub) -> None:
    SUNSET.push_to_hub("hidden", token=TOKEN, private=True)
    assert hub.private == {"spaces/ada/hidden"}


def test_the_text_of_a_space_cannot_end_its_front_matter(hub: Hub) -> None:
    SUNSET.push_to_hub("sunset", token=TOKEN, theme_name='x"\n---\nsdk: docker')
    front = hub.files["spaces/ada/sunset"]["README.md"].decode().split("---\n")[1]
    assert [line for line in front.splitlines() if line.startswith("sdk")] == ["sdk: gradio"]


def test_what_a_theme_of_somebody_else_says_cannot_leave_its_rule(hub: Hub) -> None:
    data = {"theme": {"body_text_color": "red} body{background:url(//evil.example)"}}
    hub.files["spaces/eve/bad"] = {"themes/theme_schema@1.0.0.json": json.dumps(data).encode()}
    with pytest.raises(DeclarationError, match="no css value"):
        gr.Theme.from_hub("eve/bad")


@pytest.mark.usefixtures("hub")
def test_an_app_takes_a_theme_of_the_hub_by_its_name() -> None:
    SUNSET.push_to_hub("sunset", token=TOKEN)
    with gr.Blocks(theme="ada/sunset") as demo:
        gr.Textbox()
    with serving(demo) as url:
        assert "--block-title-text-weight:800" in httpx.get(f"{url}/theme.css").text
        assert httpx.get(f"{url}/config").json()["theme"] == "sunset"


def test_an_app_whose_theme_cannot_be_reached_starts_in_the_default_one(hub: Hub) -> None:
    with gr.Blocks(theme="ada/nowhere") as demo:
        gr.Textbox()
    with pytest.warns(UserWarning, match="'ada/nowhere' could not be loaded"), serving(demo) as url:
        assert httpx.get(f"{url}/config").json()["theme"] == "default"
    assert hub.tokens
