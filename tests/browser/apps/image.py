"""Pictures: one to give, one that is made, one to point at."""

from __future__ import annotations

from typing import Any

import numpy as np

import gradio_lib as gr
from tests.browser.apps.heard import hear

PICTURE = np.zeros((100, 200, 3), np.uint8)
PICTURE[:, 100:] = (255, 0, 0)


def mirrored(picture: Any) -> Any:
    return None if picture is None else picture[:, ::-1]


def pointed(event: gr.SelectData) -> list[int]:
    return event.index  # type: ignore[no-any-return]


with gr.Blocks(title="Pictures") as demo:
    given = gr.Image(label="Given")
    run = gr.Button("Mirror")
    made = gr.Image(label="Made")
    shown = gr.Image(PICTURE, label="Shown", interactive=False)
    point = gr.JSON(label="Point")
    run.click(mirrored, given, made)
    shown.select(pointed, None, point)
    hear(given)
