"""The flag buttons of an Interface, and what flags every result by itself."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any

from gradio_lib import settings
from gradio_lib.apps.flagging import FlaggingCallback
from gradio_lib.components.button import Button
from gradio_lib.engine.messages import Info
from gradio_lib.engine.request import Request
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.component import Component
from gradio_lib.graph.events import Dependency
from gradio_lib.layouts.row import Row

__all__ = ["FlagOption", "flag_buttons", "flag_each", "flagging_mode"]

FlagOption = str | tuple[str, str]
_QUIET: dict[str, Any] = {"preprocess": False, "api_name": False, "queue": False, "show_progress": "hidden"}


def flagging_mode(*given: str | bool | None) -> str:
    """Return ``"never"``, ``"auto"`` or ``"manual"``: what is given first, else the environment's, else manual.

    Raises:
        DeclarationError: It is none of these.
    """
    told: list[Any] = [*given, settings.read("GRADIO_FLAGGING_MODE"), settings.read("GRADIO_ALLOW_FLAGGING"), "manual"]
    mode: str | bool = next(each for each in told if each is not None)
    if isinstance(mode, bool):
        return "manual" if mode else "never"
    if mode not in {"never", "auto", "manual"}:
        msg = f'flagging_mode is {mode!r}; it takes "never", "auto" or "manual".'
        raise DeclarationError(msg)
    return mode


def flag_each(run: Dependency, shown: Sequence[Component[Any, Any]], callback: FlaggingCallback) -> None:
    """Flag each result of `run`."""
    run.success(_flag(callback, ""), shown, None, **_QUIET)


def flag_buttons(
    shown: Sequence[Component[Any, Any]], callback: FlaggingCallback, options: Sequence[FlagOption] | None
) -> Row:
    """Place a button for each option, and return the row of them.

    Args:
        shown: Inputs and outputs, whose values are flagged.
        callback: What writes them down.
        options: Texts, or pairs of a button's text and what is written; None for one button.
    """
    with Row(elem_classes=["quiet"]) as row:
        for option in options or [("Flag", "")]:
            text, written = option if isinstance(option, tuple) else (f"Flag as {option}", option)
            Button(text, size="sm").click(_flag(callback, written, aloud=True), shown, None, **_QUIET)
    return row


def _flag(callback: FlaggingCallback, option: str, *, aloud: bool = False) -> Callable[..., None]:
    try:
        taken = inspect.signature(callback.flag).parameters
    except (TypeError, ValueError):
        taken = inspect.signature(FlaggingCallback.flag).parameters

    def flag(*values: Any, request: Request) -> None:
        # Callbacks of older apps take fewer arguments.
        more: dict[str, Any] = {"flag_option": option, "username": request.username}
        callback.flag(list(values), **{name: value for name, value in more.items() if name in taken})
        if aloud:
            Info("The result was written down.", title="Flagged")

    return flag
