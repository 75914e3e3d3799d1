"""Pictures beside each other, and pictures whose parts are labelled."""

from __future__ import annotations

from typing import Any

import numpy as np

import gradio_lib as gr
from tests.browser.apps.heard import hear

COLORS = {"Red": (200, 40, 40), "Green": (40, 140, 60), "Blue": (40, 80, 200), "Sand": (220, 190, 130)}
PICTURES = [(np.full((60, 80, 3), color, np.uint8), name) for name, color in COLORS.items()]
ROWS, COLUMNS = np.mgrid[0:120, 0:200]
DISC = (ROWS - 60) ** 2 + (COLUMNS - 140) ** 2 < 1600
FIELD = np.stack([ROWS + 60, COLUMNS, 255 - ROWS], axis=-1).clip(0, 255).astype(np.uint8)
PARTS: list[tuple[Any, str]] = [
    ((10, 20, 60, 100), "box"),
    (DISC.astype(float), "disc"),
    ((20, 30, 40, 50), "inner box"),
]


def pressed(event: gr.SelectData) -> str:
    told = event.value["caption"] if isinstance(event.value, dict) else event.value
    return f"{event.index}: {told}"


def captions(pictures: list[tuple[str, str | None]] | None) -> str:
    return f"{len(pictures or [])} pictures"


with gr.Blocks(title="Media") as demo:
    note = gr.Textbox(label="Note")
    gallery = gr.Gallery(PICTURES, label="Colors", columns=4, interactive=False)
    gallery.select(pressed, None, note)
    hear(gallery)
    parts = gr.AnnotatedImage((FIELD, PARTS), label="Parts", color_map={"disc": "#00aa55"}, width=400)
    parts.select(pressed, None, note)
    given = gr.Gallery(label="Given", columns=3)
    count = gr.Textbox(label="Count")
    given.change(captions, given, count)
    hear(given)
    gr.Gallery(PICTURES, label="Large", preview=True, interactive=False, height=240)
