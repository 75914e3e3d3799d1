"""The names that hints are written in, and the hints that they make."""

from __future__ import annotations

import ast
import inspect
import sys
import typing
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from gradio_lib._lazy import load
from gradio_lib.graph.functions import unwrapped
from gradio_lib.inference.hints import MISSING

__all__ = ["hints_of", "innermost", "resolved", "scope_of"]


def innermost(fn: Any) -> Any:
    """Return the function that somebody wrote: below partials, decorators, methods and callable objects."""
    inner = inspect.unwrap(unwrapped(inspect.unwrap(fn)))
    return getattr(inner, "__func__", inner)


def scope_of(fn: Callable[..., Any]) -> dict[str, Any]:
    """Return the names that the hints of `fn` may use: of its module, its class and the functions around it.

    What a module imports for type checkers only is known too, by name: it is imported when it is asked for.
    """
    inner = innermost(fn)
    module = sys.modules.get(getattr(inner, "__module__", None) or "")
    known = dict(getattr(inner, "__globals__", None) or (vars(module) if module else {}))
    own = {**vars(inner), inner.__name__: inner} if inspect.isclass(inner) else _closure(inner)
    return _Scope(_for_checkers(known.get("__file__")), known | own)


def resolved(annotation: Any, scope: dict[str, Any]) -> tuple[Any, str | None]:
    """Return the hint that an annotation stands for, and its text where it cannot be resolved: it spoils no other."""
    if annotation is MISSING:
        return MISSING, None
    holder: Any = type("holder", (), {"__annotations__": {"hint": annotation}})
    try:
        return typing.get_type_hints(holder, scope, scope, include_extras=True)["hint"], None
    except Exception:  # noqa: BLE001 - a hint may run any code
        text = annotation if isinstance(annotation, str) else repr(annotation)
        simpler = _simpler(text)
        known = resolved(simpler, scope)[0] if simpler else MISSING
        is_type = isinstance(known, type) and known is not MISSING and known.__module__ != "typing"
        return (known, None) if is_type else (MISSING, text)


def _simpler(annotation: str) -> str | None:
    """Return a generic type without its arguments: some, such as ``pd.Series[int]``, take them in stubs only."""
    try:
        tree = ast.parse(annotation.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return None
    if not isinstance(tree, ast.Subscript):
        return None
    outer = ast.unparse(tree.value)
    if outer.endswith("Annotated") and isinstance(tree.slice, ast.Tuple):
        return ast.unparse(tree.slice.elts[0])
    return outer


def hints_of(kind: type) -> dict[str, Any]:
    """Return the hints of a class's attributes, those of its bases too; `MISSING` for what cannot be resolved."""
    hints: dict[str, Any] = {}
    for base in reversed(kind.__mro__):
        told = inspect.get_annotations(base)
        scope = scope_of(base) if told else {}
        hints |= {name: resolved(annotation, scope)[0] for name, annotation in told.items()}
    return hints


def _closure(fn: Any) -> dict[str, Any]:
    code = getattr(fn, "__code__", None)
    cells = zip(code.co_freevars, fn.__closure__ or (), strict=True) if code else ()
    found = {}
    for name, cell in cells:
        try:
            found[name] = cell.cell_contents
        except ValueError:  # noqa: PERF203 - an empty cell: the name is bound later
            continue
    return found


class _Scope(dict[str, Any]):
    """Names with their values; those for type checkers only are imported when they are looked up."""

    def __init__(self, late: Mapping[str, str], known: Mapping[str, Any]) -> None:
        super().__init__(known)
        self.late = late

    def __missing__(self, name: str) -> Any:
        if name not in self.late:
            raise KeyError(name)
        try:
            self[name] = load(self.late[name])
        except (ImportError, AttributeError):
            raise KeyError(name) from None
        return self[name]


@lru_cache(maxsize=64)
def _for_checkers(path: str | None) -> Mapping[str, str]:
    """Return what a module imports under ``if TYPE_CHECKING:``, as ``"module:attribute"`` by name."""
    if path is None or not path.endswith(".py"):
        return {}
    try:
        source = Path(path).read_text(encoding="utf-8")
        tree = ast.parse(source) if "TYPE_CHECKING" in source else ast.Module([], [])
    except (OSError, ValueError, SyntaxError):
        return {}
    blocks = (node for node in tree.body if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test))
    return {name: target for block in blocks for node in block.body for name, target in _imports(node)}


def _imports(node: ast.stmt) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Import):
        for each in node.names:
            yield each.asname or each.name.partition(".")[0], each.name if each.asname else each.name.partition(".")[0]
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        for each in node.names:
            yield each.asname or each.name, f"{node.module}:{each.name}"
