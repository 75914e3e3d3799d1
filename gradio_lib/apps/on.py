"""``gr.on``: one function for several events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from gradio_lib.graph.component import Component
from gradio_lib.graph.events import Listener
from gradio_lib.graph.fields import UNSET

__all__ = ["on"]


def on(
    triggers: Listener | Sequence[Listener] | None = None,
    fn: Callable[..., Any] | Any = UNSET,
    inputs: Any = None,
    outputs: Any = None,
    **options: Any,
) -> Any:
    """Attach one function to several events: ``gr.on([name.submit, run.click], greet, name, greeting)``.

    Args:
        triggers: The events; None takes the ``change`` of every input, and the opening of the page.
        fn: The function; left out, the call is a decorator.
        inputs: Components whose values are its arguments.
        outputs: Components that its results go to.
        **options: As for any event.

    Returns:
        The dependency, for ``.then()`` and ``cancels``; without `fn` a decorator.
    """
    if triggers is None:
        given = [inputs] if isinstance(inputs, Component) else list(inputs or ())
        targets: list[Any] = [(None, "load"), *((each, "change") for each in given if "change" in each.events)]
    else:
        listeners = [triggers] if isinstance(triggers, Listener) else list(triggers)
        targets = [target for listener in listeners for target in listener.targets]
    listener = Listener(targets)
    if fn is UNSET:
        return listener(inputs=inputs, outputs=outputs, **options)
    return listener(fn, inputs, outputs, **options)
