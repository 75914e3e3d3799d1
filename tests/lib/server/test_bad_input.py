"""Whatever a client sends: a clear error that says what and what would do, a fitting status, a server that lives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

import gradio_lib as gr
from tests.lib.server.asking import PREFIX, client, index_of, join, messages, new_session, queued, run
from tests.serving import serving


def echo(value: Any) -> Any:
    return value


def add(first: int, second: int) -> int:
    return first + second


def app() -> gr.Blocks:
    with gr.Blocks() as demo:
        inputs: dict[str, Any] = {
            "text": gr.Textbox(label="Text", max_length=10),
            "number": gr.Number(label="Number", minimum=0, maximum=10, precision=0),
            "slider": gr.Slider(1, 5, label="Slider"),
            "flag": gr.Checkbox(label="Flag"),
            "radio": gr.Radio(["red", "green"], label="Colour"),
            "group": gr.CheckboxGroup(["red", "green"], label="Colours"),
            "dropdown": gr.Dropdown([("One", 1), ("Two", 2)], label="Count"),
            "several": gr.Dropdown(["a", "b", "c"], multiselect=True, max_choices=2, label="Letters"),
            "table": gr.Dataframe(label="Table", type="array"),
            "image": gr.Image(label="Picture"),
            "file": gr.File(label="Data", file_types=[".csv"]),
            "files": gr.File(label="Files", file_count="multiple"),
            "label": gr.Label(label="Class"),
        }
        for name, component in inputs.items():
            gr.Button().click(echo, component, gr.JSON(), api_name=name)
        gr.Button().click(add, [inputs["number"], inputs["slider"]], gr.JSON(), api_name="add")
        gr.Button().click(lambda: "secret", None, gr.Textbox(), api_name=False)
    return demo


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with serving(app()) as url, client(url) as http:
        yield http


@pytest.fixture(autouse=True)
def lives(http: httpx.Client) -> Iterator[None]:
    """After each test the server answers as before."""
    yield
    assert run(http, "add", 1, 2).json()["data"] == [3]


WRONG = [
    ("text", ["a"], "Text: expected text, got a list of 1."),
    ("text", {"__type__": "update", "value": "x"}, "Text: expected text, got a dict of 2."),
    ("text", "x" * 11, "Text: expected at most 10 characters, got '11 characters'."),
    ("number", "seven", "Number: expected a number, got 'seven'."),
    ("number", True, "Number: expected a number, got True."),
    ("number", "nan", "Number: expected a finite number, got nan."),
    ("number", 11, "Number: expected a number of 10 or less, got 11."),
    ("number", -1, "Number: expected a number of 0 or more, got -1."),
    ("number", 10.6, "Number: expected a number of 10 or less, got 10.6."),
    ("number", "9" * 5000, "Number: expected a finite number, got inf."),
    ("number", [1], "Number: expected a number, got a list of 1."),
    ("slider", 0, "Slider: expected a number of 1 or more, got 0."),
    ("slider", 5.5, "Slider: expected a number of 5 or less, got 5.5."),
    ("flag", "yes", "Flag: expected true or false, got 'yes'."),
    ("flag", 2, "Flag: expected true or false, got 2."),
    ("radio", "gren", "Colour: Value: 'gren' is not in the list of choices: ['red', 'green']. Did you mean 'green'?"),
    ("radio", ["red"], "Colour: Value: a list of 1 is not in the list of choices: ['red', 'green']."),
    ("radio", 0, "Colour: Value: 0 is not in the list of choices: ['red', 'green']."),
    ("group", "red", "Colours: expected a list of choices, got 'red'."),
    ("group", ["red", "blue"], "Colours: Value: 'blue' is not in the list of choices: ['red', 'green']."),
    ("dropdown", True, "Count: Value: True is not in the list of choices: [1, 2]."),
    ("dropdown", "One", "Count: Value: 'One' is not in the list of choices: [1, 2]."),
    ("dropdown", {"a": 1}, "Count: Value: a dict of 1 is not in the list of choices: [1, 2]."),
    ("several", "a", "Letters: expected a list of choices, got 'a'."),
    ("several", ["a", "b", "c"], "Letters: expected at most 2 choices, got a list of 3."),
    ("several", [["a"]], "Letters: Value: a list of 1 is not in the list of choices: ['a', 'b', 'c']."),
    ("table", "x", "Table: A table is expected: {'headers': […], 'data': [[…], …]}, not str."),
    ("table", {"headers": ["a"], "data": [1]}, "Table: Row 0 of the table is int; each row is a list of cells."),
    (
        "table",
        {"headers": ["a"], "data": [[1, 2]]},
        "Table: The table has 1 headers and a row of 2 cells; give a header for each column.",
    ),
    ("table", {"headers": "a", "data": [[1]]}, "Table: The table's headers are str; they are a list of names."),
    ("label", {"confidences": []}, "Class: expected {'label': …, 'confidences': […]}, got a dict of 1."),
    (
        "label",
        {"label": "a", "confidences": [1]},
        "Class: expected confidences as a list of {'label': …, 'confidence': …}, got a list of 1.",
    ),
]


@pytest.mark.parametrize(("name", "value", "expected"), WRONG)
def test_value_that_does_not_fit(http: httpx.Client, name: str, value: Any, expected: str) -> None:
    answer = run(http, name, value)
    assert (answer.status_code, answer.json()["error"]) == (422, expected)
    last = queued(http, index_of(http, name), value)
    assert (last["success"], last["output"]["error"]) == (False, expected)


def test_all_values_that_do_not_fit_are_told_each_by_its_index(http: httpx.Client) -> None:
    answer = run(http, "add", "one", 9)
    assert answer.json()["error"] == (
        "Number: expected a number, got 'one'.\nSlider: expected a number of 5 or less, got 9."
    )
    assert answer.json()["inputs"] == {
        "0": "Expected a number, got 'one'.",
        "1": "Expected a number of 5 or less, got 9.",
    }


def test_refusal_costs_little_however_large_the_value(http: httpx.Client) -> None:
    answer = run(http, "number", {"x" * 1000: ["y" * 100_000] * 100})
    assert answer.json()["error"] == "Number: expected a number, got a dict of 1."
    assert len(run(http, "radio", "z" * 1_000_000).text) < 400


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ([], "/add: too few values: 2 are needed (Number, Slider), 0 were given."),
        ([1], "/add: too few values: 2 are needed (Number, Slider), 1 were given."),
        ([1, 2, 3], "/add: too many values: 2 are needed (Number, Slider), 3 were given."),
    ],
)
def test_wrong_number_of_values(http: httpx.Client, data: list[Any], expected: str) -> None:
    answer = run(http, "add", *data)
    assert (answer.status_code, answer.json()["error"]) == (422, expected)
    assert queued(http, index_of(http, "add"), *data)["output"]["error"] == expected


# -- endpoints ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("route", ["run/nope", "api/nope", "api/nope/", "call/nope"])
@pytest.mark.parametrize("prefix", ["", PREFIX])
def test_unknown_endpoint(http: httpx.Client, prefix: str, route: str) -> None:
    answer = http.post(f"{prefix}/{route}", json={"data": []})
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("This app has no endpoint /nope. It has: /text, /number, /slider,")


def test_unknown_endpoint_names_the_nearest(http: httpx.Client) -> None:
    assert run(http, "nummber", 1).json()["detail"] == "This app has no endpoint /nummber. Did you mean 'number'?"


@pytest.mark.parametrize("name", ["false", "False", "", "lambda", "../add", "%00"])
def test_hidden_function_has_no_name(http: httpx.Client, name: str) -> None:
    for route in (f"run/{name}", f"call/{name}", f"api/{name}"):
        answer = http.post(f"{PREFIX}/{route}", json={"data": []})
        assert answer.status_code in {404, 405}
        assert "secret" not in answer.text


@pytest.mark.parametrize("index", [-1, 999, 10**12])
def test_unknown_index(http: httpx.Client, index: int) -> None:
    answer = join(http, index, [], new_session())
    assert answer.status_code == 404
    assert f"This app has no endpoint with fn_index {index}." in answer.json()["detail"]


def hidden_index(http: httpx.Client) -> int:
    dependencies = http.get("/config").json()["dependencies"]
    return int(next(each["id"] for each in dependencies if each.get("api_visibility") == "private"))


def test_hidden_function_is_for_the_page_s_own_events_only(http: httpx.Client) -> None:
    hidden = hidden_index(http)
    for route in ("queue/join", "run/add", "call/add", "api/predict"):
        body = {"data": [], "fn_index": hidden, "session_hash": new_session()}
        answer = http.post(f"{PREFIX}/{route}", json=body)
        assert answer.status_code == 404
        assert "secret" not in answer.text
    assert "secret" not in http.get(f"{PREFIX}/info").text
    with client(str(http.base_url)) as page:
        assert page.get("/").status_code == 200
        assert queued(page, hidden)["output"]["data"] == ["secret"]


def test_page_cookie_that_somebody_made_up_opens_nothing(http: httpx.Client) -> None:
    hidden = hidden_index(http)
    with client(str(http.base_url)) as page:
        page.get("/")
        (name, value), *_ = page.cookies.items()
    forged = value[:-1] + ("0" if value[-1] != "0" else "1")
    for cookie in (forged, "", "x", value.partition(".")[0]):
        answer = http.post(
            f"{PREFIX}/queue/join",
            json={"data": [], "fn_index": hidden, "session_hash": new_session()},
            headers={"cookie": f"{name}={cookie}"},
        )
        assert answer.status_code == 404


# -- bodies ---------------------------------------------------------------------------------------------------------

NESTED = b'{"data": ' + b"[" * 5000 + b"]" * 5000 + b"}"
DEEP = b'{"data": ' + b"[" * 101 + b"]" * 101 + b"}"
ROUTES = ["queue/join", "run/add", "call/add", "api/add"]


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", "The body is no valid JSON"),
        (b"{", "The body is no valid JSON"),
        (b'{"data": [1,]}', "The body is no valid JSON"),
        (b'{"data": [NaN]}', "The body is no valid JSON"),
        (b"\xff\xfe", "The body is no valid JSON"),
        (b'{"data": ["\\ud800"]}', "The body is no valid JSON"),
        (b"[]", "The body is list; a JSON object is expected"),
        (b"null", "The body is NoneType; a JSON object is expected"),
        (b"{}", "data is null; it takes a list with one value per input."),
        (b'{"data": {"a": 1}}', "data is dict; it takes a list with one value per input."),
        (b'{"data": [], "fn_index": "0"}', "fn_index is str; it takes the number of a dependency in /config."),
        (b'{"data": [], "fn_index": true}', "fn_index is bool;"),
        (b'{"data": [], "fn_index": 0, "session_hash": 5}', "session_hash is int; it takes a string of 1 to 200"),
        (b'{"data": [], "fn_index": 0, "session_hash": ""}', "session_hash is str; it takes a string of 1 to 200"),
        (DEEP, "The body is nested more than 100 levels deep"),
        (NESTED, "The body is no valid JSON"),
    ],
)
def test_broken_body(http: httpx.Client, route: str, body: bytes, expected: str) -> None:
    answer = http.post(f"{PREFIX}/{route}", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert expected in answer.json()["detail"]


@pytest.mark.parametrize("missing", ["fn_index", "session_hash"])
def test_join_without_what_it_needs(http: httpx.Client, missing: str) -> None:
    body = {"data": [], "fn_index": 0, "session_hash": "abc"}
    del body[missing]
    answer = http.post(f"{PREFIX}/queue/join", json=body)
    assert answer.status_code == 422
    assert "queue/join needs session_hash and fn_index" in answer.json()["detail"]


@pytest.mark.parametrize("route", [*ROUTES, "cancel", "reset"])
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_form_of_another_page_is_no_json(http: httpx.Client, route: str, kind: str) -> None:
    answer = http.post(f"{PREFIX}/{route}", content=b'{"data": [1, 2]}', headers={"content-type": kind})
    assert answer.status_code == 415
    assert "send JSON with the header Content-Type: application/json" in answer.json()["detail"]


def test_body_without_a_type_is_taken_for_json(http: httpx.Client) -> None:
    assert http.post(f"{PREFIX}/run/add", content=b'{"data": [1, 2]}').json()["data"] == [3]


@pytest.mark.parametrize("declared", [True, False])
def test_huge_body_is_given_up_before_it_is_read(http: httpx.Client, declared: bool) -> None:
    block = b" " * 1024 * 1024

    def blocks() -> Iterator[bytes]:
        for _ in range(70):
            yield block

    headers = {"content-type": "application/json"} | ({"content-length": str(70 * len(block))} if declared else {})
    with client(str(http.base_url)) as other:
        try:
            answer = other.post(f"{PREFIX}/run/add", content=blocks(), headers=headers)
        except httpx.TransportError:
            return  # the server had hung up before all was sent
        assert answer.status_code == 413
        assert "The body is larger than 64 MB." in answer.json()["detail"]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(http: httpx.Client, method: str) -> None:
    assert http.request(method, f"{PREFIX}/queue/join").status_code == 405


@pytest.mark.parametrize("path", ["/nope", "/gradio_api/nope", "/assets/nope.js", "/assets/../config.py", "/static/x"])
def test_unknown_path(http: httpx.Client, path: str) -> None:
    assert http.get(path).status_code == 404


@pytest.mark.parametrize("after", ["-1", "x", "²", "1" * 5000, "1.5", "", "null"])
def test_stream_is_read_from_its_beginning_where_the_number_is_none(http: httpx.Client, after: str) -> None:
    session = new_session()
    join(http, index_of(http, "add"), [1, 2], session)
    told = messages(http, session, ids="1", after=after)
    assert told[-2]["output"]["data"] == [3]


@pytest.mark.parametrize("session", ["", "nope", "x" * 5000, "../..", "\x00"])
def test_stream_of_a_session_that_is_not_there(http: httpx.Client, session: str) -> None:
    (told,) = messages(http, session)
    assert (told["msg"], told["session_not_found"], told["success"]) == ("unexpected_error", True, False)


@pytest.mark.parametrize("event", ["nope", "0" * 32, "%2e%2e"])
def test_result_of_a_call_that_is_not_there(http: httpx.Client, event: str) -> None:
    answer = http.get(f"{PREFIX}/call/add/{event}")
    assert answer.status_code == 404
    assert "There is no call of that id" in answer.text


@pytest.mark.parametrize("route", ["cancel", "reset"])
@pytest.mark.parametrize("body", [{}, {"event_id": "nope"}, {"session_hash": "nope", "fn_index": 0}])
def test_cancelling_what_is_not_there_is_no_error(http: httpx.Client, route: str, body: Any) -> None:
    answer = http.post(f"{PREFIX}/{route}", json=body)
    assert (answer.status_code, answer.json()) == (200, {"success": True})


@pytest.mark.parametrize("trigger", ["x", [1], 1.5, True, 10**9, -1, None])
def test_trigger_and_event_data_may_be_anything(http: httpx.Client, trigger: Any) -> None:
    fn = index_of(http, "add")
    assert queued(http, fn, 1, 2, trigger_id=trigger, event_data={"index": [trigger]})["output"]["data"] == [3]
