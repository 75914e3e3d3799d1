"""The page's config: an app's tree and functions as JSON data, without what has its declared default."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gradio_lib.graph.component import Component
from gradio_lib.graph.container import Container

if TYPE_CHECKING:
    from gradio_lib.graph.block import Block
    from gradio_lib.graph.blocks import Blocks
    from gradio_lib.graph.functions import Function

__all__ = ["component_config", "defaults_of", "function_config", "interactive_ids", "tree_config"]

_MISSING = object()
_defaults: dict[type[Block], dict[str, Any]] = {}


def defaults_of(kind: type[Block]) -> Mapping[str, Any]:
    """Return the page defaults of a block type: those of the class that names the type in the browser, and its own."""
    known = _defaults.get(kind)
    if known is not None:
        return known
    owner = next((base for base in kind.__mro__ if "browser" in vars(base)), kind)
    defaults = _defaults[kind] = {}
    for name, field in {**getattr(kind, "declared", {}), **getattr(owner, "declared", {})}.items():
        if not field.metadata.get("page", True):
            continue
        if field.default is not dataclasses.MISSING:
            defaults[name] = field.default
        elif field.default_factory is not dataclasses.MISSING:
            defaults[name] = field.default_factory()
    return defaults


def _json(value: Any) -> Any:
    return str(value) if isinstance(value, Path) else value


def lean(block: Block) -> dict[str, Any]:
    """Return the block's properties that differ from the type's defaults."""
    defaults = defaults_of(type(block))
    return {
        name: _json(value)
        for name, value in block.get_config().items()
        if (default := defaults.get(name, _MISSING)) is _MISSING or type(default) is not type(value) or default != value
    }


def interactive_ids(functions: Iterable[Function]) -> tuple[set[int], set[int]]:
    """Return the ids that are input of some function, and those that are output of some."""
    inputs: set[int] = set()
    outputs: set[int] = set()
    for function in functions:
        inputs.update(block._id for block in function.inputs)
        outputs.update(block._id for block in function.outputs)
    return inputs, outputs


def component_config(block: Block, inputs: set[int], outputs: set[int]) -> dict[str, Any]:
    """Return one entry of the config's ``components``."""
    props = lean(block)
    if isinstance(block, Component):
        props.pop("interactive", None)
        given = block.interactive
        shown_only = block._id in outputs and block._id not in inputs if given is None else not given
        if shown_only:
            props["interactive"] = False
    entry: dict[str, Any] = {"id": block._id, "type": block.get_block_name(), "props": props}
    if block.key is not None:
        entry["key"] = block.key
    return entry


def tree_config(container: Container) -> dict[str, Any]:
    """Return the config's ``layout`` from `container` down."""
    entry: dict[str, Any] = {"id": container._id}
    if container.children:
        entry["children"] = [tree_config(c) if isinstance(c, Container) else {"id": c._id} for c in container.children]
    return entry


def function_config(function: Function, *, queued: bool) -> dict[str, Any]:
    """Return one entry of the config's ``dependencies``; `queued` is the app's answer where the event has none."""
    options = function.options
    entry: dict[str, Any] = {
        "id": function.id,
        "targets": [[None if block is None else block._id, event] for block, event in function.targets],
        "inputs": [block._id for block in function.inputs],
        "outputs": [block._id for block in function.outputs],
        "backend_fn": function.fn is not None,
        "queue": queued if options.queue is None else options.queue,
        "api_name": function.api_name,
        "types": {
            "generator": function.streams,
            "cancel": bool(function.cancels),
            "continuous": options.every is not None,
        },
    }
    optional: dict[str, tuple[Any, Any]] = {
        "js": (options.js, None),
        "scroll_to_output": (options.scroll_to_output, False),
        "show_progress": (options.show_progress, "full"),
        "show_progress_on": ([block._id for block in options.show_progress_on], []),
        "cancels": (list(function.cancels), []),
        "trigger_after": (function.after, None),
        "trigger_only_on_success": (function.condition == "success", False),
        "trigger_only_on_failure": (function.condition == "failure", False),
        "trigger_mode": (_trigger_mode(function), "once"),
        "collects_event_data": (_collects(function), False),
        "every": (options.every, None),
        "batch": (options.batch, False),
        "max_batch_size": (options.max_batch_size, 4),
        "api_visibility": (function.visibility, "public"),
        "time_limit": (options.time_limit, None),
        "stream_every": (options.stream_every, 0.5),
    }
    entry.update({name: value for name, (value, default) in optional.items() if value != default})
    return entry


def _trigger_mode(function: Function) -> str:
    """Typing and dragging want the last value, everything else one run at a time."""
    if function.options.trigger_mode is not None:
        return function.options.trigger_mode
    return "always_last" if {event for _, event in function.targets} & {"change", "input", "key_up"} else "once"


def _collects(function: Function) -> bool:
    return any(event in {"select", "key_up", "like", "retry", "undo"} for _, event in function.targets)


def blocks_config(blocks: Blocks, *, queued: bool = True) -> dict[str, Any]:
    """Return what the tree and the functions make of the config; the server adds what it knows."""
    inputs, outputs = interactive_ids(blocks.functions)
    return {
        "mode": blocks.mode,
        "title": blocks.title,
        "js": blocks.js,
        "components": [component_config(block, inputs, outputs) for block in blocks.blocks.values()],
        "layout": tree_config(blocks),
        "dependencies": [function_config(function, queued=queued) for function in blocks.functions],
    }
