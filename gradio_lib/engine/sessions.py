"""Sessions: what one visitor has on the server, from the first request to its end."""

from __future__ import annotations

import asyncio
import copy
import functools
import itertools
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Protocol

from gradio_lib.engine.run import Run
from gradio_lib.errors import UnknownName
from gradio_lib.values.file import FileScope, FileStore

if TYPE_CHECKING:
    from gradio_lib.graph.block import Block
    from gradio_lib.graph.component import Component

__all__ = ["MemorySessions", "Owner", "Session", "SessionStore"]


KEPT_RUNS = 50
"""Ended runs of a session whose logs can still be read."""
_SIMPLE = {type(None), bool, int, float, str, bytes}
_CONTAINERS = {list, dict, set, tuple}


class Owner:
    """Who opened a session: the user who is logged in and, for a page, the browser that has the page's cookie."""

    __slots__ = ("browser", "user")

    def __init__(self, user: str | None = None, browser: str | None = None) -> None:
        self.user = user
        self.browser = browser

    def may_use(self, owner: Owner) -> bool:
        """Whether this one may read and steer what `owner` has opened."""
        return self.user == owner.user and (owner.browser is None or self.browser == owner.browser)


class Session:
    """One visitor: state, runs, files, signs of life.

    Args:
        hash: The name that the client gave it.
        owner: Who opened it.
        store: Where its files go.
    """

    def __init__(self, hash: str, owner: Owner, store: FileStore) -> None:
        self.hash = hash
        self.owner = owner
        self.files = FileScope(store, owner.user)
        self.runs: dict[str, Run] = {}
        self.unread: dict[str, Run] = {}
        """Runs of which something was said that no stream has sent."""
        self.listeners: list[Callable[[Run], None]] = []
        self.seen = time.monotonic()
        self.lifelines = 0
        """Open streams that show that the visitor is there."""
        self.ended = False
        self._pending: dict[str, Run] = {}
        self._states: dict[int, Any] = {}
        self._properties: dict[int, dict[str, Any]] = {}
        self._expiries: dict[int, asyncio.TimerHandle] = {}
        self._making = asyncio.Lock()
        self._number = 0

    def next_number(self) -> int:
        """Return the number of the session's next event."""
        self._number += 1
        return self._number

    @property
    def is_alive(self) -> bool:
        """Whether its visitor is there, or something runs for it."""
        return bool(self.lifelines or self.listeners or self.pending)

    def touch(self) -> None:
        """Note a sign of life."""
        self.seen = time.monotonic()

    def has_state(self, component: Component[Any, Any]) -> bool:
        """Whether the session has its own value of a `State`; one that costs nothing and runs no code is made here."""
        if component._id not in self._states:
            value = getattr(component, "value", None)
            if component.value_function is not None or not _is_simple(value):
                return False
            self._states[component._id] = copy.copy(value)
        return True

    async def make_state(self, component: Component[Any, Any], apart: Callable[[Callable[[], Any]], Any]) -> None:
        """Make the session's own value of a `State`, a copy of the declared one.

        Args:
            component: The state.
            apart: Runs a function off the loop: copying and making values is the app's own code.
        """
        async with self._making:
            if component._id not in self._states:
                make = component.value_function or functools.partial(copy.deepcopy, getattr(component, "value", None))
                self._states[component._id] = await apart(make)

    def state(self, component: Component[Any, Any]) -> Any:
        """Return the session's own value of a `State`, which has been made."""
        return self._states[component._id]

    def set_states(self, states: dict[int, Any]) -> tuple[int, ...]:
        """Take new values of states; return the ids of those that are others now."""
        changed = tuple(i for i, v in states.items() if i not in self._states or not _same(self._states[i], v))
        self._states.update(states)
        return changed

    def forget_later(self, id_: int, seconds: float, forgotten: Callable[[Any], None]) -> None:
        """Forget a state's value when it has not been set again for that long; `forgotten` gets it."""
        earlier = self._expiries.pop(id_, None)
        if earlier is not None:
            earlier.cancel()

        def forget() -> None:
            del self._expiries[id_]
            if id_ in self._states:
                forgotten(self._states.pop(id_))

        self._expiries[id_] = asyncio.get_running_loop().call_later(seconds, forget)

    def properties_of(self, blocks: Iterable[Block]) -> dict[int, dict[str, Any]]:
        """Return what functions have changed of these blocks in this session, by block id."""
        known = self._properties
        return {block._id: known[block._id] for block in blocks if block._id in known} if known else {}

    def change(self, properties: dict[int, dict[str, Any]]) -> None:
        """Keep what a function has changed of blocks, by block id."""
        for id_, changed in properties.items():
            self._properties[id_] = {**self._properties.get(id_, {}), **changed}

    def take_states(self) -> dict[int, Any]:
        """Return all values and forget them."""
        for timer in self._expiries.values():
            timer.cancel()
        self._expiries.clear()
        states, self._states = self._states, {}
        return states

    def add(self, run: Run) -> None:
        """Keep `run`, and forget the oldest ended ones."""
        self.runs[run.id] = run
        if run.status != "ended":
            self._pending[run.id] = run
        if len(self.runs) > KEPT_RUNS:
            ended = (each for each in self.runs.values() if each.status == "ended")
            for oldest in list(itertools.islice(ended, len(self.runs) - KEPT_RUNS)):
                del self.runs[oldest.id]
                self.unread.pop(oldest.id, None)

    def heard(self, run: Run) -> None:
        """Take note that something was said about `run`, and tell who listens."""
        self.unread[run.id] = run
        if run.status == "ended":
            self._pending.pop(run.id, None)
        for listener in tuple(self.listeners):
            listener(run)

    @property
    def pending(self) -> list[Run]:
        """Runs that have not ended."""
        return list(self._pending.values())


