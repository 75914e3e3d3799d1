"""``gradio-run TARGET…``: serve what the targets name."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from gradio_cli import output
from gradio_cli.assemble import Assembled, assemble
from gradio_cli.importing import shown
from gradio_cli.kinds import credentials
from gradio_cli.loader import find
from gradio_cli.options import OPTIONS, RunOptions
from gradio_cli.reload import Changes, imported_anew
from gradio_cli.sharing import lock, tunnel_of
from gradio_cli.signals import Interruptions
from gradio_lib.apps.launch import Launched, launch, serve
from gradio_lib.apps.options import LaunchOptions, check_mcp
from gradio_lib.apps.tunnel import check_tunnel
from gradio_lib.errors import GradioError, OptionError
from gradio_lib.server.reloads import Reloads

__all__ = ["run"]


def run(options: RunOptions) -> None:
    """Serve until Ctrl+C or SIGTERM ends it.

    Raises:
        TargetError: A target cannot be found, imported or wrapped.
        LaunchError: No port is free, the server could not start, or no public link could be opened.
    """
    with Interruptions() as interruptions:
        if options.share:
            check_tunnel(tunnel_of(options))
        if options.mcp:
            check_mcp()
        if options.reload:
            # Within one second and of one size, Python would take what it has compiled for what was saved.
            sys.dont_write_bytecode = True
        changes = Changes()
        assembled = _assembled(options)
        launched: Launched | None = None
        try:
            with interruptions.deferred():
                launched = _start(assembled, options)
            interruptions.check()
            if options.reload:
                _keep_up(launched, options, changes)
            launched.join()
        except KeyboardInterrupt:
            if launched is None:
                raise
            launched.close(verbose=True)


def _assembled(options: RunOptions) -> Assembled:
    return assemble(find(options.targets), options)


def _start(assembled: Assembled, options: RunOptions) -> Launched:
    told = launch_options(options, assembled.options)
    login = lock(told, options, assembled)
    if options.reload:
        told.reloads = Reloads()
    launched = serve(assembled.web_app, told) if assembled.blocks is None else launch(assembled.blocks, told)
    if login is not None:
        output.say(login)
    return launched


def _keep_up(launched: Launched, options: RunOptions, changes: Changes) -> None:
    """Serve what is saved, for as long as the server runs."""
    unserved: set[Path] = set()
    for saved in changes.until(launched.ended):
        if not saved and not unserved:
            continue
        unserved |= saved
        if _reloaded(launched, options, unserved):
            unserved = set()


def _reloaded(launched: Launched, options: RunOptions, saved: set[Path]) -> bool:
    try:
        with imported_anew(saved):
            assembled = _assembled(options)
            launched.replace(assembled.blocks or assembled.web_app)
    except GradioError as error:
        output.fail_reload(error)
        if launched.options.reloads is not None:
            told = str(error) if launched.options.show_error else "The terminal says why."
            launched.options.reloads.failed(told)
        return False
    output.say(f"Reloaded {', '.join(sorted(map(shown, saved)))}")
    return True


def launch_options(options: RunOptions, own: LaunchOptions | None = None) -> LaunchOptions:
    """Return how to serve: as the options say, else the program's own ``launch()``.

    Raises:
        OptionError: The file with logins cannot be read.
    """
    first_port = options.origins.get("port") == OPTIONS["port"].environment
    given: dict[str, Any] = {
        "server_name": options.host,
        # In the environment it is the first port to try, as the library has it.
        "server_port": None if first_port else options.port,
        "inbrowser": options.open,
        "share": options.share,
        "tunnel": tunnel_of(options),
        "mcp_server": options.mcp,
        "auth": [*options.auth, *_logins(options.auth_file)] or None,
        "show_error": options.show_error,
        "show_page": None if options.api_only is None else not options.api_only,
        "allowed_paths": list(options.allowed_path) or None,
        "max_file_size": options.max_file_size,
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


def _logins(file: str | None) -> tuple[tuple[str, str], ...]:
    if file is None:
        return ()
    try:
        lines = Path(file).read_text("utf-8").splitlines()
        pairs: tuple[tuple[str, str], ...] = credentials().read([line.strip() for line in lines if line.strip()])
    except OSError as error:
        msg = f"--auth-file {file} cannot be read: {error.strerror}."
        raise OptionError(msg) from error
    except ValueError as error:
        msg = f"--auth-file {file}: each line is to be {error}."
        raise OptionError(msg) from error
    if not pairs:
        msg = f"--auth-file {file} is empty, and an app without a login was not meant: write {_LOGIN} into it."
        raise OptionError(msg)
    return pairs


_LOGIN = "ada:secret"
