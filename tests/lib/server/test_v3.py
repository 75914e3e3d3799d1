"""What a 3.x client says, by hand: the websocket of a call, the routes without prefix, config and info for all."""

from __future__ import annotations

import base64
import io
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from PIL import Image as Pictures
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

import gradio_lib as gr

PATIENCE = 20.0
released = threading.Event()
closed = threading.Event()


def count(until: int) -> Iterator[str]:
    for step in range(int(until)):
        yield f"step {step}"


def endless() -> Iterator[int]:
    closed.clear()
    number = 0
    try:
        while True:
            yield number
            number += 1
            closed.wait(0.001)
    finally:
        closed.set()


def wait_for_release() -> str:
    released.wait(PATIENCE)
    return "released"


def fail(kind: str) -> str:
    if kind == "error":
        msg = "why"
        raise gr.Error(msg)
    msg = "the password is hunter2"
    raise ValueError(msg)


def work(progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008 - the documented form
    progress((1, 4), desc="working", unit="steps")
    gr.Info("note")
    return "done"


def shout(path: str) -> str:
    return Path(path).read_text().upper()


def app() -> gr.Blocks:
    with gr.Blocks() as blocks:
        text, number, state = gr.Textbox(), gr.Number(), gr.State(0)
        button = gr.Button()
        button.click(lambda value: value.upper(), text, text, api_name="upper")
        button.click(count, number, text)
        button.click(endless, None, number)
        button.click(wait_for_release, None, text)
        button.click(fail, text, text)
        button.click(work, None, text)
        button.click(np.rot90, gr.Image(), gr.Image(), api_name="rotate")
        button.click(shout, gr.File(), text)
        button.click(lambda add, total: (add + total, add + total), [number, state], [number, state], api_name="tally")
        button.click(lambda: "secret", None, text, api_name=False)
        button.click(lambda request: request.username, None, text, api_name="whoami")
        button.click(lambda path: path, gr.File(), gr.File(), api_name="same")
    return blocks


@contextmanager
def serving(blocks: gr.Blocks, **options: Any) -> Iterator[str]:
    blocks.launch(prevent_thread_lock=True, server_port=0, quiet=True, **options)
    try:
        assert blocks.local_url is not None
        yield blocks.local_url.rstrip("/")
    finally:
        released.set()
        blocks.close(verbose=False)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with serving(app()) as address:
        yield address


@contextmanager
def socket(url: str, **options: Any) -> Iterator[ClientConnection]:
    with connect(url.replace("http", "ws", 1) + "/queue/join", max_size=2**26, **options) as connection:
        yield connection


def heard(connection: ClientConnection) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(connection.recv(PATIENCE))
    return message


def begin(connection: ClientConnection, fn_index: int, data: list[Any], session: str = "s") -> None:
    assert heard(connection) == {"msg": "send_hash"}
    connection.send(json.dumps({"fn_index": fn_index, "session_hash": session}))
    assert heard(connection) == {"msg": "send_data"}
    connection.send(json.dumps({"data": data, "fn_index": fn_index, "session_hash": session}))


def rest(connection: ClientConnection) -> list[dict[str, Any]]:
    """Return what is said until the server closes."""
    return [json.loads(message) for message in connection]


def call(url: str, fn_index: int, data: list[Any], session: str = "s", **options: Any) -> list[dict[str, Any]]:
    with socket(url, **options) as connection:
        begin(connection, fn_index, data, session)
        return rest(connection)


def index(url: str, name: str) -> int:
    names = [dependency["api_name"] for dependency in httpx.get(f"{url}/config").json()["dependencies"]]
    return names.index(name)


def picture(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Pictures.new("RGB", (width, height), "red").save(buffer, "PNG")
    return buffer.getvalue()


def size_of(text: str) -> tuple[int, int]:
    return Pictures.open(io.BytesIO(base64.b64decode(text.partition(",")[2]))).size


def test_a_call_is_told_from_its_place_to_its_result(url: str) -> None:
    told = call(url, index(url, "upper"), ["ab"])
    assert [each["msg"] for each in told] == ["estimation", "process_starts", "process_completed"]
    assert {"rank", "queue_size", "rank_eta", "queue_eta", "avg_event_process_time"} <= told[0].keys()
    assert told[-1]["success"]
    output = told[-1]["output"]
    assert (output["data"], output["is_generating"]) == (["AB"], False)
    assert {"duration", "average_duration"} <= output.keys()


def test_the_socket_is_closed_as_usual_at_the_end(url: str) -> None:
    with socket(url) as connection:
        begin(connection, index(url, "upper"), ["ab"])
        rest(connection)
        with pytest.raises(ConnectionClosed) as ended:
            connection.recv(PATIENCE)
        assert ended.value.rcvd is not None
        assert ended.value.rcvd.code == 1000


def test_each_step_of_a_generator_is_whole_and_the_last_one_comes_again(url: str) -> None:
    told = [each for each in call(url, index(url, "count"), [3]) if each["msg"].startswith("process_")][1:]
    assert [each["msg"] for each in told] == ["process_generating"] * 3 + ["process_completed"]
    assert [each["output"]["data"][0] for each in told] == ["step 0", "step 1", "step 2", "step 2"]
    assert all(each["output"]["is_generating"] for each in told)


def test_progress_and_messages_are_told(url: str) -> None:
    told = {each["msg"]: each for each in call(url, index(url, "work"), [])}
    unit = told["progress"]["progress_data"][0]
    assert unit == {"index": 1, "length": 4, "unit": "steps", "progress": None, "desc": "working"}
    assert (told["log"]["log"], told["log"]["level"]) == ("note", "info")


def test_error_has_its_author_s_words_and_another_exception_none(url: str) -> None:
    told, other = call(url, index(url, "fail"), ["error"])[-1], call(url, index(url, "fail"), ["x"])[-1]
    assert (told["success"], told["output"]["error"]) == (False, "why")
    assert (other["success"], other["output"]) == (False, {"error": None})


@pytest.mark.parametrize(
    ("fn_index", "words"), [(99, "no endpoint with fn_index 99"), (-1, "no endpoint"), ("x", "fn_index is str")]
)
def test_function_that_there_is_not_is_said(url: str, fn_index: Any, words: str) -> None:
    with socket(url) as connection:
        heard(connection)
        connection.send(json.dumps({"fn_index": fn_index, "session_hash": "s"}))
        told = rest(connection)
    assert [each["msg"] for each in told] == ["process_completed"]
    assert words in told[0]["output"]["error"]


def test_hidden_function_cannot_be_called(url: str) -> None:
    hidden = httpx.get(f"{url}/config").json()["dependencies"].index
    with socket(url) as connection:
        heard(connection)
        dependencies = httpx.get(f"{url}/config").json()["dependencies"]
        number = hidden(next(each for each in dependencies if each["api_name"] is False))
        connection.send(json.dumps({"fn_index": number, "session_hash": "s"}))
        assert "no endpoint" in rest(connection)[0]["output"]["error"]


@pytest.mark.parametrize("message", ["", "[]", "{", '{"fn_index": 0}', '{"session_hash": "s"}', "\x00", "[" * 5000])
def test_message_that_is_none_ends_the_call(url: str, message: str) -> None:
    with socket(url) as connection:
        heard(connection)
        connection.send(message)
        assert [each["success"] for each in rest(connection)] == [False]


@pytest.mark.parametrize("data", [None, "ab", {"0": "ab"}, ["a", "b"]])
def test_values_that_do_not_fit_are_said(url: str, data: Any) -> None:
    told = call(url, index(url, "upper"), data)[-1]
    assert told["success"] is False
    assert "data is" in told["output"]["error"] or "too many values" in told["output"]["error"]


def test_dropped_socket_ends_the_run(url: str) -> None:
    with socket(url) as connection:
        begin(connection, index(url, "endless"), [])
        while heard(connection)["msg"] != "process_generating":
            pass
        assert not closed.is_set()
    assert closed.wait(PATIENCE)


def test_reset_by_session_and_function_ends_the_run(url: str) -> None:
    number = index(url, "endless")
    with socket(url) as connection:
        begin(connection, number, [], "resets")
        while heard(connection)["msg"] != "process_generating":
            pass
        reply = httpx.post(f"{url}/reset", json={"fn_index": number, "session_hash": "resets"})
        assert reply.json() == {"success": True}
        assert rest(connection)[-1]["success"] is False
    assert closed.wait(PATIENCE)


def test_state_is_that_of_the_session(url: str) -> None:
    number = index(url, "tally")

    def total(session: str) -> Any:
        return call(url, number, [1, None], session)[-1]["output"]["data"]

    assert [total("a"), total("a"), total("b")] == [[1, None], [2, None], [1, None]]


def test_picture_travels_inside_the_body(url: str) -> None:
    body = base64.b64encode(picture(2, 4)).decode()
    told = call(url, index(url, "rotate"), [f"data:image/png;base64,{body}"])[-1]
    assert size_of(told["output"]["data"][0]) == (4, 2)


def test_body_may_be_larger_than_what_a_websocket_usually_takes(url: str) -> None:
    content = base64.b64encode(b"a" * 20_000_000).decode()
    told = call(url, index(url, "shout"), [{"name": "a.txt", "data": content, "is_file": False}])[-1]
    assert told["success"]
    assert len(told["output"]["data"][0]) == 20_000_000


def test_file_goes_by_the_name_of_its_upload(url: str) -> None:
    name = httpx.post(f"{url}/upload", files={"files": ("in.txt", b"hello")}).json()[0]
    given = {"name": name, "data": None, "is_file": True, "orig_name": "in.txt"}
    file = call(url, index(url, "same"), [given])[-1]["output"]["data"][0]
    assert (file["orig_name"], file["is_file"], file["data"]) == ("in.txt", True, None)
    assert httpx.get(f"{url}/file={file['name']}").text == "hello"


def test_path_that_was_not_uploaded_is_refused(url: str) -> None:
    given = {"name": "/etc/passwd", "data": None, "is_file": True}
    told = call(url, index(url, "shout"), [given])[-1]
    assert told["success"] is False
    assert "was not uploaded here" in told["output"]["error"]


def test_full_queue_is_said_at_once() -> None:
    released.clear()
    with serving(app().queue(max_size=1)) as url, socket(url) as first, socket(url) as second, socket(url) as third:
        number = index(url, "wait_for_release")
        begin(first, number, [])
        while heard(first)["msg"] != "process_starts":
            pass
        begin(second, number, [])
        assert heard(second)["rank"] == 0
        begin(third, number, [])
        assert rest(third) == [{"msg": "queue_full"}]
        released.set()
        assert rest(second)[-1]["output"]["data"] == ["released"]


def test_end_of_the_server_ends_the_sockets() -> None:
    released.clear()
    blocks = app()
    with serving(blocks) as url, socket(url) as waiting, socket(url) as silent:
        begin(waiting, index(url, "wait_for_release"), [])
        heard(silent)
        blocks.close(verbose=False)
        assert rest(silent) == []
        last = rest(waiting)[-1]
        assert (last["success"], "stopped" in last["output"]["error"]) == (False, True)


@pytest.mark.parametrize("origin", ["http://evil.example", "http://localhost.evil.example:7860"])
def test_page_of_another_site_gets_no_socket(url: str, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused, socket(url, origin=origin):
        pass
    assert refused.value.response.status_code == 403


def test_page_of_the_same_site_gets_one(url: str) -> None:
    with socket(url, origin=url) as connection:
        assert heard(connection) == {"msg": "send_hash"}


def by_cookie(url: str) -> dict[str, str]:
    reply = httpx.post(f"{url}/login", data={"username": "ada", "password": "lovelace"})
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in reply.cookies.items())}


def whoami(request: gr.Request) -> str:
    return str(request.username)


def named() -> gr.Blocks:
    with gr.Blocks() as blocks:
        gr.Button().click(whoami, None, gr.Textbox())
    return blocks


def test_login_is_asked_of_a_socket_too() -> None:
    with serving(named(), auth=("ada", "lovelace")) as url:
        with pytest.raises(InvalidStatus) as refused, socket(url):
            pass
        assert refused.value.response.status_code == 401
        assert call(url, 0, [], additional_headers=by_cookie(url))[-1]["output"]["data"] == ["ada"]


def test_session_of_another_user_is_not_entered() -> None:
    users = [("ada", "lovelace"), ("eve", "mallory")]
    with serving(app(), auth=users) as url:
        eve = httpx.post(f"{url}/login", data={"username": "eve", "password": "mallory"}).cookies
        other = {"Cookie": "; ".join(f"{name}={value}" for name, value in eve.items())}
        call(url, 0, ["a"], "mine", additional_headers=by_cookie(url))
        with socket(url, additional_headers=other) as connection:
            heard(connection)
            connection.send(json.dumps({"fn_index": 0, "session_hash": "mine"}))
            assert "no session" in rest(connection)[0]["output"]["error"]


def test_user_of_a_dependency_of_the_author_s_own_reaches_the_socket() -> None:
    header: Callable[[Any], str | None] = lambda request: request.headers.get("x-user")  # noqa: E731
    with serving(named(), auth_dependency=header) as url:
        assert call(url, 0, [], additional_headers={"X-User": "bob"})[-1]["output"]["data"] == ["bob"]
        with pytest.raises(InvalidStatus), socket(url):
            pass


@pytest.mark.parametrize("path", ["/api/predict/", "/api/predict", "/run/predict", "/run/rotate"])
def test_call_past_the_queue_takes_the_shapes_of_3x(url: str, path: str) -> None:
    given = "data:image/png;base64," + base64.b64encode(picture(2, 4)).decode()
    body = {"data": [given], "fn_index": index(url, "rotate"), "session_hash": "s"}
    reply = httpx.post(url + path, content=json.dumps(body), headers={"Content-Type": ""}).json()
    assert size_of(reply["data"][0]) == (4, 2)
    assert (reply["is_generating"], "render_config" in reply) == (False, False)


def test_recipe_for_curl_of_3x(url: str) -> None:
    assert httpx.post(f"{url}/run/upper", json={"data": ["ab"]}).json()["data"] == ["AB"]
    reply = httpx.post(f"{url}/run/fail", json={"data": ["error"]})
    assert (reply.status_code, reply.json()["error"]) == (500, "why")
    assert "no endpoint /nope" in httpx.post(f"{url}/run/nope", json={"data": []}).json()["error"]


@pytest.mark.parametrize(("path", "extra"), [("/run/rotate", {"trigger_id": None}), ("/gradio_api/run/rotate", {})])
def test_later_clients_keep_today_s_shapes(url: str, path: str, extra: dict[str, Any]) -> None:
    name = httpx.post(f"{url}/upload", files={"files": ("a.png", picture(2, 4))}).json()[0]
    given = {"path": name, "meta": {"_type": "gradio.FileData"}}
    reply = httpx.post(url + path, json={"data": [given], "session_hash": "s", **extra}).json()
    assert reply["data"][0]["url"].startswith(f"{url}/gradio_api/file=")


def test_config_serves_all_generations(url: str) -> None:
    config = httpx.get(f"{url}/config").json()
    serializers = {each["type"]: each.get("serializer") for each in config["components"]}
    assert (serializers["textbox"], serializers["image"], serializers["state"]) == (
        "StringSerializable",
        "ImgSerializable",
        "SimpleSerializable",
    )
    assert serializers.get("column") is None
    hidden = [each for each in config["dependencies"] if each.get("api_visibility") == "private"]
    assert [each["api_name"] for each in hidden] == [False]
    assert config["enable_queue"]


def test_info_lists_an_unnamed_endpoint_by_index_only_to_clients_from_before_the_prefix(url: str) -> None:
    old, new = httpx.get(f"{url}/info").json(), httpx.get(f"{url}/gradio_api/info").json()
    assert new["unnamed_endpoints"] == {}
    unnamed = old["unnamed_endpoints"]
    assert str(index(url, "count")) in unnamed
    assert str(index(url, "upper")) not in unnamed
    assert old["named_endpoints"] == new["named_endpoints"]
    parameter = new["named_endpoints"]["/rotate"]["parameters"][0]
    assert (parameter["component"], parameter["serializer"]) == ("Image", "ImgSerializable")
    assert new["named_endpoints"]["/rotate"]["returns"][0]["serializer"] == "ImgSerializable"


def test_small_facts_that_3x_asks_for(url: str) -> None:
    status = httpx.get(f"{url}/queue/status").json()
    assert (status["msg"], status["queue_size"], status["rank"]) == ("estimation", 0, None)
    assert httpx.get(f"{url}/startup-events").json() is False
