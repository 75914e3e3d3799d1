"""Parts of a picture that belong together by colour and place.

After Radhakrishna Achanta et al., "SLIC Superpixels Compared to State-of-the-Art Superpixel Methods", IEEE TPAMI 2012:
means of colour and place, begun on a grid, with the place weighted by the grid's width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradio_lib._lazy import require

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image as PILImage

__all__ = ["superpixels"]

_FINEST = 128
_ROUNDS = 6
_COMPACT = 0.6


def superpixels(image: PILImage.Image, segments: int) -> np.ndarray[Any, Any]:
    """Return which part each pixel belongs to: an array of shape (height, width) of the numbers from 0.

    Args:
        image: The picture.
        segments: About how many parts are wanted; there may be a few less.
    """
    numpy = require("numpy", "for interpretation")
    small = image.convert("RGB")
    small.thumbnail((_FINEST, _FINEST))
    colours = numpy.asarray(small, dtype="float64").reshape(-1, 3) / 255
    rows, columns = small.height, small.width
    places = numpy.indices((rows, columns)).reshape(2, -1).T
    step = max(1.0, (rows * columns / max(1, segments)) ** 0.5)
    points = numpy.concatenate([colours, places * (_COMPACT / step)], axis=1)
    down, across = (numpy.arange(step / 2, max(size, step / 2 + 1), step).astype(int) for size in (rows, columns))
    begun = [min(row, rows - 1) * columns + min(column, columns - 1) for row in down for column in across]
    means = points[begun]
    nearest = numpy.zeros(len(points), dtype=int)
    for _ in range(_ROUNDS):
        nearest = ((points[:, None] - means[None]) ** 2).sum(axis=2).argmin(axis=1)
        means = numpy.array(
            [points[nearest == n].mean(axis=0) if (nearest == n).any() else means[n] for n in range(len(means))]
        )
    _, numbered = numpy.unique(nearest, return_inverse=True)
    parts = require("PIL.Image", "for interpretation", "pillow").fromarray(
        numbered.reshape(rows, columns).astype("uint16")
    )
    found: np.ndarray[Any, Any] = numpy.asarray(parts.resize(image.size, 0)).astype(int)
    return found
