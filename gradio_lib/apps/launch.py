"""Launching: an app, a socket, a server in a thread, and its clean end."""

from __future__ import annotations

import contextlib
import signal
import socket
import sys
import threading
import webbrowser
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gradio_lib import settings
from gradio_lib._lazy import load, require
from gradio_lib.errors import LaunchError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from gradio_lib.apps.blocks import Blocks
    from gradio_lib.engine.runtime import Runtime

__all__ = ["LaunchOptions", "Launched", "launch"]

FIRST_PORT = 7860
GRACE_SECONDS = 3.0
"""How long what runs may go on when the server is told to stop."""
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(slots=True, kw_only=True)
class LaunchOptions:
    """What ``launch()`` was told, with what the environment says where it was told nothing."""

    server_name: str = "127.0.0.1"
    server_port: int | None = None
    inbrowser: bool = False
    share: bool = False
    max_threads: int = 40
    auth: Any = None
    auth_message: str | None = None
    auth_dependency: Any = None
    show_error: bool = False
    quiet: bool = False
    show_api: bool = True
    favicon_path: str | None = None
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

    def build(self, blocks: Blocks) -> tuple[FastAPI, Runtime]:
        """Return the ASGI app and the runtime that serve `blocks`."""
        # Here, not above: the web stack is loaded when something is served, not when something is declared.
        create_app = load("gradio_lib.server.app:create_app")
        runtime_of, store_of = load("gradio_lib.engine.runtime:Runtime"), load("gradio_lib.values.file:FileStore")
        server_options, parse_size = (
            load("gradio_lib.server.options:ServerOptions"),
            load("gradio_lib.server.options:parse_size"),
        )
        size = parse_size(self.max_file_size)
        runtime: Runtime = runtime_of(
            blocks,
            max_threads=self.max_threads,
            max_size=blocks.max_size,
            default_limit=blocks.default_concurrency_limit,
            show_error=self.show_error,
            max_sessions=self.max_sessions,
            session_seconds=settings.read("GRADIO_SESSION_SECONDS"),
            files=store_of(settings.read("GRADIO_TEMP_DIR"), size),
        )
        options = server_options(
            auth=self.auth,
            auth_message=self.auth_message,
            auth_dependency=self.auth_dependency,
            show_error=self.show_error,
            show_api=self.show_api,
            favicon_path=self.favicon_path,
            allowed_paths=self.allowed_paths,
            blocked_paths=self.blocked_paths,
            root_path=self.root_path,
            max_file_size=size,
            allowed_hosts=self.allowed_hosts,
            secure_cookies=self.ssl_certfile is not None,
            head=blocks.head or "",
            css=_css(blocks.css),
        )
        resume = settings.read("GRADIO_RESUME_SECONDS")
        app: FastAPI = create_app(runtime, options, resume_seconds=resume, app_kwargs=self.app_kwargs)
        return app, runtime


def _css(given: str | None) -> str:
    """Return style rules: the text itself, or what is in the file that it names."""
    if given and "{" not in given and Path(given).is_file():
        return Path(given).read_text("utf-8")
    return given or ""


def _listen(name: str, port: int | None) -> socket.socket:
    """Return a listening socket: on the one port given, or on the first free one.

    Raises:
        LaunchError: None is free; the message says which were tried.
    """
    first = port if port is not None else settings.read("GRADIO_SERVER_PORT")
    count = 1 if port is not None else settings.read("GRADIO_NUM_PORTS")
    host = name.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    trouble: OSError | None = None
    for candidate in range(first, first + max(1, count)):
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen(2048)
        except OSError as error:
            listener.close()
            trouble = error
        else:
            return listener
    tried = f"port {first}" if count == 1 else f"any port from {first} to {first + count - 1}"
    reason = trouble.strerror if trouble is not None else "no port"
    msg = f"Cannot listen on {name}, {tried}: {reason}. Give another server_port (--port), or 0 for any free one."
    raise LaunchError(msg)


