"""The client of one app."""

from __future__ import annotations

import secrets
import sys
import weakref
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from gradio_lib.client import spaces
from gradio_lib.client.endpoints import Endpoint, Endpoints
from gradio_lib.client.files import Files
from gradio_lib.client.heartbeat import Heartbeat
from gradio_lib.client.job import Job
from gradio_lib.client.messages import Reader
from gradio_lib.client.protocol import Call, Dialect
from gradio_lib.client.sse_dialect import SharedStream
from gradio_lib.client.sse_v0 import StreamPerCall
from gradio_lib.client.transport import Transport
from gradio_lib.client.usage import as_dict, usage
from gradio_lib.client.workers import Workers
from gradio_lib.client.ws import SocketPerCall
from gradio_lib.errors import ClientError, ConnectionFailed

if TYPE_CHECKING:
    from typing_extensions import Self

__all__ = ["Client"]

_SHARED = {"sse_v1", "sse_v2", "sse_v2.1", "sse_v3"}
Callback = Callable[..., Any]


class Client:
    """Calls the functions of one app: of Gradio 3, 4, 5 or 6, or of ours.

    Its calls share a session, and so the app's `State`. It may be used from any thread, and as a context manager.

    Args:
        src: Address of the app's page, or the name of a Space (``"user/name"``).
        token: A Hugging Face token, for private Spaces; None takes that of who is logged in on this machine.
        max_workers: How many calls may go on at once; further ones wait here.
        verbose: Whether to say where it has connected to.
        auth: Name and password, for an app with a login.
        httpx_kwargs: More arguments for ``httpx.Client(...)``.
        headers: Sent with each request.
        download_files: Folder for the files of results; False hands out what the app says of them instead, None takes
            ``GRADIO_TEMP_DIR`` or a folder of the system's.
        ssl_verify: Whether certificates are checked.
        hf_token: 3.x spelling of `token`.
        output_dir: 3.x spelling of `download_files`.
        serialize: False passes arguments and results as they travel: nothing is sent or fetched beside them.
        oauth_token: Sent in the place of `token`.
        analytics_enabled: Accepted for old programs: nothing is ever sent to anybody else.
        _skip_components: Accepted for old programs: a `State` is never an argument.

    Raises:
        ConnectionFailed: Nobody answers, or it is no such app.
        AuthenticationError: It asks for a login, or for another one.

    Example:
        >>> client = Client("http://127.0.0.1:7860")  # doctest: +SKIP
        >>> client.predict("Ada", api_name="/greet")  # doctest: +SKIP
        'Hello Ada'
    """

    def __init__(  # noqa: PLR0913 - the documented parameters of both generations
        self,
        src: str,
        token: str | None = None,
        max_workers: int = 40,
        verbose: bool = True,
        auth: tuple[str, str] | None = None,
        httpx_kwargs: Mapping[str, Any] | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        download_files: str | Path | Literal[False] | None = None,
        ssl_verify: bool = True,
        hf_token: str | None = None,
        output_dir: str | Path | None = None,
        serialize: bool = True,
        oauth_token: str | None = None,
        analytics_enabled: bool = True,  # noqa: ARG002 - see above
        _skip_components: bool = True,
    ) -> None:
        given = oauth_token or token or hf_token
        self.src, self.space_id, given = _located(src, given)
        self._serialize = serialize
        self._transport = Transport(self.src, headers=headers, token=given, verify=ssl_verify, options=httpx_kwargs)
        self._workers = Workers(max_workers)
        self._info: dict[str, Any] | None = None
        self._session: _Session | None = None
        try:
            if auth is not None:
                self._transport.login(*auth)
            self.config = self._transport.get_config()
            limit = self.config.get("max_file_size")
            folder = output_dir if download_files is None else download_files
            self._files = Files(self._transport, folder, limit if isinstance(limit, int) else None)
            self._endpoints = Endpoints(self.config)
            self.reset_session()
        except BaseException:
            self._transport.close()
            raise
        self.src = self._transport.url + "/"
        if verbose:
            sys.stdout.write(f"Connected to {self.src}\n")

    @property
    def session_hash(self) -> str:
        """Name of the session that the calls share."""
        return self._open_session.hash

    @property
    def _open_session(self) -> _Session:
        if self._session is None:
            msg = "The client was closed."
            raise ConnectionFailed(msg)
        return self._session

    @property
    def app_version(self) -> str:
        """Version of Gradio that the app says it is of."""
        return str(self.config.get("version", "")).strip()

    # -- calls ------------------------------------------------------------------------------------------------------

    def predict(
        self,
        *args: Any,
        api_name: str | None = None,
        fn_index: int | None = None,
        headers: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> Any:
        """Call a function and return its result: of several outputs a tuple, of a generator its last value.

        Args:
            *args: Arguments by position, without those for a `State`.
            api_name: The function's name; it may be left out where the app has only one.
            fn_index: Its index, where it has no name.
            headers: Sent with this call only.
            **kwargs: Arguments by name, as `view_api` tells them; what is left out takes its default.

        Raises:
            AppError: The function failed.
            ArgumentError: It takes other arguments.
            EndpointError: There is no such function for callers.
            TransferError: A file could not be sent or fetched.
            AppBusy: The queue is full.
            ConnectionFailed: The line broke.
        """
        return self.submit(*args, api_name=api_name, fn_index=fn_index, headers=headers, **kwargs).result()

    def submit(
        self,
        *args: Any,
        api_name: str | None = None,
        fn_index: int | None = None,
        headers: Mapping[str, str] | None = None,
        result_callbacks: Callback | Sequence[Callback] | None = None,
        **kwargs: Any,
    ) -> Job:
        """Call a function in the background and return its `Job` at once.

        Args:
            *args: As in `predict`, as all but the next one are.
            api_name: The function's name.
            fn_index: Its index.
            headers: Sent with this call only.
            result_callbacks: Called in order with the results, each as an argument of its own, when they are there.
            **kwargs: Arguments by name.

        Raises:
            ArgumentError: The function takes other arguments.
            EndpointError: There is no such function for callers.
        """
        endpoint = self._endpoints.find(api_name, fn_index)
        self._describe()
        values = endpoint.arguments(args, kwargs)
        job = Job()
        callbacks = [result_callbacks] if callable(result_callbacks) else list(result_callbacks or ())
        for callback in callbacks:
            job.add_done_callback(_calling(callback, endpoint))
        session = self._open_session
        self._workers.run(lambda: self._carry_out(job, endpoint, values, headers or {}, session))
        return job

    async def apredict(
        self,
        *args: Any,
        api_name: str | None = None,
        fn_index: int | None = None,
        headers: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> Any:
        """Call a function as `predict` does, while other coroutines go on; where this one is cancelled, the call is.

        Example:
            >>> await client.apredict("Ada", api_name="/greet")  # doctest: +SKIP
            'Hello Ada'
        """
        return await self.submit(*args, api_name=api_name, fn_index=fn_index, headers=headers, **kwargs)

    def _carry_out(
        self, job: Job, endpoint: Endpoint, values: list[Any], headers: Mapping[str, str], session: _Session
    ) -> None:
        """Carry a call out, in a thread."""
        dialect = session.dialect
        try:
            if self._serialize:
                visible = endpoint.visible_inputs
                values = [dialect.encode(component, value) for component, value in zip(visible, values, strict=True)]
            call = Call(endpoint, endpoint.completed(values), headers, job.on_cancel)
            Reader(job, endpoint, dialect, raw=not self._serialize).read(dialect.messages(call))
        except CancelledError:
            return
        except Exception as error:  # noqa: BLE001 - a future carries whatever ended it
            job.fail(error)

    # -- what there is to call --------------------------------------------------------------------------------------

    def view_api(
        self,
        all_endpoints: bool | None = None,
        print_info: bool = True,
        return_format: Literal["dict", "str"] | None = None,
    ) -> dict[str, Any] | str | None:
        """Tell which functions the app has, and what they take and return.

        Args:
            all_endpoints: Whether those without names are told too; None for those only where there are no others.
            print_info: Whether to print it.
            return_format: ``"str"`` returns what would be printed, ``"dict"`` all functions as data, None nothing.

        Raises:
            ClientError: The app does not say.
        """
        info = self._describe(needed=True)
        if print_info:
            sys.stdout.write(usage(self.src, info, all_endpoints))
        if return_format == "str":
            return usage(self.src, info, all_endpoints)
        return as_dict(info) if return_format == "dict" else None

    def _describe(self, *, needed: bool = False) -> dict[str, Any]:
        """Return ``/info``, asked once; an app that cannot tell can still be called by position."""
        if self._info is not None:
            return self._info
        try:
            info = self._transport.get_json(self._transport.api("info?serialize=False"))
        except ClientError:
            if needed:
                raise
            info = {}
        self._info = info if isinstance(info, dict) else {}
        self._endpoints.describe(self._info)
        return self._info

    @staticmethod
    def duplicate(  # noqa: PLR0913, PLR0917 - the documented parameters of both generations
        from_id: str,
        to_id: str | None = None,
        token: str | None = None,
        private: bool = True,
        hardware: str | None = None,
        secrets: Mapping[str, str] | None = None,
        sleep_timeout: int = 5,
        max_workers: int = 40,
        verbose: bool = True,
        *,
        hf_token: str | None = None,
    ) -> Client:
        """Copy a Space to the account of who calls this, unless the copy is there already, and connect to it.

        Args:
            from_id: Name of the Space, ``"user/name"``.
            to_id: Name of the copy; None takes that of the original.
            token: A Hugging Face token; None takes that of who is logged in on this machine.
            private: Whether the copy is private.
            hardware: Its machine, such as ``"cpu-basic"`` or ``"a10g-small"``; None takes that of the original.
            secrets: Secrets of the copy, by name; an existing copy keeps its own.
            sleep_timeout: Minutes without a call after which a paid machine sleeps.
            max_workers: As in the constructor.
            verbose: Whether to say what is done.
            hf_token: 3.x spelling of `token`.

        Raises:
            ClientError: The Hub refused; the subclasses say why.

        Example:
            >>> Client.duplicate("abidlabs/whisper", token="hf_…")  # doctest: +SKIP
        """
        given = token or hf_token or spaces.known_token()
        if given is None:
            msg = "To duplicate a Space takes a token: give token=, or log in with `hf auth login`."
            raise ClientError(msg)
        name = spaces.duplicate(
            from_id,
            to_id,
            given,
            private=private,
            hardware=hardware,
            secrets=secrets,
            sleep_minutes=sleep_timeout,
        )
        if verbose:
            sys.stdout.write(f"Duplicated {from_id} as {name}\n")
        return Client(name, given, max_workers, verbose)

    # -- the session ------------------------------------------------------------------------------------------------

    def reset_session(self) -> None:
        """Begin a new session: the app's `State` is as for somebody new."""
        if self._session is not None:
            self._session.end()
        self._session = _Session(self.config, self._transport, self._files)
        # A client that nobody holds any more lets its session go too.
        weakref.finalize(self, self._session.end).atexit = False

    def close(self) -> None:
        """End the session and let go of all connections; calls that go on fail."""
        session, self._session = self._session, None
        if session is not None:
            session.end()
        self._workers.close()
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Client of {self.src}>"

    def __str__(self) -> str:
        return usage(self.src, self._describe(), None)


class _Session:
    """One session: its name, its dialect, its heartbeat."""

    def __init__(self, config: Mapping[str, Any], transport: Transport, files: Files) -> None:
        self.hash = secrets.token_hex(16)
        self.dialect = _dialect_of(config, transport, files, self.hash)
        self._heartbeat = Heartbeat(transport, self.hash) if config.get("connect_heartbeat") else None

    def end(self) -> None:
        """Let it go."""
        self.dialect.close()
        if self._heartbeat is not None:
            self._heartbeat.stop()


def _dialect_of(config: Mapping[str, Any], transport: Transport, files: Files, session_hash: str) -> Dialect:
    protocol = str(config.get("protocol") or "ws")
    if protocol == "ws":
        return SocketPerCall(transport, files, session_hash)
    if protocol == "sse":
        return StreamPerCall(transport, files, session_hash)
    if protocol in _SHARED:
        return SharedStream(transport, files, session_hash, protocol)
    msg = f"{transport.url} speaks {protocol!r}, which this client does not know; install a newer gradio-run."
    raise ConnectionFailed(msg)


def _located(src: str, token: str | None) -> tuple[str, str | None, str | None]:
    """Return the address of an app, the name of its Space where it is one, and the token for it."""
    if src.startswith(("http://", "https://")):
        return src, None, token
    if src.count("/") == 1 and ":" not in src and not src.startswith("/"):
        token = token or spaces.known_token()
        return spaces.address_of(src, token), src, token
    msg = f"{src!r} is neither an address (http://127.0.0.1:7860) nor the name of a Space (user/name)."
    raise ConnectionFailed(msg)


def _calling(callback: Callback, endpoint: Endpoint) -> Callable[[Any], None]:
    """Return what calls `callback` with the results of a job that has ended well."""
    several = len([component for component in endpoint.outputs if not component.hidden]) != 1

    def called(job: Job) -> None:
        if not job.cancelled() and job.exception() is None:
            callback(*job.result()) if several else callback(job.result())

    return called
