"""Spaces and other apps that are served elsewhere, on a page of ours."""

from __future__ import annotations

import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from gradio_lib._lazy import load
from gradio_lib.apps.blocks import Blocks
from gradio_lib.apps.loading.rebuilding import Rebuilt
from gradio_lib.engine.request import Request
from gradio_lib.errors import ClientError, EndpointError, Error
from gradio_lib.graph.component import Component
from gradio_lib.graph.update import Update
from gradio_lib.values.file import files

__all__ = ["load_space"]

_VISITORS = 200
Components = list[Component[Any, Any]]


def load_space(name: str, token: str | None = None, **options: Any) -> Blocks:
    """Return an app whose functions call those of a Space.

    Args:
        name: The Space, ``"owner/name"``, or the address of any such app.
        token: Access token, for private Spaces.
        **options: As for `Blocks`.

    Raises:
        ConnectionFailed: Nobody answers, or it is no such app.
    """
    remote = Remote(name, token)
    return Rebuilt(remote.config, remote.proxy).app(**options)


class Remote:
    """An app elsewhere: one client for each visitor of ours, so that nobody sees another one's state.

    Args:
        name: The Space or address.
        token: Access token.
    """

    def __init__(self, name: str, token: str | None) -> None:
        self._name = name
        self._token = token
        self._folder = Path(tempfile.mkdtemp(prefix="gradio-run-remote-"))
        self._lock = threading.Lock()
        self._clients: OrderedDict[str, Any] = OrderedDict()
        self.config: dict[str, Any] = self._client("").config

    def _client(self, session: str) -> Any:
        with self._lock:
            client = self._clients.pop(session, None)
            if client is None:
                connect = load("gradio_lib.client:Client")
                client = connect(self._name, self._token, verbose=False, download_files=self._folder)
            self._clients[session] = client
            while len(self._clients) > _VISITORS:
                self._clients.popitem(last=False)[1].close()
            return client

    def proxy(self, index: int, inputs: Components, outputs: Components) -> Callable[..., Any] | None:
        """Return the function that stands for one of the app's; None for one that callers may not use."""
        endpoint = next((each for each in self.config["dependencies"] if each.get("id") == index), None)
        if endpoint is None:
            endpoint = self.config["dependencies"][index]
        if endpoint.get("api_name") is False or endpoint.get("api_visibility") == "private":
            return None
        taken = [each for each in inputs if not each.skip_api]
        given = [each for each in outputs if not each.skip_api]

        def call(*values: Any, request: Request | None = None) -> Any:
            return self._result(self._submitted(index, taken, values, request), given)

        def stream(*values: Any, request: Request | None = None) -> Iterator[Any]:
            job = self._submitted(index, taken, values, request)
            try:
                for value in job:
                    yield self._arranged(value, given)
                self._result(job, given)
            finally:
                job.cancel()

        fn = stream if (endpoint.get("types") or {}).get("generator") else call
        name = endpoint.get("api_name")
        fn.__name__ = name if isinstance(name, str) and name else f"function_{index}"
        return fn

    def _submitted(self, index: int, inputs: Components, values: Any, request: Request | None) -> Any:
        client = self._client("" if request is None else request.session_hash or "")
        arguments = [self._sent(component, value) for component, value in zip(inputs, values, strict=True)]
        try:
            return client.submit(*arguments, fn_index=index)
        except EndpointError as error:
            raise Error(str(error)) from error

    def _result(self, job: Any, outputs: Components) -> Any:
        try:
            return self._arranged(job.result(), outputs)
        except ClientError as error:
            raise Error(str(error)) from error

    def _arranged(self, value: Any, outputs: Components) -> Any:
        if len(outputs) == 1:
            return self._taken(outputs[0], value)
        several = value if isinstance(value, tuple | list) else [value]
        return tuple(self._taken(each, part) for each, part in zip(outputs, several, strict=True))

    # -- values -------------------------------------------------------------------------------------------------

    @staticmethod
    def _sent(component: Component[Any, Any], value: Any) -> Any:
        """Return a payload of ours as the other app's client takes it."""
        if not component.carries_files:
            return value
        handle_file = load("gradio_lib.client:handle_file")

        def sent(part: Any) -> Any:
            if isinstance(part, dict) and isinstance(part.get("path"), str):
                path, name = files().open(part)
                return {**handle_file(str(path)), "orig_name": name}
            if isinstance(part, dict):
                return {name: sent(each) for name, each in part.items()}
            return [sent(each) for each in part] if isinstance(part, list) else part

        return sent(value)

    def _taken(self, component: Component[Any, Any], value: Any) -> Any:
        """Return a result of the other app's client as our page takes it."""
        if isinstance(value, dict) and value.get("__type__") == "update":
            kept = {name: each for name, each in value.items() if name in component.declared}
            if "value" in kept:
                kept["value"] = self._taken(component, kept["value"])
            return Update({**kept, "__type__": "update"})
        return self._stored(value) if component.carries_files else value

    def _stored(self, value: Any) -> Any:
        """Store files that were fetched; a path that was not is a text that the other app made up."""
        if isinstance(value, str) and Path(value).is_relative_to(self._folder) and Path(value).is_file():
            return files().put(value).payload()
        if isinstance(value, dict):
            return {name: self._stored(each) for name, each in value.items()}
        return [self._stored(each) for each in value] if isinstance(value, list | tuple) else value
