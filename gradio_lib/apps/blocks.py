"""Blocks: an app that can be launched."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, overload

from gradio_lib._lazy import load
from gradio_lib.apps import notebook
from gradio_lib.apps.integrations import integrate
from gradio_lib.apps.launch import Launched, hold, launch
from gradio_lib.apps.notebook import Shown, at_a_prompt
from gradio_lib.apps.options import LaunchOptions, with_files
from gradio_lib.errors import DeclarationError, UnknownName
from gradio_lib.graph.block import Block
from gradio_lib.graph.blocks import Blocks as Tree
from gradio_lib.graph.events import Event, Listener
from gradio_lib.graph.fields import param
from gradio_lib.legacy.params import Legacy

if TYPE_CHECKING:
    from fastapi import FastAPI
    from typing_extensions import Self

    from gradio_lib.engine.runtime import Runtime

__all__ = ["Blocks", "close_all"]


class OpenedOrLoaded(Event):
    """Of an app its ``load`` event; of the class what 3.x called ``gr.Blocks.load(name)``, now ``gr.load(name)``."""

    @overload  # type: ignore[override]
    def __get__(self, block: None, owner: type | None = None) -> Callable[..., Blocks]: ...
    @overload
    def __get__(self, block: Block, owner: type | None = None) -> Listener: ...
    def __get__(self, block: Block | None, owner: type | None = None) -> Callable[..., Blocks] | Listener:
        if block is None:
            loader: Callable[..., Blocks] = load("gradio_lib.apps.load:load")
            return loader
        return super().__get__(block, owner)


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

    load = OpenedOrLoaded("The page is opened.")

    positional: ClassVar[Sequence[str]] = ("theme", "analytics_enabled", "mode", "title", "css")

    def __post_init__(self) -> None:
        """Set the queue's defaults."""
        super().__post_init__()
        self.max_size: int | None = None
        self.default_concurrency_limit: int | None = 1
        self.launched: Launched | None = None

    @property
    def is_running(self) -> bool:
        """Whether it is being served by `launch`."""
        return self.launched is not None

    def queue(
        self,
        concurrency_count: int | None = None,
        status_update_rate: float | Literal["auto"] = "auto",  # noqa: ARG002 - ranks are told when they change
        client_position_to_load_data: int | None = None,
        default_enabled: bool | None = None,
        api_open: bool | None = None,
        max_size: int | None = None,
        *,
        default_concurrency_limit: int | Literal["not_set"] | None = "not_set",
    ) -> Self:
        """Set how runs wait for each other.

        Args:
            concurrency_count: 3.x spelling of `default_concurrency_limit`.
            status_update_rate: Accepted for old apps: ranks are told when they change.
            client_position_to_load_data: Accepted for old apps: data is taken at once.
            default_enabled: Accepted for old apps: the queue is always there.
            api_open: Whether endpoints may be called past the page and the queue's own routes; False refuses that.
            max_size: How many runs may wait; more are refused at once. None for no limit.
            default_concurrency_limit: How many runs of one function go at once where its event does not say; None for
                no limit.

        Returns:
            The app itself.

        Raises:
            DeclarationError: A number out of range.

        Example:
            >>> Blocks().queue(default_concurrency_limit=4, max_size=20).max_size
            20
        """
        dropped = {"client_position_to_load_data": client_position_to_load_data, "default_enabled": default_enabled}
        self.warn_of("queue", **dropped)
        limit = concurrency_count if default_concurrency_limit == "not_set" else default_concurrency_limit
        if concurrency_count is not None or default_concurrency_limit != "not_set":
            self.default_concurrency_limit = _at_least_one("The concurrency limit", limit)
        self.max_size = _at_least_one("max_size", max_size)
        if api_open is not None:
            self.api_open = api_open
        return self

    def launch(  # noqa: PLR0913, PLR0917 - the documented parameters
        self,
        inline: bool | None = None,
        inbrowser: bool = False,
        share: bool | None = None,
        debug: bool = False,
        enable_queue: bool | None = None,
        max_threads: int = 40,
        auth: Callable[[str, str], bool] | tuple[str, str] | list[tuple[str, str]] | None = None,
        auth_message: str | None = None,
        prevent_thread_lock: bool = False,
        show_error: bool = False,
        server_name: str | None = None,
        server_port: int | None = None,
        show_tips: bool | None = None,
        height: int = 500,
        width: int | str = "100%",
        encrypt: bool | None = None,
        favicon_path: str | Path | None = None,
        ssl_keyfile: str | None = None,
        ssl_certfile: str | None = None,
        ssl_keyfile_password: str | None = None,
        ssl_verify: bool = True,  # noqa: ARG002 - the server never calls itself
        quiet: bool = False,
        show_api: bool = True,
        file_directories: Sequence[str] | None = None,
        allowed_paths: Sequence[str] | None = None,
        blocked_paths: Sequence[str] | None = None,
        root_path: str | None = None,
        _frontend: bool = True,
        app_kwargs: dict[str, Any] | None = None,
        *,
        state_session_capacity: int | None = None,
        auth_dependency: Callable[..., str | None] | None = None,
        max_file_size: str | int | None = None,
        theme: Any = None,
        css: str | None = None,
        css_paths: str | Path | Sequence[str | Path] | None = None,
        js: str | Literal[True] | None = None,
        head: str | None = None,
        head_paths: str | Path | Sequence[str | Path] | None = None,
        footer_links: Sequence[Any] | None = None,
        run_history: bool | None = None,
        share_server_address: str | None = None,
        share_server_protocol: str | None = None,
        share_server_tls_certificate: str | None = None,
        enable_monitoring: bool | None = None,
        strict_cors: bool = True,
        node_server_name: str | None = None,
        node_port: int | None = None,
        ssr_mode: bool | None = None,
        pwa: bool | None = None,
        mcp_server: bool | None = None,
        num_workers: int | None = None,
        i18n: Any = None,
        _app: Any = None,
    ) -> tuple[FastAPI, str, str | None]:
        """Serve the app.

        In a program it waits until the server ends; in a notebook or at a prompt it returns, and a notebook shows the
        page in the cell.

        Args:
            inline: Whether a notebook shows the page in the cell; None where there is a notebook.
            inbrowser: Whether to open it in the browser.
            share: Whether to open a public link.
            debug: Whether to wait for the end of the server at a prompt too.
            enable_queue: From 3.x: False lets runs whose event does not say go past the queue.
            max_threads: How many plain functions run at once.
            auth: Name and password, a list of such pairs, or a function of both that says yes or no.
            auth_message: HTML above the login form.
            prevent_thread_lock: Whether to return while the server goes on in its thread.
            show_error: Whether callers see the text of any exception.
            server_name: Address to listen on; ``"0.0.0.0"`` for all.
            server_port: The one port to listen on; None takes the first free one from 7860 on.
            show_tips: Accepted for old apps.
            height: Pixels of the page in a notebook's cell.
            width: Pixels, or text such as ``"100%"``, of the page in a notebook's cell.
            encrypt: Accepted for old apps.
            favicon_path: Picture for the browser's tab.
            ssl_keyfile: Private key, for https.
            ssl_certfile: Certificate, for https.
            ssl_keyfile_password: Password of the key.
            ssl_verify: Accepted for old apps: the server never calls itself.
            quiet: Whether to say nothing.
            show_api: Whether the page links the API page.
            file_directories: 3.x spelling of `allowed_paths`.
            allowed_paths: Files and folders that may be served.
            blocked_paths: Files and folders that must never be served.
            root_path: Public path or URL behind a proxy.
            app_kwargs: More arguments for ``FastAPI(...)``.
            state_session_capacity: How many sessions are kept.
            auth_dependency: Function of the request that returns the user's name, in the place of a login.
            max_file_size: Largest upload: bytes, or text such as ``"20mb"``.
            theme: A theme in the place of the one given to Blocks.
            css: Style rules in the place of those given to Blocks.
            css_paths: Files with style rules, which come before them.
            js: JavaScript that runs when the page opens.
            head: HTML for the page's head.
            head_paths: Files with HTML for the page's head, which come before it.
            footer_links: Accepted for today's apps: the page's foot is always the same.
            run_history: Accepted for today's apps.
            share_server_address: Accepted for today's apps: links go over your own tunnel.
            share_server_protocol: Accepted for today's apps.
            share_server_tls_certificate: Accepted for today's apps.
            enable_monitoring: Accepted for today's apps: there is no monitoring page.
            strict_cors: Accepted for today's apps: requests of other sites are always refused.
            node_server_name: Accepted for today's apps: pages are not rendered on the server.
            node_port: Accepted for today's apps.
            ssr_mode: Accepted for today's apps.
            pwa: Whether the page can be put on a phone's start screen, as an app of its own.
            mcp_server: Whether functions are served as tools of language models too, under ``gradio_api/mcp``.
            num_workers: Accepted for today's apps: one process serves them.
            i18n: Accepted for today's apps: the page speaks the visitor's language.
            _frontend: Accepted for old apps.
            _app: Accepted for today's apps.

        Returns:
            The FastAPI app, the local URL, and the public one or None.

        Raises:
            DeclarationError: A function names a component that is not on the page.
            LaunchError: No port is free, or the server could not start.
            MissingDependency: `mcp_server` needs the SDK, which ``pip install "gradio-run[mcp]"`` brings.
        """
        self.warn_of(
            "launch",
            show_tips=show_tips,
            encrypt=encrypt,
            enable_queue=enable_queue,
            file_directories=file_directories,
            footer_links=footer_links,
            run_history=run_history,
            share_server_address=share_server_address,
            share_server_protocol=share_server_protocol,
            share_server_tls_certificate=share_server_tls_certificate,
            enable_monitoring=enable_monitoring or None,
            strict_cors=None if strict_cors else False,
            node_server_name=node_server_name,
            node_port=node_port,
            ssr_mode=ssr_mode or None,
            num_workers=num_workers,
            i18n=i18n,
            _frontend=None if _frontend else False,
            _app=_app,
        )
        self.queued = self.queued if enable_queue is None else enable_queue
        css, head = with_files(css_paths, css or self.css), with_files(head_paths, head or self.head)
        self.dress(theme=theme, css=css, js=js, head=head)
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
            pwa=pwa,
            ssl_keyfile=ssl_keyfile,
            ssl_certfile=ssl_certfile,
            ssl_keyfile_password=ssl_keyfile_password,
            allowed_paths=allowed_paths or file_directories,
            blocked_paths=blocked_paths,
            root_path=root_path,
            app_kwargs=app_kwargs,
            max_sessions=state_session_capacity,
            max_file_size=max_file_size,
            in_colab=notebook.in_colab(),
            mcp_server=mcp_server,
        )
        return self._launch(options, Shown(inline, height, width), wait=debug or not prevent_thread_lock, debug=debug)

    def dress(self, **given: Any) -> None:
        """Set ``theme``, ``css``, ``js`` and ``head`` where they are given."""
        for name, value in given.items():
            if value is not None:
                setattr(self, name, value)

    def _launch(
        self, options: LaunchOptions, shown: Shown, *, wait: bool, debug: bool
    ) -> tuple[FastAPI, str, str | None]:
        if hold(self, options):
            return self.app, "", None
        self.close(verbose=False)  # a cell of a notebook is run again
        self.launched = launch(self, options)
        _running.add(self)
        shown.show(self.launched)
        if wait and (debug or not at_a_prompt()):
            self.block_thread()
        return self.app, self.local_url or "", self.share_url

    def integrate(self, comet_ml: Any = None, wandb: Any = None, mlflow: Any = None) -> None:
        """Note in an experiment's log where the app is; call it after ``launch()``.

        Args:
            comet_ml: A comet_ml Experiment.
            wandb: The wandb module.
            mlflow: The mlflow module.

        Raises:
            DeclarationError: The app is not being served.
        """
        if self.launched is None:
            msg = "integrate() notes the app's address: call launch(prevent_thread_lock=True) first."
            raise DeclarationError(msg)
        integrate(self.launched, comet_ml=comet_ml, wandb=wandb, mlflow=mlflow)

    def __call__(self, *inputs: Any, fn_index: int = 0, api_name: str | None = None) -> Any:
        """Call one of its functions, past the page.

        Args:
            *inputs: The function's arguments, as Python values.
            fn_index: Index of the function.
            api_name: Name of its endpoint, in the place of the index.

        Raises:
            UnknownName: There is no such function.

        Example:
            >>> from gradio_lib.apps.interface import Interface
            >>> Interface(str.upper, "text", "text")("ada")
            'ADA'
        """
        functions = [function for function in self.functions if function.fn is not None]
        if api_name is not None:
            functions = [each for each in functions if each.api_name == api_name.strip("/")]
            fn_index = 0
        fn = functions[fn_index].fn if 0 <= fn_index < len(functions) else None
        if fn is None:
            names = [function.api_name for function in self.functions]
            raise UnknownName(kind="function of this app", name=api_name or str(fn_index), known=names)
        return fn(*inputs)

    def block_thread(self) -> None:
        """Wait until the server ends; Ctrl+C and SIGTERM end it."""
        if self.launched is not None:
            self.launched.wait()

    def close(self, verbose: bool = True) -> None:
        """End the server; does nothing to an app that is not being served."""
        _running.discard(self)
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


_running: weakref.WeakSet[Blocks] = weakref.WeakSet()


def close_all(verbose: bool = True) -> None:
    """Close every app that this program has launched.

    Args:
        verbose: Whether each says so.
    """
    for blocks in list(_running):
        blocks.close(verbose=verbose)


def _at_least_one(name: str, value: Any) -> Any:
    if value is not None and value < 1:
        msg = f"{name} is {value}; it takes 1 or more, or None for no limit."
        raise DeclarationError(msg)
    return value
