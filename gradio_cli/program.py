"""The source of the program that makes an assembled app: what was inferred, said in components."""

from __future__ import annotations

import json
import keyword
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import gradio_lib
from gradio_cli.assemble import Assembled, Part, words
from gradio_cli.importing import shown
from gradio_cli.options import RunOptions
from gradio_lib.apps.interface import Interface
from gradio_lib.errors import TargetError
from gradio_lib.graph.component import Component
from gradio_lib.graph.functions import Names
from gradio_lib.inference.infer import Reason

__all__ = ["program_of"]

_WIDTH = 100
_STEP = "    "


def program_of(assembled: Assembled, options: RunOptions) -> str:
    """Return the program.

    Args:
        assembled: What would be served.
        options: What was said of it.

    Raises:
        TargetError: A target has no name that a program could import it by.
    """
    names = _Names()
    parts = [(part, names.of(part)) for part in assembled.parts if part.refusal is None]
    lines = [f'"""{_about(assembled.parts)}"""', "", *_imports(names), ""]
    lines += [f"# {part.found.target}: {part.refusal}" for part in assembled.parts if part.refusal is not None]
    page = {"theme": options.theme, "css": options.css}
    if len(assembled.parts) == 1:
        lines += _interface("demo", *parts[0], "predict", page)
    else:
        lines += _tabs(parts, options, page)
    lines += [*_queue(options), "", 'if __name__ == "__main__":', f"{_STEP}demo.launch()", ""]
    return "\n".join(lines)


def _about(parts: Sequence[Part]) -> str:
    targets = ", ".join(part.found.target for part in parts)
    return f"Made by gradio-run eject {targets}".rstrip(".") + "."


class _Names:
    """What the program imports, and what it calls the functions."""

    def __init__(self) -> None:
        self.folders: list[str] = []
        self.modules: dict[str, dict[str, str]] = {}
        self.needs_methods = False
        self._files: dict[str, str] = {}
        self._taken = Names("Path", "demo", "gr", "method_of_new", "sys")

    def of(self, part: Part) -> str:
        """Return the expression of a part's function."""
        target = part.found.target
        if re.match(r"https?://", target):
            return f"gr.load({literal(target)})"
        source, _, path = target.partition(":")
        if source.endswith(".ipynb"):
            msg = f"{target}: a program cannot import a notebook; put the function into a module and eject that."
            raise TargetError(msg)
        module = self._module(source)
        first, *rest = path.split(".")
        if not path:
            msg = f"{target} has no name there; give the app one."
            raise TargetError(msg)
        imported = self.modules.setdefault(module, {})
        if first not in imported:
            imported[first] = self._taken.take(first)
        return self._reached(part, imported[first], rest)

    def _reached(self, part: Part, first: str, rest: list[str]) -> str:
        """Return how the object is reached: a method of a class by an instance, made now or by the form."""
        value = part.found.value
        owner = part.found.owner
        if owner is None:
            return ".".join([first, *rest])
        before = ".".join([first, *rest[:-1]])
        if getattr(value, "__self__", None) is not None:
            return f"{before}().{rest[-1]}"
        self.needs_methods = True
        return f"method_of_new({before}, {literal(rest[-1])})"

    def _module(self, source: str) -> str:
        if not source.endswith(".py"):
            return source
        folder, name = Path(source).resolve().parent, Path(source).stem
        while (folder / "__init__.py").is_file():
            folder, name = folder.parent, f"{folder.name}.{name}"
        if any(not part.isidentifier() or keyword.iskeyword(part) for part in name.split(".")):
            msg = f"{source}: a program cannot import a file of that name; give it one that is an identifier."
            raise TargetError(msg)
        if self._files.setdefault(name, source) != source:
            msg = f"{source} and {self._files[name]} are both called {name}: a program can import one of them."
            raise TargetError(msg)
        if folder != Path.cwd() and shown(folder) not in self.folders:
            self.folders.append(shown(folder))
        return name


def _imports(names: _Names) -> Iterator[str]:
    if names.folders:
        yield from ("import sys", "from pathlib import Path", "")
    yield "import gradio_lib as gr"
    if names.needs_methods:
        yield "from gradio_cli.methods import method_of_new"
    yield ""
    for folder in names.folders:
        where = f"Path(__file__).parent / {literal(folder)}"
        yield f"sys.path.insert(0, str({f'Path({literal(folder)})' if Path(folder).is_absolute() else where}))"
    for module, imported in names.modules.items():
        told = (name if name == called else f"{name} as {called}" for name, called in imported.items())
        yield f"from {module} import {', '.join(told)}"


