"""``gradio-run mcp`` and ``--mcp``: tools for the program that starts the command, and for who reaches the server."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any
from urllib.request import url2pathname

import anyio
import pytest
from mcp import Client, types
from mcp.client.stdio import StdioServerParameters, stdio_client

from tests.browser.server import Server
from tests.cli.conftest import Command, Start, Write

APP = """
    from pathlib import Path

    print("a line on the way")

    def shout(words: Path) -> Path:
        '''Shout what is in a file.'''
        print("shouting")
        louder = Path("louder.txt")
        louder.write_text(words.read_text().upper())
        return louder
"""


async def test_tools_over_stdio(write: Write, tmp_path: Path) -> None:
    write("app.py", APP)
    write("words.txt", "hello")
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "gradio_cli", "mcp", "app.py:shout"], cwd=tmp_path, env=dict(os.environ)
    )
    with (tmp_path / "log").open("w") as log:
        louder = await _use(stdio_client(command, errlog=log), tmp_path)
    assert louder == ["HELLO"]
    assert (tmp_path / "log").read_text() == "a line on the way\nshouting\n"


async def _use(server: Any, folder: Path) -> list[str]:
    async with Client(server) as client:
        (tool,) = (await client.list_tools()).tools
        assert (tool.name, tool.description) == ("predict", "Shout what is in a file.")
        result = await client.call_tool("predict", {"words": str(folder / "words.txt")})
        (link,) = (block for block in result.content if isinstance(block, types.ResourceLink))
        louder = [await anyio.Path(url2pathname(link.uri.removeprefix("file://"))).read_text()]
        refused = await client.call_tool("predict", {"words": "/etc/passwd"})
        assert refused.is_error
    return louder


async def test_tools_of_a_server_are_those_of_the_newest_version(start: Start, write: Write) -> None:
    write("app.py", APP)
    server = start("app.py:shout", "--mcp", "--reload")
    server.wait_for(re.compile(r"Tools \(MCP\) at http://\S+/gradio_api/mcp/$"))
    assert await _described(server) == "Shout what is in a file."
    write("app.py", APP.replace("Shout what is in a file.", "Shout louder."))
    server.wait_for_text("Reloaded app.py")
    assert await _described(server) == "Shout louder."


async def _described(server: Server) -> str | None:
    async with Client(f"{server.url}/gradio_api/mcp/") as client:
        (tool,) = (await client.list_tools()).tools
        return tool.description


@pytest.mark.parametrize("arguments", [("mcp", "app.py"), ("app.py", "--mcp")])
def test_missing_sdk_is_told_before_anything_is_imported(command: Command, write: Write, arguments: list[str]) -> None:
    write("app.py", APP)
    write("stub/mcp.py", "raise ModuleNotFoundError(\"No module named 'mcp'\", name='mcp')")
    ended = command(*arguments, PYTHONPATH="stub")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.strip() == (
        'gradio-run: mcp is needed to serve functions as MCP tools. Install it with: pip install "gradio-run[mcp]"'
    )
