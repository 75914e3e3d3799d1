"""Parameters of other generations: tables of what they became, and the mixin that reads them."""

from __future__ import annotations

import warnings
from typing import Any

from typing_extensions import Self

from gradio_lib.graph.block import Block

__all__ = ["Legacy"]

# Accepted and without effect: what they switched is always on, always off, or gone from every generation.
DROPPED = {
    "analytics_enabled": "nothing is ever sent to anybody",
    "enable_queue": "use queue() or an event's queue=",
    "optional": "every input may be empty",
    "name": "the type's name is its class",
    "root_url": "addresses are relative",
    "requires_permissions": "the browser asks by itself",
    "proxy_url": "addresses are relative",
    "default_value": "use value=",
}

# class name -> old parameter -> new one
RENAMED: dict[str, dict[str, str]] = {
    "Dataframe": {"column_count": "col_count", "rows": "row_count", "cols": "col_count"},
    "Blocks": {},
}


class Legacy(Block):
    """Takes the parameters and methods of older apps, with one warning each that says what to use now."""

    @classmethod
    def _unknown(cls, unknown: dict[str, Any]) -> dict[str, Any]:
        renamed = RENAMED.get(cls.__name__, {})
        kept: dict[str, Any] = {}
        for name, value in unknown.items():
            if name in renamed:
                kept[renamed[name]] = value
            elif name in DROPPED:
                warnings.warn(
                    f"gr.{cls.__name__}({name}=…) has no effect: {DROPPED[name]}.", DeprecationWarning, stacklevel=4
                )
            else:
                super()._unknown({name: value})
        return kept

    def style(self, **options: Any) -> Self:
        """Set properties after the fact, the way of 3.x; pass them to the constructor now."""
        warnings.warn(
            f"gr.{type(self).__name__}.style() is from 3.x: give {', '.join(options)} to the constructor.",
            DeprecationWarning,
            stacklevel=2,
        )
        for name, value in options.items():
            if name in self.declared:
                setattr(self, name, value)
        return self
