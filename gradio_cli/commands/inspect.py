"""``gradio-run inspect TARGET…``: what was read from each function, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from gradio_cli import output
from gradio_cli.assemble import Assembled, Part, assemble
from gradio_cli.loader import find
from gradio_cli.options import OPTIONS, RunOptions
from gradio_lib.apps.interface import Interface
from gradio_lib.components._bases import shown
from gradio_lib.graph.component import Component
from gradio_lib.graph.functions import Function
from gradio_lib.inference.infer import Inferred, Reason

__all__ = ["describe", "inspect"]

_TOLD_BY = {
    "component": "its own component",
    "hint": "type hint",
    "default": "default value",
    "docstring": "docstring",
    "name": "its name",
    "none": "nothing",
}


def inspect(options: RunOptions, *, as_json: bool = False) -> None:
    """Print what `run` would serve, and how.

    Args:
        options: As for `run`.
        as_json: Whether a program reads it.

    Raises:
        OptionError: An option does not suit the targets.
        TargetError: A target cannot be found or imported.
    """
    described = describe(options)
    told = {name: {"value": _told(name, options), "from": origin} for name, origin in options.origins.items()}
    if as_json:
        content = {"targets": described, "options": {OPTIONS[name].name: each for name, each in told.items()}}
        output.say(json.dumps(content, indent=2, ensure_ascii=False, default=shown))
        return
    for entry in described:
        _print(entry)
    rows = [(OPTIONS[name].name, _listed_values(each["value"]), each["from"]) for name, each in told.items()]
    output.table(("Option", "Value", "From"), rows)


def _told(name: str, options: RunOptions) -> Any:
    """Return the value of an option as anybody may see it."""
    value = getattr(options, name)
    if not OPTIONS[name].secret:
        return value
    return [user for user, _ in value] if isinstance(value, tuple) else "…"


def _listed_values(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def describe(options: RunOptions) -> list[dict[str, Any]]:
    """Return one entry for each thing that the targets name.

    Raises:
        OptionError: An option does not suit the targets.
        TargetError: A target cannot be found or imported. That a function can have no form is told in its entry.
    """
    assembled = assemble(find(options.targets), options, with_refused=True)
    if assembled.web_app is not None:
        return [{"target": options.targets[0], "kind": "web app", "class": type(assembled.web_app).__name__}]
    return [_described(part, assembled) for part in assembled.parts]


def _described(part: Part, assembled: Assembled) -> dict[str, Any]:
    entry: dict[str, Any] = {"target": part.found.target, "kind": "function"}
    if part.refusal is not None:
        return {**entry, "refusal": str(part.refusal)}
    endpoints = {each.fn: each for each in _public(assembled)}
    if isinstance(part.app, Interface) and part.app.inferred is not None and not part.found.is_app:
        return {**entry, **_inferred(part.app.inferred, endpoints[part.app.call].api_name)}
    own = [each for each in part.app.functions if each.fn in endpoints]
    return {
        **entry,
        "kind": "app",
        "class": type(part.app).__name__,
        "title": part.app.title,
        "endpoints": [_endpoint(endpoints[each.fn]) for each in own],
    }


def _public(assembled: Assembled) -> list[Function]:
    functions = assembled.blocks.functions if assembled.blocks is not None else []
    return [each for each in functions if each.visibility == "public" and each.fn is not None]


def _inferred(inferred: Inferred, name: str) -> dict[str, Any]:
    inputs = [each for each in inferred.reasons if each.kind == "input"]
    outputs = [each for each in inferred.reasons if each.kind == "output"]
    return {
        "title": inferred.title,
        "description": inferred.description,
        "endpoint": f"/{name}",
        "inputs": [_port(*each) for each in zip(inputs, inferred.inputs, strict=True)],
        "outputs": [_port(*each) for each in zip(outputs, inferred.outputs, strict=True)],
        "examples": inferred.examples or [],
    }


def _port(reason: Reason, component: Component[Any, Any]) -> dict[str, Any]:
    return {
        "name": reason.name,
        "type": reason.hint,
        "component": reason.component,
        "label": component.label,
        "info": getattr(component, "info", None),
        "value": getattr(component, "value", None),
        "source": reason.source,
        "constraints": reason.constraints,
        "note": reason.note,
    }


def _endpoint(function: Function) -> dict[str, Any]:
    return {
        "endpoint": f"/{function.api_name}",
        "inputs": _components(function.inputs),
        "outputs": _components(function.outputs),
    }


def _components(blocks: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"component": type(block).__name__, "label": getattr(block, "label", None)} for block in blocks]


# -- for people ---------------------------------------------------------------------------------------------------


def _print(entry: dict[str, Any]) -> None:
    if entry["kind"] == "web app":
        output.heading(entry["target"], f"a {entry['class']} app, served as it is")
    elif "refusal" in entry:
        output.heading(entry["target"], "no form")
        output.say(entry["refusal"])
    elif entry["kind"] == "app":
        output.heading(entry["target"], f"{entry['class']}, {entry['title']!r}, served as it is")
        rows = [(each["endpoint"], _listed(each["inputs"]), _listed(each["outputs"])) for each in entry["endpoints"]]
        output.table(("Endpoint", "Inputs", "Outputs"), rows)
    else:
        output.heading(entry["target"], entry["endpoint"])
        summary = (entry["description"] or "").partition("\n\n")[0]
        output.say(": ".join(text for text in (entry["title"], summary) if text))
        output.table(("Input", "Type", "Starts as", "Component", "Told by", "Why"), map(_row, entry["inputs"]))
        results = ({**port, "value": None} for port in entry["outputs"])
        output.table(("Output", "Type", "", "Component", "Told by", "Why"), map(_row, results))
        output.note(*(f"Example: {', '.join(map(shown, row))}" for row in entry["examples"]))


def _listed(components: Sequence[dict[str, Any]]) -> str:
    return ", ".join(f"{each['component']} {each['label'] or ''}".strip() for each in components)


def _row(port: dict[str, Any]) -> tuple[str, ...]:
    why = "; ".join(text for text in (port["note"], port["constraints"]) if text)
    value = "" if port["value"] is None else shown(port["value"])
    return port["name"], port["type"], value, port["component"], _TOLD_BY[port["source"]], why
