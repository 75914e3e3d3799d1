"""The page of an app elsewhere, made again of our own components from its config."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from gradio_lib._lazy import load
from gradio_lib.apps.blocks import Blocks
from gradio_lib.components.dataset import Dataset
from gradio_lib.components.json import JSON
from gradio_lib.components.shortcuts import SHORTCUTS
from gradio_lib.errors import GradioError
from gradio_lib.graph.block import Block
from gradio_lib.graph.component import Component
from gradio_lib.graph.container import Container
from gradio_lib.graph.events import Dependency, Listener
from gradio_lib.layouts.column import Column

__all__ = ["Rebuilt"]

_LAYOUTS = {
    "accordion": "gradio_lib.layouts.accordion:Accordion",
    "column": "gradio_lib.layouts.column:Column",
    "group": "gradio_lib.layouts.group:Group",
    "row": "gradio_lib.layouts.row:Row",
    "tab": "gradio_lib.layouts.tabitem:Tab",
    "tabitem": "gradio_lib.layouts.tabitem:Tab",
    "tabs": "gradio_lib.layouts.tabs:Tabs",
}
_RESETS = re.compile(r"\(\)\s*=>\s*(\[.*\])", re.DOTALL)

Proxy = Callable[[int, list[Component[Any, Any]], list[Component[Any, Any]]], Callable[..., Any] | None]
"""Makes the function that stands for one of the app's own, of its index, inputs and outputs; None for a hidden one."""


class Rebuilt:
    """Makes an app of a config.

    Nothing that could run is taken over: no script, no style, no markup for the page's head.

    Args:
        config: What the other app says of itself.
        proxy: Makes the functions.
    """

    def __init__(self, config: Mapping[str, Any], proxy: Proxy) -> None:
        self._config = config
        self._proxy = proxy
        self._blocks: dict[int, Block] = {}
        self._attached: dict[int, Dependency] = {}

    def app(self, **options: Any) -> Blocks:
        """Return the app.

        Args:
            **options: As for `Blocks`.
        """
        title = self._config.get("title")
        with Blocks(**{"title": title if isinstance(title, str) else "Gradio", **options}) as app:
            entries = {entry["id"]: entry for entry in self._config.get("components", ())}
            self._place(self._config.get("layout", {}).get("children", ()), entries)
            for position, dependency in enumerate(self._config.get("dependencies", ())):
                self._attach(position, dependency)
        return app

    # -- blocks -------------------------------------------------------------------------------------------------

    def _place(self, nodes: Iterable[Mapping[str, Any]], entries: Mapping[int, Mapping[str, Any]]) -> None:
        for node in nodes:
            entry = entries.get(node["id"], {})
            block = self._made(entry, is_container="children" in node)
            self._blocks[node["id"]] = block
            if isinstance(block, Container):
                with block:
                    self._place(node.get("children", ()), entries)

    def _made(self, entry: Mapping[str, Any], *, is_container: bool) -> Block:
        kind = str(entry.get("type", "")).lower().replace("_", "")
        props = entry.get("props")
        given = dict(props) if isinstance(props, Mapping) else {}
        if kind in SHORTCUTS:
            target, fixed = SHORTCUTS[kind]
            return _instance(load(target), {**given, **fixed}, of=JSON)
        return _instance(
            load(_LAYOUTS[kind]) if kind in _LAYOUTS else Column if is_container else JSON, given, of=Column
        )

    # -- functions ----------------------------------------------------------------------------------------------

    def _attach(self, position: int, entry: Mapping[str, Any]) -> None:
        id_ = entry["id"] if isinstance(entry.get("id"), int) else position
        inputs, outputs = self._known(entry.get("inputs")), self._known(entry.get("outputs"))
        listener = Listener(list(self._targets(entry)), self._attached.get(_number(entry.get("trigger_after"))))
        if entry.get("trigger_only_on_success"):
            listener.condition = "success"
        if not listener.targets and listener.after is None:
            return
        shown = [each for each in outputs if not each.skip_api]
        if entry.get("backend_fn") is False:
            self._reset(listener, entry.get("js"), shown)
            return
        samples = _samples(inputs)
        fn = samples or self._proxy(id_, inputs, shown)
        if fn is not None:
            name = entry.get("api_name")
            self._attached[id_] = listener(
                fn,
                [each for each in inputs if samples or not each.skip_api],
                shown,
                api_name=name if isinstance(name, str) else None,
                preprocess=bool(samples),
                postprocess=bool(samples),
            )

    def _known(self, ids: Any) -> list[Component[Any, Any]]:
        found = [self._blocks.get(each) for each in ids or ()]
        return [each for each in found if isinstance(each, Component)]

    def _targets(self, entry: Mapping[str, Any]) -> Iterable[tuple[Block | None, str]]:
        for target in entry.get("targets") or ():
            # 3.x names the event once for all.
            id_, event = target if isinstance(target, list) else (target, entry.get("trigger"))
            block = self._blocks.get(id_) if id_ is not None else None
            if block is not None and event in block.events:
                yield block, event
            elif event == "load":
                yield None, "load"

    @staticmethod
    def _reset(listener: Listener, js: Any, outputs: list[Component[Any, Any]]) -> None:
        """Take over a script that only sets values, as the one of a Clear button does."""
        found = _RESETS.fullmatch(js.strip()) if isinstance(js, str) else None
        if found:
            try:
                values = json.loads(found[1])
            except ValueError:
                return
            listener(None, None, outputs, js=f"() => {json.dumps(values)}", show_progress="hidden", queue=False)


def _number(value: Any) -> int:
    return value if isinstance(value, int) else -1


def _instance(kind: type[Block], props: dict[str, Any], of: type[Block]) -> Block:
    """Return a block with those properties that it has; one of another kind where they do not fit."""
    names = {field.metadata.get("alias") or name for name, field in kind.declared.items()}
    known = {name: value for name, value in props.items() if name in names - {"render", "every", "inputs", "key"}}
    if "value" in known:
        known["value"] = _initial(known["value"])
    build: Callable[..., Block] = kind
    instead: Callable[..., Block] = of
    try:
        return build(**known)
    except (GradioError, TypeError, ValueError):
        label = props.get("label")
        return instead(label=label) if isinstance(label, str) and issubclass(of, Component) else instead()


def _initial(value: Any) -> Any:
    """Return a value that a component can begin with; what only its own app can read is left out."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list) and all(isinstance(each, str | int | float | bool) for each in value):
        return value
    return value.get("url") if isinstance(value, dict) else None


def _samples(inputs: list[Component[Any, Any]]) -> Callable[..., Any] | None:
    """Return what fills in a sample, where that is what the function does."""
    if len(inputs) != 1 or not isinstance(inputs[0], Dataset):
        return None
    dataset = inputs[0]
    dataset.type = "values"
    return lambda row: row[0] if row is not None and len(row) == 1 else row
