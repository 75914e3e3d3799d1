"""An app under a path of somebody's FastAPI app, and an app behind a proxy that adds a path."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from gradio_client import Client
from starlette.applications import Starlette
from starlette.routing import Mount

import gradio_lib as gr
from gradio_lib.apps.options import LaunchOptions
from gradio_lib.server.serving import Server
from tests.lib.server.asking import PATIENCE, PREFIX, client, index_of, queued, run, upload


def app(title: str = "Mounted") -> gr.Blocks:
    with gr.Blocks(title=title) as demo:
        gr.Button().click(lambda path: path, gr.File(), gr.File(), api_name="back")
        gr.Button().click(lambda request: request.username, None, gr.Textbox(), api_name="none")
        gr.Button().click(whoami, None, gr.Textbox())
        gr.Button().click(lambda number: number + 1, gr.Number(), gr.Number(), api_name="one_more")
    return demo


def whoami(request: gr.Request) -> str:
    return f"{request.username} {request.session_hash is not None}"


@contextmanager
def running(asgi: Starlette) -> Iterator[str]:
    """Serve an ASGI app with a plain uvicorn."""

    async def nothing() -> None:
        pass

    config = uvicorn.Config(asgi, port=0, log_level="warning", timeout_graceful_shutdown=2)
    server = Server(config, nothing)
    threading.Thread(target=server.run, daemon=True).start()
    assert server.ready.wait(PATIENCE)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.stop()
        assert server.ended.wait(PATIENCE)


@pytest.fixture(scope="module")
def outer() -> Iterator[str]:
    fastapi = FastAPI()
    fastapi.add_api_route("/own", lambda: {"own": 1})
    returned = gr.mount_gradio_app(fastapi, app(), "/demo")
    assert returned is fastapi
    gr.mount_gradio_app(fastapi, app("Second"), "/second", auth=("ada", "x"))
    with running(fastapi) as url:
        yield url


@pytest.fixture
def http(outer: str) -> Iterator[httpx.Client]:
    with client(f"{outer}/demo") as http:
        yield http


def test_page_is_below_the_path_and_the_rest_is_the_outer_app_s(outer: str, http: httpx.Client) -> None:
    assert httpx.get(f"{outer}/own").json() == {"own": 1}
    assert httpx.get(f"{outer}/").status_code == 404
    page = http.get("/")
    assert "<title>Mounted</title>" in page.text
    assert '<base href="./"' in page.text


def test_path_without_its_slash_leads_to_the_page(outer: str) -> None:
    answer = httpx.get(f"{outer}/demo?a=b", follow_redirects=True)
    assert answer.status_code == 200
    assert answer.url.path == "/demo/"


def test_addresses_are_those_below_the_path(outer: str, http: httpx.Client) -> None:
    assert http.get("/config").json()["root"] == f"{outer}/demo"
    (handle,) = upload(http, ("a.txt", b"text"))
    back = run(http, "back", {"path": handle}).json()["data"][0]
    assert back["url"] == f"{outer}/demo{PREFIX}/file={back['path']}"
    assert http.get(back["url"]).text == "text"


def test_calls_work_below_the_path(http: httpx.Client) -> None:
    assert queued(http, index_of(http, "one_more"), 1)["output"]["data"] == [2]
    assert run(http, "whoami").json()["data"] == ["None True"]


def test_published_client_works_below_the_path(outer: str) -> None:
    remote = Client(f"{outer}/demo/", verbose=False)
    assert remote.predict(1, api_name="/one_more") == 2


def test_login_of_one_mounted_app_is_not_that_of_another(outer: str, http: httpx.Client) -> None:
    with client(f"{outer}/second") as second:
        assert second.get("/config").status_code == 401
        assert http.get("/config").status_code == 200
        assert second.post("/login", data={"username": "ada", "password": "x"}).status_code == 200
        assert run(second, "whoami").json()["data"] == ["ada True"]
        logout = second.get("/logout")
        assert logout.next_request is not None
        assert logout.next_request.url.path == "/second/"


def test_life_of_the_outer_app_is_its_own_and_the_mounted_one_ends_with_it() -> None:
    life: list[str] = []

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[dict[str, int]]:
        life.append("up")
        yield {"own": 1}
        life.append("down")

    demo = app()
    fastapi = FastAPI(lifespan=lifespan)
    mounted = gr.mount_gradio_app(fastapi, demo, "/demo", app_kwargs={"lifespan": lifespan})
    inner = next(route.app for route in mounted.routes if isinstance(route, Mount))
    runtime = inner.state.context.runtime  # type: ignore[attr-defined]
    with running(fastapi) as url, client(f"{url}/demo") as http:
        upload(http, ("a.txt", b"1"))
        root = runtime.files.root
        assert root.exists()
        assert life == ["up", "up"]
    assert life == ["up", "up", "down", "down"]
    assert not root.exists()


def test_app_is_an_asgi_app_that_any_other_can_mount() -> None:
    inner, _ = LaunchOptions().build(app())
    with running(Starlette(routes=[Mount("/deep/path", inner)])) as url, client(f"{url}/deep/path") as http:
        assert http.get("/config").json()["root"] == f"{url}/deep/path"
        assert run(http, "one_more", 1).json()["data"] == [2]


class Prefix:
    """A proxy that takes a path away, as most do, or leaves it to ``root_path``."""

    def __init__(self, inner: object, path: str) -> None:
        self.inner, self.path = inner, path

    async def __call__(self, scope: dict[str, object], receive: object, send: object) -> None:
        if scope["type"] == "http":
            scope["path"] = str(scope["path"]).removeprefix(self.path)
        await self.inner(scope, receive, send)  # type: ignore[operator]


def test_page_works_behind_a_proxy_that_nobody_told_it_of() -> None:
    inner, _ = LaunchOptions().build(app())
    with running(Prefix(inner, "/proxied")) as url, client(f"{url}/proxied") as http:  # type: ignore[arg-type]
        page = http.get("/").text
        assert '<base href="./"' in page
        assert '"root":""' in page
        assert run(http, "one_more", 1).json()["data"] == [2]


def test_published_clients_are_told_of_a_proxy_by_root_path() -> None:
    inner, _ = LaunchOptions(root_path="/proxied").build(app())
    with running(Prefix(inner, "/proxied")) as url, client(f"{url}/proxied") as http:  # type: ignore[arg-type]
        assert http.get("/config").json()["root"] == f"{url}/proxied"
        assert Client(f"{url}/proxied/", verbose=False).predict(1, api_name="/one_more") == 2
