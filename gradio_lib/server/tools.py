"""The app's functions as tools of language models, by the official MCP SDK. Loaded only where that is wanted."""

from __future__ import annotations

import asyncio
import base64
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.shared.exceptions import MCPError

from gradio_lib._version import __version__
from gradio_lib.engine.events import Done, Failed, Logged, Output, Progressed, RunEvent
from gradio_lib.errors import GradioError, InvalidPath, nearest
from gradio_lib.server.auth import Visitor, visitor_of
from gradio_lib.server.fetching import Fetcher
from gradio_lib.server.responses import request_info, root_of
from gradio_lib.wire.jsondata import MAX_BODY
from gradio_lib.wire.tools import Tool, Words, tools_of, words_of
from gradio_lib.wire.v6 import with_urls

if TYPE_CHECKING:
    from starlette.types import Scope

    from gradio_lib.engine.request import RequestInfo
    from gradio_lib.engine.run import Run
    from gradio_lib.server.context import ServerContext
    from gradio_lib.values.paths import PathRules

__all__ = ["ToolServer"]

INLINE = 1024 * 1024
"""Bytes of a picture or a sound that is handed over itself, beside its URL."""
_SHOWN = 400
"""Characters of an interim result that a progress notification tells."""


class ToolServer:
    """Serves the functions of an app that are public as tools.

    Args:
        context: The served app.
        local: Which files of this machine callers may name; None for none. Where it is given, files that functions
            return are named by their paths: caller and server share a machine.
    """

    def __init__(self, context: ServerContext, local: PathRules | None = None) -> None:
        self._context = context
        self._local = local
        self._fetcher = Fetcher(context.runtime.files, local)
        self._known: tuple[int, dict[str, Tool]] = (-1, {})
        self.server: Server[Any] = Server(
            context.runtime.blocks.title, version=__version__, on_list_tools=self._list, on_call_tool=self._call
        )

    def over_http(self) -> StreamableHTTPSessionManager:
        """Return what speaks MCP over HTTP: each request stands alone, so nothing is kept for a client."""
        return StreamableHTTPSessionManager(self.server, stateless=True, max_request_body_size=MAX_BODY)

    def _tools(self) -> dict[str, Tool]:
        revision = self._context.runtime.blocks.revision
        if self._known[0] != revision:
            self._known = revision, tools_of(self._context.runtime)
        return self._known[1]

    async def _list(self, _ctx: Any, _params: Any) -> types.ListToolsResult:
        tools = [
            types.Tool(name=each.name, description=each.description or None, input_schema=each.schema)
            for each in self._tools().values()
        ]
        return types.ListToolsResult(tools=tools)

    async def _call(self, ctx: Any, params: types.CallToolRequestParams) -> types.CallToolResult:
        tool = self._tools().get(params.name)
        if tool is None:
            msg = f"There is no tool {params.name[:100]!r}.{nearest(params.name, self._tools())}"
            raise MCPError(types.INVALID_PARAMS, msg)
        scope = ctx.request.scope if ctx.request is not None else None
        visitor = visitor_of(scope) if scope is not None else Visitor()
        try:
            run = await self._started(tool, params.arguments or {}, visitor, scope)
        except GradioError as error:
            return _refused(str(error))
        teller = _Teller(ctx)
        try:
            async for event in run.events():
                await teller.tell(run, event)
        finally:
            self._context.runtime.cancel(run)
        last = run.result
        if isinstance(last, Failed) or last.data is None:
            told = last.message if isinstance(last, Failed) else "The run was cancelled."
            return _refused(told or "The function failed; its app shows no reason, as launch(show_error=True) would.")
        answer = await self._answer(run, last, scope)
        answer.content += [types.TextContent(type="text", text=each) for each in teller.messages]
        return answer

    async def _started(self, tool: Tool, arguments: dict[str, Any], visitor: Visitor, scope: Scope | None) -> Run:
        urls = dict.fromkeys(tool.files(arguments))
        files = {url: await self._fetcher.fetch(url, visitor.user) for url in urls}
        session = self._context.open_session(secrets.token_hex(16), visitor)
        request = _facts(scope) if scope is not None else None
        return self._context.runtime.submit(session, tool.function, tool.data(arguments, files), request=request)

    async def _answer(self, run: Run, last: Done, scope: Scope | None) -> types.CallToolResult:
        data = last.data or []
        if scope is not None:
            data = with_urls(run.function, data, root_of(scope, self._context.options.root_path) + "/")
        elif self._local is not None:
            data = _located(data, self._context.files.resolve)
        try:
            words = words_of(run.function, data)
        except TypeError as error:
            return _refused(f"The result cannot be sent: {error}. Return data that its component can show.")
        user = run.session.owner.user
        blocks = [block for each in words for block in await asyncio.to_thread(self._blocks, each, user)]
        return types.CallToolResult(content=blocks)

    def _blocks(self, words: Words, user: str | None) -> list[types.ContentBlock]:
        blocks: list[types.ContentBlock] = []
        for file in words.files:
            url, name = file.get("url") or file["path"], file.get("orig_name") or "file"
            kind = file.get("mime_type")
            blocks += self._inline(file, kind or "", user)
            blocks.append(
                types.ResourceLink(type="resource_link", uri=url, name=name, mime_type=kind, size=file.get("size"))
            )
        return [types.TextContent(type="text", text=words.text), *blocks]

    def _inline(self, file: dict[str, Any], kind: str, user: str | None) -> list[types.ContentBlock]:
        """Return a small picture or sound itself: a model can look at it and hear it."""
        if not kind.startswith(("image/", "audio/")) or (file.get("size") or 0) > INLINE:
            return []
        try:
            content = self._context.files.resolve(file["path"], user).read_bytes()
        except (InvalidPath, OSError):
            return []
        data = base64.b64encode(content).decode()
        if kind.startswith("image/"):
            return [types.ImageContent(type="image", data=data, mime_type=kind)]
        return [types.AudioContent(type="audio", data=data, mime_type=kind)]


