"""Messages that a running function shows to the person at the page."""

from __future__ import annotations

import logging

from gradio_lib.engine.call import emit_event
from gradio_lib.engine.events import Logged
from gradio_lib.logs import log

__all__ = ["Info", "Success", "Warning"]


def Info(  # noqa: N802 - the documented name
    message: str = "Info issued.",
    duration: float | None = 10,
    visible: bool = True,
    title: str = "Info",
) -> None:
    """Show a message on the page while the function goes on.

    Args:
        message: What to say.
        duration: Seconds for which it is shown; None keeps it until it is closed.
        visible: Whether it is shown at all.
        title: Its heading.

    Example:
        >>> Info("Two rows had no date and were left out.")
    """
    _tell(Logged(str(message), "info", duration, bool(visible), str(title)))


def Warning(  # noqa: N802, A001 - the documented name
    message: str = "Warning issued.",
    duration: float | None = 10,
    visible: bool = True,
    title: str = "Warning",
) -> None:
    """Show a warning on the page while the function goes on.

    Args:
        message: What to say.
        duration: Seconds for which it is shown; None keeps it until it is closed.
        visible: Whether it is shown at all.
        title: Its heading.

    Example:
        >>> Warning("The picture was scaled down.", visible=False)
    """
    _tell(Logged(str(message), "warning", duration, bool(visible), str(title)))


def Success(  # noqa: N802 - the documented name
    message: str = "Success.",
    duration: float | None = 10,
    visible: bool = True,
    title: str = "Success",
) -> None:
    """Tell at the page that something went well, while the function goes on.

    Args:
        message: What to say.
        duration: Seconds for which it is shown; None keeps it until it is closed.
        visible: Whether it is shown at all.
        title: Its heading.

    Example:
        >>> Success("The rows were saved.")
    """
    _tell(Logged(str(message), "success", duration, bool(visible), str(title)))


def _tell(message: Logged) -> None:
    """Send a message to the page; outside of a run, where there is none, to the log."""
    if not emit_event(message) and message.visible:
        log.log(logging.WARNING if message.level == "warning" else logging.INFO, message.message)