def _tabs(parts: Sequence[tuple[Part, str]], options: RunOptions, page: Mapping[str, Any]) -> Iterator[str]:
    variables = []
    for part, expression in parts:
        if part.found.is_app:
            variables.append(expression)
            continue
        variables.append(f"{part.found.name}_form")
        yield from _interface(variables[-1], part, expression, part.found.name, {})
    words_ = {"title": options.title, "description": options.description, "article": options.article}
    arguments = [
        _list(variables),
        literal([words(part.found.name) for part, _ in parts]),
        *_named({**words_, **page}),
    ]
    yield f"demo = {call('gr.TabbedInterface', arguments)}"


def _interface(variable: str, part: Part, expression: str, api_name: str, page: Mapping[str, Any]) -> Iterator[str]:
    app = part.app
    if not isinstance(app, Interface) or app.inferred is None:
        yield f"{variable} = {expression}"
        return
    reasons = app.inferred.reasons
    inputs = [reason for reason in reasons if reason.kind == "input"]
    outputs = [reason for reason in reasons if reason.kind == "output"]
    ports = [*_ports("inputs", inputs, app.inferred.inputs), *_ports("outputs", outputs, app.inferred.outputs)]
    rows = app.examples if _is_literal(app.examples) else None
    told = {
        "examples": rows,
        "title": app.title,
        "description": app.description,
        "article": app.article,
        "live": app.live or None,
        "batch": app.batch or None,
        "flagging_mode": app.flagging_mode,
        "api_name": None if api_name == "predict" else api_name,
        **page,
    }
    yield f"{variable} = {call('gr.Interface', [expression, *ports, *_named(told)])}"


def _ports(kind: str, reasons: Sequence[Reason], components: Sequence[Component[Any, Any]]) -> list[str]:
    """Return the components by the names of what they are for."""
    entries = [
        f"{literal(reason.name)}: {_component(reason.component, component)}"
        for reason, component in zip(reasons, components, strict=True)
        if hasattr(gradio_lib, reason.component)
    ]
    return [f"{kind}={_folded('{', entries, '}')}"] if entries else []


def _component(name: str, component: Component[Any, Any]) -> str:
    kind: type[Component[Any, Any]] = getattr(gradio_lib, name)
    order = sorted(kind.declared, key=lambda each: each in Component.declared)  # what is its own first
    given = {each: value for each in order if (value := component.given.get(each)) is not None and _is_literal(value)}
    if "choices" in given:
        # A pair says a choice twice where its text is itself.
        given["choices"] = [value if text == value else (text, value) for text, value in given["choices"]]
    return call(f"gr.{name}", [*_named(given)])


def _queue(options: RunOptions) -> list[str]:
    told = {"max_size": options.queue_size, "default_concurrency_limit": options.concurrency}
    arguments = [*_named(told)]
    return [f"demo.queue({', '.join(arguments)})"] if arguments else []


# -- source -------------------------------------------------------------------------------------------------------


def _named(given: Mapping[str, Any]) -> Iterator[str]:
    return (f"{name}={literal(value)}" for name, value in given.items() if value is not None)


def call(name: str, arguments: Iterable[str]) -> str:
    """Return a call, over several lines where it is long."""
    return f"{name}{_folded('(', list(arguments), ')')}"


def _list(items: Sequence[str]) -> str:
    return _folded("[", items, "]")


def _folded(opening: str, items: Sequence[str], closing: str) -> str:
    flat = f"{opening}{', '.join(items)}{closing}"
    if len(flat) <= _WIDTH - 30 and "\n" not in flat:
        return flat
    inner = "".join(f"{_STEP}{item},\n".replace("\n", f"\n{_STEP}").removesuffix(_STEP) for item in items)
    return f"{opening}\n{inner}{closing}"


def _is_literal(value: Any) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, list | tuple):
        return all(map(_is_literal, value))
    if isinstance(value, dict):
        return all(map(_is_literal, (*value, *value.values())))
    return value is None or type(value) in {str, int, bool}


def literal(value: Any) -> str:
    r"""Return the source of a value that is made of text, numbers, lists and the like.

    Example:
        >>> literal({"a": [1, "it's"], "b": (True,)})
        '{"a": [1, "it\'s"], "b": (True,)}'
    """
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return _list([literal(each) for each in value])
    if isinstance(value, tuple):
        return f"({', '.join(map(literal, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, dict):
        return _folded("{", [f"{literal(name)}: {literal(each)}" for name, each in value.items()], "}")
    return repr(value)
