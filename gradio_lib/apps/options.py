"""What ``launch()`` was told, with what the environment says where it was told nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gradio_lib import settings
from gradio_lib._lazy import load, require
from gradio_lib.apps.staticpaths import static_paths
from gradio_lib.apps.tunnel import TunnelOptions
from gradio_lib.values.paths import PathRules

if TYPE_CHECKING:
    from fastapi import FastAPI

    from gradio_lib.apps.blocks import Blocks
    from gradio_lib.engine.runtime import Runtime
    from gradio_lib.server.reloads import Reloads
    from gradio_lib.server.serving import Served

__all__ = ["LaunchOptions", "check_mcp", "with_files"]

_SETTINGS = {
    "server_name": "GRADIO_SERVER_NAME",
    "share": "GRADIO_SHARE",
    "root_path": "GRADIO_ROOT_PATH",
    "max_sessions": "GRADIO_MAX_SESSIONS",
    "max_file_size": "GRADIO_MAX_FILE_SIZE",
    "mcp_server": "GRADIO_MCP_SERVER",
}


@dataclass(slots=True, kw_only=True)
class LaunchOptions:
    """What ``launch()`` was told, with what the environment says where it was told nothing."""

    server_name: str = "127.0.0.1"
    server_port: int | None = None
    inbrowser: bool = False
    share: bool = False
    tunnel: TunnelOptions = field(default_factory=TunnelOptions)
    max_threads: int = 40
    auth: Any = None
    auth_message: str | None = None
    auth_dependency: Any = None
    show_error: bool = False
    quiet: bool = False
    show_api: bool = True
    show_page: bool = True
    favicon_path: str | None = None
    pwa: bool = False
    ssl_keyfile: str | None = None
    ssl_certfile: str | None = None
    ssl_keyfile_password: str | None = None
    allowed_paths: list[str] = field(default_factory=list)
    blocked_paths: list[str] = field(default_factory=list)
    root_path: str = ""
    app_kwargs: dict[str, Any] = field(default_factory=dict)
    max_sessions: int = 20_000
    max_file_size: str | int | None = None
    allowed_hosts: frozenset[str] | None = None
    in_colab: bool = False
    mcp_server: bool = False
    reloads: Reloads | None = None
    """Where other apps are to be put in the place of this one while the server runs: what tells open pages of them."""

    @classmethod
    def of(cls, **given: Any) -> LaunchOptions:
        """Return the options that are given; None leaves one to the environment, or to its default."""
        told = {name: value for name, value in given.items() if value is not None}
        unsaid = {name: settings.read(setting) for name, setting in _SETTINGS.items() if name not in told}
        told["allowed_paths"] = [
            *told.get("allowed_paths", ()),
            *static_paths(),
            *settings.read("GRADIO_ALLOWED_PATHS"),
        ]
        told["blocked_paths"] = [*told.get("blocked_paths", ()), *settings.read("GRADIO_BLOCKED_PATHS")]
        return cls(**unsaid, **told)

    def build(self, blocks: Blocks, before: Served | None = None) -> tuple[FastAPI, Runtime]:
        """Return the ASGI app and the runtime that serve `blocks`.

        Args:
            blocks: What is served.
            before: The app in whose place this one is put: who is logged in stays so, what was uploaded is still there.

        Raises:
            DeclarationError: A function names a component that is not on the page.
            MissingDependency: Functions are to be served as tools, and the SDK for that is not installed.
        """
        blocks.check()
        if self.mcp_server:
            check_mcp()
        # Here, not above: the web stack is loaded when something is served, not when something is declared.
        create_app = load("gradio_lib.server.app:create_app")
        runtime_of, store_of = load("gradio_lib.engine.runtime:Runtime"), load("gradio_lib.values.file:FileStore")
        server_options, parse_size = (
            load("gradio_lib.server.options:ServerOptions"),
            load("gradio_lib.server.options:parse_size"),
        )
        size = parse_size(self.max_file_size)
        seconds = settings.read("GRADIO_SESSION_SECONDS")
        rules = PathRules(self.allowed_paths, self.blocked_paths)
        old = before.runtime if before is not None else None
        files = store_of(settings.read("GRADIO_TEMP_DIR"), size, rules, seconds) if old is None else old.files.shared()
        runtime: Runtime = runtime_of(
            blocks,
            max_threads=self.max_threads,
            max_size=blocks.max_size,
            default_limit=blocks.default_concurrency_limit,
            show_error=self.show_error,
            max_sessions=self.max_sessions,
            session_seconds=seconds,
            files=files,
        )
        options = server_options(
            auth=self.auth,
            auth_message=self.auth_message,
            auth_dependency=self.auth_dependency,
            show_error=self.show_error,
            show_api=self.show_api,
            show_page=self.show_page,
            favicon_path=self.favicon_path,
            pwa=self.pwa,
            root_path=self.root_path,
            max_file_size=size,
            allowed_hosts=self.allowed_hosts,
            secure_cookies=self.ssl_certfile is not None,
            in_colab=self.in_colab,
            mcp_server=self.mcp_server,
            head=blocks.head or "",
            css=_css(blocks.css),
            reloads=self.reloads,
            revision=self.reloads.revision + 1 if self.reloads and before else 0,
        )
        resume = settings.read("GRADIO_RESUME_SECONDS")
        authenticator = before.app.state.context.authenticator if before is not None and old is not None else None
        app: FastAPI = create_app(
            runtime, options, resume_seconds=resume, app_kwargs=self.app_kwargs, authenticator=authenticator
        )
        if blocks.starters:
            threading.Thread(target=_run, args=(list(blocks.starters),), name="gradio-starters", daemon=True).start()
        return app, runtime


def check_mcp() -> None:
    """See to it that functions can be served as tools of language models.

    Raises:
        MissingDependency: The SDK for that is not installed; the message says how to get it.
    """
    require("mcp.server.lowlevel", "to serve functions as MCP tools", '"gradio-run[mcp]"')


def _run(starters: Sequence[Callable[[], None]]) -> None:
    for start in starters:
        start()


def with_files(paths: str | Path | Sequence[str | Path] | None, text: str | None) -> str | None:
    """Return what is in the files, one after the other, and then `text`; None where nothing is given."""
    given = [] if paths is None else [paths] if isinstance(paths, str | Path) else list(paths)
    parts = [*(Path(path).read_text("utf-8") for path in given), *([text] if text else [])]
    return "\n".join(parts) if given else text


def _css(given: str | None) -> str:
    """Return style rules: the text itself, or what is in the file that it names."""
    if given and "{" not in given and Path(given).is_file():
        return Path(given).read_text("utf-8")
    return given or ""