class Launched:
    """An app that is being served from a thread of its own."""

    def __init__(self, app: FastAPI, runtime: Runtime, server: Any, local_url: str) -> None:
        self.app = app
        self.runtime = runtime
        self.local_url = local_url
        self.share_url: str | None = None
        self.tunnel: Any = None
        self._server = server
        self._thread: threading.Thread | None = None

    def start(self, listener: socket.socket) -> None:
        """Start the server and wait until it answers.

        Raises:
            LaunchError: It ended before it could.
        """
        self._thread = threading.Thread(target=self._server.run, args=([listener],), name="gradio-server", daemon=True)
        self._thread.start()
        self._server.ready.wait()
        if not self._server.started:
            msg = "The server could not start; the lines above say why."
            raise LaunchError(msg)

    def wait(self) -> None:
        """Wait for the end of the server; Ctrl+C and SIGTERM bring it about."""
        before = None
        if threading.current_thread() is threading.main_thread():
            before = signal.signal(signal.SIGTERM, _interrupt)
        try:
            if self._thread is not None:
                self._thread.join()
        except KeyboardInterrupt:
            self.close(verbose=True)
        finally:
            if before is not None:
                signal.signal(signal.SIGTERM, before)

    def close(self, *, verbose: bool = False) -> None:
        """End the server: nothing new is taken, what runs gets a moment, then its callers are told."""
        if self.tunnel is not None:
            self.tunnel.close()
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join(GRACE_SECONDS + 5)
        if verbose:
            _say("Stopped.")


def _interrupt(_number: int, _frame: Any) -> None:
    raise KeyboardInterrupt


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _make_server(app: FastAPI, runtime: Runtime, options: LaunchOptions) -> Any:
    uvicorn = require("uvicorn", "to serve an app")

    class Server(uvicorn.Server):  # type: ignore[misc, name-defined]
        """uvicorn's server, with a flag that it is ready and an end that tells who waits."""

        ready = threading.Event()

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            try:
                await super().startup(sockets)
            finally:
                self.ready.set()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            # Before uvicorn waits for open connections: streams only close when their runs have had their last word.
            await runtime.drain(GRACE_SECONDS)
            await app.state.context.hang_up()
            await super().shutdown(sockets)

        def run(self, sockets: list[socket.socket] | None = None) -> None:
            try:
                super().run(sockets)
            finally:
                self.ready.set()

        @contextlib.contextmanager
        def capture_signals(self) -> Any:
            # Signals are the main thread's matter.
            yield

    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        lifespan="on",
        timeout_graceful_shutdown=2,
        timeout_keep_alive=60,
        ssl_keyfile=options.ssl_keyfile,
        ssl_certfile=options.ssl_certfile,
        ssl_keyfile_password=options.ssl_keyfile_password,
        server_header=False,
        proxy_headers=True,
        ws_max_size=load("gradio_lib.wire.jsondata:MAX_BODY"),
    )
    return Server(config)


def launch(blocks: Blocks, options: LaunchOptions) -> Launched:
    """Serve `blocks` from a thread and say where.

    Raises:
        LaunchError: No port is free, or the server could not start.
    """
    listener = _listen(options.server_name, options.server_port)
    host, port = listener.getsockname()[:2]
    if host in _LOOPBACK and options.allowed_hosts is None:
        # A page of another name that resolves to this machine must not reach us.
        options.allowed_hosts = frozenset({"127.0.0.1", "localhost", "[::1]", *_configured_hosts(options)})
    try:
        app, runtime = options.build(blocks)
        app.state.context.page.check()
    except BaseException:
        listener.close()
        raise
    scheme = "https" if options.ssl_certfile else "http"
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else f"[{host}]" if ":" in host else host  # noqa: S104 - compared
    launched = Launched(app, runtime, _make_server(app, runtime, options), f"{scheme}://{shown}:{port}/")
    launched.start(listener)
    if not options.quiet:
        _say(f"Running on {launched.local_url.rstrip('/')}")
    if options.share:
        _share(launched, options, port)
    if options.inbrowser:
        webbrowser.open(launched.share_url or launched.local_url)
    return launched


def _configured_hosts(options: LaunchOptions) -> set[str]:
    hosts = {host.lower() for host in settings.read("GRADIO_ALLOWED_HOSTS")}
    if options.root_path.startswith("http"):
        hosts.add(options.root_path.split("/")[2].partition(":")[0].lower())
    return hosts


def _share(launched: Launched, options: LaunchOptions, port: int) -> None:
    open_tunnel = load("gradio_lib.apps.tunnel:open_tunnel")
    launched.tunnel = open_tunnel(port)
    launched.share_url = launched.tunnel.url
    context = launched.app.state.context
    host = launched.tunnel.url.split("/")[2].partition(":")[0].lower()
    if context.options.allowed_hosts is not None:
        context.options.allowed_hosts |= {host}
    if not options.quiet:
        _say(f"Public link {launched.share_url}")
