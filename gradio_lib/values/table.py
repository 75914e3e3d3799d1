"""Tables: from headers and rows to what a function takes, and back."""

from __future__ import annotations

import datetime as dt
import math
import sys
from collections.abc import Sequence
from typing import Any, Literal

from gradio_lib._lazy import require
from gradio_lib.errors import InvalidValue
from gradio_lib.values.file import files

__all__ = ["Table", "plain", "read_table", "table_of", "to_user"]

Table = dict[str, Any]
"""``{"headers": [str], "data": [[cell]], "metadata": None}`` as it goes over the wire."""

MAX_CELLS = 10_000_000
"""Counted before short rows are filled: a few bytes of a body can stand for many."""
_WIDEST = 1 << 63
"""JSON here holds integers below it; others are told as text."""


def read_table(payload: Any) -> tuple[list[str], list[list[Any]]]:
    """Check a table that a client sends and return its headers and rows; short rows are filled with None.

    Raises:
        InvalidValue: It is no table; the message says which part.
    """
    if isinstance(payload, list):
        payload = {"headers": None, "data": payload}
    if not isinstance(payload, dict) or not isinstance(payload.get("data"), list):
        msg = f"A table is expected: {{'headers': […], 'data': [[…], …]}}, not {type(payload).__name__}."
        raise InvalidValue(msg)
    rows: list[Any] = payload["data"]
    for number, row in enumerate(rows):
        if not isinstance(row, list):
            msg = f"Row {number} of the table is {type(row).__name__}; each row is a list of cells."
            raise InvalidValue(msg)
    headers = payload.get("headers")
    width = max((len(row) for row in rows), default=0)
    if headers is None or headers == []:
        headers = [str(number + 1) for number in range(width)]
    if not isinstance(headers, list):
        msg = f"The table's headers are {type(headers).__name__}; they are a list of names."
        raise InvalidValue(msg)
    names = [str(name) for name in headers]
    if width > len(names):
        msg = f"The table has {len(names)} headers and a row of {width} cells; give a header for each column."
        raise InvalidValue(msg)
    if len(names) * len(rows) > MAX_CELLS:
        msg = f"The table has {len(rows):,} rows of {len(names):,} cells; at most {MAX_CELLS:,} cells are taken."
        raise InvalidValue(msg)
    return names, [row if len(row) == len(names) else row + [None] * (len(names) - len(row)) for row in rows]


def to_user(headers: list[str], rows: list[list[Any]], kind: Literal["pandas", "numpy", "array", "polars"]) -> Any:
    """Return a table as a function takes it: a DataFrame, an array of objects or numbers, or a list of rows.

    Raises:
        InvalidValue: It has cells or names that such a table cannot have.
    """
    if kind == "pandas":
        return require("pandas", "for gr.Dataframe").DataFrame(rows, columns=headers)
    if kind == "polars":
        return _polars_of(headers, rows)
    if kind == "numpy":
        return _array_of(rows)
    return rows


def _polars_of(headers: list[str], rows: list[list[Any]]) -> Any:
    polars = require("polars", 'for gr.Dataframe(type="polars")')
    try:
        return polars.DataFrame(rows, schema=headers, orient="row", infer_schema_length=None)
    except (polars.exceptions.PolarsError, TypeError, ValueError, OverflowError) as error:
        reason = str(error).partition("\n")[0]
        msg = f"The table has what a polars DataFrame cannot have: {reason}."
        raise InvalidValue(msg) from error


def _array_of(rows: list[list[Any]]) -> Any:
    numpy = require("numpy", "for gr.Dataframe")
    if not any(isinstance(cell, list | dict) for row in rows for cell in row):
        return numpy.array(rows)
    # numpy would take lists in cells for further dimensions.
    array = numpy.empty((len(rows), len(rows[0])), object)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            array[number, column] = cell
    return array


def plain(cell: Any) -> Any:
    """Return a cell as JSON data: None for what is missing or no finite number."""
    if isinstance(cell, str | bool):
        return cell
    if cell is None or _is_missing(cell):
        return None
    if isinstance(cell, int):
        return cell if -_WIDEST <= cell < _WIDEST else str(cell)
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else None
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()
    item = getattr(cell, "item", None)
    return plain(item()) if callable(item) and getattr(cell, "ndim", 0) == 0 else str(cell)


