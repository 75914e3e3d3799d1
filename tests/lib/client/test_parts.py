"""The client's parts by themselves: lines, edits, usage, and what importing it costs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradio_lib.client import Client
from gradio_lib.client.diff import patched
from gradio_lib.client.sse import frames
from gradio_lib.wire.diff import edits
from tests.gate.test_import_diet import imported_by
from tests.lib.client.played import config, playing

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text("ab", max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("xy", max_size=2), inner, max_size=4),
    max_leaves=20,
)


@given(JSON, JSON)
def test_edits_of_the_server_lead_from_one_value_to_the_next(old: Any, new: Any) -> None:
    before = as_text(old)
    assert as_text(patched(old, edits(old, new))) == as_text(new)
    assert as_text(old) == before


def as_text(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def test_value_that_was_handed_out_stays() -> None:
    old = {"rows": [[1], [2]], "name": "a"}
    new = patched(old, [["add", ["rows", 0], [0]], ["append", ["name"], "b"], ["delete", ["rows", 2, 0], None]])
    assert (old, new) == ({"rows": [[1], [2]], "name": "a"}, {"rows": [[0], [1], []], "name": "ab"})


def test_lists_are_appended_to_as_well() -> None:
    assert patched([1], [["append", [], [2]]]) == [1, 2]


def test_frames_of_a_stream() -> None:
    lines = ["id: 4", 'data: {"msg":', 'data: "a"}', "", ": comment", 'data:{"msg":"b"}', "event: x", "", "", "id: x"]
    assert list(frames(lines)) == [({"msg": "a"}, 4), ({"msg": "b"}, None)]


def test_importing_the_client_loads_nothing_else_of_the_library() -> None:
    program = "import gradio_lib.client, sys; sys.modules = {n.replace('.', '/'): m for n, m in sys.modules.items()}"
    loaded = imported_by(program)
    rooms = {name.split("/")[1] for name in loaded if name.startswith("gradio_lib/")}
    # Of legacy the table of 3.x's module names alone, which any import of the library knows.
    assert rooms == {"client", "errors", "legacy", "settings", "values", "_lazy", "_version"}
    assert {name for name in loaded if name.startswith("gradio_lib/legacy")} == {
        "gradio_lib/legacy",
        "gradio_lib/legacy/modules",
    }
    assert not loaded & {"asyncio", "httpx", "websockets", "huggingface_hub", "ssl", "pydantic", "orjson"}


INFO = {
    "named_endpoints": {
        "/say": {
            "description": "Say it.\nThe rest.",
            "parameters": [
                {
                    "label": "Text",
                    "parameter_name": "text",
                    "parameter_has_default": True,
                    "parameter_default": "hi",
                    "type": {"type": "string"},
                    "python_type": {"type": "str", "description": ""},
                    "component": "Textbox",
                }
            ],
            "returns": [
                {
                    "label": "Said",
                    "type": {"type": "string"},
                    "python_type": {"type": "str", "description": ""},
                    "component": "Textbox",
                }
            ],
        }
    },
    "unnamed_endpoints": {"1": {"parameters": [], "returns": []}},
}
USAGE = """\
Functions of {url}/

predict(text='hi', api_name="/say") -> Said
    Say it.
    takes   text  str  [Textbox]
    returns Said  str  [Textbox]

{rest}"""
MORE = "1 more without names: view_api(all_endpoints=True) lists them.\n"
ALL = "predict(fn_index=1) -> ()\n"


@pytest.mark.parametrize(("everything", "rest"), [(None, MORE), (False, MORE), (True, ALL)])
def test_usage_in_three_forms(capsys: pytest.CaptureFixture[str], everything: bool | None, rest: str) -> None:
    plays: Any = {
        "/config": lambda exchange: exchange.answer(config()),
        "/info": lambda exchange: exchange.answer(INFO),
    }
    with playing(plays) as server, Client(server.url, verbose=False) as client:
        expected = USAGE.format(url=server.url, rest=rest)
        assert client.view_api(everything) is None
        assert capsys.readouterr().out == expected
        assert client.view_api(everything, print_info=False, return_format="str") == expected
        assert capsys.readouterr().out == ""
        described = client.view_api(everything, print_info=False, return_format="dict")
        assert isinstance(described, dict)
        assert list(described["unnamed_endpoints"]) == [1]
        assert described["named_endpoints"] == INFO["named_endpoints"]
        assert len(server.asked("/info")) == 1
        assert str(client) == USAGE.format(url=server.url, rest=MORE)
        assert repr(client) == f"<Client of {server.url}/>"


def test_usage_where_nothing_has_a_name() -> None:
    plays: Any = {
        "/config": lambda exchange: exchange.answer(config()),
        "/info": lambda exchange: exchange.answer({"named_endpoints": {}, "unnamed_endpoints": {"1": {}}}),
    }
    with playing(plays) as server, Client(server.url, verbose=False) as client:
        assert client.view_api(print_info=False, return_format="str") == f"Functions of {server.url}/\n\n{ALL}"
