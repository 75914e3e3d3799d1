"""How ``gradio-run`` is written on the command line. What a command does is in ``gradio_cli.commands``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from gradio_cli import output
from gradio_cli.options import RunOptions
from gradio_lib._lazy import load
from gradio_lib._version import __version__
from gradio_lib.errors import GradioError, TargetError

__all__ = ["main"]

NOT_SERVED, WRONG_TARGET = 1, 2
_HELP = """Serve any Python function as a web app.

\b
gradio-run app.py:predict           one function: a form, and its result
gradio-run app.py                   a file's functions as tabs, or its app
gradio-run json:dumps math:sqrt     functions of modules
gradio-run app.py:demo --reload     serve it anew whenever its code is saved
gradio-run inspect app.py:predict   what is read from the function, and why
"""
_EXIT_CODES = """Ends with code 0 where it was told to end, 1 where nothing could be served, 2 where the command line or
its target is wrong."""


class _RunByDefault(TyperGroup):
    """``gradio-run app.py:fn`` is ``gradio-run run app.py:fn``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments, with `run` before those that name no command."""
        own = {option for parameter in self.get_params(ctx) for option in (*parameter.opts, *parameter.secondary_opts)}
        if args and args[0] not in {*self.commands, *own}:
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Show what `run` takes too: it is what most people look for. Help ends the program."""
        self.params = [*self.params, *self.commands["run"].params]
        super().format_help(ctx, formatter)


app = typer.Typer(
    cls=_RunByDefault,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain text stands in 80 columns, where boxes cut it short
    subcommand_metavar="| COMMAND …",
    epilog=_EXIT_CODES,
)


@contextmanager
def _failures(*, debug: bool) -> Iterator[None]:
    """Tell what went wrong and end with the exit code of its kind."""
    try:
        yield
    except GradioError as error:
        output.fail(error, debug=debug)
        raise typer.Exit(WRONG_TARGET if isinstance(error, TargetError) else NOT_SERVED) from error


def _version(asked: bool) -> None:
    if asked:
        output.say(f"gradio-run {__version__}")
        raise typer.Exit


@app.callback(help=_HELP)
def gradio_run(
    _version_: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def _credentials(given: list[str]) -> tuple[tuple[str, str], ...]:
    pairs = [entry.partition(":") for entry in given]
    for user, colon, password in pairs:
        if not (user and colon and password):
            msg = "it takes a name and a password with a colon between them: --auth ada:secret"
            raise typer.BadParameter(msg, param_hint="--auth")
    return tuple((user, password) for user, _, password in pairs)


Targets = Annotated[
    list[str],
    typer.Argument(
        metavar="TARGET",
        help="module:name, path/file.py:name, path/file.py; name may have dots.",
        show_default=False,
    ),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show whole tracebacks.")]


def _option(*names: str, help: str, **more: Any) -> Any:
    return typer.Option(*names, help=help, show_default=False, **more)


@app.command()
def run(  # noqa: PLR0913 - a parameter for each option
    targets: Targets,
    *,
    host: Annotated[str | None, _option(help="Address to listen on: 127.0.0.1, or 0.0.0.0 for all.")] = None,
    port: Annotated[
        int | None,
        _option(min=0, max=65535, help="Port to listen on, 0 for any; left out, the first free one from 7860 on."),
    ] = None,
    open_: Annotated[bool, _option("--open", help="Open the page in the browser.")] = False,
    share: Annotated[bool, _option("--share", help="Open a public link, by ngrok.")] = False,
    reload: Annotated[bool, _option("--reload", help="Serve it anew whenever its code is saved.")] = False,
    auth: Annotated[
        list[str] | None, _option(metavar="USER:PASSWORD", help="Ask for a login; may be given several times.")
    ] = None,
    mcp_server: Annotated[
        bool, _option("--mcp", help="Serve the functions as tools of language models too, under gradio_api/mcp.")
    ] = False,
    title: Annotated[str | None, _option(help="Title of the page.")] = None,
    show_error: Annotated[
        bool | None,
        _option(
            "--show-error/--hide-error",
            help="Whether callers see the text of any exception; left out, they do on this machine only.",
        ),
    ] = None,
    root_path: Annotated[str | None, _option(help="Public path or URL behind a proxy.")] = None,
    ssl_keyfile: Annotated[str | None, _option(help="Private key, for https.")] = None,
    ssl_certfile: Annotated[str | None, _option(help="Certificate, for https.")] = None,
    ssl_keyfile_password: Annotated[str | None, _option(help="Password of the private key.")] = None,
    debug: Debug = False,
) -> None:
    """Serve what the targets name. This holds where no command is named."""
    options = RunOptions(
        targets=tuple(targets),
        host=host,
        port=port,
        open=open_,
        share=share,
        auth=_credentials(auth or []),
        mcp_server=mcp_server,
        title=title,
        reload=reload,
        show_error=show_error,
        root_path=root_path,
        ssl_keyfile=ssl_keyfile,
        ssl_certfile=ssl_certfile,
        ssl_keyfile_password=ssl_keyfile_password,
    )
    with _failures(debug=debug):
        load("gradio_cli.commands.run:run")(options)


@app.command()
def inspect(
    targets: Targets,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")] = False,
    debug: Debug = False,
) -> None:
    """Print what is read from the functions, and why. Nothing is served."""
    with _failures(debug=debug):
        load("gradio_cli.commands.inspect:inspect")(targets, as_json=as_json)


@app.command()
def mcp(targets: Targets, *, debug: Debug = False) -> None:
    """Serve the functions as tools of a language model, over standard input and output."""
    with _failures(debug=debug):
        load("gradio_cli.commands.mcp:mcp")(targets)


dev = typer.Typer(hidden=True, no_args_is_help=True, help="For work on gradio-run itself.")
app.add_typer(dev, name="dev")


@dev.command()
def types() -> None:
    """Write the browser app's types from the fields of the Python classes."""
    with _failures(debug=False):
        load("gradio_cli.commands.dev:types")()


def main() -> None:
    """Run the command line and end the program.

    Its exit code is 0 where it ended as it was asked to, 1 where the app could not be served, 2 where the command line
    or its target is wrong.
    """
    app()
