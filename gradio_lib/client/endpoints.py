"""The functions of an app: found by name or index, their arguments put in order, their results taken apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gradio_lib.errors import ArgumentError, EndpointError, nearest

__all__ = ["Component", "Endpoint", "Endpoints", "as_name"]

# Without a value that callers could send or read; later servers say so themselves (``skip_api``).
_HIDDEN = {
    "accordion",
    "box",
    "column",
    "dataset",
    "form",
    "group",
    "interpretation",
    "row",
    "state",
    "tab",
    "tabitem",
    "tabs",
}
_FILES = {"audio", "file", "gallery", "image", "imageeditor", "model3d", "simpleimage", "uploadbutton", "video"}


@dataclass(frozen=True, slots=True)
class Component:
    """What a client has to know of an input or output."""

    type: str
    hidden: bool
    """Whether it has no value that callers send or read, as State."""
    label: str = ""

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> Component:
        """Return the component of an entry of the config."""
        kind = str(entry.get("type", "")).lower()
        props = entry.get("props")
        label = props.get("label") if isinstance(props, dict) else None
        return cls(kind, bool(entry.get("skip_api", kind in _HIDDEN)), str(label or ""))

    @property
    def takes_files(self) -> bool:
        """Whether a plain path as its value stands for the file."""
        return self.type in _FILES


@dataclass(slots=True)
class Endpoint:
    """One function of an app."""

    fn_index: int
    name: str | None
    """With a slash before it; None where the app gave it none."""
    listed: bool
    """Whether callers may use it."""
    inputs: list[Component]
    outputs: list[Component]
    queued: bool
    """Whether the app wants it to go through its queue."""
    parameters: list[dict[str, Any]] | None = field(default=None)
    """What ``/info`` says of its visible inputs; None where it says nothing."""

    @property
    def title(self) -> str:
        """What messages call it."""
        return self.name or f"Function {self.fn_index}"

    @property
    def visible_inputs(self) -> list[Component]:
        """The inputs that callers give."""
        return [component for component in self.inputs if not component.hidden]

    def arguments(self, args: Sequence[Any], kwargs: Mapping[str, Any]) -> list[Any]:
        """Return one value per visible input.

        Raises:
            ArgumentError: One is missing, there are too many, or a name is none of the function's.
        """
        names = self._names()
        if len(args) > len(names):
            listed = ", ".join(name or "a value" for name in names)
            msg = f"{self.title} takes {len(names)} arguments ({listed}); {len(args)} were given."
            raise ArgumentError(msg)
        values = dict(enumerate(args))
        for name, value in kwargs.items():
            position = self._position(name, names)
            if position in values:
                msg = f"{self.title} was given {name!r} twice, by position and by name."
                raise ArgumentError(msg)
            values[position] = value
        return [values[position] if position in values else self._default(position) for position in range(len(names))]

    def _names(self) -> list[str]:
        if self.parameters is None:
            return [as_name(component.label) for component in self.visible_inputs]
        return [str(each.get("parameter_name") or as_name(str(each.get("label")))) for each in self.parameters]

    def _position(self, name: str, names: list[str]) -> int:
        if name not in names:
            known = ", ".join(names) or "none"
            msg = f"{self.title} has no argument {name!r}.{nearest(name, names)} It has: {known}."
            raise ArgumentError(msg)
        return names.index(name)

    def _default(self, position: int) -> Any:
        parameter = self.parameters[position] if self.parameters is not None else {}
        if parameter.get("parameter_has_default"):
            return parameter.get("parameter_default")
        msg = f"{self.title}: the argument {self._names()[position]!r} is missing."
        raise ArgumentError(msg)

    def completed(self, values: list[Any]) -> list[Any]:
        """Return one value per input, None in the place of each hidden one."""
        rest = iter(values)
        return [None if component.hidden else next(rest, None) for component in self.inputs]

    def shown(self, data: list[Any]) -> list[tuple[Component, Any]]:
        """Return the values of the visible outputs, each with its component."""
        return [pair for pair in zip(self.outputs, data, strict=False) if not pair[0].hidden]


class Endpoints:
    """All functions of an app.

    Args:
        config: The app's config.
    """

    def __init__(self, config: Mapping[str, Any]) -> None:
        components = {entry["id"]: Component.read(entry) for entry in config.get("components", ())}
        queued = config.get("enable_queue") is not False
        self.all: list[Endpoint] = [
            _endpoint(position, entry, components, queued=queued)
            for position, entry in enumerate(config.get("dependencies", ()))
        ]

    def describe(self, info: Mapping[str, Any]) -> None:
        """Add what ``/info`` says."""
        named, unnamed = info.get("named_endpoints") or {}, info.get("unnamed_endpoints") or {}
        for endpoint in self.all:
            described = named.get(endpoint.name) or unnamed.get(str(endpoint.fn_index))
            parameters = described.get("parameters") if isinstance(described, dict) else None
            if isinstance(parameters, list) and len(parameters) == len(endpoint.visible_inputs):
                endpoint.parameters = parameters

    def find(self, api_name: str | None, fn_index: int | None) -> Endpoint:
        """Return the function that a call names; where it names none, the only one that there is.

        Raises:
            EndpointError: There is none such, it is hidden, or there are several to choose from.
        """
        if api_name is not None:
            return self._named(api_name)
        if fn_index is not None:
            return self._indexed(fn_index)
        named = [endpoint for endpoint in self.all if endpoint.listed and endpoint.name is not None]
        listed = named or [endpoint for endpoint in self.all if endpoint.listed]
        if len(listed) == 1:
            return listed[0]
        msg = f"Say which function: api_name= or fn_index=. The app has {self._listed()}."
        raise EndpointError(msg)

    def _named(self, api_name: str) -> Endpoint:
        name = "/" + api_name.lstrip("/")
        for endpoint in self.all:
            if endpoint.name == name and endpoint.listed:
                return endpoint
        known = [endpoint.name for endpoint in self.all if endpoint.listed and endpoint.name]
        msg = f"The app has no function {name!r}.{nearest(name, known)} It has {self._listed()}."
        raise EndpointError(msg)

    def _indexed(self, fn_index: int) -> Endpoint:
        for endpoint in self.all:
            if endpoint.fn_index == fn_index:
                if endpoint.listed:
                    return endpoint
                msg = f"Function {fn_index} is hidden from callers (api_name=False), or runs in the page only."
                raise EndpointError(msg)
        msg = f"The app has no function with the index {fn_index}. It has {self._listed()}."
        raise EndpointError(msg)

    def _listed(self) -> str:
        names = [endpoint.name for endpoint in self.all if endpoint.listed and endpoint.name]
        unnamed = [str(endpoint.fn_index) for endpoint in self.all if endpoint.listed and not endpoint.name]
        parts = [", ".join(names[:20])] if names else []
        if unnamed:
            parts.append(f"without names {', '.join(unnamed[:20])}")
        return " and ".join(parts) or "none that callers may use"


def as_name(label: str) -> str:
    """Return a name for an argument of an app of Gradio 3, which knows labels only: ``"First name"``, first_name."""
    return re.sub(r"\W+", "_", label).strip("_").lower()


def _endpoint(
    position: int, entry: Mapping[str, Any], components: Mapping[int, Component], *, queued: bool
) -> Endpoint:
    nothing = Component("", hidden=True)
    given = entry.get("api_name")
    hidden = given is False or entry.get("api_visibility") == "private"
    own = entry.get("queue")
    return Endpoint(
        fn_index=entry["id"] if isinstance(entry.get("id"), int) else position,
        name=f"/{given}" if isinstance(given, str) and not hidden else None,
        listed=bool(entry.get("backend_fn")) and not hidden,
        inputs=[components.get(id_, nothing) for id_ in entry.get("inputs", ())],
        outputs=[components.get(id_, nothing) for id_ in entry.get("outputs", ())],
        queued=queued if own is None else bool(own),
    )
