"""Where user code runs: threads that nobody waits for, and an event loop of its own."""

from __future__ import annotations

import asyncio
import contextvars
import ctypes
import queue
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from gradio_lib.logs import log

__all__ = ["Interrupted", "Task", "ThreadHandle", "UserLoop", "Workers", "settle"]


class Interrupted(BaseException):
    """Thrown into a thread whose call was cancelled; no `Exception`, so that ``except Exception`` does not stop it."""


class Task:
    """Something that a worker does."""

    __slots__ = ("abandoned", "work", "working")

    def __init__(self, work: Callable[[], None]) -> None:
        self.work = work
        self.working = False
        self.abandoned = False


class Workers:
    """Daemon threads that are started as they are needed and wait for more.

    Not `concurrent.futures`: its threads are joined when the interpreter ends, so that one endless user function would
    keep the server from ever stopping.

    Args:
        limit: How many threads may work at once, those left out that were abandoned.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._count = 0
        self._wanted = 0

    def run(self, work: Callable[[], None]) -> Task:
        """Do `work` in a thread, as soon as one is free."""
        task = Task(work)
        with self._lock:
            self._wanted += 1
            more = self._one_more()
        self._tasks.put(task)
        if more:
            self._start()
        return task

    def abandon(self, task: Task) -> None:
        """Give up the thread that is stuck in `task`: another may take its place, and it ends when it comes free."""
        with self._lock:
            if not task.working or task.abandoned:
                return
            task.abandoned = True
            self._count -= 1
            self._wanted -= 1
            more = self._one_more()
        if more:
            self._start()

    def _one_more(self) -> bool:
        more = self._wanted > self._count and self._count < self.limit
        self._count += more
        return more

    def _start(self) -> None:
        threading.Thread(target=self._work, name="gradio-worker", daemon=True).start()

    def _work(self) -> None:
        while True:
            task = self._tasks.get()
            with self._lock:
                task.working = True
            try:
                contextvars.Context().run(task.work)
            except BaseException:  # noqa: BLE001 - a thread that dies would be missed by the next task
                log.exception("A worker's task failed.")
            with self._lock:
                task.working = False
                if task.abandoned:
                    return
                self._wanted -= 1


def settle(future: asyncio.Future[Any], value: Any, error: BaseException | None) -> None:
    """Give `future` its value or its error, unless nobody waits for it any more."""
    if future.done():
        return
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(value)


class UserLoop:
    """An event loop in a thread of its own: an async function that blocks holds up its like, never the server."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def run(
        self, coroutine: Coroutine[Any, Any, None], started: Callable[[asyncio.AbstractEventLoop, Any], None]
    ) -> None:
        """Run `coroutine` there; `started` gets the loop and the task."""
        loop = self._running()
        loop.call_soon_threadsafe(lambda: started(loop, loop.create_task(coroutine)), context=contextvars.Context())

    def abandon(self, loop: asyncio.AbstractEventLoop) -> None:
        """Give up a loop that a function blocks: what comes next runs on another one."""
        with self._lock:
            if self._loop is loop:
                self._loop = None

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="gradio-async", daemon=True).start()
            return self._loop


class ThreadHandle:
    """A call that runs in this process."""

    def __init__(self, workers: Workers, loop: UserLoop) -> None:
        self.cancelled = False
        self.task: Task | None = None
        """What a worker does for it."""
        self._workers = workers
        self._user_loop = loop
        self._loop: asyncio.AbstractEventLoop | None = None
        self._running: asyncio.Task[None] | None = None
        self._thread: int | None = None
        self._lock = threading.Lock()
        self._heard = True
        """Whether the loop has come to the cancellation."""

    def cancel(self) -> None:
        """End the call.

        A generator ends at its next yield, an async function at its next await, a plain one between two of its
        bytecodes. What blocks in C goes on until it returns; its result is thrown away.
        """
        with self._lock:
            self.cancelled = True
            if self._thread is not None:
                _throw(self._thread, Interrupted)
        if self._loop is not None and self._running is not None:
            self._heard = False
            self._loop.call_soon_threadsafe(self._cancel_task)

    def _cancel_task(self) -> None:
        self._heard = True
        if self._running is not None:
            self._running.cancel()

    def abandon(self) -> None:
        """Give up the thread or the loop that the call does not come free of, so that others can go on."""
        if self.task is not None:
            self._workers.abandon(self.task)
        if self._loop is not None and not self._heard:
            self._user_loop.abandon(self._loop)

    def is_task(self, loop: asyncio.AbstractEventLoop, task: asyncio.Task[None]) -> None:
        """Remember the task, and cancel it if that was asked for before it began."""
        self._loop, self._running = loop, task
        if self.cancelled:
            task.cancel()

    def interruptible(self) -> None:
        """From here on the thread runs the user's code.

        Raises:
            Interrupted: The call was cancelled before.
        """
        with self._lock:
            if self.cancelled:
                raise Interrupted
            self._thread = threading.get_ident()

    def uninterrupted(self) -> None:
        """From here on the thread runs our code: nothing is thrown into it any more, nor what was on its way."""
        while True:
            try:
                with self._lock:
                    self._thread = None
                    _throw(threading.get_ident(), None)
            except Interrupted:
                continue
            return


def _throw(thread: int, exception: type[BaseException] | None) -> None:
    """Let the thread raise `exception` at its next bytecode; None takes back what it has not raised yet."""
    thrown = ctypes.py_object(exception) if exception is not None else ctypes.py_object()
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), thrown)
