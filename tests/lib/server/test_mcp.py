"""Functions as tools of language models, over HTTP, seen with the SDK's own client."""

from __future__ import annotations

import base64
import io
import threading
from collections.abc import Iterator
from typing import Literal

import anyio
import httpx
import httpx2
import jsonschema
import pytest
from mcp import Client, MCPError, types
from mcp.client.streamable_http import streamable_http_client
from PIL import Image

import gradio_lib as gr
from tests.serving import serving

closed = threading.Event()
told_half = threading.Event()


def add(a: int, b: float = 0.5) -> float:
    """Add two numbers.

    Args:
        a: The first one.
        b: The second one.
    """
    return a + b


def flip(picture: Image.Image, how: Literal["sideways", "upside down"] = "sideways") -> Image.Image:
    """Flip a picture."""
    side = Image.Transpose.FLIP_LEFT_RIGHT if how == "sideways" else Image.Transpose.FLIP_TOP_BOTTOM
    return picture.transpose(side)


def count(to: int) -> Iterator[str]:
    """Count."""
    for number in range(to):
        yield f"at {number}"


def work(steps: int, progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008 - how it is asked for
    """Work in two rounds."""
    for name in ("cut", "sew"):
        for _ in progress.tqdm(range(steps), desc=name):
            pass
        assert told_half.wait(20)
    gr.Warning("The thread is short.")
    return "a coat"


def endless() -> Iterator[int]:
    """Never end."""
    number = 0
    try:
        while True:
            number += 1
            yield number
    finally:
        closed.set()


def refuse() -> None:
    """Refuse."""
    msg = "Not today; come back tomorrow."
    raise gr.Error(msg)


def whoami(name: str, request: gr.Request) -> tuple[str, bool]:
    """Say who asks."""
    return f"{name} is {request.username}", "authorization" in request.headers


def app() -> gr.Blocks:
    functions = [add, flip, count, work, endless, refuse, whoami]
    forms = [gr.Interface(each, api_name=each.__name__) for each in functions]
    demo = gr.TabbedInterface(forms, [each.__name__ for each in functions], title="Tools")
    with demo:
        gr.Button().click(lambda: "hidden", None, gr.Textbox(), api_name=False)
    return demo


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with serving(app(), mcp_server=True) as address:
        yield f"{address}/gradio_api/mcp/"


def texts(result: types.CallToolResult) -> list[str]:
    return [block.text for block in result.content if isinstance(block, types.TextContent)]


async def fetched(url: str) -> bytes:
    async with httpx.AsyncClient() as http:
        return (await http.get(url)).content


def picture_url(picture: Image.Image) -> str:
    content = io.BytesIO()
    picture.save(content, "png")
    return "data:image/png;base64," + base64.b64encode(content.getvalue()).decode()


async def test_tools_are_what_the_signatures_say(url: str) -> None:
    async with Client(url) as client:
        tools = {each.name: each for each in (await client.list_tools()).tools}
    assert list(tools) == ["add", "flip", "count", "work", "endless", "refuse", "whoami"]
    assert tools["add"].description is not None
    assert tools["add"].description.startswith("Add two numbers.")
    assert tools["add"].input_schema == {
        "type": "object",
        "properties": {
            "a": {"type": "number", "description": "The first one."},
            "b": {"type": "number", "description": "The second one.", "default": 0.5},
        },
        "required": ["a"],
    }
    assert tools["flip"].input_schema["properties"]["picture"]["format"] == "uri"
    assert tools["flip"].input_schema["properties"]["how"]["enum"] == ["sideways", "upside down"]
    assert tools["whoami"].input_schema["required"] == ["name"]
    for each in tools.values():
        jsonschema.Draft202012Validator.check_schema(each.input_schema)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_tool_gives_what_its_function_returns(url: str, mode: str) -> None:
    async with Client(url, mode=mode) as client:
        result = await client.call_tool("add", {"a": 40, "b": 2.5})
        assert (texts(result), result.is_error) == ([str(add(40, 2.5))], False)
        assert texts(await client.call_tool("add", {"a": 40})) == [str(add(40))]


async def test_file_is_a_url_both_ways(url: str) -> None:
    picture = Image.new("RGB", (2, 1), "red")
    picture.putpixel((1, 0), (0, 0, 255))
    async with Client(url) as client:
        first = await client.call_tool("flip", {"picture": picture_url(picture)})
        (link,) = (block for block in first.content if isinstance(block, types.ResourceLink))
        (shown,) = (block for block in first.content if isinstance(block, types.ImageContent))
        content = await fetched(link.uri)
        assert (texts(first), shown.data) == ([link.uri], base64.b64encode(content).decode())
        assert Image.open(io.BytesIO(content)).convert("RGB").getpixel((0, 0)) == (0, 0, 255)
        again = await client.call_tool("flip", {"picture": link.uri})
        (second,) = (block for block in again.content if isinstance(block, types.ImageContent))
    assert Image.open(io.BytesIO(base64.b64decode(second.data))).convert("RGB").getpixel((0, 0)) == (255, 0, 0)


@pytest.mark.parametrize("name", ["/etc/passwd", "file:///etc/passwd", __file__, "http://127.0.0.1:9/a.png", "data:x"])
async def test_what_a_caller_names_is_no_file_of_this_machine_or_its_network(url: str, name: str) -> None:
    async with Client(url) as client:
        result = await client.call_tool("flip", {"picture": name})
    assert result.is_error
    assert "file" in texts(result)[0] or "address of this machine" in texts(result)[0] or "comma" in texts(result)[0]


async def test_progress_and_interim_results_are_told_and_grow(url: str) -> None:
    told: list[tuple[float, float | None, str | None]] = []

    async def hear(progress: float, total: float | None, message: str | None) -> None:
        told.append((progress, total, message))
        if (progress, total) == (4, 4):
            told_half.set()

    async with Client(url) as client:
        result = await client.call_tool("count", {"to": 3}, progress_callback=hear)
        assert (texts(result), told[-1]) == (["at 2"], (3.0, None, "at 2"))
        told.clear()
        result = await client.call_tool("work", {"steps": 4}, progress_callback=hear)
    assert texts(result) == ["a coat", "Warning: The thread is short."]
    assert told[-1] == (8.0, 8.0, "sew")
    assert told == sorted(set(told), key=lambda each: each[0])


async def test_error_is_told_in_its_author_s_words(url: str) -> None:
    async with Client(url) as client:
        for name, arguments, message in [
            ("refuse", {}, "Not today; come back tomorrow."),
            ("add", {"b": 1}, "add needs a."),
            ("add", {"a": 1, "bb": 2}, "add has no parameter 'bb'. Did you mean 'b'?"),
        ]:
            result = await client.call_tool(name, arguments)
            assert (result.is_error, texts(result)) == (True, [message])
        with pytest.raises(MCPError, match=r"There is no tool 'ad'\. Did you mean 'add'\?"):
            await client.call_tool("ad", {})


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_call_that_is_given_up_ends_its_function(url: str, mode: str) -> None:
    closed.clear()
    async with Client(url, mode=mode) as client, anyio.create_task_group() as group:
        heard = anyio.Event()

        async def hear(progress: float, total: float | None, message: str | None) -> None:  # noqa: ARG001 - the name counts
            heard.set()

        async def call() -> None:
            await client.call_tool("endless", {}, progress_callback=hear)

        group.start_soon(call)
        await heard.wait()
        group.cancel_scope.cancel()
    assert await anyio.to_thread.run_sync(closed.wait, 20)


@pytest.fixture(scope="module")
def locked() -> Iterator[str]:
    with serving(app(), mcp_server=True, auth=("ada", "secret")) as address:
        yield address


async def test_tool_knows_who_has_logged_in_and_not_how(locked: str) -> None:
    async with (
        httpx2.AsyncClient(auth=("ada", "secret")) as http,
        Client(streamable_http_client(f"{locked}/gradio_api/mcp/", http_client=http)) as client,
    ):
        result = await client.call_tool("whoami", {"name": "Ada"})
    assert texts(result) == ["Result 1: Ada is ada", "Result 2: false"]


def test_login_holds_for_tools_too(locked: str) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}

    def status(password: str | None) -> int:
        auth = None if password is None else ("ada", password)
        headers = {"accept": "application/json, text/event-stream"}
        return httpx.post(f"{locked}/gradio_api/mcp/", json=body, headers=headers, auth=auth).status_code

    assert [status(None), status("secret"), status("wrong")] == [401, 200, 401]
    # It opens nothing but this: what a browser might remember is of no use to another site's page.
    assert httpx.get(f"{locked}/config", auth=("ada", "secret")).status_code == 401
    assert [status("wrong") for _ in range(10)] == [401] * 9 + [429]


def test_page_of_another_site_calls_no_tool(url: str) -> None:
    answer = httpx.post(url, json={}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


def test_without_the_option_there_are_no_tools() -> None:
    with serving(gr.Interface(add)) as address:
        assert httpx.post(f"{address}/gradio_api/mcp/", json={}).status_code in {404, 405}
        assert httpx.get(f"{address}/config").json()["mcp_server"] is False
