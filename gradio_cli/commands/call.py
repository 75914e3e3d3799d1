"""``gradio-run call TARGET|URL [name=value…]``: one call from the terminal."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gradio_cli.assemble import assemble
from gradio_cli.calls import Asked, call_app, call_here
from gradio_cli.commands.run import launch_options
from gradio_cli.configuration import configured
from gradio_cli.listening import Shown
from gradio_cli.loader import find
from gradio_lib.errors import TargetError

__all__ = ["CallOptions", "call"]

_SPACE = re.compile(r"[\w.-]+/[\w.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOptions:
    """What ``gradio-run call`` takes."""

    target: str
    words: Sequence[str] = ()
    api_name: str | None = None
    auth: tuple[str, str] | None = None
    output_dir: str = "."
    as_json: bool = False
    quiet: bool = False


def call(options: CallOptions) -> None:
    """Call a function once and print what it gives: of a stream each value as it comes.

    Raises:
        TargetError: The target, or the function in it, cannot be found.
        OptionError: The arguments do not fit.
        ClientError: The call failed; the subclasses say how.
    """
    asked = Asked(options.words, options.api_name, Path(options.output_dir))
    shown = Shown(as_json=options.as_json, quiet=options.quiet)
    with contextlib.closing(shown):
        if _is_running(options.target):
            call_app(options.target, options.auth, asked, shown)
            return
        # What the function prints is not what it returns.
        with contextlib.redirect_stdout(sys.stderr):
            told = configured([options.target], {"show_error": True})
            assembled = assemble(find(told.targets), told)
            if assembled.blocks is None:
                msg = f"{options.target} is a web app: serve it, and call it by its address."
                raise TargetError(msg)
            call_here(assembled.blocks, launch_options(told, assembled.options), asked, shown)


def _is_running(target: str) -> bool:
    """Whether the target is the address of an app, or the name of a Space."""
    is_space = _SPACE.fullmatch(target) is not None and not target.endswith(".py") and not Path(target).exists()
    return is_space or target.startswith(("http://", "https://"))
