"""What is attached to events: a frozen record per function, with all that the engine and the page need to know."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from gradio_lib.errors import DeclarationError, nearest

if TYPE_CHECKING:
    from gradio_lib.graph.block import Block
    from gradio_lib.graph.events import Dependency

__all__ = ["Function", "Kind", "Names", "Options", "Visibility", "kind_of", "name_of"]

Visibility: TypeAlias = Literal["public", "undocumented", "private"]
Kind: TypeAlias = Literal["sync", "async", "generator", "async generator"]

_POSITIONAL = [
    "api_name",
    "status_tracker",
    "scroll_to_output",
    "show_progress",
    "queue",
    "batch",
    "max_batch_size",
    "preprocess",
    "postprocess",
    "cancels",
    "every",
    "_js",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The settings of an attached function, checked; see `gradio_lib.graph.events.Listener` for their meaning."""

    api_name: str | Literal[False] | None = None
    scroll_to_output: bool = False
    show_progress: Literal["full", "minimal", "hidden"] = "full"
    queue: bool | None = None
    batch: bool = False
    max_batch_size: int = 4
    preprocess: bool = True
    postprocess: bool = True
    cancels: Sequence[Dependency] = ()
    every: float | None = None
    js: str | Literal[True] | None = None
    trigger_mode: Literal["once", "multiple", "always_last"] | None = None
    concurrency_limit: int | Literal["default"] | None = "default"
    concurrency_id: str | None = None
    api_visibility: Visibility = "public"
    api_description: str | Literal[False] | None = None
    show_progress_on: Sequence[Block] = ()
    time_limit: float | None = None
    stream_every: float = 0.5
    key: int | str | tuple[int | str, ...] | None = None
    validator: Callable[..., Any] | None = None
    inputs_kwargs: Mapping[str, Block] = field(default_factory=dict)

    @classmethod
    def read(cls, event: str, fn: Callable[..., Any] | None, args: Sequence[Any], given: Mapping[str, Any]) -> Options:
        """Check what a listener was called with.

        Raises:
            DeclarationError: An unknown name, or a value out of range.
        """
        if len(args) > len(_POSITIONAL):
            msg = f"{event}() was given {len(args) + 3} positional arguments; give the options by name."
            raise DeclarationError(msg)
        settings = dict(zip(_POSITIONAL, args, strict=False)) | dict(given)
        settings.pop("status_tracker", None)
        legacy_js = settings.pop("_js", None)
        if settings.get("js") is None and legacy_js is not None:
            settings["js"] = legacy_js
        if settings.pop("show_api", True) is False and settings.get("api_visibility") is None:
            settings["api_visibility"] = "undocumented"
        if settings.get("api_visibility") is None:
            settings["api_visibility"] = "private" if settings.get("api_name") is False else "public"
        progress = settings.get("show_progress", "full")
        settings["show_progress"] = {True: "full", False: "hidden"}.get(progress, progress)
        settings["inputs_kwargs"] = dict(settings.get("inputs_kwargs") or {})
        for ports in ("cancels", "show_progress_on"):
            settings[ports] = _as_list(settings.get(ports))
        known = cls.__dataclass_fields__
        for name in settings:
            if name not in known:
                msg = f"{event}() has no parameter {name!r}.{nearest(name, [*known, 'fn', 'inputs', 'outputs'])}"
                raise DeclarationError(msg)
        options = cls(**settings)
        options._check(event, fn)
        return options

    def _check(self, event: str, fn: Any) -> None:
        complaint = self._out_of_range() or self._misfit(fn)
        if complaint:
            msg = f"{event}(): {complaint}"
            raise DeclarationError(msg)

    def _out_of_range(self) -> str | None:
        if self.show_progress not in {"full", "minimal", "hidden"}:
            return f'show_progress is {self.show_progress!r}; it takes "full", "minimal" or "hidden".'
        if self.trigger_mode not in {None, "once", "multiple", "always_last"}:
            return f'trigger_mode is {self.trigger_mode!r}; it takes "once", "multiple" or "always_last".'
        if self.max_batch_size < 1:
            return f"max_batch_size is {self.max_batch_size}; it takes 1 or more."
        if self.every is not None and self.every <= 0:
            return f"every is {self.every}; it takes seconds, more than 0."
        if isinstance(self.concurrency_limit, int) and self.concurrency_limit < 1:
            return f"concurrency_limit is {self.concurrency_limit}; it takes 1 or more, or None for no limit."
        return None

    def _misfit(self, fn: Any) -> str | None:
        if fn is not None and not callable(fn):
            return f"fn is {fn!r}, which cannot be called; pass the function itself."
        if self.batch and kind_of(fn) in {"generator", "async generator"}:
            return "batch=True does not go with a generator: a batch returns once, with a list for each output."
        if self.validator is not None and kind_of(self.validator) != "sync":
            return "validator takes a plain function, neither async nor a generator."
        return None


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return [each for each in value if each is not None] if isinstance(value, list | tuple | set) else [value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function with its place in an app. Its id is its index in the page's config."""

    id: int
    fn: Callable[..., Any] | None
    inputs: tuple[Block, ...]
    outputs: tuple[Block, ...]
    targets: tuple[tuple[Block | None, str], ...]
    options: Options
    api_name: str
    """Name of its endpoint, unique in the app; "false" for a private one."""
    inputs_as_dict: bool = False
    keywords: tuple[str, ...] = ()
    """Names of the parameters that take the last inputs."""
    after: int | None = None
    condition: Literal["success", "failure"] | None = None
    cancels: tuple[int, ...] = ()
    kind: Kind = "sync"

    @property
    def visibility(self) -> Visibility:
        """Who may call it: everybody, those who know its name, or only the page's own events."""
        # Published clients take what is public for a function on the server, and an app with two of them for one that
        # must be told which.
        return "private" if self.fn is None else self.options.api_visibility

    @property
    def streams(self) -> bool:
        """Whether it yields."""
        return self.kind in {"generator", "async generator"}

    @property
    def lane(self) -> str:
        """The concurrency id whose limit it runs under."""
        return self.options.concurrency_id or f"fn-{self.id}"


def unwrapped(fn: Any) -> Any:
    """Return the function below partials, decorators' ``__wrapped__`` left alone, and callable objects."""
    while isinstance(fn, functools.partial):
        fn = fn.func
    if not inspect.isroutine(fn) and not inspect.isclass(fn) and hasattr(fn, "__call__"):  # noqa: B004 - its type matters
        return fn.__call__
    return fn


def kind_of(fn: Callable[..., Any] | None) -> Kind:
    """Return how `fn` has to be run. What it returns is looked at again when it runs."""
    inner = unwrapped(fn)
    if inspect.isasyncgenfunction(inner):
        return "async generator"
    if inspect.iscoroutinefunction(inner):
        return "async"
    return "generator" if inspect.isgeneratorfunction(inner) else "sync"


def name_of(fn: Callable[..., Any] | None) -> str:
    """Return a name for `fn` that can stand in a URL."""
    while isinstance(fn, functools.partial):
        fn = fn.func
    name = getattr(fn, "__name__", None) or type(fn).__name__
    return re.sub(r"\W+", "_", name).strip("_") or "fn"


class Names:
    """Names of which each is given once; taking the next costs the same however many are taken.

    Example:
        >>> names = Names()
        >>> names.take("run"), names.take("run"), names.take("run_1"), names.take("run")
        ('run', 'run_1', 'run_1_1', 'run_2')
    """

    def __init__(self, *taken: str) -> None:
        self._last = dict.fromkeys(taken, 0)
        """Taken names, each with the last number that was put behind it."""

    def take(self, wanted: str) -> str:
        """Return `wanted`, with ``_1``, ``_2`` … behind it where it is taken."""
        name, number = wanted, self._last.get(wanted, 0)
        while name in self._last:
            number += 1
            name = f"{wanted}_{number}"
        self._last[wanted] = number
        self._last.setdefault(name, 0)
        return name
