"""A block: whatever has a place on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, ParamSpec

from gradio_lib.errors import NotInBlocks, UnknownName
from gradio_lib.graph.context import current_blocks, current_container, next_id
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import Declared, param
from gradio_lib.graph.update import Update, update

if TYPE_CHECKING:
    from typing_extensions import Self

    from gradio_lib.graph.blocks import Blocks
    from gradio_lib.graph.container import Container
    from gradio_lib.graph.events import Dependency, Listener

__all__ = ["Block"]

P = ParamSpec("P")


class Block(Declared):
    """Base of components and layouts: an id, a place in the tree, events, and fields that go to the page."""

    visible: bool | Literal["hidden"] = True
    """False takes it off the page, ``"hidden"`` keeps it there unseen."""
    elem_id: str | None = None
    """HTML id, for css and tests."""
    elem_classes: Sequence[str] | str | None = None
    """HTML classes."""
    placed: bool = param(default=True, page=False, alias="render")
    """Whether it takes its place in the open container at once; if not, call `render` later."""
    key: int | str | tuple[int | str, ...] | None = param(default=None, page=False)
    """Identity over re-renderings."""
    preserved_by_key: Sequence[str] | str | None = param(default="value", page=False)
    """Properties that such an identity keeps."""

    browser: ClassVar[str] = ""
    """Name of its type in the page's config and of its folder in the browser app."""
    placed_at_once: ClassVar[bool] = True
    """Whether the constructor renders it; an app inside an app is rendered when its ``with`` ends."""
    events: ClassVar[tuple[str, ...]] = ()
    """Names of its events, derived from the `Event` declarations."""

    def __init_subclass__(cls, browser: str | None = None) -> None:
        super().__init_subclass__()
        if browser is not None:
            cls.browser = browser
        declared = (
            name for base in reversed(cls.__mro__) for name, value in vars(base).items() if isinstance(value, Event)
        )
        cls.events = tuple(dict.fromkeys(declared))

    def __post_init__(self) -> None:
        self._id: int = next_id()
        self.parent: Container | None = None
        self.root: Blocks | None = None
        self.settle()
        if self.placed and self.placed_at_once and current_blocks.get() is not None:
            self.render()

    def settle(self) -> None:
        """Bring the fields into one form, and raise `DeclarationError` where they do not fit each other."""
        if isinstance(self.elem_classes, str):
            self.elem_classes = [self.elem_classes]

    def render(self) -> Self:
        """Give it its place: the end of the container that is open.

        Raises:
            NotInBlocks: No Blocks is open, or it has a place already.
        """
        blocks, container = current_blocks.get(), current_container.get()
        if blocks is None or container is None:
            msg = f"{self!r} can only be rendered inside `with gr.Blocks():`; open one around this line."
            raise NotInBlocks(msg)
        if self.parent is not None:
            msg = f"{self!r} is on the page already; a block has one place. Make another one, or call unrender() first."
            raise NotInBlocks(msg)
        container.add(self)
        blocks.adopt(self)
        return self

    def unrender(self) -> Self:
        """Take it off the page; its events stay with it. Does nothing to a block without a place."""
        if self.parent is not None:
            self.parent.forget(self)
            self.parent.remove(self)
        return self

    def set_event_trigger(
        self, event_name: str, fn: Callable[..., Any] | None, inputs: Any = None, outputs: Any = None, **options: Any
    ) -> Dependency:
        """Attach a function to the event of that name: what ``block.<event_name>(fn, …)`` does.

        Args:
            event_name: The event, such as ``"click"``.
            fn: The function.
            inputs: Components whose values are its arguments.
            outputs: Components that its results go to.
            **options: As for any event.

        Raises:
            UnknownName: It has no event of that name.
        """
        if event_name not in self.events:
            raise UnknownName(kind=f"event of gr.{type(self).__name__}", name=event_name, known=self.events)
        listener: Listener = getattr(self, event_name)
        return listener(fn, inputs, outputs, **options)

    def get_block_name(self) -> str:
        """Return the name of its type in the page's config."""
        return self.browser or type(self).__name__.lower()

    def get_config(self) -> dict[str, Any]:
        """Return all its properties as JSON data, as the page's config holds them."""
        page = (name for name, field in self.declared.items() if field.metadata.get("page", True))
        return {name: self.page_value(name) for name in page}

    def page_value(self, name: str) -> Any:
        """Return a property as the page gets it: a file that the author has named, as what the page can load."""
        return getattr(self, name)

    @classmethod
    def update(cls: Callable[P, Any], *args: P.args, **kwargs: P.kwargs) -> Update:
        """Return it from a function to change properties of such a block: takes the constructor's own parameters.

        Example:
            >>> from gradio_lib.components.slider import Slider
            >>> Slider.update(maximum=10)
            {'maximum': 10, '__type__': 'update'}
        """
        names = [n for n, f in cls.declared.items() if not f.kw_only]  # type: ignore[attr-defined]
        return update(**dict(zip(names, args, strict=False)), **kwargs)

    def __repr__(self) -> str:
        label = getattr(self, "label", None)
        return f"gr.{type(self).__name__}({f'label={label!r}' if label else f'id={self._id}'})"
