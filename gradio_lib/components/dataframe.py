"""Dataframe: a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

from gradio_lib.components._bases import FormComponent
from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.table import Table, read_table, table_of, to_user

__all__ = ["Dataframe"]

Datatype: TypeAlias = Literal["str", "number", "bool", "date", "markdown", "html", "image", "auto"]
Count: TypeAlias = "int | tuple[int, str]"

_KINDS = {"str", "number", "bool", "date", "markdown", "html", "image", "auto"}


class Dataframe(FormComponent[Table, Any], browser="dataframe"):
    """A table to edit or to read.

    The function gets what ``type`` says: a pandas or polars DataFrame, a numpy array, or a list of rows; it returns
    any of these, a dict of columns, or the path of a CSV file.

    Example:
        >>> Dataframe(headers=["x", "y"], type="array").preprocess({"headers": ["x", "y"], "data": [[1, 2]]})
        [[1, 2]]
    """

    value: Any = param(default=None, kw_only=False)
    """Table shown at the start, or a function that is called for it whenever the page opens."""
    headers: Sequence[str] | None = None
    """Names of the columns where the value has none."""
    row_count: Count | None = (1, "dynamic")
    """Rows at the start; with ``(n, "fixed")`` people cannot add or delete rows, with ``n`` alone they can."""
    col_count: Count | None = None
    """Columns at the start; with ``(n, "fixed")`` people cannot add or delete columns."""
    datatype: Datatype | Sequence[Datatype] = "str"
    """Kind of all columns, or of each."""
    type: Literal["pandas", "numpy", "array", "polars"] = param(default="pandas", page=False)
    max_rows: int | None = 20
    """Rows shown before it scrolls."""
    max_cols: int | None = None
    overflow_row_behaviour: Literal["paginate", "show_ends"] = "paginate"
    max_height: int | str = 500
    """Pixels, or a css length, above which it scrolls."""
    wrap: bool = False
    """Whether long text wraps; otherwise it is cut with an ellipsis."""
    line_breaks: bool = True
    column_widths: Sequence[str | int] | None = None
    show_row_numbers: bool = False
    max_chars: int | None = None
    """Characters of a cell that are shown."""
    show_search: Literal["none", "search", "filter"] = "none"
    pinned_columns: int | None = None
    static_columns: Sequence[int] | None = None
    """Columns that cannot be edited."""
    row_limits: tuple[int | None, int | None] | None = None
    column_limits: tuple[int | None, int | None] | None = None
    latex_delimiters: Sequence[dict[str, str | bool]] | None = None
    buttons: Sequence[str] | None = None
    """Which of ``"fullscreen"`` and ``"copy"`` it has."""

    reads_paths = True

    change = Event("It is another table, by a person or by a function.")
    input = Event("Somebody changes a cell, a row or a column.")
    select = Event("A cell is selected; the event data's index is [row, column].")
    edit = Event("Somebody has edited a cell.")

    def check(self) -> None:
        """Bring the counts and kinds into one form."""
        self.row_count = _count(self.row_count)
        self.col_count = _count(self.col_count)
        if self.type not in {"pandas", "numpy", "array", "polars"}:
            msg = f'type is {self.type!r}; it takes "pandas", "numpy", "array" or "polars".'
            raise DeclarationError(msg)
        kinds = [self.datatype] if isinstance(self.datatype, str) else list(self.datatype)
        for kind in kinds:
            if kind not in _KINDS:
                msg = f"datatype has {kind!r}; it takes {', '.join(sorted(_KINDS))}."
                raise DeclarationError(msg)
        if self.headers is None and self.col_count is not None:
            self.headers = [str(number + 1) for number in range(self.col_count[0])]

    def preprocess(self, payload: Any) -> Any:
        """Return the table as ``type`` says; null is an empty one."""
        if payload is None:
            payload = {"headers": list(self.headers or ()), "data": []}
        try:
            headers, rows = read_table(payload)
        except InvalidValue as error:
            msg = f"{self.name_in_messages}: {error}"
            raise InvalidValue(msg) from None
        return to_user(headers, rows, self.type)

    def postprocess(self, value: Any) -> Table:
        """Return headers and rows as JSON data."""
        if value is None:
            return {"headers": list(self.headers or ()), "data": [], "metadata": None}
        return table_of(value, self.headers)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of headers and rows."""
        return {
            "title": "DataframeData",
            "type": "object",
            "properties": {
                "headers": {"type": "array", "items": {"type": "string"}},
                "data": {"type": "array", "items": {"type": "array", "items": {}}},
                "metadata": {
                    "anyOf": [{"type": "object", "additionalProperties": {}}, {"type": "null"}],
                    "default": None,
                },
            },
            "required": ["headers", "data"],
        }

    def example_payload(self) -> Any:
        """Return a small table."""
        headers = list(self.headers or ("a", "b"))
        return {"headers": headers, "data": [["foo"] * len(headers)], "metadata": None}

    def example_value(self) -> Any:
        """Return a small table."""
        return self.example_payload()


def _count(given: Any) -> tuple[int, str] | None:
    if given is None:
        return None
    count, behaviour = (given, "dynamic") if isinstance(given, int) else (given[0], given[1])
    if not isinstance(count, int) or count < 0 or behaviour not in {"fixed", "dynamic"}:
        msg = f'{given!r} is no count: give a number, or a pair such as (3, "fixed") or (3, "dynamic").'
        raise DeclarationError(msg)
    return (count, behaviour)
