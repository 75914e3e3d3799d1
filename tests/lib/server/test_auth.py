"""Who may do what: login, cookies, what is public, and that nobody reads or steers what another has."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from fastapi import HTTPException
from starlette.requests import Request

import gradio_lib as gr
from gradio_lib.server.auth import FAILURES, Throttle
from tests.lib.server.asking import (
    PATIENCE,
    PREFIX,
    client,
    index_of,
    join,
    messages,
    new_session,
    queued,
    run,
    stream,
    upload,
)
from tests.serving import serving

USERS = [("ada", "lovelace"), ("eve", "secret")]


def app() -> gr.Blocks:
    hold = threading.Semaphore(0)

    def wait() -> str:
        hold.acquire(timeout=PATIENCE)
        return "waited"

    def release() -> None:
        hold.release()

    def count(total: int) -> tuple[int, int]:
        return total + 1, total + 1

    with gr.Blocks(title="Locked") as demo:
        total = gr.State(0)
        gr.Button().click(lambda request: request.username, None, gr.Textbox(), api_name="none")
        gr.Button().click(whoami, None, gr.Textbox())
        gr.Button().click(cookies, None, gr.JSON())
        gr.Button().click(wait, None, gr.Textbox(), concurrency_limit=None)
        gr.Button().click(release, None, None, concurrency_limit=None)
        gr.Button().click(count, total, [gr.Number(), total])
        gr.Button().click(lambda path: path, gr.File(), gr.File(), api_name="back")
    return demo


def whoami(request: gr.Request) -> str:
    return str(request.username)


def cookies(request: gr.Request) -> Any:
    return [request.cookies, dict(request.headers).get("cookie")]


@pytest.fixture(scope="module")
def locked() -> Iterator[str]:
    with serving(app(), auth=USERS, auth_message="Members <b>only</b>") as url:
        yield url


@pytest.fixture
def nobody(locked: str) -> Iterator[httpx.Client]:
    with client(locked) as http:
        yield http


@contextmanager
def member(url: str, user: tuple[str, str] = USERS[0]) -> Iterator[httpx.Client]:
    with client(url) as http:
        answer = http.post("/login", data=dict(zip(("username", "password"), user, strict=True)))
        assert answer.json() == {"success": True}
        yield http


@pytest.fixture
def ada(locked: str) -> Iterator[httpx.Client]:
    with member(locked) as http:
        yield http


@pytest.fixture
def eve(locked: str) -> Iterator[httpx.Client]:
    with member(locked, USERS[1]) as http:
        yield http


# -- what is public -------------------------------------------------------------------------------------------------

PUBLIC = {"/", "/app_id", "/assets/{name}", "/favicon.ico", "/gradio.js", "/healthz", "/login", "/logout", "/theme.css"}
PUBLIC |= {"/icon-{size:int}.png", "/manifest.webmanifest"}


def test_every_route_that_is_not_listed_as_public_wants_a_login(locked: str, nobody: httpx.Client) -> None:
    assert locked
    demo = app()
    asked = 0
    for route in demo.app.routes:
        path, methods = getattr(route, "path", ""), getattr(route, "methods", None) or ()
        if path.removeprefix(PREFIX) in PUBLIC:
            continue
        concrete = re.sub(r"{\w+(:\w+)?}", "x", path)
        for method in methods:
            answer = nobody.request(method, concrete)
            assert answer.status_code == 401, (method, concrete)
            asked += 1
    assert asked > 30


def test_refusal_says_what_published_clients_look_for(nobody: httpx.Client) -> None:
    answer = nobody.get("/config")
    assert answer.status_code == 401
    expected = {"error": "Not authenticated", "auth_message": "Members <b>only</b>"}
    assert answer.json() == {"detail": expected}
    assert answer.headers["cache-control"] == "no-store"


def test_page_without_a_login_tells_nothing_of_the_app(nobody: httpx.Client) -> None:
    page = nobody.get("/").text
    assert '"auth_required":true' in page
    assert "whoami" not in page
    assert nobody.get("/openapi.json").status_code == 401


def test_route_that_the_user_adds_is_behind_the_login_too() -> None:
    demo = app()
    with serving(demo, auth=("ada", "x")) as url, client(url) as http:
        demo.app.add_api_route("/own", lambda: {"own": 1})
        assert http.get("/own").status_code == 401
        with member(url, ("ada", "x")) as ada:
            assert ada.get("/own").json() == {"own": 1}


# -- login ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["data", "files"])
@pytest.mark.parametrize("route", ["/login", f"{PREFIX}/login"])
def test_login_is_a_form_of_either_kind(nobody: httpx.Client, how: str, route: str) -> None:
    fields = {"username": "ada", "password": "lovelace"}
    if how == "data":
        answer = nobody.post(route, data=fields)
    else:
        answer = nobody.post(route, files={name: (None, value) for name, value in fields.items()})
    assert (answer.status_code, answer.json()) == (200, {"success": True})
    assert run(nobody, "whoami").json()["data"] == ["ada"]


def test_cookie_is_out_of_reach_of_scripts_and_other_sites(nobody: httpx.Client) -> None:
    answer = nobody.post("/login", data={"username": "ada", "password": "lovelace"})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie  # over http a browser would drop it
    token = cookie.partition("=")[2].partition(";")[0]
    assert len(token) >= 43  # 256 random bits
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "fields",
    [
        {"username": "ada", "password": "wrong"},
        {"username": "ada", "password": ""},
        {"username": "nobody", "password": "lovelace"},
        {"username": "nobody", "password": ""},
        {"username": "ADA", "password": "lovelace"},
        {"username": "ada", "password": "lovelace\x00"},
        {"username": "ada", "password": "lövelace"},
        {"username": "", "password": ""},
    ],
)
def test_wrong_name_or_password(fields: dict[str, str]) -> None:
    with serving(app(), auth=USERS) as url, client(url) as http:
        answer = http.post("/login", files={name: (None, value) for name, value in fields.items()})
        assert (answer.status_code, answer.json()) == (400, {"detail": "Incorrect credentials."})
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("fields", [{}, {"username": "ada"}, {"password": "lovelace"}])
def test_login_without_its_fields(nobody: httpx.Client, fields: dict[str, str]) -> None:
    answer = nobody.post("/login", data=fields)
    assert answer.status_code == 422
    assert answer.json()["detail"] == "A login is a form with the fields username and password."


def test_login_form_is_bounded(nobody: httpx.Client) -> None:
    assert nobody.post("/login", data={"username": "x" * 100_000, "password": "y"}).status_code == 413
    large = {"username": (None, "x" * 100_000), "password": (None, "y")}
    assert nobody.post("/login", files=large).status_code in {400, 413, 422}


def test_passwords_can_be_tried_ten_times_a_minute_however_many_at_once() -> None:
    tried: list[str] = []

    def check(_name: str, given: str) -> bool:
        tried.append(given)
        return given == "right"

    with serving(app(), auth=check) as url, client(url) as http:

        def attempt(number: int) -> int:
            return http.post("/login", data={"username": "ada", "password": str(number)}).status_code

        with ThreadPoolExecutor(20) as pool:
            statuses = list(pool.map(attempt, range(40)))
        assert sorted(set(statuses)) == [400, 429]
        assert len(tried) == statuses.count(400) == FAILURES
        late = http.post("/login", data={"username": "ada", "password": "right"})
        assert late.status_code == 429
        assert late.headers["retry-after"] == "60"


def test_good_logins_are_not_counted() -> None:
    with serving(app(), auth=("ada", "x")) as url:
        for _ in range(FAILURES + 5):
            with member(url, ("ada", "x")):
                pass


def test_peers_are_counted_apart_and_an_ipv6_network_as_one() -> None:
    throttle = Throttle()
    for number in range(FAILURES):
        assert throttle.admits("10.0.0.1")
        assert throttle.admits(f"2001:db8::{number:x}")
    assert not throttle.admits("10.0.0.1")
    assert not throttle.admits("2001:db8::ffff")
    assert throttle.admits("10.0.0.2")
    assert throttle.admits("2001:db8:0:1::1")
    throttle.forgive("10.0.0.1")
    assert throttle.admits("10.0.0.1")


@pytest.mark.parametrize("route", ["/logout", f"{PREFIX}/logout"])
def test_logout_ends_the_token_and_leads_to_the_page(ada: httpx.Client, locked: str, route: str) -> None:
    kept = dict(ada.cookies)
    answer = ada.get(route)
    assert answer.status_code == 303
    assert str(answer.next_request.url if answer.next_request else "") == f"{locked}/"
    with client(locked, cookies=kept) as thief:
        assert thief.get("/config").status_code == 401


@pytest.mark.parametrize("cookie", ["", "x", "None", "null", "0" * 43])
def test_made_up_token_is_nobody_s(ada: httpx.Client, nobody: httpx.Client, cookie: str) -> None:
    name = next(name for name in ada.cookies if name.startswith("access-token"))
    assert nobody.get("/config", headers={"cookie": f"{name}={cookie}"}).status_code == 401


def test_who_one_is(ada: httpx.Client, nobody: httpx.Client) -> None:
    assert ada.get("/user").json() == "ada"
    assert ada.get("/login_check").status_code == 200
    assert ada.get("/token").json() == {"token": None, "user": "ada"}
    assert ada.get("/config").json()["username"] == "ada"
    assert nobody.get("/login_check").status_code == 401


def test_app_without_a_login_says_so() -> None:
    with serving(app()) as url, client(url) as http:
        answer = http.post("/login", data={"username": "a", "password": "b"})
        assert (answer.status_code, answer.json()) == (400, {"detail": "This app needs no login."})
        assert http.get("/user").json() is None


def test_function_that_checks_passwords_may_fail() -> None:
    def check(_name: str, _password: str) -> bool:
        msg = "the database is away"
        raise OSError(msg)

    with serving(app(), auth=check) as url, client(url) as http:
        answer = http.post("/login", data={"username": "a", "password": "b"})
        assert answer.status_code == 500
        assert answer.json()["detail"] == "The login could not be checked; the log of the server says why."
        assert http.get("/config").status_code == 401


def test_own_way_to_know_who_asks() -> None:
    def user(request: Request) -> str | None:
        if request.headers.get("x-user") == "banned":
            raise HTTPException(403, "You are banned.")
        return request.headers.get("x-user")

    with serving(app(), auth_dependency=user) as url, client(url) as http:
        assert http.get("/config").status_code == 401
        banned = http.get("/config", headers={"x-user": "banned"})
        assert (banned.status_code, banned.json()) == (403, {"detail": "You are banned."})
        http.headers["x-user"] = "ada"
        assert run(http, "whoami").json()["data"] == ["ada"]


def test_function_sees_cookies_but_those_of_the_server(ada: httpx.Client) -> None:
    ada.get("/")
    ada.cookies.set("theirs", "1")
    assert run(ada, "cookies").json()["data"] == [[{"theirs": "1"}, "theirs=1"]]


# -- what another has -----------------------------------------------------------------------------------------------


def test_session_of_another_user_can_neither_be_read_nor_used(ada: httpx.Client, eve: httpx.Client) -> None:
    session, fn = new_session(), index_of(ada, "wait")
    event = join(ada, fn, [], session).json()["event_id"]
    with stream(ada, session) as told:
        assert next(told)["msg"] == "estimation"
        assert join(eve, fn, [], session).status_code == 404
        assert messages(eve, session)[0]["session_not_found"] is True
        assert eve.get(f"{PREFIX}/heartbeat/{session}").status_code == 404
        for route in ("cancel", "reset"):
            for body in ({"event_id": event, "session_hash": session, "fn_index": fn}, {"event_id": event}):
                assert eve.post(f"{PREFIX}/{route}", json=body).json() == {"success": True}
        run(ada, "release")
        assert [each["output"]["data"] for each in told if each["msg"] == "process_completed"] == [["waited"]]


def test_call_of_another_user_can_neither_be_read_nor_ended(ada: httpx.Client, eve: httpx.Client) -> None:
    event = ada.post(f"{PREFIX}/call/wait", json={"data": []}).json()["event_id"]
    assert eve.get(f"{PREFIX}/call/wait/{event}").status_code == 404
    for route in ("cancel", "reset"):
        assert eve.post(f"{PREFIX}/{route}", json={"event_id": event}).json() == {"success": True}
    run(ada, "release")
    assert '["waited"]' in ada.get(f"{PREFIX}/call/wait/{event}").text


def test_file_of_another_user_can_neither_be_fetched_nor_sent(ada: httpx.Client, eve: httpx.Client) -> None:
    (handle,) = upload(ada, ("a.txt", b"mine"))
    assert eve.get(f"{PREFIX}/file={handle}").status_code == 403
    assert run(eve, "back", {"path": handle}).status_code == 422
    back = run(ada, "back", {"path": handle}).json()["data"][0]["path"]
    assert eve.get(f"{PREFIX}/file={back}").status_code == 403
    assert ada.get(f"{PREFIX}/file={back}").text == "mine"


def test_session_of_a_page_is_that_browser_s() -> None:
    with serving(app()) as url, client(url) as page, client(url) as other, client(url) as api:
        for http in (page, other):
            http.get("/")
        session, fn = new_session(), index_of(page, "count")
        assert join(page, fn, [None], session).status_code == 200
        for stranger in (other, api):
            assert join(stranger, fn, [None], session).status_code == 404
            assert messages(stranger, session)[0]["session_not_found"] is True
        assert messages(page, session)[-2]["output"]["data"] == [1, None]


def test_state_is_each_session_s_own(ada: httpx.Client, eve: httpx.Client) -> None:
    fn, session = index_of(ada, "count"), new_session()
    for expected in (1, 2):
        join(ada, fn, [None], session)
        assert messages(ada, session)[-2]["output"]["data"] == [expected, None]
    assert queued(eve, fn, None)["output"]["data"] == [1, None]
    assert queued(ada, fn, None)["output"]["data"] == [1, None]


@pytest.mark.parametrize("sent", [5, {"total": 5}, [5], "5"])
def test_state_that_a_client_sends_is_ignored(ada: httpx.Client, sent: Any) -> None:
    assert queued(ada, index_of(ada, "count"), sent)["output"]["data"] == [1, None]
