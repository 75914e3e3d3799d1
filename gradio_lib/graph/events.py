"""Events as typed descriptors, and the listener whose call is the only place that spells an event's parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, overload

from gradio_lib.errors import NotInBlocks
from gradio_lib.graph.context import current_blocks
from gradio_lib.graph.fields import UNSET, Unset
from gradio_lib.graph.functions import Function, Options, name_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from gradio_lib.graph.block import Block
    from gradio_lib.graph.blocks import Blocks

    Ports: TypeAlias = "Block | Sequence[Block] | AbstractSet[Block] | None"

__all__ = ["Dependency", "Event", "Listener", "Target"]

F = TypeVar("F", bound=Callable[..., Any])
Target: TypeAlias = "tuple[Block | None, str]"


class Event:
    """An event that a block class has: ``click = Event("The button is pressed.")``.

    Read on an instance it gives the `Listener` to attach functions with.
    """

    def __init__(self, doc: str = "") -> None:
        self.__doc__ = doc
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, block: None, owner: type | None = None) -> Event: ...
    @overload
    def __get__(self, block: Block, owner: type | None = None) -> Listener: ...
    def __get__(self, block: Block | None, owner: type | None = None) -> Event | Listener:
        return self if block is None else Listener([(block, self.name)])


class Listener:
    """Attaches functions to events: call it with the function, or use it as a decorator.

    Args:
        targets: The blocks and the names of their events.
        after: The dependency whose end triggers instead, for ``then`` and its kin.
        condition: Which end of it: any, ``"success"`` or ``"failure"``.
    """

    def __init__(
        self,
        targets: Sequence[Target],
        after: Dependency | None = None,
        condition: Literal["success", "failure"] | None = None,
    ) -> None:
        self.targets = list(targets)
        self.after = after
        self.condition = condition

    @property
    def event_name(self) -> str:
        """Name of the first event."""
        return self.targets[0][1] if self.targets else "then"

    @overload
    def __call__(
        self,
        fn: Callable[..., Any] | None,
        inputs: Ports = None,
        outputs: Ports = None,
        api_name: str | Literal[False] | None = None,
        status_tracker: None = None,
        scroll_to_output: bool = False,
        show_progress: Literal["full", "minimal", "hidden"] | bool = "full",
        queue: bool | None = None,
        batch: bool = False,
        max_batch_size: int = 4,
        preprocess: bool = True,
        postprocess: bool = True,
        cancels: Dependency | Sequence[Dependency | None] | None = None,
        every: float | None = None,
        _js: str | None = None,
        *,
        js: str | Literal[True] | None = None,
        trigger_mode: Literal["once", "multiple", "always_last"] | None = None,
        concurrency_limit: int | Literal["default"] | None = "default",
        concurrency_id: str | None = None,
        api_visibility: Literal["public", "private", "undocumented"] | None = None,
        show_api: bool = True,
        api_description: str | Literal[False] | None = None,
        show_progress_on: Ports = None,
        time_limit: float | None = None,
        stream_every: float = 0.5,
        key: int | str | tuple[int | str, ...] | None = None,
        validator: Callable[..., Any] | None = None,
        inputs_kwargs: Mapping[str, Block] | None = None,
    ) -> Dependency: ...
    @overload
    def __call__(
        self,
        *,
        inputs: Ports = None,
        outputs: Ports = None,
        **options: Any,
    ) -> Callable[[F], F]: ...
    def __call__(
        self,
        fn: Callable[..., Any] | Unset | None = UNSET,
        inputs: Ports = None,
        outputs: Ports = None,
        *args: Any,
        **options: Any,
    ) -> Dependency | Callable[[F], F]:
        """Run `fn` when the event fires.

        Args:
            fn: The function; None for an event that only runs `js` or only cancels. Left out: a decorator.
            inputs: Components whose values are its arguments; a set passes one dict of component to value.
            outputs: Components (or layouts) that its results go to; it may also return a dict of component to value.
            api_name: Name of the endpoint; None takes the function's name, False hides it from callers outside.
            status_tracker: Accepted for old apps and ignored.
            scroll_to_output: Whether the page scrolls to the outputs.
            show_progress: ``"full"``, ``"minimal"`` or ``"hidden"``.
            queue: False runs it at once, outside the queue; None follows the app.
            batch: Whether `fn` takes lists of arguments and returns lists of results, for several callers at once.
            max_batch_size: At most so many callers in one batch.
            preprocess: Whether `fn` gets the values as its components' Python types, or as the raw data.
            postprocess: Whether its results are converted by the components, or are the raw data already.
            cancels: Dependencies whose runs of the same session end when this event fires.
            every: Seconds between runs while the page is open.
            js: JavaScript function that runs in the page first; it takes the inputs and returns them.
            trigger_mode: What a further event does while one runs: nothing (``"once"``), a run more (``"multiple"``),
                or one run more at the end (``"always_last"``).
            concurrency_limit: How many runs may go at once; None for no limit.
            concurrency_id: Runs with the same id share one limit.
            api_visibility: ``"public"``, ``"undocumented"`` (callable, not listed) or ``"private"``.
            show_api: False is the older spelling of ``api_visibility="undocumented"``.
            api_description: Text for the API page; None takes the docstring, False gives none.
            show_progress_on: Components that show the progress; None for the outputs.
            time_limit: Seconds after which a streaming run ends.
            stream_every: Seconds between the chunks of an input stream.
            key: Identity over re-renderings.
            validator: Function of the same inputs that is asked before the run takes a place in the queue.
            inputs_kwargs: More inputs, by the names of the parameters that take them.
            *args: The options by position, in this order.
            **options: The options by name.

        Returns:
            The dependency, for ``.then()`` and ``cancels``.

        Raises:
            NotInBlocks: There is no open ``gr.Blocks()``.
            DeclarationError: A parameter does not fit; the message says which.
        """
        if isinstance(fn, Unset):
            return self._decorator(inputs, outputs, options)
        settings = Options.read(self.event_name, fn, args, options)
        blocks = current_blocks.get()
        if blocks is None:
            msg = (
                f"An event ({self.event_name}) can only be attached inside `with gr.Blocks():`. "
                "Move the line into the block, or open it again with `with demo:`."
            )
            raise NotInBlocks(msg)
        return blocks.attach(self, fn, inputs, outputs, settings)

    def _decorator(self, inputs: Ports, outputs: Ports, options: Mapping[str, Any]) -> Callable[[F], F]:
        def attach(fn: F) -> F:
            self(fn, inputs, outputs, **options)
            return fn

        return attach


class Dependency:
    """A function attached to an event: chain others to it, or name it in ``cancels``.

    Args:
        function: The function.
        blocks: The app that it was attached in.
    """

    def __init__(self, function: Function, blocks: Blocks) -> None:
        self._function = function
        self._blocks = blocks

    @property
    def function(self) -> Function:
        """The function, as the app knows it that its own app has become a part of."""
        return self._blocks.current(self._function)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the function itself, past the app."""
        fn = self._function.fn
        return None if fn is None else fn(*args, **kwargs)

    @property
    def then(self) -> Listener:
        """Attach a function that runs when this one has ended, whether well or not."""
        return Listener([], after=self)

    @property
    def success(self) -> Listener:
        """Attach a function that runs when this one has ended well."""
        return Listener([], after=self, condition="success")

    @property
    def failure(self) -> Listener:
        """Attach a function that runs when this one has failed."""
        return Listener([], after=self, condition="failure")

    def __repr__(self) -> str:
        return f"<Dependency {self.function.id} of {name_of(self.function.fn)}>"
