"""An app's functions as tools of a language model's client that has started this program: over stdin and stdout."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gradio_lib._lazy import load, require
from gradio_lib.apps.options import LaunchOptions, check_mcp
from gradio_lib.values.paths import PathRules

if TYPE_CHECKING:
    from gradio_lib.apps.blocks import Blocks
    from gradio_lib.engine.runtime import Runtime

__all__ = ["serve_stdio"]

GRACE_SECONDS = 3.0
"""How long what runs may go on when the program is told to end."""
INTERRUPTED = 130
"""Exit code of a program that is told so twice."""


def serve_stdio(blocks: Blocks, options: LaunchOptions) -> None:
    """Serve the app's functions as tools until the client closes its end.

    What functions print goes to stderr. Files are named by paths below the current folder, or in ``allowed_paths``, and
    by URLs.

    Args:
        blocks: The app.
        options: How it would be served; what is about addresses and logins has no meaning here.

    Raises:
        MissingDependency: The SDK is not installed; the message says how to get it.
        DeclarationError: A function names a component that is not on the page.
    """
    check_mcp()
    require("anyio", "to serve functions as MCP tools").run(_served, blocks, options)


async def _served(blocks: Blocks, options: LaunchOptions) -> None:
    anyio = require("anyio", "to serve functions as MCP tools")
    app, runtime = options.build(blocks)
    local = PathRules([Path.cwd(), *options.allowed_paths], options.blocked_paths)
    server = load("gradio_lib.server.tools:ToolServer")(app.state.context, local).server
    try:
        async with anyio.create_task_group() as group:
            if os.name == "posix":
                group.start_soon(_until_told, runtime)
            async with load("mcp.server.stdio:stdio_server")() as (received, sent):
                # The SDK has the real stdout by now. What is printed to Python's would follow the last message.
                with contextlib.redirect_stdout(sys.stderr):
                    await server.run(received, sent, server.create_initialization_options())
            group.cancel_scope.cancel()
    finally:
        await runtime.close()


async def _until_told(runtime: Runtime) -> None:
    """End the program at a signal, politely, and at a second one at once.

    Nothing else ends it while the client says nothing: a read from stdin cannot be interrupted.
    """
    anyio = require("anyio", "to serve functions as MCP tools")
    with anyio.open_signal_receiver(signal.SIGINT, signal.SIGTERM) as signals:
        await anext(signals)
        async with anyio.create_task_group() as group:
            group.start_soon(_end, runtime)
            await anext(signals)
            os._exit(INTERRUPTED)


async def _end(runtime: Runtime) -> None:
    await runtime.drain(GRACE_SECONDS)
    await runtime.close()
    os._exit(0)
