"""The table of options as the parameters of commands, and how what goes wrong ends them."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from gradio_cli import output
from gradio_cli.configuration import configured
from gradio_cli.kinds import choice
from gradio_cli.options import OPTIONS, Option
from gradio_lib._lazy import load
from gradio_lib.errors import ArgumentError, GradioError, OptionError, TargetError

__all__ = ["NOT_SERVED", "Debug", "completed", "failures", "login", "one_of", "with_options"]

NOT_SERVED, WRONG = 1, 2


def completed(incomplete: str) -> list[str]:
    """Return what the shell offers for a target that begins so."""
    return list(load("gradio_cli.completion:targets")(incomplete))


_TARGETS = Annotated[
    list[str],
    typer.Argument(
        metavar="TARGET",
        help="module:name, file.py:name, file.py, book.ipynb:name, an address; name may have dots.",
        show_default=False,
        autocompletion=completed,
    ),
]
_CONFIG = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="File with options; left out, gradio-run.toml or pyproject.toml, from here upwards.",
        show_default=False,
    ),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show whole tracebacks.")]


@contextmanager
def failures(*, debug: bool) -> Iterator[None]:
    """Tell what went wrong and end with the exit code of its kind."""
    try:
        yield
    except GradioError as error:
        output.fail(error, debug=debug)
        raise typer.Exit(
            WRONG if isinstance(error, ArgumentError | OptionError | TargetError) else NOT_SERVED
        ) from error


def login(given: str) -> tuple[str, str]:
    """Return name and password of ``--auth``.

    Raises:
        OptionError: It is no such pair.
    """
    try:
        pairs: list[tuple[str, str]] = OPTIONS["auth"].kind.read([given])
    except ValueError as error:
        msg = f"--auth: expected {error}."
        raise OptionError(msg) from error
    return pairs[0]


def one_of(option: str, given: str, *known: str) -> str:
    """Return the word of an option that takes one of several.

    Raises:
        OptionError: It is none of them.
    """
    try:
        word: str = choice(*known).read(given)
    except ValueError as error:
        msg = f"{option}: expected {error}, got {given!r}."
        raise OptionError(msg) from error
    return word


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that takes targets and all options, and hands them over as one value.

    Args:
        command: Takes `RunOptions`, and options of its own by name.
    """
    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]

    @functools.wraps(command)
    def told(*, targets: list[str], config: str | None, debug: bool, **given: Any) -> None:
        mine = {each.name: given.pop(each.name) for each in own}
        with failures(debug=debug):
            command(configured(targets, given, config), **mine)

    parameters = [
        _parameter("targets", _TARGETS),
        *(_parameter(name, _hint(option), None) for name, option in OPTIONS.items()),
        _parameter("config", _CONFIG, None),
        *own,
        _parameter("debug", Debug, default=False),
    ]
    told.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    told.__annotations__ = {each.name: each.annotation for each in parameters}
    del told.__wrapped__
    return told


def _parameter(name: str, hint: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)


def _hint(option: Option) -> Any:
    """Return an option as typer reads it: text, which its kind reads as it does that of the environment."""
    names = f"--{option.name}/--{option.no}" if option.kind.is_flag else f"--{option.name}"
    kind = bool | None if option.kind.is_flag else list[str] | None if option.kind.is_list else str | None
    return Annotated[kind, typer.Option(names, metavar=option.kind.metavar, help=option.help, show_default=False)]
