"""A job: one call as a future, with what it yields and how far it is."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any, Literal

from gradio_lib._lazy import require

__all__ = ["Job", "ProgressUnit", "Status", "StatusUpdate"]


class Status(Enum):
    """Where a job is."""

    STARTING = "STARTING"
    JOINING_QUEUE = "JOINING_QUEUE"
    QUEUE_FULL = "QUEUE_FULL"
    IN_QUEUE = "IN_QUEUE"
    SENDING_DATA = "SENDING_DATA"
    PROCESSING = "PROCESSING"
    ITERATING = "ITERATING"
    PROGRESS = "PROGRESS"
    FINISHED = "FINISHED"
    CANCELLED = "CANCELLED"
    LOG = "LOG"


@dataclass(frozen=True)
class ProgressUnit:
    """One bar of a function's progress."""

    index: float | None = None
    length: float | None = None
    unit: str | None = None
    progress: float | None = None
    """Share that is done, 0 to 1, where the function counts in shares."""
    desc: str | None = None

    @classmethod
    def read(cls, data: Any) -> ProgressUnit:
        """Return the bar that a server tells."""
        names = ("index", "length", "unit", "progress", "desc")
        return cls(**{name: data.get(name) for name in names}) if isinstance(data, dict) else cls()


@dataclass(frozen=True)
class StatusUpdate:
    """How far a job is."""

    code: Status
    rank: int | None = None
    """How many go before it in the queue."""
    queue_size: int | None = None
    eta: float | None = None
    """Seconds until it is expected to end."""
    success: bool | None = None
    """Whether it ended well; None while it has not ended."""
    time: datetime | None = None
    """When this was heard."""
    progress_data: list[ProgressUnit] | None = None
    """The bars of the function's `gr.Progress`, None where it has none."""
    log: tuple[str, str] | None = None
    """The newest message of the function to the person, with its level."""
    type: Literal["status", "output"] = "status"


