"""A function whose values can be wrong, and say so at their fields."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def split(price: Decimal, share: Fraction, people: int = 2) -> str:
    """Split a bill."""
    return f"{price} x {share} / {people}"
