"""One call: of a function in this process, or of an app that runs somewhere; told the same way."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from gradio_cli import arguments
from gradio_lib._lazy import load, require
from gradio_lib.client.files import handle_file, is_file, mapped, mentioned
from gradio_lib.engine.events import Done, Failed, Logged, Output, Progressed, RunEvent, Waiting
from gradio_lib.errors import AppError, OptionError, TargetError, nearest
from gradio_lib.graph.component import Component

if TYPE_CHECKING:
    from gradio_lib.apps.blocks import Blocks
    from gradio_lib.apps.options import LaunchOptions
    from gradio_lib.engine.run import Run
    from gradio_lib.engine.runtime import Runtime
    from gradio_lib.values.file import FileScope

__all__ = ["Asked", "Listener", "call_app", "call_here"]


class Listener(Protocol):
    """Who is told how a call goes."""

    def waits(self, ahead: int) -> None:
        """It waits, with that many before it."""

    def advances(self, done: float, total: float | None, told: str | None) -> None:
        """The function has said how far it is."""

    def says(self, level: str, message: str) -> None:
        """The function has a message for the person."""

    def gives(self, labels: Sequence[str], values: Sequence[Any], *, final: bool) -> None:
        """The function has yielded, or returned; of files the paths."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be called.

    Attributes:
        words: The arguments, as they stand on the command line.
        api_name: Which function; None for the only one.
        folder: Where files of the result go.
    """

    words: Sequence[str]
    api_name: str | None
    folder: Path

    def endpoint(self, named: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Return the endpoint that is wanted, with what ``/info`` says of it.

        Raises:
            TargetError: There is none of that name, or there are several and none is named.
        """
        name = f"/{self.api_name.strip('/')}" if self.api_name else next(iter(named)) if len(named) == 1 else None
        if name is not None and name in named:
            return name, named[name]
        known = f"There are {', '.join(named) or 'none'}."
        if name is None:
            msg = f"Say which function: --api-name. {known}"
        else:
            msg = f"There is no function {name}.{nearest(name, named)} {known}"
        raise TargetError(msg)

    def take(self, path: str | Path) -> str:
        """Copy a file of the result into the folder, beside those of its name, and return its path there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        source = Path(path)
        target, number = self.folder / source.name, 0
        while target.exists():
            number += 1
            target = self.folder / f"{source.stem}-{number}{source.suffix}"
        shutil.copyfile(source, target)
        return str(target)


def _labels(endpoint: Mapping[str, Any]) -> list[str]:
    return [str(each.get("label") or "") for each in endpoint["returns"]]


# -- of an app that runs somewhere ------------------------------------------------------------------------------------


def call_app(address: str, auth: tuple[str, str] | None, asked: Asked, listener: Listener) -> None:
    """Call a function of a running app.

    Args:
        address: The app's, or the name of its Space.
        auth: Name and password, where it asks for a login.
        asked: What is called.
        listener: Who is told.

    Raises:
        OptionError: The words are no arguments of it.
        TargetError: There is no such function.
        ClientError: The call failed; the subclasses say how.
    """
    client_of = load("gradio_lib.client.client:Client")
    with (
        tempfile.TemporaryDirectory(prefix="gradio-run-") as folder,
        client_of(address, auth=auth, verbose=False, download_files=folder) as client,
    ):
        told = client.view_api(print_info=False, return_format="dict")
        name, endpoint = asked.endpoint(told["named_endpoints"])
        labels = _labels(endpoint)
        job = client.submit(api_name=name, **arguments.read(asked.words, endpoint["parameters"], handle_file))
        try:
            _listen(job, labels, listener)
            result = job.result()
        except (KeyboardInterrupt, CancelledError):
            job.cancel()
            raise

        def is_fetched(value: Any) -> bool:
            return isinstance(value, str) and value.startswith(folder)

        listener.gives(labels, mapped(_each(result, labels), is_fetched, asked.take), final=True)


def _listen(job: Any, labels: Sequence[str], listener: Listener) -> None:
    shown = 0
    for update in job.updates():
        if update.rank is not None:
            listener.waits(update.rank)
        if update.progress_data and update.code.name == "PROGRESS":
            listener.advances(*_share(update.progress_data))
        if update.log and update.code.name == "LOG":
            listener.says(update.log[1], update.log[0])
        if update.code.name == "ITERATING":
            outputs = job.outputs()
            for value in outputs[shown:]:
                listener.gives(labels, _each(value, labels), final=False)
            shown = len(outputs)


def _each(value: Any, labels: Sequence[str]) -> list[Any]:
    """Return a value for each output: of one the client hands out the value alone."""
    if len(labels) == 1:
        return [value]
    return list(value) if isinstance(value, tuple | list) else []


def _share(units: Sequence[Any]) -> tuple[float, float | None, str | None]:
    bar = units[0]
    if bar.index is None:
        return bar.progress or 0.0, 1.0, units[-1].desc
    return bar.index, bar.length, units[-1].desc


# -- of a function in this process ------------------------------------------------------------------------------------


def call_here(blocks: Blocks, options: LaunchOptions, asked: Asked, listener: Listener) -> None:
    """Call a function of an app in this process: nothing is served for it.

    Args:
        blocks: The app.
        options: How it would be served.
        asked: What is called.
        listener: Who is told.

    Raises:
        OptionError: The words are no arguments of it, or a value does not fit.
        TargetError: There is no such function.
        AppError: The function failed.
    """
    require("anyio", "to call a function").run(_called, blocks, options, asked, listener)


async def _called(blocks: Blocks, options: LaunchOptions, asked: Asked, listener: Listener) -> None:
    app, runtime = options.build(blocks)
    try:
        await _followed(app.state.context, runtime, asked, listener)
    finally:
        await runtime.close()


async def _followed(context: Any, runtime: Runtime, asked: Asked, listener: Listener) -> None:
    name, endpoint = asked.endpoint(load("gradio_lib.wire.info:info")(runtime)["named_endpoints"])
    given = arguments.read(asked.words, endpoint["parameters"], handle_file)
    session = context.open_session(secrets.token_hex(16), load("gradio_lib.server.auth:Visitor")())
    data = await _stored(_completed(endpoint["parameters"], given), session.files)
    run = runtime.submit(session, runtime.named(name), data)
    try:
        async for event in run.events():
            _tell(run, event, _labels(endpoint), asked, listener)
    finally:
        runtime.cancel(run)


def _completed(parameters: Sequence[Mapping[str, Any]], given: Mapping[str, Any]) -> list[Any]:
    """Return a value for each parameter: the default of those that are left out."""
    names = arguments.named(parameters)
    by_name = dict(zip(names, parameters, strict=True))
    missing = [name for name in names if name not in given and not by_name[name]["parameter_has_default"]]
    if missing:
        msg = f"It needs {', '.join(missing)}: write {' '.join(f'{name}=…' for name in missing)}."
        raise OptionError(msg)
    return [given.get(name, by_name[name]["parameter_default"]) for name in names]


async def _stored(data: list[Any], scope: FileScope) -> list[Any]:
    """Return the data with each file where the function is to find it."""
    fetch = load("gradio_lib.server.fetching:Fetcher")(scope.store, admits=lambda _address: True).fetch
    files: dict[str, Any] = {}
    for path in mentioned(data):
        files[path] = await fetch(path) if path.startswith(("http://", "https://")) else scope.put(path).payload()
    stored: list[Any] = mapped(data, is_file, lambda file: files.get(file["path"], file))
    return stored


def _tell(run: Run, event: RunEvent, labels: Sequence[str], asked: Asked, listener: Listener) -> None:
    if isinstance(event, Waiting):
        listener.waits(event.rank)
    elif isinstance(event, Progressed):
        listener.advances(*_share(event.units))
    elif isinstance(event, Logged):
        listener.says(event.level, event.message)
    elif isinstance(event, Output):
        listener.gives(labels, _visible(run, event.data), final=False)
    elif isinstance(event, Done):
        values = mapped(_visible(run, event.data or []), is_file, lambda file: _taken(run, file, asked))
        listener.gives(labels, values, final=True)
    elif isinstance(event, Failed):
        if event.fault == "caller":
            raise OptionError(event.message)
        raise AppError(event.message, event.title)


def _visible(run: Run, data: Sequence[Any]) -> list[Any]:
    pairs = zip(run.function.outputs, data, strict=False)
    values = [value for block, value in pairs if isinstance(block, Component) and not block.skip_api]
    return [v.get("value") if isinstance(v, dict) and v.get("__type__") == "update" else v for v in values]


def _taken(run: Run, file: Mapping[str, Any], asked: Asked) -> str:
    url = file.get("url")
    return url if isinstance(url, str) else asked.take(run.session.files.store.resolve(file["path"]))
