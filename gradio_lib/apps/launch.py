"""Launching: an app, a socket, a server in a thread, and its clean end."""

from __future__ import annotations

import errno
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from gradio_lib import settings
from gradio_lib._lazy import load
from gradio_lib.apps.options import LaunchOptions, check_mcp
from gradio_lib.apps.tunnel import Tunnel, check_tunnel, open_tunnel, qr_code
from gradio_lib.errors import LaunchError
from gradio_lib.graph.blocks import Blocks as Tree

if TYPE_CHECKING:
    from fastapi import FastAPI

    from gradio_lib.apps.blocks import Blocks
    from gradio_lib.server.serving import Served

__all__ = ["Launched", "hold", "holding", "launch", "serve"]

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_CLOSE_SECONDS = 8.0
"""How long the end of a server is waited for: its grace for what runs, and a little more."""

_held: ContextVar[list[tuple[Blocks, LaunchOptions]] | None] = ContextVar("_held", default=None)


@contextmanager
def holding() -> Iterator[list[tuple[Blocks, LaunchOptions]]]:
    """Note what ``launch()`` would serve, in the place of serving it: for a program that is imported to be served."""
    held: list[tuple[Blocks, LaunchOptions]] = []
    token = _held.set(held)
    try:
        yield held
    finally:
        _held.reset(token)


def hold(blocks: Blocks, options: LaunchOptions) -> bool:
    """Note an app where launches are held back, and return whether they are."""
    held = _held.get()
    if held is not None:
        held.append((blocks, options))
    return held is not None


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
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                break  # another port would be no better
        else:
            return listener
    tried = f"port {first}" if count == 1 else f"any port from {first} to {first + count - 1}"
    reason = trouble.strerror if trouble is not None else "no port"
    msg = f"Cannot listen on {name}, {tried}: {reason}. Give another server_port (--port), or 0 for any free one."
    raise LaunchError(msg)


class Launched:
    """An app that is being served from a thread of its own."""

    def __init__(self, served: Served, options: LaunchOptions, local_url: str) -> None:
        self.app: FastAPI = served.app
        self.runtime = served.runtime
        self.options = options
        self._served = served
        self.local_url = local_url
        self.share_url: str | None = None
        self._tunnel: Tunnel | None = None
        self._end_of_share: threading.Timer | None = None
        self._stage: Any = None
        self._server = self._make_server(served)

    def _make_server(self, served: Served) -> Any:
        uvicorn, serving = load("uvicorn"), load("gradio_lib.server.serving")
        patient = load("gradio_lib.server.patience:Patient")
        options = self.options
        if options.reloads is not None:
            self._stage = serving.Stage(served)
        config = uvicorn.Config(
            self._stage or served.app,
            log_level="warning",
            access_log=False,
            http=patient,
            lifespan="auto" if served.runtime is None and self._stage is None else "on",
            timeout_graceful_shutdown=2,
            timeout_keep_alive=60,
            ssl_keyfile=options.ssl_keyfile,
            ssl_certfile=options.ssl_certfile,
            ssl_keyfile_password=options.ssl_keyfile_password,
            server_header=False,
            proxy_headers=True,
            ws_max_size=load("gradio_lib.wire.jsondata:MAX_BODY"),
        )
        try:
            config.load()
        except OSError as error:
            files = f"{options.ssl_certfile} and {options.ssl_keyfile}"
            msg = f"The certificate and its key ({files}) cannot be used: {error}. Both are PEM files."
            raise LaunchError(msg) from error
        return serving.Server(config, (self._stage or served).finish)

    def start(self, listener: socket.socket) -> None:
        """Start the server and wait until it answers.

        Raises:
            LaunchError: It ended before it could.
        """
        threading.Thread(target=self._server.run, args=([listener],), name="gradio-server", daemon=True).start()
        self._server.ready.wait()
        if not self._server.started:
            msg = "The server could not start; the lines above say why."
            raise LaunchError(msg)

    def share(self, port: int) -> None:
        """Open a public link to the port.

        Raises:
            LaunchError: It could not be opened.
        """
        wanted = self.options.tunnel
        self._tunnel = open_tunnel(wanted, port, self._shared, self._lost)
        self._shared(self._tunnel.url)
        if wanted.seconds is not None:
            self._end_of_share = threading.Timer(wanted.seconds, self.unshare)
            self._end_of_share.daemon = True
            self._end_of_share.start()

    def _shared(self, url: str) -> None:
        """Answer to the link's name from now on, and say where it is."""
        self.share_url = url
        if self.options.allowed_hosts is not None:
            self.options.allowed_hosts |= {_host_of(url)}
            self.app.state.context.options.allowed_hosts = self.options.allowed_hosts
        if not self.options.quiet:
            _say(f"Public link {url}")
            if sys.stdout.isatty():
                _say(qr_code(url))

    def _lost(self) -> None:
        if not self.options.quiet:
            _say("The line of the public link is lost; it is opened again as soon as that is possible.")

    def unshare(self) -> None:
        """Close the public link; the app goes on being served here."""
        tunnel, self._tunnel = self._tunnel, None
        if tunnel is not None:
            tunnel.close()
            self.share_url = None
            if not self.options.quiet and not self.ended.is_set():
                _say("The public link is closed.")

    def replace(self, app: Any) -> None:
        """Serve another app from now on: what the old one has begun goes on there, and open pages are told.

        Args:
            app: A `Blocks`, or an ASGI app of somebody else's making.

        Raises:
            LaunchError: It was not launched with `reloads`, or the new app cannot start; the old one stays.
        """
        reloads = self.options.reloads
        if reloads is None:
            msg = "The app was not launched to be replaced: give LaunchOptions(reloads=Reloads())."
            raise LaunchError(msg)
        served = self._like(app)
        try:
            self._stage.replace(served, lambda: reloads.replaced(reloads.revision + 1))
        except RuntimeError as error:
            raise LaunchError(str(error)) from error
        self._served, self.app, self.runtime = served, served.app, served.runtime

    def _like(self, app: Any) -> Served:
        if not isinstance(app, Tree):
            return _as_it_is(app)
        blocks: Any = app
        return _built(blocks, self.options, self._served)

    @property
    def ended(self) -> threading.Event:
        """Set when the server has ended."""
        ended: threading.Event = self._server.ended
        return ended

    def wait(self) -> None:
        """Wait for the end of the server; Ctrl+C and SIGTERM bring it about."""
        before = None
        if threading.current_thread() is threading.main_thread():
            before = signal.signal(signal.SIGTERM, _interrupt)
        try:
            self.join()
        except KeyboardInterrupt:
            self.close(verbose=True)
        finally:
            if before is not None:
                signal.signal(signal.SIGTERM, before)

    def join(self) -> None:
        """Wait for the end of the server, whatever brings it about."""
        self.ended.wait()

    def close(self, *, verbose: bool = False) -> None:
        """End the server: nothing new is taken, what runs gets a moment, then its callers are told."""
        if self._end_of_share is not None:
            self._end_of_share.cancel()
        tunnel, self._tunnel = self._tunnel, None
        if tunnel is not None:
            tunnel.close()
        self._server.stop()
        self.ended.wait(_CLOSE_SECONDS)
        if verbose:
            _say("Stopped.")


