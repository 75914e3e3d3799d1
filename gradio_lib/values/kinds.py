"""What a value is, by the names of its classes: a package is known without being loaded."""

from __future__ import annotations

from typing import Any

__all__ = ["ARRAYS", "FIGURES", "FRAMES", "PICTURES", "named"]

PICTURES = {"PIL.Image.Image"}
ARRAYS = {"numpy.ndarray"}
TENSORS = {"torch.Tensor", "tensorflow.python.framework.tensor.Tensor", "jaxlib._jax.ArrayImpl"}
FIGURES = {
    "matplotlib.figure.Figure": "matplotlib",
    "matplotlib.axes._base._AxesBase": "matplotlib",
    "plotly.basedatatypes.BaseFigure": "plotly",
    "bokeh.model.model.Model": "bokeh",
    **{f"altair.vegalite.{version}.api.TopLevelMixin": "altair" for version in ("v4", "v5", "v6", "v7")},
}
"""Figures and the library that each is of."""
FRAMES = {
    "pandas.DataFrame",
    "pandas.core.frame.DataFrame",
    "pandas.Series",
    "pandas.core.series.Series",
    "pandas.io.formats.style.Styler",
    "polars.dataframe.frame.DataFrame",
    "polars.series.series.Series",
    "polars.lazyframe.frame.LazyFrame",
}


def named(kind: Any) -> set[str]:
    """Return the qualified names of a class and its bases.

    Example:
        >>> sorted(named(bool))
        ['builtins.bool', 'builtins.int', 'builtins.object']
    """
    mro = getattr(kind, "__mro__", ()) if isinstance(kind, type) else ()
    return {f"{base.__module__}.{base.__qualname__}" for base in mro}
