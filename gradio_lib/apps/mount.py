"""Mounting: an app under a path of a FastAPI app."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gradio_lib import settings
from gradio_lib.apps.options import LaunchOptions, with_files
from gradio_lib.apps.staticpaths import static_paths

if TYPE_CHECKING:
    from fastapi import FastAPI

    from gradio_lib.apps.blocks import Blocks

__all__ = ["mount_gradio_app"]


def mount_gradio_app(  # noqa: PLR0913 - the documented parameters
    app: FastAPI,
    blocks: Blocks,
    path: str,
    gradio_api_url: str | None = None,  # noqa: ARG001 - accepted for old apps: the server never calls itself
    app_kwargs: dict[str, Any] | None = None,
    *,
    auth: Any = None,
    auth_message: str | None = None,
    auth_dependency: Callable[..., str | None] | None = None,
    root_path: str | None = None,
    allowed_paths: list[str] | None = None,
    blocked_paths: list[str] | None = None,
    favicon_path: str | None = None,
    pwa: bool | None = None,
    show_error: bool = True,
    max_file_size: str | int | None = None,
    theme: Any = None,
    css: str | None = None,
    css_paths: str | Path | Sequence[str | Path] | None = None,
    js: str | Literal[True] | None = None,
    head: str | None = None,
    head_paths: str | Path | Sequence[str | Path] | None = None,
    mcp_server: bool | None = None,
    server_name: str | None = None,
    server_port: int | None = None,
    footer_links: Any = None,
    run_history: Any = None,
    ssr_mode: bool | None = None,
    node_server_name: str | None = None,
    node_port: int | None = None,
    enable_monitoring: bool | None = None,
    i18n: Any = None,
) -> FastAPI:
    """Serve `blocks` under `path` of an existing FastAPI app.

    Args:
        app: The FastAPI app.
        blocks: What to serve.
        path: Where, such as ``"/gradio"``.
        gradio_api_url: Accepted for old apps.
        app_kwargs: More arguments for the ``FastAPI(...)`` of the mounted app.
        auth: Name and password, a list of such pairs, or a function of both.
        auth_message: HTML above the login form.
        auth_dependency: Function of the request that returns the user's name, or None to refuse.
        root_path: Public path or URL behind a proxy.
        allowed_paths: Files and folders that may be served.
        blocked_paths: Files and folders that must never be served.
        favicon_path: Picture for the browser's tab.
        pwa: Whether the page can be put on a phone's start screen, as an app of its own.
        show_error: Whether callers see the text of any exception.
        max_file_size: Largest upload.
        theme: A theme in the place of the one given to Blocks.
        css: Style rules in the place of those given to Blocks.
        css_paths: Files with style rules, which come before them.
        js: JavaScript that runs when the page opens.
        head: HTML for the page's head.
        head_paths: Files with HTML for the page's head, which come before it.
        mcp_server: Whether functions are served as tools of language models too, under ``gradio_api/mcp``.
        server_name: Without effect, as all that follow: the outer app has its own server.
        server_port: Without effect.
        footer_links: Without effect.
        run_history: Without effect.
        ssr_mode: Without effect.
        node_server_name: Without effect.
        node_port: Without effect.
        enable_monitoring: Without effect.
        i18n: Without effect.

    Returns:
        The same FastAPI app.

    Example:
        >>> from fastapi import FastAPI
        >>> from gradio_lib.apps.blocks import Blocks
        >>> app = mount_gradio_app(FastAPI(), Blocks(), "/demo")
    """
    blocks.warn_of(
        "mount_gradio_app",
        server_name=server_name,
        server_port=server_port,
        footer_links=footer_links,
        run_history=run_history,
        ssr_mode=ssr_mode,
        node_server_name=node_server_name,
        node_port=node_port,
        enable_monitoring=enable_monitoring,
        i18n=i18n,
    )
    blocks.dress(
        theme=theme,
        css=with_files(css_paths, css or blocks.css),
        js=js,
        head=with_files(head_paths, head or blocks.head),
    )
    options = LaunchOptions(
        auth=auth,
        auth_message=auth_message,
        auth_dependency=auth_dependency,
        root_path=root_path or "",
        allowed_paths=[*(allowed_paths or ()), *static_paths()],
        blocked_paths=list(blocked_paths or ()),
        favicon_path=favicon_path,
        pwa=bool(pwa),
        show_error=show_error,
        max_file_size=max_file_size,
        app_kwargs=app_kwargs or {},
        mcp_server=settings.read("GRADIO_MCP_SERVER") if mcp_server is None else mcp_server,
    )
    mounted, _ = options.build(blocks)
    outer = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(served: FastAPI) -> AsyncIterator[Any]:
        # Nobody else runs the life of a mounted app: it is that of the outer one.
        async with outer(served) as state, mounted.router.lifespan_context(mounted):
            yield state

    app.router.lifespan_context = lifespan
    app.mount(path, mounted)
    return app
