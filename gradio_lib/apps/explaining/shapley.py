"""Shapley values of the parts of an input, estimated by the weighted regression called Kernel SHAP.

After Scott Lundberg and Su-In Lee, "A Unified Approach to Interpreting Model Predictions", NeurIPS 2017, section 4.1:
the model is asked for some coalitions of parts, and the values are the coefficients of the linear model that fits the
answers best, each coalition weighted by the Shapley kernel. That all values sum up to the whole effect (equation 5,
local accuracy) is kept exactly, by eliminating one of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from math import comb
from typing import Any

from gradio_lib._lazy import require

__all__ = ["shapley_values"]

Model = Callable[[Sequence[bool]], float]


def shapley_values(model: Model, count: int, samples: int) -> list[float]:
    """Return how much each part adds to the model's result.

    Args:
        model: Returns the result for a coalition: whether each part is there.
        count: How many parts there are.
        samples: How many coalitions the model may be asked for, beside none and all; where they are enough for every
            one, the values are exact.

    Example:
        >>> shapley_values(lambda there: 2.0 * there[0] + 3.0 * there[1], 2, 10)
        [2.0, 3.0]
    """
    if count == 0:
        return []
    none, whole = model([False] * count), model([True] * count)
    if count == 1:
        return [whole - none]
    numpy = require("numpy", "for Shapley values")
    coalitions, weights = _coalitions(count, samples)
    there = numpy.array(coalitions, dtype="float64")
    answers = numpy.array([model(coalition) for coalition in coalitions], dtype="float64") - none
    # The last value is what the others leave of the whole effect.
    left = answers - there[:, -1] * (whole - none)
    root = numpy.sqrt(numpy.array(weights, dtype="float64"))
    fitted = numpy.linalg.lstsq((there[:, :-1] - there[:, -1:]) * root[:, None], left * root, rcond=None)[0]
    values = [*fitted.tolist(), float(whole - none - fitted.sum())]
    return [round(value, 9) for value in values]


def _coalitions(count: int, samples: int) -> tuple[list[tuple[bool, ...]], list[float]]:
    """Return coalitions and their weights: all where `samples` allow it, else some, each with its opposite."""
    if 2**count - 2 <= samples:
        every = [each for each in itertools.product([False, True], repeat=count) if 0 < sum(each) < count]
        return every, [_kernel(count, sum(each)) for each in every]
    numpy: Any = require("numpy", "for Shapley values")
    chance = numpy.random.default_rng(0)  # the same answer for the same question
    sizes = numpy.arange(1, count)
    share = (count - 1) / (sizes * (count - sizes))
    drawn: dict[tuple[bool, ...], float] = {}
    for size in chance.choice(sizes, size=max(samples, count) // 2 + 1, p=share / share.sum()):
        there = numpy.zeros(count, dtype=bool)
        there[chance.permutation(count)[:size]] = True
        # A coalition's chance is its kernel's weight already: what is drawn twice counts twice.
        for each in (there, ~there):
            coalition = tuple(each.tolist())
            drawn[coalition] = drawn.get(coalition, 0.0) + 1.0
    return list(drawn), list(drawn.values())


def _kernel(count: int, size: int) -> float:
    return (count - 1) / (comb(count, size) * size * (count - size))
