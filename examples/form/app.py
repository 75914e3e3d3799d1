"""Plan how a loan is paid back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import Annotated

import pandas as pd
from pydantic import Field

import gradio_lib as gr


class Rhythm(Enum):
    """How often a rate is paid: the number is how many a year has."""

    MONTHLY = 12
    QUARTERLY = 4
    YEARLY = 1


@dataclass
class Loan:
    """What is borrowed."""

    amount: Annotated[float, Field(gt=0)] = 20_000.0
    interest: Annotated[float, Field(ge=0, le=20, description="Per cent a year.")] = 4.5
    years: Annotated[int, Field(ge=1, le=30)] = 5


def plan(
    loan: Loan, rhythm: Rhythm = Rhythm.MONTHLY, first_rate: dt.date | None = None, extra: float = 0.0
) -> tuple[str, pd.DataFrame]:
    """Tell the rate of a loan, and what each year pays of it.

    Args:
        loan: What is borrowed.
        rhythm: How often a rate is paid.
        first_rate: When the first rate is due; left empty, a month from today.
        extra: What is paid beyond every rate.

    Returns:
        result: The rate, and what the loan costs.
        years: What is paid in each year, and what is still owed at its end.
    """
    step, count = loan.interest / 100 / rhythm.value, loan.years * rhythm.value
    rate = loan.amount / count if step == 0 else loan.amount * step / (1 - (1 + step) ** -count)
    if extra < 0:
        msg = "What is paid beyond the rate cannot be negative."
        raise gr.Error(msg)
    due = first_rate or dt.date.today() + dt.timedelta(days=30)  # noqa: DTZ011 - the person's own day
    rows: dict[int, list[float]] = {}
    owed, paid = loan.amount, 0.0
    for number in range(count):
        if owed <= 0.005:
            break
        interest = owed * step
        payment = min(rate + extra, owed + interest)
        owed, paid = owed + interest - payment, paid + payment
        year = rows.setdefault(due.year + (due.month - 1 + number * 12 // rhythm.value) // 12, [0.0, 0.0, 0.0])
        year[:] = year[0] + payment, year[1] + interest, max(owed, 0.0)
    table = pd.DataFrame(
        [(year, *(round(value, 2) for value in values)) for year, values in rows.items()],
        columns=["year", "paid", "of it interest", "still owed"],
    )
    return f"{rate:,.2f} {rhythm.name.lower()}; {paid:,.2f} in all, {paid - loan.amount:,.2f} of it interest", table
