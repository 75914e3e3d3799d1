"""A container: a block that holds others, opened by ``with``."""

from __future__ import annotations

from contextvars import Token
from typing import TYPE_CHECKING, Any

from gradio_lib.graph.block import Block
from gradio_lib.graph.context import current_container

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from typing_extensions import Self

__all__ = ["Container"]


class Container(Block):
    """Base of the layouts: blocks made inside ``with container:`` become its children."""

    def __post_init__(self) -> None:
        self.children: list[Block] = []
        self._opened: list[Token[Any]] = []
        super().__post_init__()

    def __enter__(self) -> Self:
        self._opened.append(current_container.set(self))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        current_container.reset(self._opened.pop())

    def add(self, block: Block) -> None:
        """Make `block` the last child."""
        self.children.append(block)
        block.parent = self

    def remove(self, block: Block) -> None:
        """Take `block` out of the children."""
        self.children.remove(block)
        block.parent = None

    def forget(self, block: Block) -> None:
        """Tell the apps around that `block` leaves them."""
        if self.parent is not None:
            self.parent.forget(block)

    def walk(self) -> Iterator[Block]:
        """Yield every block below, parents before children."""
        for child in self.children:
            yield child
            if isinstance(child, Container):
                yield from child.walk()
