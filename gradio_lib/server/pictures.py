"""Pictures that a function names by their web addresses, for clients of 3.x: those take a picture as text, whole."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from gradio_lib._lazy import load
from gradio_lib.engine.events import Done, Output
from gradio_lib.errors import InvalidPath, InvalidValue
from gradio_lib.values.file import is_url

if TYPE_CHECKING:
    from gradio_lib.engine.run import Run
    from gradio_lib.server.fetching import Fetcher
    from gradio_lib.values.file import FileStore

__all__ = ["Pictures"]

KEPT = 100
E = TypeVar("E")


class Pictures:
    """Puts such pictures into the store, each once.

    Args:
        store: Where they go.
        fetcher: What fetches them; None for one that asks public addresses only: what a function names may have come
            from a caller.
    """

    def __init__(self, store: FileStore, fetcher: Fetcher | None = None) -> None:
        self._store = store
        self._fetcher = fetcher
        self._known: OrderedDict[tuple[str, str | None], dict[str, Any]] = OrderedDict()

    async def fetched(self, run: Run, event: E) -> E:
        """Return the event of a run with all its pictures in the store; one that cannot be had stays an address."""
        if not isinstance(event, Output | Done) or event.data is None:
            return event
        pairs = list(zip(run.function.outputs, event.data, strict=True))
        if not any(block.get_block_name() == "image" and _address(value) for block, value in pairs):
            return event
        user = run.session.files.user
        data = [
            await self._stored(value, user) if block.get_block_name() == "image" else value for block, value in pairs
        ]
        return replace(event, data=data)

    async def _stored(self, value: Any, user: str | None) -> Any:
        address = _address(value)
        if address is None:
            return value
        if value.get("__type__") == "update":
            return {**value, "value": await self._stored(value["value"], user)}
        key = address, user
        try:
            # What was dropped from the store meanwhile is fetched anew.
            self._store.resolve(self._known[key]["path"], user)
        except (KeyError, InvalidPath):
            try:
                self._known[key] = await self._fetch(address, user)
            except InvalidValue:
                return value
            if len(self._known) > KEPT:
                self._known.popitem(last=False)
        return self._known[key]

    async def _fetch(self, address: str, user: str | None) -> dict[str, Any]:
        # Few apps need it, and it is slow to import.
        self._fetcher = self._fetcher or load("gradio_lib.server.fetching:Fetcher")(self._store)
        return await self._fetcher.fetch(address, user)


def _address(value: Any) -> str | None:
    """Return the web address by which a value names a picture."""
    if not isinstance(value, dict):
        return None
    if value.get("__type__") == "update":
        return _address(value.get("value"))
    path = value.get("path")
    return path if isinstance(path, str) and is_url(path) else None
