"""A form without a page: values as the page sends them go in, what the function received comes out."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any

import gradio_lib as gr
from gradio_lib.components.textbox import Textbox
from gradio_lib.graph.component import Component
from gradio_lib.inference.infer import Inferred, Reason

EMPTY: Any = inspect.Parameter.empty


class Form:
    """The app that `gr.Interface(fn)` makes, to fill in and to send."""

    def __init__(self, fn: Callable[..., Any], **options: Any) -> None:
        self.app = gr.Interface(fn, **{"flagging_mode": "never", **options})
        assert isinstance(self.app.inferred, Inferred)
        self.inferred = self.app.inferred

    @property
    def names(self) -> list[str]:
        return self.inferred.parameter_names

    def field(self, name: str) -> Any:
        """The component of a parameter."""
        return self.inferred.inputs[self.names.index(name)]

    def kinds(self) -> dict[str, str]:
        """Names of the public classes of the fields."""
        return {each.name: each.component for each in self.inferred.reasons if each.kind == "input"}

    def reason(self, name: str) -> Reason:
        return next(each for each in self.inferred.reasons if each.name == name)

    def start(self) -> dict[str, Any]:
        """What the page shows, and sends, when nobody has touched it."""
        return dict(zip(self.names, (shown(each) for each in self.inferred.inputs), strict=True))

    def send(self, **given: Any) -> Any:
        """Call the function as the page does: what is not given is as the page shows it."""
        unknown = given.keys() - set(self.names)
        assert not unknown, f"no field {unknown}; there are {self.names}"
        values = self.start() | given
        return self.app.call(*received(self.inferred.inputs, [values[name] for name in self.names]))

    def results(self, **given: Any) -> list[Any]:
        """Send, and return what the outputs show."""
        returned = self.send(**given)
        outputs = self.inferred.outputs
        values = returned if len(outputs) > 1 and returned is not None else [returned] * len(outputs)
        return [output.postprocess(value) for output, value in zip(outputs, values, strict=True)]


def shown(component: Component[Any, Any]) -> Any:
    return component.get_config().get("value")


def received(components: Sequence[Component[Any, Any]], payloads: Sequence[Any]) -> list[Any]:
    return [component.preprocess(payload) for component, payload in zip(components, payloads, strict=True)]


class Taking:
    """The form of a function with one parameter, ``value``, that remembers what it was called with."""

    def __init__(self, hint: Any = EMPTY, default: Any = EMPTY, name: str = "value", **form: Any) -> None:
        self.seen: list[Any] = []

        def taking(**given: Any) -> None:
            self.seen.append(given[name])

        kind = inspect.Parameter.KEYWORD_ONLY
        parameter = inspect.Parameter(name, kind, annotation=hint, default=default)
        taking.__signature__ = inspect.Signature([parameter], return_annotation=None)  # type: ignore[attr-defined]
        self.name = name
        self.form = Form(taking, **form)

    @property
    def field(self) -> Any:
        return self.form.inferred.inputs[0]

    def gets(self, payload: Any) -> Any:
        """What the function receives for a value from the page."""
        self.form.send(**{self.form.names[0]: payload})
        return self.seen.pop()

    def left(self) -> Any:
        """What the function receives where nobody touches the form."""
        self.form.send()
        return self.seen.pop()


def is_text(component: Any) -> bool:
    return isinstance(component, Textbox)
