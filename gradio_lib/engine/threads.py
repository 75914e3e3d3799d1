"""The default executor: threads for plain functions and generators, an event loop of its own for async ones."""

from __future__ import annotations

import asyncio
import contextvars
import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from typing import Any

from gradio_lib.engine.call import Call, CurrentJob, Emit, Job, Result, current_job
from gradio_lib.engine.events import Failed, RunEvent
from gradio_lib.engine.invoke import Invocation
from gradio_lib.engine.printing import listen
from gradio_lib.engine.workers import Interrupted, ThreadHandle, UserLoop, Workers, settle
from gradio_lib.errors import Cancelled, Error, GradioError, InvalidValue
from gradio_lib.graph.functions import name_of
from gradio_lib.logs import log
from gradio_lib.values.file import current_files

__all__ = ["ThreadExecutor"]

_END = object()


class ThreadExecutor:
    """Runs calls in this process.

    Args:
        invocations: How each function is called, by its id.
        max_threads: How many plain functions may run at once.
        show_error: Whether the text of any exception may be shown, not only of those meant for it.
    """

    def __init__(
        self, invocations: Callable[[int], Invocation], max_threads: int = 40, *, show_error: bool = False
    ) -> None:
        self._invocation = invocations
        self._workers = Workers(max_threads)
        self._loop = UserLoop()
        self._handles: set[ThreadHandle] = set()
        self.show_error = show_error

    def start(self, call: Call, emit: Emit) -> ThreadHandle:
        """Start `call` in a thread, or on the loop for async functions."""
        handle = ThreadHandle(self._workers, self._loop)
        run = Run(self._invocation(call.function), call, emit, handle, self)
        if run.invocation.function.kind in {"async", "async generator"}:
            self._loop.run(run.run_async(), handle.is_task)
        else:
            handle.task = self._workers.run(run.run_sync)
        self._handles.add(handle)
        return handle

    def close(self) -> None:
        """Cancel what runs; threads are daemons, so that none can hold up the end."""
        for handle in list(self._handles):
            handle.cancel()

    # -- for the runs -------------------------------------------------------------------------------------------

    def ended(self, handle: ThreadHandle) -> None:
        """Forget a call."""
        self._handles.discard(handle)

    def go_on(self, run: Run, returned: Any) -> None:
        """Let a call that was started in a thread go on in the loop: its function returned something async."""
        self._loop.run(run.finish_async(returned), run.handle.is_task)

    async def apart(self, convert: Callable[[], Any]) -> Any:
        """Run `convert` in a thread and wait for it, with this context."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Any] = loop.create_future()
        context = contextvars.copy_context()

        def work() -> None:
            try:
                converted = context.run(convert)
            except BaseException as error:  # noqa: BLE001 - handed on
                loop.call_soon_threadsafe(settle, done, None, error)
            else:
                loop.call_soon_threadsafe(settle, done, converted, None)

        self._workers.run(work)
        return await done


class Run:
    """One call on its way through a thread or the loop: for one job, or for a batch of them."""

    def __init__(
        self, invocation: Invocation, call: Call, emit: Emit, handle: ThreadHandle, executor: ThreadExecutor
    ) -> None:
        self.invocation = invocation
        self.jobs = call.jobs
        self.handle = handle
        self._emit = emit
        self._executor = executor
        self._open = dict.fromkeys(range(len(call.jobs)))
        """Jobs that have not had their last word, by index."""
        self._called = False
        """Whether the function itself has been reached: what was wrong before is the caller's fault."""

    # -- threads ------------------------------------------------------------------------------------------------

    def run_sync(self) -> None:
        """Run the call in this thread; async results go on in the loop."""
        try:
            self._enter()
            arguments = self._arguments()
            if self._open:
                self._called = True
                self.handle.interruptible()
                returned = self.invocation.call(arguments, self._first)
                self.handle.uninterrupted()
                if inspect.isawaitable(returned) or isinstance(returned, AsyncIterator):
                    self._executor.go_on(self, returned)
                    return
                self._take(returned)
        except BaseException as error:  # noqa: BLE001 - user code is a guest: whatever it raises ends the run, not us
            self._fail(error)
        self._executor.ended(self.handle)

    def _take(self, returned: Any) -> None:
        streams = self.invocation.function.streams and isinstance(returned, Iterator)
        if inspect.isgenerator(returned) or streams:
            self._stream(returned)
        else:
            self._return(returned)

    def _stream(self, steps: Iterator[Any]) -> None:
        last: Any = _END
        try:
            while True:
                self.handle.interruptible()
                step = next(steps, _END)
                self.handle.uninterrupted()
                if step is _END:
                    break
                last = self.invocation.result(step, self._first, final=False)
                pause = self._emit(0, last)
                if pause is not None:
                    pause.result()
        finally:
            self.handle.uninterrupted()
            close = getattr(steps, "close", None)
            if close is not None:
                close()
        self._last(last)

    # -- the loop -----------------------------------------------------------------------------------------------

    async def run_async(self) -> None:
        """Run the call on this loop; conversions of media go through a thread."""
        try:
            self._enter()
            arguments = await self._off_loop(self._arguments)
            if self._open:
                self._called = True
                await self.finish_async(self.invocation.call(arguments, self._first))
                return
        except BaseException as error:  # noqa: BLE001 - see run_sync
            self._fail(error)
        self._executor.ended(self.handle)

    async def finish_async(self, returned: Any) -> None:
        """Wait for what an async function, or a plain one that returned something async, gives."""
        try:
            self._enter()
            value = await returned if inspect.isawaitable(returned) else returned
            if isinstance(value, AsyncIterator):
                await self._stream_async(value)
            else:
                await self._off_loop(lambda: self._return(value))
        except BaseException as error:  # noqa: BLE001 - see run_sync
            self._fail(error)
        self._executor.ended(self.handle)

    async def _stream_async(self, steps: AsyncIterator[Any]) -> None:
        last: Any = _END
        try:
            async for step in steps:
                last = await self._off_loop(
                    lambda step=step: self.invocation.result(step, self._first, final=False)  # type: ignore[misc]
                )
                pause = self._emit(0, last)
                if pause is not None:
                    # Shielded: its end is the loop's to tell, whatever becomes of this task.
                    await asyncio.shield(asyncio.wrap_future(pause))
                if self.handle.cancelled:
                    raise Interrupted
        finally:
            close = getattr(steps, "aclose", None)
            if close is not None:
                await close()
        self._last(last)

    async def _off_loop(self, convert: Callable[[], Any]) -> Any:
        return await self._executor.apart(convert) if self.invocation.heavy else convert()

    # -- arguments and results ----------------------------------------------------------------------------------

    @property
    def _first(self) -> Job:
        """The job whose request and event data the function gets."""
        return self.jobs[next(iter(self._open), 0)]

    def _enter(self) -> None:
        current_files.set(self._first.files)
        # What a function prints is for its author, as the text of its exceptions is; a batch's is no one caller's.
        heard = self._executor.show_error and not self.invocation.function.options.batch
        listen()
        current_job.set(CurrentJob(self._say, heard))

    def _say(self, event: RunEvent) -> None:
        for index in list(self._open):
            self._emit(index, event)

    def _arguments(self) -> list[Any]:
        """Return the arguments; a job of a batch whose values do not fit ends here, and the others go on without it."""
        if not self.invocation.function.options.batch:
            return self.invocation.arguments(self._first)
        rows = [row for index in list(self._open) if (row := self._row(index)) is not None]
        return [list(column) for column in zip(*rows, strict=True)]

    def _row(self, index: int) -> list[Any] | None:
        try:
            return self.invocation.arguments(self.jobs[index])
        except Exception as error:  # noqa: BLE001 - see run_sync
            self._end(index, self._failure(error))
        return None

    def _return(self, returned: Any) -> None:
        if not self.invocation.function.options.batch:
            self._end(0, self.invocation.result(returned, self._first))
            return
        for index, values in zip(list(self._open), self._batch_rows(returned), strict=True):
            try:
                result: Result | Failed = self.invocation.result(values, self.jobs[index])
            except Exception as error:  # noqa: BLE001 - see run_sync
                result = self._failure(error)
            self._end(index, result)

    def _batch_rows(self, returned: Any) -> list[Any]:
        """Return one tuple of results per job from one list per output."""
        size, outputs = len(self._open), len(self.invocation.function.outputs)
        columns = returned
        if outputs == 0:
            return [()] * size
        if outputs == 1 and not _is_column_of(returned, size):
            columns = [returned]
        fits = isinstance(columns, tuple | list) and len(columns) == outputs
        if not fits or any(not isinstance(column, tuple | list) or len(column) != size for column in columns):
            msg = (
                f"{name_of(self.invocation.function.fn)}() is a batch function: for {size} calls it has to return "
                f"{outputs} lists of {size} values, one list per output."
            )
            raise InvalidValue(msg)
        rows = list(zip(*columns, strict=True))
        return [row[0] for row in rows] if outputs == 1 else [tuple(row) for row in rows]

    # -- last words ---------------------------------------------------------------------------------------------

    def _last(self, last: Any) -> None:
        """A stream's last word repeats its last value."""
        if last is _END:
            self._end(0, Result([None] * len(self.invocation.function.outputs)))
        else:
            self._end(0, Result(last.data, last.states, properties=last.properties))

    def _end(self, index: int, event: Result | Failed) -> None:
        del self._open[index]
        self._emit(index, event)

    def _fail(self, error: BaseException) -> None:
        self.handle.uninterrupted()
        current_job.set(None)  # the traceback is for the terminal
        stopped = isinstance(error, Interrupted | Cancelled | asyncio.CancelledError) and self.handle.cancelled
        failed: Failed | Result = Result([]) if stopped else self._failure(error)
        for index in list(self._open):
            self._end(index, failed)

    def _failure(self, error: BaseException) -> Failed:
        shown = self._executor.show_error or self.invocation.documents(error)
        failed = failure(error, name_of(self.invocation.function.fn), show_error=shown)
        return failed if self._called or not isinstance(error, InvalidValue) else replace(failed, fault="caller")


def _is_column_of(returned: Any, size: int) -> bool:
    """Whether a batch function with one output returned its list inside another, as the docs want it."""
    sequence = (tuple, list)
    return (
        isinstance(returned, sequence)
        and len(returned) == 1
        and isinstance(returned[0], sequence)
        and len(returned[0]) == size
    )


def failure(error: BaseException, name: str, *, show_error: bool) -> Failed:
    """Return what the caller is told of an exception, and send its traceback to the terminal."""
    if isinstance(error, Error):
        if error.print_exception:
            log.error("%s() raised an error for the person at the page.", name, exc_info=error)
        return Failed(str(error.message), str(error.title), error.duration, bool(error.visible))
    if isinstance(error, InvalidValue):
        log.warning("%s(): %s", name, error)
        return Failed(str(error), inputs=error.inputs, fault="caller" if error.inputs else "app")
    log.error("%s() failed.", name, exc_info=error)
    if isinstance(error, SystemExit | KeyboardInterrupt):
        return Failed(f"{name}() tried to end the program ({type(error).__name__}); the server goes on.")
    if isinstance(error, GradioError) or show_error:
        return Failed(str(error) or type(error).__name__)
    return Failed(None)
