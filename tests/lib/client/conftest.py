"""One served app for the client's tests, and the same app seen as one of Gradio 3."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from gradio_lib.client import Client
from tests.gate.tracked import ROOT
from tests.lib.client.app import app, released
from tests.serving import serving

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


TLS = ROOT / "tests/data/tls"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the app writes."""
    return tmp_path_factory.mktemp("app")


@pytest.fixture(scope="session")
def today(folder: Path) -> Iterator[str]:
    """Address of the app as it is."""
    with serving(app(folder).queue(default_concurrency_limit=4)) as url:
        yield url


class Aged:
    """An app whose config says what one of Gradio 3 would."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != "/config":
            await self._inner(scope, receive, send)
            return
        body = b""

        async def aged(message: Message) -> None:
            nonlocal body
            if message["type"] == "http.response.body":
                body += message.get("body", b"")
                if not message.get("more_body"):
                    await answer(send, aged_config(json.loads(body)))

        plain = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}
        await self._inner(plain, receive, aged)


def aged_config(config: dict[str, Any]) -> dict[str, Any]:
    without = {"protocol", "api_prefix", "connect_heartbeat"}
    dependencies = [{k: v for k, v in each.items() if k != "id"} for each in config["dependencies"]]
    kept = {name: value for name, value in config.items() if name not in without}
    return {**kept, "version": "3.36.1\n", "dependencies": dependencies}


async def answer(send: Send, value: Any) -> None:
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(value).encode()})


@contextmanager
def listening(asgi: ASGIApp, *, secret: bool = False) -> Iterator[str]:
    """Serve any ASGI app on the loopback, by https where it is `secret`."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(asgi, log_level="warning", ws_max_size=2**26, timeout_graceful_shutdown=1)
    if secret:
        config.ssl_certfile, config.ssl_keyfile = TLS / "certificate.pem", TLS / "key.pem"
        config.ssl_keyfile_password = "test"  # noqa: S105 - a key for tests
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    try:
        yield f"http{'s' if secret else ''}://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()


@pytest.fixture(scope="session")
def aged(folder: Path) -> Iterator[str]:
    """Address of the app as one of Gradio 3."""
    with listening(Aged(app(folder).queue(default_concurrency_limit=4).app)) as url:
        yield url


@pytest.fixture(params=["today", "aged"])
def url(request: pytest.FixtureRequest) -> str:
    """Address of the app, of both generations in turn."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def client(url: str, tmp_path: Path) -> Iterator[Client]:
    """A client of the app; results go into the test's own folder."""
    released.clear()
    with Client(url, verbose=False, download_files=tmp_path / "fetched") as connected:
        yield connected
    released.set()
