"""``gradio-run mcp TARGET…``: the functions as tools of the program that has started this one."""

from __future__ import annotations

import contextlib
import sys

from gradio_cli.assemble import assemble
from gradio_cli.commands.run import launch_options
from gradio_cli.loader import find
from gradio_cli.options import RunOptions
from gradio_lib.apps.options import check_mcp
from gradio_lib.apps.stdio import serve_stdio
from gradio_lib.errors import TargetError

__all__ = ["mcp"]


def mcp(options: RunOptions) -> None:
    """Serve tools over standard input and output until the client closes its end, or a signal comes.

    Args:
        options: As for `run`; those about addresses and logins have no meaning here.

    Raises:
        TargetError: A target cannot be found, imported or wrapped, or is somebody else's web app.
        MissingDependency: The SDK is not installed.
    """
    check_mcp()
    # What is printed on the way would be taken for messages.
    with contextlib.redirect_stdout(sys.stderr):
        assembled = assemble(find(options.targets), options)
    if assembled.blocks is None:
        msg = (
            f"{options.targets[0]} is a web app, which has no functions to serve as tools: name a function or a Blocks."
        )
        raise TargetError(msg)
    told = launch_options(options, assembled.options)
    if options.show_error is None:
        told.show_error = True  # who starts the tools and who wrote them share this machine
    serve_stdio(assembled.blocks, told)
