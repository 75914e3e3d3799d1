"""What the command line was told, as values."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["RunOptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What ``gradio-run run`` takes. None stands for an option that was not given."""

    targets: tuple[str, ...]
    host: str | None = None
    port: int | None = None
    open: bool = False
    share: bool = False
    auth: tuple[tuple[str, str], ...] = ()
    mcp_server: bool = False
    title: str | None = None
    reload: bool = False
    show_error: bool | None = None
    root_path: str | None = None
    ssl_keyfile: str | None = None
    ssl_certfile: str | None = None
    ssl_keyfile_password: str | None = None
