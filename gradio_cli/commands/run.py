"""``gradio-run TARGET…``: serve what the targets name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gradio_cli.assemble import Assembled, assemble
from gradio_cli.loader import find
from gradio_cli.options import RunOptions
from gradio_cli.signals import Interruptions
from gradio_lib.apps.launch import Launched, launch, serve
from gradio_lib.apps.options import LaunchOptions
from gradio_lib.apps.tunnel import check_tunnel

__all__ = ["run"]


def run(options: RunOptions) -> None:
    """Serve until Ctrl+C or SIGTERM ends it.

    Raises:
        TargetError: A target cannot be found, imported or wrapped.
        LaunchError: No port is free, the server could not start, or no public link could be opened.
    """
    with Interruptions() as interruptions:
        if options.share:
            check_tunnel()
        assembled = assemble(find(options.targets), options.title)
        with interruptions.deferred():
            launched = _start(assembled, options)
        try:
            interruptions.check()
            launched.join()
        except KeyboardInterrupt:
            launched.close(verbose=True)


def _start(assembled: Assembled, options: RunOptions) -> Launched:
    told = launch_options(options, assembled.options)
    if assembled.blocks is None:
        return serve(assembled.web_app, told)
    return launch(assembled.blocks, told)


def launch_options(options: RunOptions, own: LaunchOptions | None = None) -> LaunchOptions:
    """Return how to serve: as the command line says, else the program's own ``launch()``, else the environment."""
    given: dict[str, Any] = {
        "server_name": options.host,
        "server_port": options.port,
        "inbrowser": options.open or None,
        "share": options.share or None,
        "auth": list(options.auth) or None,
        "show_error": options.show_error,
        "root_path": options.root_path,
        "ssl_keyfile": options.ssl_keyfile,
        "ssl_certfile": options.ssl_certfile,
        "ssl_keyfile_password": options.ssl_keyfile_password,
    }
    if own is not None:
        return replace(own, **{name: value for name, value in given.items() if value is not None})
    made = LaunchOptions.of(**given)
    if options.show_error is None:
        # Who looks at the page of a server on this machine is its author.
        made.show_error = made.server_name in {"127.0.0.1", "localhost", "::1"} and not made.share
    return made
