"""Dataset: sample inputs to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from gradio_lib.components._bases import FormComponent, refuse
from gradio_lib.components.shortcuts import component_of
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.component import Component
from gradio_lib.graph.config import lean
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param

__all__ = ["Dataset"]


class Dataset(FormComponent[int | None, Any], browser="dataset"):
    """A table or gallery of samples; pressing one gives the function its values (or its index).

    Example:
        >>> from gradio_lib.components.textbox import Textbox
        >>> Dataset(components=[Textbox(render=False)], samples=[["Ada"]], type="index").preprocess(0)
        0
    """

    components: Sequence[Component[Any, Any] | str] | None = ()
    """Components of the columns, or their names; they are not shown themselves."""
    component_props: Sequence[dict[str, Any]] | None = None
    """Properties for showing the columns; derived from the components."""
    samples: Sequence[Sequence[Any]] | None = None
    """Rows, one value per component."""
    headers: Sequence[str] | None = None
    """Titles of the columns; None takes the components' labels."""
    type: Literal["values", "index", "tuple"] = param(default="values", page=False)
    layout: Literal["gallery", "table"] | None = None
    samples_per_page: int = 10
    sample_labels: Sequence[str] | None = None
    """Names shown in place of the values."""

    click = Event("A sample is pressed.")
    select = Event("A sample is pressed; the event data has its index and value.")
    change = Event("They are other samples.")

    skip_api = True
    carries_files = True

    def check(self) -> None:
        """Make components of names and check the rows."""
        self.columns = [component_of(each) for each in self.components or ()]
        self.samples = [list(row) if isinstance(row, list | tuple) else [row] for row in self.samples or ()]
        for number, row in enumerate(self.samples):
            if len(row) != len(self.columns):
                msg = f"Sample {number} has {len(row)} values for {len(self.columns)} components: {row!r}."
                raise DeclarationError(msg)
        if self.headers is None:
            self.headers = [column.label or "" for column in self.columns]

    def preprocess(self, payload: Any) -> Any:
        """Return the chosen sample's values, its index, or both."""
        if payload is None:
            return None
        rows = self.samples or ()
        if not isinstance(payload, int) or isinstance(payload, bool) or not 0 <= payload < len(rows):
            raise refuse(self, f"the index of a sample, 0 to {len(rows) - 1}", payload)
        if self.type == "index":
            return payload
        return rows[payload] if self.type == "values" else (payload, rows[payload])

    def get_config(self) -> dict[str, Any]:
        """Return its properties, the samples as the columns' components show them."""
        config = super().get_config()
        rows = self.samples or ()
        config["components"] = [column.get_block_name() for column in self.columns]
        config["component_props"] = [*self.component_props] if self.component_props else self._column_props()
        config["samples"] = [[c.postprocess(v) for c, v in zip(self.columns, row, strict=True)] for row in rows]
        return config

    def _column_props(self) -> list[dict[str, Any]]:
        """Return what a column's values are shown by: choices have names, tables have headers."""
        return [{name: value for name, value in lean(column).items() if name != "value"} for column in self.columns]

    def example_payload(self) -> Any:
        """Return the first index."""
        return 0
