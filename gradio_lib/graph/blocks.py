"""The root of an app: the tree of blocks and the functions attached to their events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from gradio_lib.errors import DeclarationError
from gradio_lib.graph.block import Block
from gradio_lib.graph.component import Component
from gradio_lib.graph.container import Container
from gradio_lib.graph.context import current_blocks
from gradio_lib.graph.events import Dependency, Event, Listener
from gradio_lib.graph.fields import param
from gradio_lib.graph.functions import Function, Names, Options, kind_of, name_of

if TYPE_CHECKING:
    from contextvars import Token
    from types import TracebackType

    from typing_extensions import Self

__all__ = ["Blocks"]

PRIVATE = "false"
"""The endpoint of a function that has none: what published clients take for it."""


class Blocks(Container, browser="blocks"):
    """An app's tree and functions, without the server: what `gradio_lib.apps.blocks.Blocks` adds ``launch()`` to."""

    title: str = "Gradio"
    """Title of the page."""
    mode: str = "blocks"
    """``"interface"`` for an app with inputs, a result and a run bar."""
    css: str | None = param(default=None, page=False)
    """Style rules for the page, or the path of a file with them."""
    js: str | None = None
    """JavaScript function that runs once when the page opens."""
    head: str | None = param(default=None, page=False)
    """HTML for the page's head."""

    placed_at_once: ClassVar[bool] = False

    load = Event("The page is opened.")
    unload = Event("The page is closed.")

    def __post_init__(self) -> None:
        self.blocks: dict[int, Block] = {}
        self.functions: list[Function] = []
        self._names = Names(PRIVATE)
        self.revision = 0
        """Grows with every change of the tree or the functions, so that what is made of them can be kept until then."""
        self.queued = True
        """Whether runs wait in the queue where their event does not say."""
        self.starters: list[Callable[[], None]] = []
        """What is to be done beside the server when the app is served, one after the other."""
        self.api_open = True
        """Whether endpoints may be called past the page and the queue."""
        self._entered: list[Token[Any]] = []
        self._home: Blocks | None = None
        """The app that this one has become a part of, which has its functions from `_offset` on."""
        self._offset = 0
        super().__post_init__()

    def __enter__(self) -> Self:
        outer = current_blocks.get()
        if outer is not None and outer is not self and self.placed and not self.blocks:
            # It will be a part of the app that is open: its functions are counted there from the first.
            self._home, self._offset = outer, 0
        self._entered.append(current_blocks.set(self))
        return super().__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, traceback)
        current_blocks.reset(self._entered.pop())
        outer = current_blocks.get()
        if kind is None and outer is not None and self.parent is None and self.placed:
            self.render()

    def adopt(self, block: Block) -> None:
        """Take `block`, and what is in it, into this app and those around it."""
        self._keep([block, *(block.walk() if isinstance(block, Container) else ())])
        if isinstance(block, Blocks):
            self._join(block)
        elif isinstance(block, Component):
            self._attach_value(block)

    def _keep(self, blocks: Iterable[Block]) -> None:
        self.revision += 1
        for block in blocks:
            self.blocks[block._id] = block
            block.root = self
        if self.root is not None:
            self.root._keep(blocks)  # noqa: SLF001 - an app like this one

    def forget(self, block: Block) -> None:
        """Forget `block` and what is in it; functions that name them stay, and no longer reach the page."""
        self.revision += 1
        if isinstance(block, Blocks):
            block.leave()
        for each in (block, *(block.walk() if isinstance(block, Container) else ())):
            self.blocks.pop(each._id, None)
            each.root = None
        super().forget(block)

    def leave(self) -> None:
        """Be an app of its own again."""
        self._home = None

    def clear(self) -> Self:
        """Take everything out: blocks and functions."""
        for child in list(self.children):
            child.unrender()
        self.functions.clear()
        self._names = Names(PRIVATE)
        return self

    def _join(self, inner: Blocks) -> None:
        if inner._home is self:
            return
        self.starters += inner.starters
        inner._home, inner._offset = self, len(self.functions)
        moved = {function.id: inner._offset + index for index, function in enumerate(inner.functions)}
        for function in inner.functions:
            self.functions.append(_renumbered(function, moved, self._names))

    def current(self, function: Function) -> Function:
        """Return what one of this app's functions is in the app that this one has become a part of."""
        if self._home is None:
            return self.functions[function.id]
        return self._home.current(replace(function, id=function.id + self._offset))

    def _attach_value(self, component: Component[Any, Any]) -> None:
        """A callable value runs when the page opens, every few seconds, and when what it depends on changes."""
        fn = component.value_function
        if fn is None or component.skip_api:  # that of a state is called for each session, whatever the page does
            return
        inputs = _ports(component.inputs)
        every = component.every
        targets: list[tuple[Block | None, str]] = [(None, "load")]
        targets += [(each, "change") for each in inputs]
        if isinstance(every, Block):
            targets.append((every, "tick"))
            every = None
        options = Options(api_visibility="private", show_progress="hidden", every=every)
        component.load_event = self.attach(Listener(targets), fn, inputs, component, options)

    def attach(
        self, listener: Listener, fn: Callable[..., Any] | None, inputs: Any, outputs: Any, options: Options
    ) -> Dependency:
        """Record that `fn` runs when `listener`'s events fire.

        Raises:
            DeclarationError: An input or output is no component.
        """
        if self._home is not None:
            return self._home.attach(listener, fn, inputs, outputs, options)
        targets = tuple(
            (None, event) if isinstance(block, Blocks) else (block, event) for block, event in listener.targets
        )
        function = Function(
            id=len(self.functions),
            fn=fn,
            inputs=(*_ports(inputs, "inputs"), *_ports(list(options.inputs_kwargs.values()), "inputs_kwargs")),
            outputs=_ports(outputs, "outputs"),
            targets=targets,
            options=options,
            api_name=self._api_name(fn, options),
            inputs_as_dict=isinstance(inputs, set | frozenset),
            keywords=tuple(options.inputs_kwargs),
            after=None if listener.after is None else listener.after.function.id,
            condition=listener.condition,
            cancels=tuple(dependency.function.id for dependency in options.cancels),
            kind=kind_of(fn),
        )
        self.functions.append(function)
        self.revision += 1
        return Dependency(function, self)

    def _api_name(self, fn: Callable[..., Any] | None, options: Options) -> str:
        if options.api_visibility == "private" or fn is None:
            return PRIVATE
        wanted = options.api_name or name_of(fn)
        return self._names.take(wanted.strip("/"))

    def check(self) -> None:
        """Make sure that what functions take and give is on the page.

        Raises:
            DeclarationError: A component is not; the message says which, and of which function.
        """
        for function in self.functions:
            lost = [block for block in (*function.inputs, *function.outputs) if block._id not in self.blocks]
            if lost:
                event = function.targets[0][1] if function.targets else "then"
                msg = (
                    f"{lost[0]!r} is an input or output of {name_of(function.fn)}() (attached to {event}), and is not "
                    "on the page. Make it inside the same `with gr.Blocks():`, or call its render() there."
                )
                raise DeclarationError(msg)


def _renumbered(function: Function, moved: dict[int, int], names: Names) -> Function:
    return replace(
        function,
        id=moved[function.id],
        after=None if function.after is None else moved[function.after],
        cancels=tuple(moved[each] for each in function.cancels),
        api_name=PRIVATE if function.api_name == PRIVATE else names.take(function.api_name),
    )


def _ports(value: Any, role: str = "inputs") -> tuple[Block, ...]:
    if value is None:
        return ()
    ports: Iterable[Any] = value if isinstance(value, list | tuple | set | frozenset) else [value]
    checked = tuple(sorted(ports, key=lambda each: each._id) if isinstance(value, set | frozenset) else ports)
    for port in checked:
        if not isinstance(port, Block):
            msg = f"{role} takes components, got {port!r}. Make the component first and pass it, or a list of them."
            raise DeclarationError(msg)
    return checked
