"""The runtime of an app: takes calls from any front-end, queues them, has them run, keeps their logs."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gradio_lib.engine.call import Call, Executor, Job, Result
from gradio_lib.engine.events import Done, Failed, Output, RunEvent, Started
from gradio_lib.engine.invoke import Invocation
from gradio_lib.engine.log import MAX_OUTPUTS
from gradio_lib.engine.queue import Lane, Queue
from gradio_lib.engine.run import Run
from gradio_lib.engine.sessions import MemorySessions, Session
from gradio_lib.engine.threads import ThreadExecutor
from gradio_lib.errors import InvalidValue, UnknownEndpoint, nearest
from gradio_lib.graph.component import Component
from gradio_lib.values.file import FileStore

if TYPE_CHECKING:
    from gradio_lib.engine.request import RequestInfo
    from gradio_lib.graph.blocks import Blocks
    from gradio_lib.graph.functions import Function

__all__ = ["LEASE_SECONDS", "Mailbox", "Runtime"]

_log = logging.getLogger("gradio_lib")

LEASE_SECONDS = 5.0
"""How long a cancelled function that does not stop may keep its slot."""


class Runtime:
    """Runs one app's functions.

    Args:
        blocks: The app.
        max_threads: How many plain functions may run at once.
        max_size: How many runs may wait; None for no limit.
        default_limit: How many runs of one function go at once where its event does not say.
        show_error: Whether the text of any exception may be shown.
        max_sessions: How many sessions are kept.
        session_seconds: How long a session is kept without a sign of life.
        files: Where files go.
        executor: What runs the calls; None for threads of this process.
    """

    def __init__(  # noqa: PLR0913 - an app's limits, each by name
        self,
        blocks: Blocks,
        *,
        max_threads: int = 40,
        max_size: int | None = None,
        default_limit: int | None = 1,
        show_error: bool = False,
        max_sessions: int = 20_000,
        session_seconds: float = 3600,
        files: FileStore | None = None,
        executor: Executor | None = None,
    ) -> None:
        self.blocks = blocks
        self.files = files or FileStore()
        self.default_limit = default_limit
        self.sessions = MemorySessions(self.files, max_sessions, session_seconds, self._session_ended)
        self.queue = Queue(self._start, max_size)
        self.executor = executor or ThreadExecutor(self.invocation, max_threads, show_error=show_error)
        self.stopping = False
        self._invocations: dict[int, Invocation] = {}
        self._on_unload: list[Function] = []

    # -- functions ----------------------------------------------------------------------------------------------

    def invocation(self, function: int) -> Invocation:
        """Return how the function of that id is called."""
        made = self._invocations.get(function)
        if made is None:
            made = self._invocations[function] = Invocation(self.blocks.functions[function], self.blocks.blocks)
        return made

    def function(self, id: int, *, from_page: bool) -> Function:
        """Return the function of that index.

        Raises:
            UnknownEndpoint: There is none, or only the page's own events may call it.
        """
        functions = self.blocks.functions
        found = functions[id] if 0 <= id < len(functions) else None
        if found is None or found.fn is None or (found.visibility == "private" and not from_page):
            msg = f"This app has no endpoint with fn_index {id}. See the API page, or /info, for those that it has."
            raise UnknownEndpoint(msg)
        return found

    def named(self, name: str) -> Function:
        """Return the function of that endpoint.

        Raises:
            UnknownEndpoint: There is none; the message names the nearest one.
        """
        name = name.strip("/")
        public = {f.api_name: f for f in self.blocks.functions if f.visibility != "private" and f.fn is not None}
        if name not in public:
            listed = [each for each, function in public.items() if function.visibility == "public"]
            hint = nearest(name, listed) or (
                f" It has: {', '.join('/' + each for each in listed[:20])}." if listed else ""
            )
            msg = f"This app has no endpoint /{name}.{hint}"
            raise UnknownEndpoint(msg)
        return public[name]

    # -- calls --------------------------------------------------------------------------------------------------

    def submit(
        self,
        session: Session,
        function: Function,
        data: list[Any],
        *,
        request: RequestInfo | None = None,
        event_data: Any = None,
        trigger: int | None = None,
        queued: bool = True,
    ) -> Run:
        """Let `function` run for `session`.

        Raises:
            QueueFull: As many wait as may.
        """
        job = Job(Run.new_id(), data, session.hash, session.owner.user, {}, request, event_data, trigger, session.files)
        run = Run(function, session, job)
        try:
            job.data = self._complete(function, data)
        except InvalidValue as error:
            session.add(run)
            run.say(Failed(str(error)))
            return run
        name, limit = self._lane(function, queued=queued)
        if self.stopping:
            run.say(Failed("The server is stopping; try again in a moment."))
        else:
            self.queue.add(name, run, limit)
        session.add(run)
        return run

    def _lane(self, function: Function, *, queued: bool) -> tuple[str, int | None]:
        options = function.options
        if not queued or options.queue is False or options.every is not None:
            return f"now-{function.id}", None
        limit = self.default_limit if options.concurrency_limit == "default" else options.concurrency_limit
        return function.lane, limit

    def _complete(self, function: Function, data: list[Any]) -> list[Any]:
        """Return one value per input; states may be left out."""
        inputs = function.inputs
        if len(data) == len(inputs):
            return data
        visible = [block for block in inputs if not (isinstance(block, Component) and block.skip_api)]
        if len(data) == len(visible):
            values = iter(data)
            return [next(values) if block in visible else None for block in inputs]
        names = ", ".join(getattr(block, "label", None) or block.get_block_name() for block in visible)
        few = "few" if len(data) < len(visible) else "many"
        needed = f"{len(visible)} are needed ({names})" if visible else "none is needed"
        msg = f"/{function.api_name}: too {few} values: {needed}, {len(data)} were given."
        raise InvalidValue(msg)

    def _start(self, lane: Lane, runs: list[Run]) -> None:
        """Hand runs whose turn it is to the executor."""
        for run in runs:
            run.job.states = {
                block._id: run.session.state(block)
                for block in run.function.inputs
                if isinstance(block, Component) and block.skip_api and not block.carries_files
            }
            run.say(Started(self.queue.average(run.function.id)))
        Ongoing(self, lane, runs).start()

    def cancel(self, run: Run) -> None:
        """End `run`: its caller is told at once, its slot is free when its function has stopped, or a little later."""
        if run.status == "ended":
            return
        name = self._lane(run.function, queued=True)[0]
        waiting = self.queue.remove(name, run) or self.queue.remove(f"now-{run.function.id}", run)
        handle = run.handle
        run.say(Done(None))
        if not waiting and handle is not None:
            handle.cancel()

    # -- ends ---------------------------------------------------------------------------------------------------

    def _session_ended(self, session: Session) -> None:
        for run in session.pending:
            self.cancel(run)
        self._forget_states(session)
        for function in self.blocks.functions:
            if (
                any(block is None and event == "unload" for block, event in function.targets)
                and function.fn is not None
            ):
                job = Job(Run.new_id(), [None] * len(function.inputs), session.hash, session.owner.user)
                self.executor.start(Call(function.id, [job]), lambda _index, _event: None)
        session.files.close()

    def _forget_states(self, session: Session) -> None:
        for id_, value in session.take_states().items():
            callback = getattr(self.blocks.blocks.get(id_), "delete_callback", None)
            if callback is not None:
                threading.Thread(target=callback, args=(value,), daemon=True).start()

    async def drain(self, seconds: float) -> None:
        """Take nothing new, let what runs go on for at most `seconds`, then tell who still waits."""
        self.stopping = True
        pending = [run for session in self.sessions.all() for run in session.pending]
        left = len(pending)
        done = asyncio.Event()

        def heard(run: Run) -> None:
            nonlocal left
            left -= run.status == "ended"
            if left <= 0:
                done.set()

        for run in pending:
            run.listeners.append(heard)
        if pending:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(done.wait(), seconds)
        self._tell_end()

    def _tell_end(self) -> None:
        for session in list(self.sessions.all()):
            for run in session.pending:
                run.say(Failed("The server was stopped before this was done; start it again when it is back."))
                if run.handle is not None:
                    run.handle.cancel()

    async def close(self) -> None:
        """Stop: nothing new is taken, what runs is cancelled and its callers are told, all files go."""
        self.stopping = True
        self._tell_end()
        self.executor.close()
        self.files.close()


class Ongoing:
    """Runs that have been handed to the executor together, and the slot that they hold."""

    def __init__(self, runtime: Runtime, lane: Lane, runs: list[Run]) -> None:
        self.runtime = runtime
        self.lane = lane
        self.runs = runs
        self.loop = asyncio.get_running_loop()
        self.mailbox = Mailbox(self.loop, self._receive)
        self.left = len(runs)
        self.released = False
        self.started = time.perf_counter()

    def start(self) -> None:
        """Have them run."""
        function = self.runs[0].function.id
        self.started = time.perf_counter()
        handle = self.runtime.executor.start(Call(function, [run.job for run in self.runs]), self.mailbox.put)
        lease = Lease(handle, self)
        for run in self.runs:
            run.handle = lease

    def _receive(self, index: int, event: RunEvent | Result | Failed) -> None:
        run = self.runs[index]
        if not isinstance(event, Result):
            run.say(event)
            if isinstance(event, Failed):
                self._ended(run)
            return
        changed = run.session.set_states(event.states) if event.states and run.status != "ended" else ()
        if not event.final:
            run.say(Output(event.data))
            return
        if run.function.options.every is not None and run.status != "ended":
            run.say(Output(event.data))
            self.loop.call_later(run.function.options.every, self._again, run)
            return
        seconds = time.perf_counter() - self.started
        run.say(Done(event.data, seconds, self.runtime.queue.ended(run.function.id, seconds), changed))
        self._ended(run)

    def _again(self, run: Run) -> None:
        """Call a function with ``every`` once more; between two calls it holds no thread."""
        if run.status != "ended" and not self.runtime.stopping:
            self.start()
        else:
            self._ended(run)

    def _ended(self, run: Run) -> None:
        run.handle = None
        run.job.data, run.job.request = [], None
        self.left -= 1
        if self.left <= 0:
            self.release()

    def release(self) -> None:
        """Give the slot back, once."""
        if self.released:
            return
        self.released = True
        self.runtime.queue.release(self.lane)


class Lease:
    """A started call whose slot comes back even if its function never stops."""

    def __init__(self, handle: Any, ongoing: Ongoing) -> None:
        self._handle = handle
        self._ongoing = ongoing

    def cancel(self) -> None:
        """Cancel the call, unless others of its batch still wait for it."""
        if all(run.status == "ended" for run in self._ongoing.runs):
            self._handle.cancel()
            self._ongoing.loop.call_later(LEASE_SECONDS, self._ongoing.release)


class Mailbox:
    """Hands what worker threads say over to the loop: one wake-up per burst, and never an unbounded backlog."""

    def __init__(self, loop: asyncio.AbstractEventLoop, receive: Callable[[int, Any], None]) -> None:
        self._loop = loop
        self._receive = receive
        self._lock = threading.Lock()
        self._items: deque[tuple[int, Any]] = deque()

    def put(self, index: int, event: Any) -> None:
        """Add one item; from any thread. A yield that nobody has fetched gives way to the next when too many wait."""
        with self._lock:
            items = self._items
            wake = not items
            if len(items) >= MAX_OUTPUTS and _superseded(items[-1], index, event):
                items[-1] = (index, event)
            else:
                items.append((index, event))
        if wake:
            try:
                self._loop.call_soon_threadsafe(self._deliver)
            except RuntimeError:
                # The loop is closed: the server is gone, and with it whoever waited for this.
                _log.debug("A result came after the end of the server.")

    def _deliver(self) -> None:
        with self._lock:
            items, self._items = self._items, deque()
        for index, event in items:
            self._receive(index, event)


def _superseded(last: tuple[int, Any], index: int, event: Any) -> bool:
    if last[0] != index or type(last[1]) is not type(event):
        return False
    if isinstance(event, Result):
        return not event.final and not last[1].final and not last[1].states
    return not isinstance(event, Failed)
