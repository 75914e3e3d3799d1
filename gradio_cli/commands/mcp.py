"""``gradio-run mcp TARGET…``: the functions as tools of the program that has started this one."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence

from gradio_cli.assemble import assemble
from gradio_cli.loader import find
from gradio_lib.apps.options import LaunchOptions, check_mcp
from gradio_lib.apps.stdio import serve_stdio
from gradio_lib.errors import TargetError

__all__ = ["mcp"]


def mcp(targets: Sequence[str]) -> None:
    """Serve tools over standard input and output until the client closes its end, or a signal comes.

    Args:
        targets: As for `run`.

    Raises:
        TargetError: A target cannot be found, imported or wrapped, or is somebody else's web app.
        MissingDependency: The SDK is not installed.
    """
    check_mcp()
    # What is printed on the way would be taken for messages.
    with contextlib.redirect_stdout(sys.stderr):
        assembled = assemble(find(targets))
    if assembled.blocks is None:
        msg = f"{targets[0]} is a web app, which has no functions to serve as tools: name a function or a Blocks."
        raise TargetError(msg)
    # Who starts the tools and who wrote them share this machine: errors are told as they are.
    serve_stdio(assembled.blocks, assembled.options or LaunchOptions.of(show_error=True))
