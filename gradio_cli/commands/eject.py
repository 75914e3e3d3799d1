"""``gradio-run eject TARGET…``: the program that makes what would be served, to be changed by hand."""

from __future__ import annotations

from gradio_cli import output
from gradio_cli.assemble import assemble
from gradio_cli.loader import find
from gradio_cli.options import RunOptions
from gradio_cli.program import program_of
from gradio_lib.errors import TargetError

__all__ = ["eject"]


def eject(options: RunOptions) -> None:
    """Print the program.

    Args:
        options: As for `run`; what they say of forms and the page is written into the program.

    Raises:
        OptionError: An option does not suit the targets.
        TargetError: A target cannot be found, imported or wrapped, or is an app already.
    """
    assembled = assemble(find(options.targets), options)
    if assembled.blocks is None or all(part.found.is_app for part in assembled.parts):
        msg = f"{options.targets[0]} is an app already: what eject would write is there."
        raise TargetError(msg)
    output.say(program_of(assembled, options).rstrip("\n"))
