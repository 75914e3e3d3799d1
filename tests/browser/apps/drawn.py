"""Pictures to draw on and to crop; each is told as the size and the colours of what the function gets."""

from __future__ import annotations

from typing import Any

import numpy as np

import gradio_lib as gr
from tests.browser.apps.heard import hear

PICTURE = np.zeros((150, 200, 3), np.uint8)
PICTURE[:, 100:] = (255, 0, 0)


def told(value: Any) -> str:
    """Say what a picture is: its width and height, the colours at its middle and in its first corner."""
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return f"{len(value)} layers"
    if isinstance(value, dict):
        return "; ".join(f"{name}: {told(part)}" for name, part in value.items())
    rows, columns = value.shape[:2]
    middle, corner = value[rows // 2, columns // 2], value[2 if rows > 2 else 0, 2]
    return f"{columns}x{rows} {np.atleast_1d(middle)[:3].tolist()} {np.atleast_1d(corner)[:3].tolist()}"


with gr.Blocks(title="Drawings") as demo:
    said = gr.Textbox(label="Said", interactive=False)
    with gr.Row():
        masked = gr.Image(PICTURE, label="Masked", source="upload", tool="sketch", interactive=True, brush_radius=20)
        painted = gr.Image(
            PICTURE, label="Painted", source="upload", tool="color-sketch", brush_color="#00ff00", interactive=True
        )
    with gr.Row():
        sketched = gr.Sketchpad(label="Sketched")
        layered = gr.ImageEditor(label="Layered", brush=gr.Brush(colors=["#0000ff"], default_size=40), format="png")
    with gr.Row():
        cropped = gr.Image(PICTURE, label="Cropped", interactive=True)
        selected = gr.Image(PICTURE, label="Selected", tool="select", interactive=True)
    with gr.Row():
        live = gr.Image(label="Live", sources=["webcam"], streaming=True, webcam_options=gr.WebcamOptions(mirror=False))
    for component in (masked, painted, sketched, layered, cropped, selected):
        gr.Button(f"Tell {component.label}").click(told, component, said)
    gr.ClearButton([sketched], value="Empty the sheet")
    live.stream(told, live, said)
    hear(masked, layered)