class Job(Future[Any]):
    """One call that goes on in the background; `Client.submit` returns it.

    It is a `concurrent.futures.Future`, an iterator of what the function yields, and can be awaited and iterated in
    coroutines.

    Example:
        >>> job = client.submit(3, api_name="/count")  # doctest: +SKIP
        >>> list(job), job.result()  # doctest: +SKIP
        (['0', '1', '2'], '2')
    """

    def __init__(self) -> None:
        super().__init__()
        self._told = threading.Condition()
        self._over = False
        self._status = StatusUpdate(Status.STARTING, time=datetime.now().astimezone())
        self._outputs: list[Any] = []
        self._cursor = 0
        self._listeners: list[Callable[[], None]] = []
        self._stop: Callable[[], None] = _nothing

    # -- what callers ask -------------------------------------------------------------------------------------------

    def result(self, timeout: float | None = None) -> Any:
        """Wait for the result and return it: of several outputs a tuple, of a generator its last value.

        Args:
            timeout: Seconds to wait at most; None for no limit.

        Raises:
            AppError: The function failed.
            CancelledError: The job was cancelled.
            TimeoutError: It has not ended in time.
            ClientError: It could not be carried out; the subclasses say why.
        """
        return super().result(timeout)

    def outputs(self) -> list[Any]:
        """Return what has come so far: each value of a generator, or the one result."""
        with self._told:
            return list(self._outputs)

    def status(self) -> StatusUpdate:
        """Return how far it is."""
        with self._told:
            return self._status

    def running(self) -> bool:
        """Whether it has been sent and has not ended."""
        return not self.done() and self._status.code is not Status.STARTING

    def cancel(self) -> bool:
        """End it here and at the server; False where it has ended already.

        What a generator has yielded stays in `outputs`.
        """
        with self._told:
            if self._over:
                return self.cancelled()
            self._over = True
            self._status = self._changed(code=Status.CANCELLED, success=False)
            stop = self._stop
        super().cancel()
        self.set_running_or_notify_cancel()
        self._tell()
        stop()
        return True

    def updates(self) -> Iterator[StatusUpdate]:
        """Yield how far it is, now and whenever that changes, until it has ended.

        What changes faster than it is asked for is told in its newest state.

        Example:
            >>> for update in client.submit(3, api_name="/count").updates():  # doctest: +SKIP
            ...     print(update.code, update.progress_data)
        """
        told: StatusUpdate | None = None
        while True:
            with self._told:
                while self._status is told and not self.done():
                    self._told.wait()
                over = self.done() and self._status is told
                told = self._status
            if over:
                return
            yield told

    def __iter__(self) -> Iterator[Any]:
        """Yield each value as it comes, from the first one on; of a plain function its one result.

        Raises:
            AppError: The function failed, after the values that it has yielded.
        """
        index = 0
        while self._waited_for(index):
            yield self._outputs[index]
            index += 1

    def __next__(self) -> Any:
        """Return the next value that this method has not returned before."""
        if not self._waited_for(self._cursor):
            raise StopIteration
        self._cursor += 1
        return self._outputs[self._cursor - 1]

    def _waited_for(self, index: int) -> bool:
        with self._told:
            while len(self._outputs) <= index and not self.done():
                self._told.wait()
            if len(self._outputs) > index:
                return True
        if not self.cancelled() and (error := self.exception()) is not None:
            raise error
        return False

    # -- in coroutines ----------------------------------------------------------------------------------------------

    async def __aiter__(self) -> AsyncIterator[Any]:
        """Yield each value as it comes. Where the coroutine is cancelled, the job is too."""
        index = 0
        while True:
            await self._heard(lambda: len(self._outputs) > index or self.done())  # noqa: B023 - awaited at once
            if len(self._outputs) <= index:
                break
            yield self._outputs[index]
            index += 1
        if not self.cancelled() and (error := self.exception()) is not None:
            raise error

    def __await__(self) -> Generator[Any, None, Any]:
        """Wait for the result."""
        yield from self._heard(self.done).__await__()
        return self.result()

    async def _heard(self, condition: Callable[[], bool]) -> None:
        """Wait until `condition` holds."""
        asyncio = require("asyncio", "for coroutines")
        loop = asyncio.get_running_loop()
        changed = asyncio.Event()

        def tell() -> None:
            loop.call_soon_threadsafe(changed.set)

        self._listeners.append(tell)
        try:
            while not condition():
                await changed.wait()
                changed.clear()
        except asyncio.CancelledError:
            # In a thread: telling the server takes a request, and this is the event loop's.
            threading.Thread(target=self.cancel, daemon=True).start()
            raise
        finally:
            self._listeners.remove(tell)

    # -- what the client says ---------------------------------------------------------------------------------------

    def update(self, **changes: Any) -> None:
        """Note how far it is."""
        with self._told:
            if self._over:
                return
            self._status = self._changed(**changes)
        self._tell()

    def add_output(self, value: Any) -> None:
        """Note a value that the function has yielded."""
        with self._told:
            if self._over:
                return
            self._outputs.append(value)
        self._tell()

    def finish(self, value: Any) -> None:
        """End it well."""
        with self._told:
            if self._over:
                return
            self._over = True
            if not self._outputs:
                self._outputs.append(value)
            self._status = self._changed(code=Status.FINISHED, success=True, type="output")
        # Outside of the lock: it calls the callbacks, which may wait for anything.
        self.set_result(value)
        self._tell()

    def fail(self, error: BaseException) -> None:
        """End it with an error."""
        with self._told:
            if self._over:
                return
            self._over = True
            self._status = self._changed(code=Status.FINISHED, success=False)
        self.set_exception(error)
        self._tell()

    def on_cancel(self, stop: Callable[[], None]) -> None:
        """Have `stop` called when it is cancelled, at once where it has been.

        Raises:
            CancelledError: It has been.
        """
        with self._told:
            if self._status.code is not Status.CANCELLED:
                self._stop = stop
                return
        stop()
        raise CancelledError

    def _changed(self, **changes: Any) -> StatusUpdate:
        return replace(self._status, time=datetime.now().astimezone(), **changes)

    def _tell(self) -> None:
        with self._told:
            self._told.notify_all()
        for listener in list(self._listeners):
            listener()

    def __repr__(self) -> str:
        return f"<Job {self._status.code.value}, {len(self._outputs)} outputs>"


def _nothing() -> None:
    """Stand for what a job that has not begun would have to stop."""
