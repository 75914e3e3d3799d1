"""Fields for tables: DataFrames and Series of pandas and polars. The packages are known by the names of their types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from gradio_lib._lazy import require
from gradio_lib.components.dataframe import Dataframe
from gradio_lib.inference.fields import Field, Wanted, same
from gradio_lib.inference.scalars import checked

__all__ = ["frame", "lazy_frame", "series"]

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")


def frame(asked: Wanted) -> Field:
    """A table, as a DataFrame of the package that the type is from."""
    return _field(asked, same)


def lazy_frame(asked: Wanted) -> Field:
    """A table, as a LazyFrame of polars."""
    return _field(asked, lambda table: table.lazy(), lambda lazy: lazy.collect())


def series(asked: Wanted) -> Field:
    """A table of one column, as a Series."""
    field = _field(asked, lambda table: table[table.columns[0]] if len(table.columns) else None)
    box: Any = field.component
    box.col_count = (1, "fixed")
    return field


def _field(asked: Wanted, take: Callable[[Any], Any], show: Callable[[Any], Any] = same) -> Field:
    package = "polars" if asked.core.__module__.startswith("polars") else "pandas"
    module = require(package, "for tables")
    typed = _typed_polars if package == "polars" else _typed_pandas

    def convert(value: Any) -> Any:
        is_frame = isinstance(value, module.DataFrame)
        return value if isinstance(value, asked.core) and not is_frame else take(typed(module, value))

    box = Dataframe(asked.shown(show), type=package, datatype="auto", **asked.options())  # type: ignore[arg-type]

    def untouched(value: Any) -> bool:
        return isinstance(value, module.DataFrame) and len(typed(module, value)) == 0

    return Field(box, checked(asked, convert), show, "a table", note=f"a table of {package}", untouched=untouched)


def _typed_pandas(pandas: Any, given: Any) -> Any:
    table = given if isinstance(given, pandas.DataFrame) else pandas.DataFrame(given)
    table = table.iloc[: _height(len(table), lambda index: table.iloc[index].tolist())].copy()
    for position in range(table.shape[1]):
        column = table.iloc[:, position]
        numbers = None if column.dtype.kind in "iufbc" else _numbers(column.tolist())
        if numbers is not None:
            table.isetitem(position, pandas.Series(numbers, index=table.index))
    return table


def _typed_polars(polars: Any, given: Any) -> Any:
    table = given if isinstance(given, polars.DataFrame) else polars.DataFrame(given)
    table = table.head(_height(table.height, table.row))
    columns = ((name, _numbers(table[name].to_list())) for name in table.columns if not table[name].dtype.is_numeric())
    return table.with_columns(polars.Series(name, cells, strict=False) for name, cells in columns if cells is not None)


def _height(rows: int, row: Callable[[int], Any]) -> int:
    """Return how many rows there are without those at the end that have nothing in them: an untouched table has one."""
    while rows and all(_is_empty(cell) for cell in row(rows - 1)):
        rows -= 1
    return rows


def _is_empty(cell: Any) -> bool:
    return cell is None or cell == "" or cell != cell  # noqa: PLR0124 - NaN


def _numbers(cells: list[Any]) -> list[Any] | None:
    """Return a column of numbers for one whose cells spell numbers, None for any other.

    The page's cells are texts. ``"007"`` spells no number: whoever writes it means the zeros.
    """
    found = list(_each_number(cells))
    return found if len(found) == len(cells) and any(cell is not None for cell in found) else None


def _each_number(cells: list[Any]) -> Iterator[int | float | None]:
    """Yield the numbers up to the first cell that is none."""
    for cell in cells:
        if _is_empty(cell):
            yield None
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            yield cell
        elif isinstance(cell, str) and _NUMBER.fullmatch(cell):
            yield float(cell) if {".", "e", "E"} & set(cell) else int(cell)
        else:
            return
