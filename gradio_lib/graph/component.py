"""A component: a block with a value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from gradio_lib.graph.block import Block
from gradio_lib.graph.events import Dependency
from gradio_lib.graph.fields import param

__all__ = ["Component"]

Wire = TypeVar("Wire")
User = TypeVar("User")


class Component(Block, Generic[Wire, User]):
    """Base of the components: what the browser sends is a ``Wire``, what the user's function gets is a ``User``."""

    label: str | None = None
    """Shown above it; None takes the name of the function's parameter."""
    info: str | None = None
    """A line of help below the label."""
    every: float | Block | None = param(default=None, page=False)
    """Seconds between calls of a callable value while the page is open, or the ``gr.Timer`` whose ticks call it."""
    inputs: Component[Any, Any] | Sequence[Component[Any, Any]] | None = param(default=None, page=False)
    """Components whose values a callable value takes; it is called again when they change."""
    show_label: bool = True
    container: bool = True
    """Whether it has a frame."""
    scale: int | None = None
    """Share of the row's free width."""
    min_width: int = 160
    """Pixels below which a row wraps."""
    interactive: bool | None = None
    """Whether people can change it; None decides by how it is used: an input can be changed, an output not."""

    skip_api: ClassVar[bool] = False
    """True for what has no value that a caller could send or read, as State."""
    carries_files: ClassVar[bool] = False
    """Whether its value on the wire holds files."""
    reads_paths: ClassVar[bool] = False
    """Whether a function may return the path of a file that it then shows what is in."""

    def __post_init__(self) -> None:
        self.load_event: Dependency | None = None
        """What calls a callable value, to be named in ``cancels``."""
        value = getattr(self, "value", None)
        self.value_function: Callable[..., Any] | None = value if callable(value) else None
        """What is called for the value whenever the page opens."""
        if self.value_function is not None:
            setattr(self, "value", None)  # noqa: B010 - each component declares its own
        self.called: str | None = None
        """What messages call it, where its label does not say it clearly."""
        super().__post_init__()

    def settle(self) -> None:
        """Bring the fields into one form, and raise `DeclarationError` where they do not fit each other."""
        super().settle()
        self.check()

    @property
    def name_in_messages(self) -> str:
        """What messages about its value call it."""
        return self.called or self.label or self.get_block_name()

    def check(self) -> None:
        """Raise `DeclarationError` where the fields do not fit each other."""

    def preprocess(self, payload: Any) -> Any:
        """Return what the function gets for `payload`, a value from the wire that nothing has checked yet.

        Raises:
            InvalidValue: It does not fit; the message says what was given and what would do.
        """
        return payload

    def offers(self, payload: Any) -> bool:  # noqa: ARG002 - for those that have choices
        """Whether `payload`, a value from the wire, is one that the app itself has declared, no free words."""
        return False

    def postprocess(self, value: Any) -> Any:
        """Return the JSON data that the page shows for `value`, which the function returned.

        Raises:
            InvalidValue: It cannot be shown; the message says what would do.
        """
        return value

    def api_info(self) -> dict[str, Any]:
        """Return the JSON schema of its value on the wire."""
        return {}

    def api_info_as_input(self) -> dict[str, Any]:
        """Return the schema of what callers send."""
        return self.api_info()

    def api_info_as_output(self) -> dict[str, Any]:
        """Return the schema of what callers get."""
        return self.api_info()

    def example_payload(self) -> Any:
        """Return a value that a caller could send."""
        return None

    def example_value(self) -> Any:
        """Return a value that a function could return."""
        return self.example_payload()

    def get_config(self) -> dict[str, Any]:
        """Return all its properties as JSON data; its value as it goes to the page."""
        config = super().get_config()
        if "value" in config:
            config["value"] = self.postprocess(config["value"])
        return config
