"""An interface whose inputs are interpreted: words, a number, choices, a picture."""

from __future__ import annotations

from typing import Any

import numpy as np

import gradio_lib as gr

PICTURE = np.zeros((60, 90, 3), np.uint8)
PICTURE[20:40, 30:60] = (230, 60, 40)


def judge(review: str, stars: float, size: float, fresh: bool, kind: str, extras: list[str], photo: Any) -> Any:
    red = 0 if photo is None else float(photo[:, :, 0].mean()) / 2000
    good = 0.3 + 0.15 * review.count("good") - 0.1 * review.count("bad") + stars / 50 + (kind == "Best") * 0.1
    good += len(extras) * 0.02 + fresh * 0.05 + size / 1000 + red
    return {"pleased": min(1.0, good), "angry": max(0.0, 1 - good)}


demo = gr.Interface(
    judge,
    [
        gr.Textbox("good food, bad service, good wine", label="Review"),
        gr.Number(4, label="Stars"),
        gr.Slider(0, 100, 40, label="Size"),
        gr.Checkbox(True, label="Fresh"),
        gr.Radio(["Best", "Plain"], value="Plain", label="Kind"),
        gr.CheckboxGroup(["Bread", "Wine"], value=["Wine"], label="Extras"),
        gr.Image(PICTURE, label="Photo"),
    ],
    gr.Label(label="Mood"),
    interpretation="shap",
    title="Moods",
)