def _is_simple(value: Any) -> bool:
    return type(value) in _SIMPLE or (type(value) in _CONTAINERS and not value)


def _same(old: Any, new: Any) -> bool:
    """Whether nothing has changed; the same object may have, unless it is one that cannot."""
    if type(old) in _SIMPLE and type(new) is type(old):
        return bool(old == new)
    try:
        return old is not new and bool(old == new)
    except Exception:  # noqa: BLE001 - values of the user's own types
        return False


class SessionStore(Protocol):
    """The one door to sessions: in memory by default, a shared store where several front-ends serve one app."""

    def open(self, hash: str, owner: Owner) -> Session:
        """Return the session of that name, a new one where there is none."""

    def get(self, hash: str, owner: Owner) -> Session | None:
        """Return the session of that name if it is there and `owner` may use it."""

    def end(self, session: Session) -> None:
        """End a session: its runs are cancelled, its files go."""

    def all(self) -> Iterable[Session]:
        """Return the sessions that live."""


class MemorySessions:
    """Sessions in this process, bounded in number and idle time.

    Args:
        files: Where their files go.
        limit: How many are kept; the idlest ends first.
        seconds: How long one is kept without a sign of life.
        on_end: Called with each session that ends.
    """

    def __init__(self, files: FileStore, limit: int, seconds: float, on_end: Callable[[Session], None]) -> None:
        self._files = files
        self._limit = limit
        self._seconds = seconds
        self._on_end = on_end
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._timer: asyncio.TimerHandle | None = None

    def open(self, hash: str, owner: Owner) -> Session:
        """Return the session of that name, a new one where there is none.

        Raises:
            UnknownName: It belongs to somebody else.
        """
        session = self._sessions.get(hash)
        if session is None:
            while len(self._sessions) >= self._limit:
                self.end(self._idlest())
            session = self._sessions[hash] = Session(hash, owner, self._files)
            self._watch()
        elif not owner.may_use(session.owner):
            raise UnknownName(kind="session", name=hash[:40])
        session.touch()
        self._sessions.move_to_end(hash)
        return session

    def get(self, hash: str, owner: Owner) -> Session | None:
        """Return the session of that name if it is there and `owner` may use it."""
        session = self._sessions.get(hash)
        if session is None or not owner.may_use(session.owner):
            return None
        session.touch()
        self._sessions.move_to_end(hash)
        return session

    def _idlest(self) -> Session:
        """Return the session that was used least lately, one that nobody is in where there is such a one."""
        sessions = self._sessions.values()
        return next((each for each in sessions if not each.is_alive), next(iter(sessions)))

    def end(self, session: Session) -> None:
        """End a session."""
        if self._sessions.get(session.hash) is session:
            del self._sessions[session.hash]
        if not session.ended:
            session.ended = True
            self._on_end(session)

    def all(self) -> list[Session]:
        """Return the sessions that live."""
        return list(self._sessions.values())

    def _watch(self) -> None:
        """Look again when the idlest session is due; there is no other timer."""
        if self._timer is not None or not self._sessions:
            return
        idle = min(session.seen for session in self._sessions.values())
        delay = max(1.0, idle + self._seconds - time.monotonic())
        self._timer = asyncio.get_running_loop().call_later(delay, self._expire)

    def _expire(self) -> None:
        self._timer = None
        due = time.monotonic() - self._seconds
        for session in self.all():
            if session.is_alive:
                session.touch()
            elif session.seen <= due:
                self.end(session)
        self._watch()
