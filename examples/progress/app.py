"""Draw the Mandelbrot set, line by line."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from PIL import Image
from pydantic import Field

import gradio_lib as gr


def draw(
    real: Annotated[float, Field(ge=-2, le=1)] = -0.749,
    imaginary: Annotated[float, Field(ge=-1.5, le=1.5)] = 0.113,
    zoom: Annotated[float, Field(ge=1, le=10_000)] = 120.0,
    size: Annotated[int, Field(ge=64, le=1024, multiple_of=64)] = 384,
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
    turns = np.sqrt(counts)[..., None] / 12 + (0.55, 0.63, 0.72)
    colours = 0.5 - 0.5 * np.cos(2 * np.pi * turns)
    colours[counts >= steps] = 0.04
    return Image.fromarray((colours * 255).astype(np.uint8))


def escape(points: np.ndarray, steps: int) -> np.ndarray:
    """Return after how many steps each point is far away, in fractions; `steps` for those that stay."""
    counts = np.full(points.shape, float(steps))
    at = np.zeros_like(points)
    near = np.arange(points.size)
    for step in range(steps):
        at[near] = at[near] ** 2 + points[near]
        gone = np.abs(at[near]) > 32
        far = near[gone]
        counts[far] = step + 1 - np.log2(np.log(np.abs(at[far])))
        near = near[~gone]
    return counts
