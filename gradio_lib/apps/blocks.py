"""Blocks: an app that can be launched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gradio_lib.apps.launch import Launched, hold, launch
from gradio_lib.apps.options import LaunchOptions
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.blocks import Blocks as Tree
from gradio_lib.graph.fields import param
from gradio_lib.legacy.params import Legacy

if TYPE_CHECKING:
    from fastapi import FastAPI
    from typing_extensions import Self

    from gradio_lib.engine.runtime import Runtime

__all__ = ["Blocks"]


class Blocks(Legacy, Tree):
    """An app: make components inside of ``with gr.Blocks() as demo:``, attach functions to their events, launch it.

    Example:
        >>> from gradio_lib.components.textbox import Textbox
        >>> with Blocks(title="Greeter") as demo:
        ...     name, greeting = Textbox(label="Name"), Textbox(label="Greeting")
        ...     _ = name.submit(lambda who: f"Hello {who}", name, greeting, api_name="greet")
        >>> demo.functions[0].api_name
        'greet'
    """

    theme: Any = param(default=None, kw_only=False, page=False)
    """A theme, or the name of one."""
    analytics_enabled: bool | None = param(default=None, kw_only=False, page=False)
    """Accepted for old apps: nothing is ever sent to anybody."""
    mode: str = param(default="blocks", kw_only=False)
    title: str = param(default="Gradio", kw_only=False)
    """Title of the page."""
    css: str | None = param(default=None, kw_only=False, page=False)
    """Style rules for the page, or the path of a file with them."""
    description: str | None = param(default=None, page=False)
    fill_height: bool = False
    fill_width: bool = False
    delete_cache: tuple[int, int] | None = param(default=None, page=False)

    def __post_init__(self) -> None:
        """Set the queue's defaults."""
        super().__post_init__()
        self.max_size: int | None = None
        self.default_concurrency_limit: int | None = 1
        self.api_open = True
        self.launched: Launched | None = None

    @property
    def is_running(self) -> bool:
        """Whether it is being served by `launch`."""
        return self.launched is not None

    def queue(
        self,
        concurrency_count: int | None = None,
        status_update_rate: float | Literal["auto"] = "auto",  # noqa: ARG002 - ranks are told when they change
        client_position_to_load_data: int | None = None,  # noqa: ARG002 - data is taken at once
        default_enabled: bool | None = None,  # noqa: ARG002 - the queue is always there
        api_open: bool | None = None,
        max_size: int | None = None,
        *,
        default_concurrency_limit: int | Literal["not_set"] | None = "not_set",
    ) -> Self:
        """Set how runs wait for each other.

        Args:
            concurrency_count: 3.x spelling of `default_concurrency_limit`.
            status_update_rate: Accepted for old apps: ranks are told when they change.
            client_position_to_load_data: Accepted for old apps.
            default_enabled: Accepted for old apps: the queue is always there.
            api_open: Whether the endpoints may be called past the queue.
            max_size: How many runs may wait; more are refused at once. None for no limit.
            default_concurrency_limit: How many runs of one function go at once where its event does not say; None for
                no limit.

        Raises:
            DeclarationError: A number out of range.
        """
        limit = concurrency_count if default_concurrency_limit == "not_set" else default_concurrency_limit
        if concurrency_count is not None or default_concurrency_limit != "not_set":
            if limit is not None and limit < 1:
                msg = f"The concurrency limit is {limit}; it takes 1 or more, or None for no limit."
                raise DeclarationError(msg)
            self.default_concurrency_limit = limit
        if max_size is not None and max_size < 1:
            msg = f"max_size is {max_size}; it takes 1 or more, or None for no limit."
            raise DeclarationError(msg)
        self.max_size = max_size
        if api_open is not None:
            self.api_open = api_open
        return self

    def launch(  # noqa: PLR0913, PLR0917 - the documented parameters
        self,
        inline: bool | None = None,  # noqa: ARG002 - documented positional; notebooks come with issue 3's launch
        inbrowser: bool = False,
        share: bool | None = None,
        debug: bool = False,
        max_threads: int = 40,
        auth: Callable[[str, str], bool] | tuple[str, str] | list[tuple[str, str]] | None = None,
        auth_message: str | None = None,
        prevent_thread_lock: bool = False,
        show_error: bool = False,
        server_name: str | None = None,
        server_port: int | None = None,
        *,
        quiet: bool = False,
        show_api: bool = True,
        favicon_path: str | Path | None = None,
        ssl_keyfile: str | None = None,
        ssl_certfile: str | None = None,
        ssl_keyfile_password: str | None = None,
        ssl_verify: bool = True,
        allowed_paths: Sequence[str] | None = None,
        blocked_paths: Sequence[str] | None = None,
        root_path: str | None = None,
        app_kwargs: dict[str, Any] | None = None,
        state_session_capacity: int | None = None,
        auth_dependency: Callable[..., str | None] | None = None,
        max_file_size: str | int | None = None,
        theme: Any = None,
        css: str | None = None,
        js: str | None = None,
        head: str | None = None,
        **other: Any,
    ) -> tuple[FastAPI, str, str | None]:
        """Serve the app.

        Args:
            inline: Whether a notebook shows it in the cell.
            inbrowser: Whether to open it in the browser.
            share: Whether to open a public link.
            debug: Whether to block also in a notebook.
            max_threads: How many plain functions run at once.
            auth: Name and password, a list of such pairs, or a function of both that says yes or no.
            auth_message: HTML above the login form.
            prevent_thread_lock: Whether to return while the server goes on in its thread.
            show_error: Whether callers see the text of any exception.
            server_name: Address to listen on; ``"0.0.0.0"`` for all.
            server_port: The one port to listen on; None takes the first free one from 7860 on.
            quiet: Whether to say nothing.
            show_api: Whether the page links the API page.
            favicon_path: Picture for the browser's tab.
            ssl_keyfile: Private key, for https.
            ssl_certfile: Certificate, for https.
            ssl_keyfile_password: Password of the key.
            ssl_verify: Accepted for old apps: the server never calls itself.
            allowed_paths: Files and folders that may be served.
            blocked_paths: Files and folders that must never be served.
            root_path: Public path or URL behind a proxy.
            app_kwargs: More arguments for ``FastAPI(...)``.
            state_session_capacity: How many sessions are kept.
            auth_dependency: Function of the request that returns the user's name, in the place of a login.
            max_file_size: Largest upload: bytes, or text such as ``"20mb"``.
            theme: A theme in the place of the one given to Blocks.
            css: Style rules in the place of those given to Blocks.
            js: JavaScript that runs when the page opens.
            head: HTML for the page's head.
            **other: Parameters of other generations that have no meaning here.

        Returns:
            The FastAPI app, the local URL, and the public one or None.

        Raises:
            LaunchError: No port is free, or the server could not start.
        """
        self._unknown({k: v for k, v in other.items() if k not in LAUNCH_IGNORED})
        for name, value in (("theme", theme), ("css", css), ("js", js), ("head", head)):
            if value is not None:
                setattr(self, name, value)
        options = LaunchOptions.of(
            server_name=server_name,
            server_port=server_port,
            inbrowser=inbrowser,
            share=share,
            max_threads=max_threads,
            auth=auth,
            auth_message=auth_message,
            auth_dependency=auth_dependency,
            show_error=show_error,
            quiet=quiet,
            show_api=show_api,
            favicon_path=None if favicon_path is None else str(favicon_path),
            ssl_keyfile=ssl_keyfile,
            ssl_certfile=ssl_certfile,
            ssl_keyfile_password=ssl_keyfile_password,
            allowed_paths=allowed_paths,
            blocked_paths=blocked_paths,
            root_path=root_path,
            app_kwargs=app_kwargs,
            max_sessions=state_session_capacity,
            max_file_size=max_file_size,
        )
        del ssl_verify
        if hold(self, options):
            return self.app, "", None
        self.launched = launch(self, options)
        if debug or not prevent_thread_lock:
            self.block_thread()
        return self.launched.app, self.launched.local_url, self.launched.share_url

    def block_thread(self) -> None:
        """Wait until the server ends; Ctrl+C and SIGTERM end it."""
        if self.launched is not None:
            self.launched.wait()

    def close(self, verbose: bool = True) -> None:
        """End the server; does nothing to an app that is not being served."""
        launched, self.launched = self.launched, None
        if launched is not None:
            launched.close(verbose=verbose)

    @property
    def local_url(self) -> str | None:
        """Address on this machine while it is served."""
        return None if self.launched is None else self.launched.local_url

    @property
    def share_url(self) -> str | None:
        """Public address while it is shared."""
        return None if self.launched is None else self.launched.share_url

    @property
    def app(self) -> FastAPI:
        """The FastAPI app; made at first use where the app is not being served."""
        if self.launched is not None:
            return self.launched.app
        if getattr(self, "_app", None) is None:
            self._app = LaunchOptions().build(self)[0]
        return self._app

    @property
    def runtime(self) -> Runtime | None:
        """What runs its functions while it is served."""
        return None if self.launched is None else self.launched.runtime


# Documented parameters of launch() whose matter is settled otherwise here.
LAUNCH_IGNORED = frozenset(
    [
        "show_tips",
        "height",
        "width",
        "encrypt",
        "file_directories",
        "enable_queue",
        "_frontend",
        "footer_links",
        "run_history",
        "share_server_address",
        "share_server_protocol",
        "share_server_tls_certificate",
        "enable_monitoring",
        "strict_cors",
        "node_server_name",
        "node_port",
        "ssr_mode",
        "pwa",
        "mcp_server",
        "num_workers",
        "_app",
        "i18n",
        "css_paths",
        "head_paths",
    ]
)
