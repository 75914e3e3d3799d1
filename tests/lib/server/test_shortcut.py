"""The queue's routes are found ahead of the router: as such nobody notices."""

from __future__ import annotations

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

import gradio_lib as gr
from tests.serving import serving

ASKED = {"data": ["hi"], "fn_index": 0, "session_hash": "a"}


def app() -> gr.Blocks:
    with gr.Blocks() as blocks:
        text = gr.Textbox()
        text.submit(lambda given: f"{given}!", text, text, api_name="shout")
    return blocks


def called(client: httpx.Client | TestClient, prefix: str) -> str:
    assert "event_id" in client.post(f"{prefix}/queue/join", json=ASKED).json()
    return client.get(f"{prefix}/queue/data", params={"session_hash": "a"}).text


@pytest.mark.parametrize("prefix", ["/gradio_api", ""])
def test_calls_go_through_with_and_without_prefix(prefix: str) -> None:
    with serving(app()) as url, httpx.Client(base_url=url) as client:
        assert '"data":["hi!"]' in called(client, prefix)


def test_calls_go_through_below_another_app_which_keeps_its_own_routes() -> None:
    outer = FastAPI()

    @outer.get("/gradio_api/queue/data")
    def own() -> str:
        return "own"

    gr.mount_gradio_app(outer, app(), "/sub")
    with TestClient(outer) as client:
        assert '"data":["hi!"]' in called(client, "/sub/gradio_api")
        assert client.get("/gradio_api/queue/data").json() == "own"


def test_other_methods_are_refused_as_on_any_route() -> None:
    with serving(app()) as url:
        assert httpx.get(f"{url}/gradio_api/queue/join").status_code == 405
        assert httpx.post(f"{url}/gradio_api/queue/data", json={}).status_code == 405


def test_the_gate_comes_first() -> None:
    with serving(app(), auth=("ada", "secret")) as url:
        assert httpx.post(f"{url}/gradio_api/queue/join", json=ASKED).status_code == 401
    with serving(app()) as url:
        foreign = {"origin": "http://elsewhere.example"}
        assert httpx.post(f"{url}/gradio_api/queue/join", json=ASKED, headers=foreign).status_code == 403