def _refused(message: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=message)], is_error=True)


def _facts(scope: Scope) -> RequestInfo:
    """Return what the function may know of the request: who it is from, and not the password."""
    facts = request_info(scope)
    facts.headers = [(name, value) for name, value in facts.headers if name.lower() != "authorization"]
    return facts


def _located(value: Any, resolve: Callable[[str, str | None], Path]) -> Any:
    """Return the data with each file's own address on this machine as its URL."""
    if isinstance(value, list):
        return [_located(each, resolve) for each in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("meta"), dict) and isinstance(value.get("path"), str):
        return value if value.get("url") else {**value, "url": resolve(value["path"], None).as_uri()}
    return {name: _located(each, resolve) for name, each in value.items()}


class _Teller:
    """Tells a caller who asked for it how far a run is."""

    def __init__(self, ctx: Any) -> None:
        self._session = ctx.session
        self._told = 0.0
        self._base = 0.0
        """What bars that are over have come to: what is told must grow from one time to the next."""
        self._bar = (0.0, "")
        self.messages: list[str] = []

    async def tell(self, run: Run, event: RunEvent) -> None:
        """Tell an event, if it says how far the run is; keep what the function has to say."""
        if isinstance(event, Progressed) and event.units:
            bar = event.units[0]
            share, whole = (bar.progress, 1.0) if bar.index is None else (bar.index, bar.length)
            before, self._bar = self._bar, (share or 0.0, bar.desc or "")
            if self._bar[0] < before[0] or (self._bar[0] == before[0] and self._bar[1] != before[1]):
                self._base = self._told  # another bar
            await self._say(self._bar[0], whole, event.units[-1].desc)
        elif isinstance(event, Output):
            self._base = self._told
            await self._say(1.0, None, _shortened(run, event))
        elif isinstance(event, Logged) and event.visible:
            self.messages.append(f"{event.title}: {event.message}")

    async def _say(self, progress: float, total: float | None, message: str | None) -> None:
        if self._base + progress > self._told:
            self._told = self._base + progress
            await self._session.report_progress(self._told, None if total is None else self._base + total, message)


def _shortened(run: Run, event: Output) -> str | None:
    try:
        text = "\n".join(each.text for each in words_of(run.function, event.data))
    except TypeError:
        return None
    return text if len(text) <= _SHOWN else f"…{text[-_SHOWN:]}"
