"""How an app is served: one value object, filled by ``launch()`` and by mounting."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from gradio_lib.errors import DeclarationError
from gradio_lib.server.reloads import Reloads

__all__ = ["Auth", "ServerOptions", "parse_size"]

Auth = Callable[[str, str], bool] | tuple[str, str] | Sequence[tuple[str, str]] | None

_UNITS = {"": 1, "b": 1, "kb": 1024, "mb": 1024**2, "gb": 1024**3, "tb": 1024**4}


def parse_size(size: str | int | None) -> int | None:
    """Return the bytes that ``"20mb"`` or a number stands for.

    Raises:
        DeclarationError: It is no size.

    Example:
        >>> parse_size("1.5 kb")
        1536
    """
    if size is None or isinstance(size, int):
        return size
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmgt]?b?)\s*", size.lower())
    unit = match[2] if match else "?"
    unit = unit if unit in _UNITS else unit + "b"
    if match is None or unit not in _UNITS:
        msg = f"{size!r} is no size; give bytes, or a number with kb, mb or gb, such as 20mb."
        raise DeclarationError(msg)
    return int(float(match[1]) * _UNITS[unit])


@dataclass(slots=True, kw_only=True)
class ServerOptions:
    """Everything the server needs to know beside the app itself."""

    auth: Auth = None
    """One pair of name and password, several, or a function of both that says yes or no."""
    auth_message: str | None = None
    """HTML above the login form."""
    auth_dependency: Callable[..., Any] | None = None
    """Function of the request that returns the user's name, or None; in the place of a login."""
    show_error: bool = False
    show_api: bool = True
    show_page: bool = True
    """Whether there is a page, or the API alone."""
    favicon_path: str | None = None
    pwa: bool = False
    """Whether phones may put the page on their start screens."""
    root_path: str = ""
    """Public path or URL behind a proxy; only what published clients are told needs it."""
    max_file_size: int | None = None
    """Bytes of one upload."""
    allowed_hosts: frozenset[str] | None = None
    """Names under which the server answers requests that change something; None for any."""
    secure_cookies: bool = False
    in_colab: bool = False
    mcp_server: bool = False
    """Whether functions are served as tools of language models too."""
    head: str = ""
    """HTML for the page's head, the author's own."""
    css: str = ""
    """Style rules for the page, the author's own."""
    reloads: Reloads | None = None
    """What tells open pages of new versions, where the app is being written."""
    revision: int = 0
    """Which of these versions this app is."""
