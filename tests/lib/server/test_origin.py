"""Requests that other sites' pages send, and names that others have made up for this server."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

import gradio_lib as gr
from tests.lib.server.asking import PREFIX, client
from tests.serving import serving

ROUTES = ["queue/join", "run/one", "api/one", "call/one", "cancel", "reset", "upload", "login"]


def app() -> gr.Blocks:
    with gr.Blocks() as demo:
        gr.Button().click(lambda: 1, None, gr.Number(), api_name="one")
    return demo


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with serving(app()) as url, client(url) as http:
        yield http


@pytest.fixture(scope="module")
def public() -> Iterator[httpx.Client]:
    """A server for all names, as one that listens on all addresses is."""
    with serving(app(), server_name="0.0.0.0") as url, client(url) as http:  # noqa: S104 - as authors do
        yield http


def post(http: httpx.Client, **headers: str | None) -> int:
    given = {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
    return http.post(f"{PREFIX}/run/one", json={"data": []}, headers=given).status_code


def test_client_that_is_no_browser_says_nothing_of_its_origin(http: httpx.Client, public: httpx.Client) -> None:
    assert post(http) == post(public) == 200


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_page_of_this_site_may_send(public: httpx.Client, site: str) -> None:
    assert post(public, sec_fetch_site=site, origin="https://app.example", host="10.0.0.1:7860") == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "nonsense"])
@pytest.mark.parametrize("origin", [None, "http://127.0.0.1", "https://evil.example", "null"])
def test_page_of_another_site_may_not(public: httpx.Client, site: str, origin: str | None) -> None:
    assert post(public, sec_fetch_site=site, origin=origin) == 403


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("app.example", "https://app.example", 200),
        ("app.example", "https://APP.example", 200),
        ("app.example:8080", "http://app.example:8080", 200),
        ("app.example", "http://app.example:8080", 200),  # a proxy has dropped the port
        ("app.example:443", "https://app.example", 200),
        ("app.example:80", "http://app.example", 200),
        ("[::1]:7860", "http://[::1]:7860", 200),
        ("app.example:8080", "http://app.example:9090", 403),
        ("app.example:8080", "http://app.example", 403),
        ("app.example", "https://evil.example", 403),
        ("app.example", "https://app.example.evil.example", 403),
        ("app.example", "https://evil-app.example", 403),
        ("app.example", "https://app.example@evil.example", 403),
        ("app.example", "null", 403),
        ("app.example", "", 403),
        ("app.example", "nonsense", 403),
        ("app.example", "http://[", 403),
    ],
)
def test_browser_without_fetch_metadata_is_told_by_its_origin(
    public: httpx.Client, host: str, origin: str, status: int
) -> None:
    assert post(public, host=host, origin=origin) == status


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("prefix", ["", PREFIX])
def test_every_route_that_changes_something_is_guarded(http: httpx.Client, prefix: str, route: str) -> None:
    answer = http.post(f"{prefix}/{route}", content=b"{}", headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert answer.json() == {"detail": "Requests from other sites are not accepted."}


@pytest.mark.parametrize("path", ["/", "/config", f"{PREFIX}/info", "/healthz", f"{PREFIX}/queue/data?session_hash=x"])
@pytest.mark.parametrize("host", ["evil.example", "evil.example:7860", "127.0.0.1.evil.example", "169.254.169.254", ""])
def test_name_that_was_made_to_lead_here_opens_nothing(http: httpx.Client, path: str, host: str) -> None:
    answer = http.get(path, headers={"host": host})
    assert answer.status_code == 403
    expected = (
        f"Host not allowed: {host.partition(':')[0]}. Name it in GRADIO_ALLOWED_HOSTS where the server is started."
    )
    assert answer.json() == {"detail": expected}
    assert post(http, host=host) == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:7860", "[::1]:7860", "LOCALHOST", "app.localhost:7860"])
def test_names_of_this_machine_do(http: httpx.Client, host: str) -> None:
    assert http.get("/config", headers={"host": host}).status_code == 200
    assert post(http, host=host) == 200


def test_author_may_name_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_ALLOWED_HOSTS", "app.example, Other.example")
    with serving(app()) as url, client(url) as http:
        for host in ("app.example", "other.example:443"):
            assert post(http, host=host) == 200
        assert post(http, host="evil.example") == 403


def test_answer_to_another_site_carries_no_permission(http: httpx.Client) -> None:
    asked = {"origin": "https://evil.example", "access-control-request-method": "POST"}
    answer = http.options(f"{PREFIX}/queue/join", headers=asked)
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert not [name for name in http.get("/config", headers=asked).headers if name.startswith("access-control")]