def _interrupt(_number: int, _frame: Any) -> None:
    raise KeyboardInterrupt


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def launch(blocks: Blocks, options: LaunchOptions) -> Launched:
    """Serve `blocks` from a thread and say where.

    Raises:
        LaunchError: No port is free, the server could not start, or no public link could be opened.
    """
    return _launch(options, lambda: _built(blocks, options))


def serve(app: Any, options: LaunchOptions) -> Launched:
    """Serve an ASGI app of somebody else's making as it is, from a thread, and say where.

    Raises:
        LaunchError: As `launch`.
    """
    return _launch(options, lambda: _as_it_is(app))


def _as_it_is(app: Any) -> Served:
    served: Served = load("gradio_lib.server.serving:Served")(app)
    return served


def _built(blocks: Blocks, options: LaunchOptions, before: Served | None = None) -> Served:
    if options.server_name in _LOOPBACK and options.allowed_hosts is None and not options.in_colab:
        # A page of another name that resolves to this machine must not reach us.
        options.allowed_hosts = frozenset({"127.0.0.1", "localhost", "[::1]", *_configured_hosts(options)})
    app, runtime = options.build(blocks, before)
    app.state.context.page.check()
    served: Served = load("gradio_lib.server.serving:Served")(app, runtime)
    return served


def _check(options: LaunchOptions) -> None:
    """See to it that what is asked for can be had, before anything is started.

    Raises:
        LaunchError: What a public link needs is missing.
        MissingDependency: The SDK for tools is not installed.
    """
    if options.share:
        check_tunnel(options.tunnel)
    if options.mcp_server:
        check_mcp()


def _launch(options: LaunchOptions, build: Callable[[], Served]) -> Launched:
    _check(options)
    listener = _listen(options.server_name, options.server_port)
    host, port = listener.getsockname()[:2]
    scheme = "https" if options.ssl_certfile else "http"
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else f"[{host}]" if ":" in host else host  # noqa: S104 - compared
    try:
        launched = Launched(build(), options, f"{scheme}://{shown}:{port}/")
        launched.start(listener)
    except BaseException:
        listener.close()
        raise
    if not options.quiet:
        tools = f"\nTools (MCP) at {launched.local_url}gradio_api/mcp/" if options.mcp_server else ""
        _say(f"Running on {launched.local_url.rstrip('/')}{tools}")
    if options.share:
        try:
            launched.share(port)
        except LaunchError:
            launched.close()
            raise
    if options.inbrowser:
        webbrowser.open(launched.share_url or launched.local_url)
    return launched


def _configured_hosts(options: LaunchOptions) -> set[str]:
    hosts = {host.lower() for host in settings.read("GRADIO_ALLOWED_HOSTS")}
    if options.root_path.startswith("http"):
        hosts.add(_host_of(options.root_path))
    return hosts


def _host_of(url: str) -> str:
    return url.split("/")[2].partition(":")[0].lower()
