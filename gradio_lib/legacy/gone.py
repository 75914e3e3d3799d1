"""What 3.x had in the package and is a command now."""

from __future__ import annotations

from typing import Any, NoReturn

from gradio_lib.errors import DeclarationError

__all__ = ["deploy"]


def deploy(*_args: Any, **_kwargs: Any) -> NoReturn:
    """Say which command deploys.

    Raises:
        DeclarationError: Always.
    """
    msg = "gr.deploy() is a command: run `gradio-run deploy`."
    raise DeclarationError(msg)
