"""What large values cost."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.measures import Row, Subject, at_least, at_most, measure


@measure(
    Row("upload of 200 MB", "MB/s", at_least(0.8, of="fastapi")),
    Row("upload of 200 MB: growth of memory (peak RSS)", "MB", at_most(2)),
    app="values",
    repeats=3,
    fresh=True,
)
def upload(subject: Subject) -> tuple[float, ...]:
    """One multipart body of 200 MB, as browsers send it; the bare app takes it as an `UploadFile`."""
    told = subject.load("upload", megabytes=50 if subject.quick else 200)
    return told["rate"] / 1e6, told["growth"] / 1e6


def _photograph(path: Path) -> None:
    """Write a PNG of 1024 x 1024 pixels that compresses like a photograph: soft shapes and some noise."""
    random = np.random.default_rng(20)
    y, x = np.mgrid[0:1024, 0:1024] / 1024
    shapes = np.stack([np.sin(5 * x + 3 * y), np.cos(4 * x * y), np.sin(7 * y)], axis=2)
    noise = random.normal(0, 4, (1024, 1024, 3))
    Image.fromarray(np.clip(shapes * 100 + 128 + noise, 0, 255).astype("uint8")).save(path)


@measure(Row("image of 1024 x 1024 in and out, server's processor time", "ms", at_most(150)), app="values")
def image(subject: Subject) -> tuple[float, ...]:
    """A PNG file is sent, turned by half and fetched: upload, call and download.

    The bare app leaves Pillow's default compression.
    """
    file = subject.files / "photograph.png"
    if not file.is_file():
        _photograph(file)
    return (subject.load("picture", file=str(file), times=1 if subject.quick else 3)["cpu"] * 1e3,)


@measure(Row("DataFrame of 10,000 x 10 in and out", "ms", at_most(75)), app="values")
def table(subject: Subject) -> tuple[float, ...]:
    """Numbers and texts as JSON to a pandas DataFrame and back; until the whole answer is there."""
    return (subject.load("table", rows=10_000, times=2 if subject.quick else 5)["seconds"] * 1e3,)
