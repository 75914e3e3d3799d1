"""How ``gradio-run`` is written on the command line. What a command does is in ``gradio_cli.commands``."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from gradio_cli import output
from gradio_cli.grammar import NOT_SERVED, Debug, completed, failures, login, one_of, with_options
from gradio_cli.options import RunOptions
from gradio_lib._lazy import load
from gradio_lib._version import __version__

__all__ = ["main"]

_HELP = """Serve any Python function as a web app.

\b
gradio-run app.py:predict           one function: a form, and its result
gradio-run app.py                   a file's functions as tabs, or its app
gradio-run json:dumps math:sqrt     functions of modules
gradio-run app.py:demo --reload     serve it anew whenever its code is saved
gradio-run inspect app.py:predict   what is read from the function, and why
gradio-run call app.py:predict 3    one call, without a server
gradio-run mcp app.py:predict       a tool for a language model's program
gradio-run deploy app.py:predict    a Space of the Hugging Face Hub
gradio-run doctor                   what is here, and what is missing

`gradio-run --install-completion` lets the shell complete commands, options and targets.
"""
_EXIT_CODES = """Ends with code 0 where it was told to end, 1 where nothing could be served, 2 where the command line,
an option or a target is wrong."""

_CALL = """Call a function once, without a server or at a running app, and print what it gives.

\b
gradio-run call app.py:plan days=3 "city=New York" sights=zoo sights=lake
gradio-run call app.py:posterize photo.jpg colours=4 --output-dir out
gradio-run call http://127.0.0.1:7860 "The moon pulls." --api-name summarize
"""
_DEPLOY = """Make a Space of the Hugging Face Hub of the app in this folder, or bring it up to date. In a terminal
it asks for what no option says.

\b
gradio-run deploy app.py:predict --name ada/poster --dry-run    what would be sent
gradio-run deploy app.py:predict --name ada/poster --private --secret API_KEY
gradio-run deploy app.py:predict --name ada/poster --github-action

Sent is what git would track: never .env, keys or caches.
"""
_CALL_ENDS = """Ends with code 0 where the function has returned, 1 where it has failed or could not be reached, 2 where
the arguments do not fit, 130 where it was interrupted."""


class _RunByDefault(TyperGroup):
    """``gradio-run app.py:fn`` is ``gradio-run run app.py:fn``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments, with `run` before those that name no command."""
        own = {option for parameter in self.get_params(ctx) for option in (*parameter.opts, *parameter.secondary_opts)}
        if args and args[0] not in {*self.commands, *own}:
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Offer targets beside the commands: `run` need not be written."""
        target = self.commands["run"].params[0]
        return [*super().shell_complete(ctx, incomplete), *target.shell_complete(ctx, incomplete)]

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


@app.command()
@with_options
def run(options: RunOptions) -> None:
    """Serve what the targets name. This holds where no command is named."""
    load("gradio_cli.commands.run:run")(options)


@app.command()
@with_options
def inspect(
    options: RunOptions,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")] = False,
) -> None:
    """Print what is read from the functions, and why, and where each option comes from. Nothing is served."""
    load("gradio_cli.commands.inspect:inspect")(options, as_json=as_json)


@app.command(help=_CALL, epilog=_CALL_ENDS)
def call(
    target: Annotated[
        str,
        typer.Argument(
            help="A target as of run, or the address of a running app, or owner/name of its Space.",
            autocompletion=completed,
        ),
    ],
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME=VALUE]…", help="Its arguments; of files the paths.")
    ] = None,
    *,
    api_name: Annotated[str | None, typer.Option(help="Which function, where there are several.")] = None,
    auth: Annotated[str | None, typer.Option(metavar="USER:PASSWORD", help="Login of a running app.")] = None,
    output_dir: Annotated[str, typer.Option(metavar="DIR", help="Where files of the result go.")] = ".",
    as_json: Annotated[bool, typer.Option("--json", help="Print each value as a line of JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print the result and nothing else.")] = False,
    debug: Debug = False,
) -> None:
    """Call a function once, and print what it gives."""
    with failures(debug=debug):
        options = load("gradio_cli.commands.call:CallOptions")(
            target=target,
            words=tuple(words or ()),
            api_name=api_name,
            auth=login(auth) if auth else None,
            output_dir=output_dir,
            as_json=as_json,
            quiet=quiet,
        )
        load("gradio_cli.commands.call:call")(options)


@app.command(help=_DEPLOY)
def deploy(  # noqa: PLR0913 - a parameter for each option
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TARGET]…", help="As of run; app.py without one.", autocompletion=completed),
    ] = None,
    *,
    name: Annotated[
        str | None, typer.Option(metavar="OWNER/NAME", help="The Space; yours, of the folder's name.")
    ] = None,
    sdk: Annotated[str, typer.Option(metavar="docker|gradio", help="What runs it there.")] = "docker",
    private: Annotated[
        bool | None, typer.Option("--private/--public", help="Whether only you see it.", show_default=False)
    ] = None,
    hardware: Annotated[str | None, typer.Option(help="The machine that it runs on, such as t4-small.")] = None,
    secret: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME[=VALUE]", help="A secret; without a value that of the environment, or of .env."),
    ] = None,
    variable: Annotated[list[str] | None, typer.Option(metavar="NAME[=VALUE]", help="A variable that all see.")] = None,
    delete: Annotated[bool, typer.Option("--delete", help="Delete what is there and not here.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would be sent, and send nothing.")] = False,
    github_action: Annotated[
        bool, typer.Option("--github-action", help="Write the workflow that deploys at each push, and deploy nothing.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Make a Space of the Hugging Face Hub of it."""
    with failures(debug=debug):
        options = load("gradio_cli.commands.deploy:DeployOptions")(
            targets=tuple(targets or ()),
            name=name,
            sdk=one_of("--sdk", sdk, "docker", "gradio"),
            private=private,
            hardware=hardware,
            secrets=tuple(secret or ()),
            variables=tuple(variable or ()),
            delete=delete,
            dry_run=dry_run,
            github_action=github_action,
        )
        load("gradio_cli.commands.deploy:deploy")(options)


@app.command(epilog="Ends with code 1 where something is missing that has to be there.")
def doctor(
    *, as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")] = False
) -> None:
    """Tell what is here, what is missing, and what that would be for."""
    with failures(debug=False):
        if not load("gradio_cli.commands.doctor:doctor")(as_json=as_json):
            raise typer.Exit(NOT_SERVED)


@app.command()
@with_options
def mcp(options: RunOptions) -> None:
    """Serve the functions as tools of a language model, over standard input and output."""
    load("gradio_cli.commands.mcp:mcp")(options)


@app.command()
@with_options
def eject(options: RunOptions) -> None:
    """Print the gradio_lib program that makes the same app, to be changed by hand."""
    load("gradio_cli.commands.eject:eject")(options)


dev = typer.Typer(hidden=True, no_args_is_help=True, help="For work on gradio-run itself.")
app.add_typer(dev, name="dev")


@dev.command()
def types() -> None:
    """Write the browser app's types from the fields of the Python classes."""
    with failures(debug=False):
        load("gradio_cli.commands.dev:types")()


def main() -> None:
    """Run the command line and end the program.

    Its exit code is 0 where it ended as it was asked to, 1 where the app could not be served, 2 where the command line
    or its target is wrong.
    """
    app()
