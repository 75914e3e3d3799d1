"""The default executor: threads for plain functions and generators, an event loop of its own for async ones."""

from __future__ import annotations

import asyncio
import contextvars
import ctypes
import inspect
import logging
import queue
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any

from gradio_lib.engine.call import Call, CurrentJob, Emit, Job, Result, current_job
from gradio_lib.engine.events import Failed
from gradio_lib.engine.invoke import Invocation
from gradio_lib.errors import Cancelled, Error, GradioError, InvalidValue
from gradio_lib.graph.functions import name_of
from gradio_lib.values.file import current_files

__all__ = ["ThreadExecutor", "Workers"]

_log = logging.getLogger("gradio_lib")
_END = object()


class Workers:
    """Daemon threads that are started as they are needed and wait for more.

    Not `concurrent.futures`: its threads are joined when the interpreter ends, so that one endless user function would
    keep the server from ever stopping.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._tasks: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._count = 0
        self._wanted = 0

    def run(self, task: Callable[[], None]) -> None:
        """Run `task` in a thread, as soon as one is free."""
        with self._lock:
            self._wanted += 1
            more = self._wanted > self._count and self._count < self.limit
            self._count += more
        self._tasks.put(task)
        if more:
            threading.Thread(target=self._work, name="gradio-worker", daemon=True).start()

    def _work(self) -> None:
        while True:
            task = self._tasks.get()
            try:
                contextvars.Context().run(task)
            except BaseException:  # noqa: BLE001 - a thread that dies would be missed by the next task
                _log.exception("A worker's task failed.")
            with self._lock:
                self._wanted -= 1


class UserLoop:
    """An event loop in a thread of its own: an async function that blocks holds up its like, never the server."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def run(self, coroutine: Coroutine[Any, Any, None], started: Callable[[asyncio.Task[None]], None]) -> None:
        """Run `coroutine` there; `started` gets its task."""
        loop = self._running()
        loop.call_soon_threadsafe(lambda: started(loop.create_task(coroutine)), context=contextvars.Context())

    def call(self, callback: Callable[[], Any]) -> None:
        """Call `callback` there."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(callback)

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="gradio-async", daemon=True).start()
            return self._loop


class ThreadHandle:
    """A call that runs in this process."""

    def __init__(self, loop: UserLoop) -> None:
        self.cancelled = False
        self._loop = loop
        self._task: asyncio.Task[None] | None = None
        self._thread: int | None = None
        self._lock = threading.Lock()

    def cancel(self) -> None:
        """End the call.

        A generator ends at its next yield, an async function at its next await, a plain one between two of its
        bytecodes. What blocks in C goes on until it returns; its result is thrown away.
        """
        with self._lock:
            self.cancelled = True
            if self._thread is not None:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread), ctypes.py_object(Cancelled))
        if self._task is not None:
            self._loop.call(self._task.cancel)

    def is_task(self, task: asyncio.Task[None]) -> None:
        """Remember the task, and cancel it if that was asked for before it began."""
        self._task = task
        if self.cancelled:
            task.cancel()

    def uninterrupted(self) -> None:
        """From here on the thread runs our code: no exception is thrown into it any more."""
        with self._lock:
            self._thread = None

    def interruptible(self) -> None:
        """From here on the thread runs the user's code.

        Raises:
            Cancelled: The call was cancelled before.
        """
        with self._lock:
            if self.cancelled:
                raise Cancelled
            self._thread = threading.get_ident()


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
        handle = ThreadHandle(self._loop)
        self._handles.add(handle)
        run = Run(self._invocation(call.function), call, emit, handle, self.show_error)
        kind = run.invocation.function.kind

        def end() -> None:
            self._handles.discard(handle)

        if kind in {"async", "async generator"}:
            self._loop.run(run.run_async(self._workers, end), handle.is_task)
        else:
            self._workers.run(lambda: run.run_sync(self._loop, end))
        return handle

    def close(self) -> None:
        """Cancel what runs; threads are daemons, so that none can hold up the end."""
        for handle in list(self._handles):
            handle.cancel()


class Run:
    """One call on its way through a thread or the loop."""

    def __init__(self, invocation: Invocation, call: Call, emit: Emit, handle: ThreadHandle, show_error: bool) -> None:
        self.invocation = invocation
        self.call = call
        self.emit = emit
        self.handle = handle
        self.show_error = show_error

    # -- threads ------------------------------------------------------------------------------------------------

    def run_sync(self, loop: UserLoop, end: Callable[[], None]) -> None:
        """Run the call in this thread; async results go on in the loop."""
        try:
            self._enter(self.call.jobs[0])
            returned = self._called()
            if inspect.isawaitable(returned) or isinstance(returned, AsyncIterator):
                loop.run(self._finish_async(returned, end), self.handle.is_task)
                return
            if inspect.isgenerator(returned) or (self.invocation.function.streams and isinstance(returned, Iterator)):
                self._stream(returned)
            else:
                self._return(returned)
        except BaseException as error:  # noqa: BLE001 - user code is a guest: whatever it raises ends the run, not us
            self._fail(error)
        self.handle.uninterrupted()
        end()

    def _enter(self, job: Job) -> None:
        current_files.set(job.files)
        current_job.set(CurrentJob(lambda event: self.emit(0, event)))

    def _called(self) -> Any:
        arguments = self._arguments()
        self.handle.interruptible()
        returned = self.invocation.call(arguments, self.call.jobs[0])
        self.handle.uninterrupted()
        return returned

    def _arguments(self) -> list[Any]:
        jobs = self.call.jobs
        if not self.invocation.function.options.batch:
            return self.invocation.arguments(jobs[0])
        return [list(column) for column in zip(*(self.invocation.arguments(job) for job in jobs), strict=True)]

    def _stream(self, steps: Iterator[Any]) -> None:
        last: Any = _END
        try:
            while True:
                self.handle.interruptible()
                step = next(steps, _END)
                self.handle.uninterrupted()
                if step is _END:
                    break
                last = self.invocation.result(step, final=False)
                self.emit(0, last)
        finally:
            self.handle.uninterrupted()
            close = getattr(steps, "close", None)
            if close is not None:
                close()
        self._last(last)

    def _last(self, last: Any) -> None:
        """A stream's last word repeats its last value."""
        if last is _END:
            self.emit(0, Result([None] * len(self.invocation.function.outputs)))
        else:
            self.emit(0, Result(last.data, last.states))

    def _return(self, returned: Any) -> None:
        if not self.invocation.function.options.batch:
            self.emit(0, self.invocation.result(returned))
            return
        for index, values in enumerate(self._batch_rows(returned)):
            self.emit(index, self.invocation.result(values))

    def _batch_rows(self, returned: Any) -> list[Any]:
        """Return one tuple of results per job from one list per output."""
        size, outputs = len(self.call.jobs), len(self.invocation.function.outputs)
        columns = returned
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

    # -- the loop -----------------------------------------------------------------------------------------------

    async def run_async(self, workers: Workers, end: Callable[[], None]) -> None:
        """Run the call on this loop; conversions of media go through a thread."""
        try:
            self._enter(self.call.jobs[0])
            arguments = await self._off_loop(workers, self._arguments)
            returned = self.invocation.call(arguments, self.call.jobs[0])
        except BaseException as error:  # noqa: BLE001 - see run_sync
            self._fail(error)
            end()
            return
        await self._finish_async(returned, end, workers)

    async def _off_loop(self, workers: Workers, convert: Callable[[], Any]) -> Any:
        if not self.invocation.heavy:
            return convert()
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Any] = loop.create_future()
        context = contextvars.copy_context()

        def work() -> None:
            try:
                converted = context.run(convert)
            except BaseException as error:  # noqa: BLE001 - handed on
                loop.call_soon_threadsafe(_settle, done, None, error)
            else:
                loop.call_soon_threadsafe(_settle, done, converted, None)

        workers.run(work)
        return await done

    async def _finish_async(self, returned: Any, end: Callable[[], None], workers: Workers | None = None) -> None:
        pool = workers or Workers(1)
        try:
            self._enter(self.call.jobs[0])
            if isinstance(returned, AsyncIterator):
                await self._stream_async(returned, pool)
            else:
                value = await returned if inspect.isawaitable(returned) else returned
                if isinstance(value, AsyncIterator):
                    await self._stream_async(value, pool)
                else:
                    await self._off_loop(pool, lambda: self._return(value))
        except BaseException as error:  # noqa: BLE001 - see run_sync
            self._fail(error)
        end()

    async def _stream_async(self, steps: AsyncIterator[Any], pool: Workers) -> None:
        last: Any = _END
        try:
            async for step in steps:
                last = await self._off_loop(pool, lambda step=step: self.invocation.result(step, final=False))  # type: ignore[misc]
                self.emit(0, last)
        finally:
            close = getattr(steps, "aclose", None)
            if close is not None:
                await close()
        self._last(last)

    # -- failures -----------------------------------------------------------------------------------------------

    def _fail(self, error: BaseException) -> None:
        self.handle.uninterrupted()
        if isinstance(error, Cancelled | asyncio.CancelledError) and self.handle.cancelled:
            failed: Failed | Result = Result([])
        else:
            failed = failure(error, name_of(self.invocation.function.fn), show_error=self.show_error)
        for index in range(len(self.call.jobs)):
            self.emit(index, failed)


def _is_column_of(returned: Any, size: int) -> bool:
    """Whether a batch function with one output returned its list inside another, as the docs want it."""
    sequence = (tuple, list)
    return (
        isinstance(returned, sequence)
        and len(returned) == 1
        and isinstance(returned[0], sequence)
        and len(returned[0]) == size
    )


def _settle(future: asyncio.Future[Any], value: Any, error: BaseException | None) -> None:
    if future.done():
        return
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(value)


def failure(error: BaseException, name: str, *, show_error: bool) -> Failed:
    """Return what the caller is told of an exception, and send its traceback to the terminal."""
    if isinstance(error, Error):
        if error.print_exception:
            _log.error("%s() raised an error for the person at the page.", name, exc_info=error)
        return Failed(error.message, error.title, error.duration, error.visible)
    if isinstance(error, InvalidValue):
        _log.warning("%s(): %s", name, error)
        return Failed(str(error))
    _log.error("%s() failed.", name, exc_info=error)
    if isinstance(error, SystemExit | KeyboardInterrupt):
        return Failed(f"{name}() tried to end the program ({type(error).__name__}); the server goes on.")
    if isinstance(error, GradioError) or show_error:
        return Failed(str(error) or type(error).__name__)
    return Failed(None)
