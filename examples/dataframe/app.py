"""Sum a table up."""

from __future__ import annotations

from typing import Literal

import pandas as pd

import gradio_lib as gr

SALES = pd.DataFrame(
    {
        "shop": ["Turin", "Turin", "Oslo", "Oslo", "Lima", "Lima", "Lima"],
        "drink": ["tea", "coffee", "tea", "coffee", "tea", "coffee", "mate"],
        "cups": [120, 310, 95, 280, 60, 140, 205],
        "revenue": [264.0, 868.0, 237.5, 980.0, 90.0, 252.0, 287.0],
    }
)


def sum_up(
    table: pd.DataFrame = SALES, group_by: str = "shop", measure: Literal["sum", "mean", "min", "max"] = "sum"
) -> pd.DataFrame:
    """Group the rows of a table and sum up what is in its columns of numbers.

    Args:
        table: Type into it, paste from a spreadsheet, or drop a CSV file on it.
        group_by: The column whose values make the groups.
        measure: What to tell of each group.

    Returns:
        One row for each group.
    """
    if group_by not in table.columns:
        msg = f"There is no column {group_by!r}; there are {', '.join(map(str, table.columns))}."
        raise gr.Error(msg)
    numbers = table.apply(pd.to_numeric, errors="coerce").dropna(axis="columns", how="all")
    groups = numbers.drop(columns=group_by, errors="ignore").groupby(table[group_by], sort=True)
    return pd.DataFrame(groups.agg(measure).round(2).reset_index())
