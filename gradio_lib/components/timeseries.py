"""Timeseries: numbers over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gradio_lib.components._bases import FormComponent, refuse
from gradio_lib.errors import InvalidValue
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.table import MAX_CELLS, read_table, table_of, to_user

__all__ = ["Timeseries"]


class Timeseries(FormComponent["dict[str, Any] | None", Any], browser="timeseries"):
    """Numbers over time as lines; as an input, a CSV file to upload.

    The function gets a DataFrame, with a column for each of the file. It returns a DataFrame or the path of a CSV file.

    Example:
        >>> Timeseries(x="time", y=["price", "volume"]).y
        ['price', 'volume']
    """

    value: Any = param(default=None, kw_only=False)
    """DataFrame or path of a CSV file at the start, or a function that is called for it whenever the page opens."""
    x: str | None = None
    """Column of the times; None takes the first."""
    y: str | Sequence[str] | None = None
    """Column or columns of numbers, each a line; None takes all others that hold numbers."""
    colors: Sequence[str] | None = None
    """Css colors of the lines, in the order of ``y``."""

    change = Event("It is another table, by a person or by a function.")

    reads_paths = True

    def check(self) -> None:
        """Make a list of the columns."""
        self.y = [self.y] if isinstance(self.y, str) else self.y

    def preprocess(self, payload: Any) -> Any:
        """Return the table as a DataFrame; None where there is none."""
        if payload is None:
            return None
        try:
            headers, rows = read_table(payload)
        except InvalidValue as error:
            msg = f"{self.name_in_messages}: {error}"
            raise InvalidValue(msg) from None
        if len(headers) * len(rows) > MAX_CELLS:
            raise refuse(self, f"at most {MAX_CELLS:,} cells", f"{len(rows)} rows of {len(headers)}")
        self._has_columns(headers)
        return to_user(headers, rows, "pandas")

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Return headers and rows as JSON data."""
        if value is None:
            return None
        table = table_of(value)
        self._has_columns(table["headers"])
        return {"headers": table["headers"], "data": table["data"]}

    def _has_columns(self, headers: Sequence[str]) -> None:
        for name in (self.x, *(self.y or ())):
            if name is not None and name not in headers:
                has = ", ".join(map(repr, headers)) or "none"
                msg = f"{self.name_in_messages}: there is no column {name!r} in the table; it has {has}."
                raise InvalidValue(msg)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of headers and rows."""
        properties = {
            "headers": {"type": "array", "items": {"type": "string"}},
            "data": {"type": "array", "items": {"type": "array", "items": {}}},
        }
        return {"type": "object", "properties": properties, "required": ["headers", "data"]}

    def example_payload(self) -> Any:
        """Return a small table."""
        names = [self.x or "time", *(self.y or ["value"])]
        return {"headers": names, "data": [[1] * len(names), [2] * len(names)]}

    def example_value(self) -> Any:
        """Return a small table."""
        return self.example_payload()
