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
from gradio_lib.graph.events import Event, Listener
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
        self._entered: list[Token[Any]] = []
        super().__post_init__()

    def __enter__(self) -> Self:
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
        """Take `block`, and if it is an app all that is in it, into this app."""
        self.revision += 1
        self.blocks[block._id] = block
        block.root = self
        if isinstance(block, Container):
            for below in block.walk():
                self.blocks[below._id] = below
                below.root = self
        if isinstance(block, Blocks):
            self._join(block)
        elif isinstance(block, Component):
            self._attach_value(block)

    def disown(self, block: Block) -> None:
        """Forget `block`; functions that name it stay, and no longer reach the page."""
        self.revision += 1
        self.blocks.pop(block._id, None)
        block.root = None

    def _join(self, inner: Blocks) -> None:
        moved = {function.id: len(self.functions) + index for index, function in enumerate(inner.functions)}
        for function in inner.functions:
            self.functions.append(_renumbered(function, moved, self._names))

    def _attach_value(self, component: Component[Any, Any]) -> None:
        """A callable value runs when the page opens, every few seconds, and when what it depends on changes."""
        fn = component.value_function
        if fn is None or component.skip_api:  # that of a state is called for each session, whatever the page does
            return
        inputs = _ports(component.inputs)
        targets: list[tuple[Block | None, str]] = [(None, "load")]
        targets += [(each, "change") for each in inputs]
        options = Options(api_visibility="private", show_progress="hidden", every=component.every)
        component.load_event = self.attach(Listener(targets), fn, inputs, component, options)

    def attach(
        self, listener: Listener, fn: Callable[..., Any] | None, inputs: Any, outputs: Any, options: Options
    ) -> Function:
        """Record that `fn` runs when `listener`'s events fire.

        Raises:
            DeclarationError: An input or output is no component.
        """
        targets = tuple(
            (None, event) if isinstance(block, Blocks) else (block, event) for block, event in listener.targets
        )
        function = Function(
            id=len(self.functions),
            fn=fn,
            inputs=_ports(inputs, "inputs"),
            outputs=_ports(outputs, "outputs"),
            targets=targets,
            options=options,
            api_name=self._api_name(fn, options),
            inputs_as_dict=isinstance(inputs, set | frozenset),
            after=None if listener.after is None else listener.after.function.id,
            condition=listener.condition,
            cancels=tuple(dependency.function.id for dependency in options.cancels),
            kind=kind_of(fn),
        )
        self.functions.append(function)
        self.revision += 1
        return function

    def _api_name(self, fn: Callable[..., Any] | None, options: Options) -> str:
        if options.api_visibility == "private" or fn is None:
            return PRIVATE
        wanted = options.api_name or name_of(fn)
        return self._names.take(wanted.strip("/"))


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
