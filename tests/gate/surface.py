"""The public surface, one name a line with its parameters: `python -m tests.gate.surface` writes it down anew."""

from __future__ import annotations

import inspect
from typing import Any

import gradio_lib as gr
from gradio_lib.graph.block import Block
from tests.gate.tracked import ROOT

FROZEN = ROOT / "tests/data/api.txt"


def lines() -> list[str]:
    """Return what there is."""
    return [f"{name}{shape(getattr(gr, name))}" for name in sorted(gr.__all__)]


def shape(value: Any) -> str:
    """Return the parameters of a class or a function, the keyword-only ones behind a star and sorted."""
    if isinstance(value, type) and issubclass(value, Block):
        fields = {field.metadata.get("alias") or name: field.kw_only for name, field in value.declared.items()}
        placed = list(value.positional) or [name for name, only in fields.items() if not only]
        return _written(placed, [name for name in fields if name not in placed])
    if not callable(value):
        return ""
    try:
        parameters = inspect.signature(value).parameters.values()
    except (TypeError, ValueError):
        return "(…)"
    only = [each.name for each in parameters if each.kind is inspect.Parameter.KEYWORD_ONLY]
    return _written([each.name for each in parameters if each.name not in only], only)


def _written(placed: list[str], only: list[str]) -> str:
    return f"({', '.join([*placed, *(['*'] if only else []), *sorted(only)])})"


if __name__ == "__main__":
    FROZEN.write_text("\n".join(lines()) + "\n", encoding="utf-8")
