"""Draw the Mandelbrot set, line by line."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from PIL import Image
from pydantic import Field

import gradio_lib as gr


def draw(
    real: Annotated[float, Field(ge=-2, le=1)] = -0.745,
    imaginary: Annotated[float, Field(ge=-1.5, le=1.5)] = 0.113,
    zoom: Annotated[float, Field(ge=1, le=10_000)] = 120.0,
    size: Annotated[int, Field(ge=64, le=1024, multiple_of=64)] = 512,
    progress: gr.Progress = gr.Progress(),
) -> Image.Image:
    """Draw a part of the Mandelbrot set.

    Args:
        real: The middle, from left to right.
        imaginary: The middle, from below to above.
        zoom: How near to look.
        size: Width and height, in pixels.

    Returns:
        The picture.
    """
    steps = 80 + int(40 * np.log2(zoom))
    columns = real + np.linspace(-1.5, 1.5, size) / zoom
    rows = imaginary + np.linspace(1.5, -1.5, size) / zoom
    counts = np.array([escape(columns + 1j * row, steps) for row in progress.tqdm(rows, desc="Drawing", unit="lines")])
    shade = np.sqrt(counts / steps)
    inside = counts == steps
    colours = np.stack([np.clip(shade * 3 - channel, 0, 1) for channel in (1.1, 0.55, 0.0)], axis=-1)
    colours[inside] = 0.04
    return Image.fromarray((colours * 255).astype(np.uint8))


def escape(points: np.ndarray, steps: int) -> np.ndarray:
    """Return after how many steps each point is far away, `steps` for those that stay."""
    counts = np.full(points.shape, steps)
    at = np.zeros_like(points)
    near = np.arange(points.size)
    for step in range(steps):
        at[near] = at[near] ** 2 + points[near]
        gone = np.abs(at[near]) > 2
        counts[near[gone]] = step
        near = near[~gone]
    return counts
