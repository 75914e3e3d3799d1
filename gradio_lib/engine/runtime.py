"""The runtime of an app: takes calls from any front-end, queues them, has them run, keeps their logs."""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gradio_lib.engine.call import Call, Executor, Job
from gradio_lib.engine.events import Done, Failed, Started
from gradio_lib.engine.invoke import Invocation
from gradio_lib.engine.ongoing import Ongoing
from gradio_lib.engine.queue import Lane, Queue
from gradio_lib.engine.run import Run
from gradio_lib.engine.sessions import MemorySessions, Session
from gradio_lib.engine.threads import ThreadExecutor
from gradio_lib.engine.workers import Workers, settle
from gradio_lib.errors import InvalidValue, UnknownEndpoint, nearest
from gradio_lib.graph.component import Component
from gradio_lib.values.file import FileScope, FileStore

if TYPE_CHECKING:
    from gradio_lib.engine.request import RequestInfo
    from gradio_lib.graph.blocks import Blocks
    from gradio_lib.graph.functions import Function

__all__ = ["Runtime"]

_CHORES = 8


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
        lease_seconds: How long a cancelled function that does not stop may keep its slot.
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
        lease_seconds: float = 5.0,
        files: FileStore | None = None,
        executor: Executor | None = None,
    ) -> None:
        self.blocks = blocks
        self.files = files or FileStore()
        self.app_files = FileScope(self.files)
        """The files of the app itself, such as the picture that a component shows at the start."""
        self.default_limit = default_limit
        self.lease_seconds = lease_seconds
        self.sessions = MemorySessions(self.files, max_sessions, session_seconds, self._session_ended)
        self.queue = Queue(self._start, max_size)
        self.executor = executor or ThreadExecutor(self.invocation, max_threads, show_error=show_error)
        self.chores = Workers(_CHORES)
        """Threads for what the app's own code has to do beside the runs, such as making the value of a state."""
        self.stopping = False
        self._invocations: dict[int, Invocation] = {}
        self._named: tuple[int, dict[str, Function]] = (-1, {})
        self._limits: tuple[int, dict[str, int | None]] = (-1, {})

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
        public = self._public()
        if name not in public:
            listed = [each for each, function in public.items() if function.visibility == "public"]
            hint = nearest(name, listed) or (
                f" It has: {', '.join('/' + each for each in listed[:20])}." if listed else ""
            )
            msg = f"This app has no endpoint /{name}.{hint}"
            raise UnknownEndpoint(msg)
        return public[name]

    def _public(self) -> dict[str, Function]:
        """The functions that callers may name, made once until the app changes."""
        revision, public = self._named
        if revision != self.blocks.revision:
            callable_ones = (f for f in self.blocks.functions if f.visibility != "private" and f.fn is not None)
            public = {function.api_name: function for function in callable_ones}
            self._named = self.blocks.revision, public
        return public

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
            run.say(Failed(str(error), fault="caller"))
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
        waits = self.blocks.queued if options.queue is None else options.queue
        if not queued or not waits or options.every is not None:
            return f"now-{function.id}", None
        revision, limits = self._limits
        if revision != self.blocks.revision:
            limits = {}
            for each in self.blocks.functions:
                _lower(limits, each.lane, self._limit(each))
            self._limits = (self.blocks.revision, limits)
        return function.lane, limits[function.lane]

    def _limit(self, function: Function) -> int | None:
        limit = function.options.concurrency_limit
        return self.default_limit if limit == "default" else limit

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
            run.say(Started(self.queue.average(run.function.id)))
        Ongoing(self, lane, runs).start()

    async def apart(self, work: Callable[[], Any]) -> Any:
        """Do `work`, the app's own code, in a thread and wait for what it returns."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Any] = loop.create_future()
        self.chores.run(functools.partial(_do, work, loop, done))
        return await done

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
        states = session.take_states()
        for function in self.blocks.functions:
            if function.fn is not None and any(b is None and event == "unload" for b, event in function.targets):
                job = Job(Run.new_id(), [None] * len(function.inputs), session.hash, session.owner.user, dict(states))
                self.executor.start(Call(function.id, [job]), lambda _index, _event: None)
        for id_, value in states.items():
            self._forgotten(id_, value)
        self.chores.run(session.files.close)

    def _forgotten(self, id_: int, value: Any) -> None:
        """Let the app know that a session's value of a state is gone."""
        callback = getattr(self.blocks.blocks.get(id_), "delete_callback", None)
        if callback is not None:
            self.chores.run(functools.partial(callback, value))

    def keep_states(self, run: Run, states: dict[int, Any]) -> tuple[int, ...]:
        """Take new values of states into the run's session; return the ids of those that have changed."""
        if run.session.ended:
            return ()
        changed = run.session.set_states(states)
        for id_ in states:
            seconds = getattr(self.blocks.blocks.get(id_), "time_to_live", None)
            if seconds is not None:
                run.session.forget_later(id_, seconds, functools.partial(self._forgotten, id_))
        return changed

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


def _lower(limits: dict[str, int | None], lane: str, limit: int | None) -> None:
    """Let the smallest limit that anybody gave a lane hold for it."""
    known = limits.setdefault(lane, limit)
    if limit is not None and (known is None or limit < known):
        limits[lane] = limit


def _do(work: Callable[[], Any], loop: asyncio.AbstractEventLoop, done: asyncio.Future[Any]) -> None:
    try:
        value = work()
    except BaseException as error:  # noqa: BLE001 - handed on
        trouble = error if isinstance(error, Exception) else RuntimeError(f"It ended with {error!r}.")
        loop.call_soon_threadsafe(settle, done, None, trouble)
    else:
        loop.call_soon_threadsafe(settle, done, value, None)