def _is_missing(cell: Any) -> bool:
    """Whether it is one of pandas' words for what is missing."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and (cell is pandas.NA or cell is pandas.NaT)


def table_of(value: Any, headers: Sequence[str] | None = None) -> Table:
    """Return the table that `value` is.

    Args:
        value: A DataFrame (pandas, polars), a Styler, a Series, an array, rows, a dict of columns, or a CSV path.
        headers: Names of the columns where the value has none.

    Raises:
        InvalidValue: It is none of these.
    """
    if isinstance(value, dict) and isinstance(value.get("data"), list):
        names, rows = value.get("headers"), value["data"]
        return _table(names or headers, [[plain(cell) for cell in row] for row in rows], value.get("metadata"))
    frame = _as_frame(value)
    if frame is not None:
        return _from_pandas(frame)
    polars = sys.modules.get("polars")
    if polars is not None and isinstance(value, polars.LazyFrame):
        value = value.collect()
    if polars is not None and isinstance(value, polars.Series):
        value = value.to_frame()
    if polars is not None and isinstance(value, polars.DataFrame):
        return _table(list(value.columns), [[plain(cell) for cell in row] for row in value.rows()])
    if hasattr(value, "tolist") and hasattr(value, "shape"):
        value = value.tolist()
    if not isinstance(value, list | tuple):
        msg = f"{type(value).__name__} is no table; return a DataFrame, an array, a list of rows or a dict of columns."
        raise InvalidValue(msg)
    rows = [list(row) if isinstance(row, list | tuple) else [row] for row in value]
    return _table(headers, [[plain(cell) for cell in row] for row in rows])


def _as_frame(value: Any) -> Any:
    """Return `value` as a pandas DataFrame if it is pandas' or has columns; pandas is not loaded for anything else."""
    pandas = sys.modules.get("pandas")
    if pandas is not None:
        if isinstance(value, pandas.DataFrame):
            return value
        if isinstance(value, pandas.Series):
            return value.to_frame()
        if type(value).__name__ == "Styler" and hasattr(value, "data"):
            return value.data
    if isinstance(value, dict):
        return require("pandas", "for gr.Dataframe").DataFrame(value)
    if isinstance(value, str):
        return _read_csv(value)
    return None


def _read_csv(path: str) -> Any:
    pandas = require("pandas", "for gr.Dataframe")
    try:
        return pandas.read_csv(files().readable(path))
    except (ValueError, OSError) as error:
        if isinstance(error, InvalidValue):
            raise
        msg = f"{path[:200]!r} cannot be read as a table: {error}. Return the path of a CSV file."
        raise InvalidValue(msg) from error


def _from_pandas(frame: Any) -> Table:
    headers = [str(name) for name in frame.columns]
    columns = [_column(frame.iloc[:, index]) for index in range(len(headers))]
    return {"headers": headers, "data": [list(row) for row in zip(*columns, strict=True)], "metadata": None}


def _column(series: Any) -> list[Any]:
    """Return a column as JSON data; whole-column conversions keep 10,000 rows in the milliseconds."""
    if hasattr(series.dtype, "na_value"):  # pandas' own types, where a value may be missing
        return [plain(cell) for cell in series.tolist()]
    if series.dtype.kind in "iub":
        cells: list[Any] = series.tolist()
        return cells
    if series.dtype.kind == "f":
        finite = series.to_numpy()
        cells = series.tolist()
        if not bool(require("numpy", "for gr.Dataframe").isfinite(finite).all()):
            cells = [cell if math.isfinite(cell) else None for cell in cells]
        return cells
    return [plain(cell) for cell in series.tolist()]


def _table(headers: Sequence[Any] | None, rows: list[list[Any]], metadata: Any = None) -> Table:
    width = max((len(row) for row in rows), default=0)
    names = [str(name) for name in headers or ()]
    names += [str(number + 1) for number in range(len(names), width)]
    return {"headers": names, "data": rows, "metadata": metadata}
