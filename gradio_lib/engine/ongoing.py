"""Calls that are going on: the slot that each holds, and what its function says on the way to the run's log."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gradio_lib.engine.call import Call, Result
from gradio_lib.engine.events import Done, Failed, Output, RunEvent
from gradio_lib.engine.log import MAX_OUTPUTS
from gradio_lib.engine.mailbox import Mailbox
from gradio_lib.errors import GradioError
from gradio_lib.graph.component import Component
from gradio_lib.logs import log

if TYPE_CHECKING:
    from gradio_lib.engine.queue import Lane
    from gradio_lib.engine.run import Run
    from gradio_lib.engine.runtime import Runtime
    from gradio_lib.graph.functions import Function

__all__ = ["Ongoing", "states_of"]


class Ongoing:
    """Runs that have been handed to the executor together, and the slot that they hold."""

    def __init__(self, runtime: Runtime, lane: Lane, runs: Sequence[Run]) -> None:
        self.runtime = runtime
        self.lane = lane
        self.runs = list(runs)
        self.loop = asyncio.get_running_loop()
        self.mailbox = Mailbox(self.loop, self._receive, self._room)
        self.left = len(runs)
        self.changed: dict[str, dict[int, None]] = {}
        """Ids of the states that each run has changed, in order."""
        self.released = False
        self._preparation: asyncio.Task[None] | None = None
        self.started = time.perf_counter()

    def start(self) -> None:
        """Have them run, as soon as the states that they take are there."""
        unmade = [
            (run, block) for run in self.runs for block in states_of(run.function) if not run.session.has_state(block)
        ]
        if unmade:
            self._preparation = self.loop.create_task(self._prepare(unmade))
        else:
            self._go()

    async def _prepare(self, unmade: list[tuple[Run, Component[Any, Any]]]) -> None:
        for run, block in unmade:
            await self._make(run, block)
        self._go()

    async def _make(self, run: Run, block: Component[Any, Any]) -> None:
        try:
            await run.session.make_state(block, self.runtime.apart)
        except Exception as error:  # noqa: BLE001 - the app's own code: whatever it raises ends the run, not us
            log.exception("The value of %r could not be made.", block)
            run.say(Failed(str(error) if isinstance(error, GradioError) else None))

    def _go(self) -> None:
        """Hand those that were not cancelled meanwhile to the executor."""
        self.runs = [run for run in self.runs if run.status != "ended"]
        self.left = len(self.runs)
        if not self.runs:
            self.release()
            return
        for run in self.runs:
            run.job.states = {block._id: run.session.state(block) for block in states_of(run.function)}
            run.job.properties = run.session.properties_of((*run.function.inputs, *run.function.outputs))
        self.started = time.perf_counter()
        call = Call(self.runs[0].function.id, [run.job for run in self.runs])
        try:
            handle = self.runtime.executor.start(call, self.mailbox.put)
        except Exception as error:  # noqa: BLE001 - such as no thread to be had: the slot must come back
            log.exception("A call could not be started.")
            for run in self.runs:
                run.say(Failed(f"The call could not be started: {error}."))
            self.release()
            return
        lease = Lease(handle, self)
        for run in self.runs:
            run.handle = lease
            run.on_read = self.mailbox.refresh

    def _receive(self, index: int, event: RunEvent | Result | Failed) -> None:
        run = self.runs[index]
        if not isinstance(event, Result):
            run.say(event)
            if isinstance(event, Failed):
                self._ended(run)
            return
        if event.properties and run.status != "ended":
            run.session.change(event.properties)
        if event.states and run.status != "ended":
            self.changed.setdefault(run.id, {}).update(dict.fromkeys(self.runtime.keep_states(run, event.states)))
        if not event.final:
            run.say(Output(event.data))
        elif run.status == "ended":
            self._ended(run)
        elif run.function.options.every is not None:
            run.say(Output(event.data))
            self.loop.call_later(run.function.options.every, self._again, run)
        else:
            seconds = time.perf_counter() - self.started
            average = self.runtime.queue.ended(run.function.id, seconds)
            run.say(Done(event.data, seconds, average, tuple(self.changed.get(run.id, ()))))
            self._ended(run)

    def _room(self) -> int:
        """How many yields can be kept; where nobody waits for them any more, all."""
        run = self.runs[0]
        return run.log.room if run.status != "ended" else MAX_OUTPUTS

    def _again(self, run: Run) -> None:
        """Call a function with ``every`` once more; between two calls it holds no thread."""
        if run.status != "ended" and not self.runtime.stopping:
            self.start()
        else:
            self._ended(run)

    def _ended(self, run: Run) -> None:
        run.handle = run.on_read = None
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
            self._ongoing.mailbox.refresh()
            self._ongoing.loop.call_later(self._ongoing.runtime.lease_seconds, self._take_back)

    def _take_back(self) -> None:
        if not self._ongoing.released:
            self._handle.abandon()
            self._ongoing.release()


def states_of(function: Function) -> list[Component[Any, Any]]:
    """Return the `State` inputs of a function."""
    return [b for b in function.inputs if isinstance(b, Component) and b.skip_api and not b.carries_files]
