"""The layouts: containers, one file each; each can be imported from here too."""

from __future__ import annotations

from typing import Any

from gradio_lib._lazy import class_of

_OTHERS = dict.fromkeys(("Tab", "TabItem"), "gradio_lib.layouts.tabitem:Tab")


def __getattr__(name: str) -> Any:
    return class_of(__name__, name, _OTHERS)
