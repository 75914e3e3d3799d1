"""How often, and how soon, a lost line is tried again."""

from __future__ import annotations

import random

__all__ = ["Backoff"]

_LONGEST = 5.0


class Backoff:
    """Pauses between the attempts: each about twice as long as the one before.

    Args:
        first: Seconds before the first attempt.
        attempts: How many there are.
    """

    def __init__(self, first: float = 0.1, attempts: int = 10) -> None:
        self._first = first
        self._attempts = attempts
        self._attempt = 0

    def reset(self) -> None:
        """Begin anew: the line was restored."""
        self._attempt = 0

    def next(self) -> float | None:
        """Return the seconds to wait before the next attempt; None where there have been enough."""
        if self._attempt >= self._attempts:
            return None
        pause: float = min(self._first * 2**self._attempt, _LONGEST)
        self._attempt += 1
        # Spread, or all clients of a server that comes back knock at once.
        return pause * random.uniform(0.75, 1.25)  # noqa: S311 - no secret
