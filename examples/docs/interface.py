"""A function of a picture, with a label for its result."""

import numpy as np

import gradio_lib as gr


def brightness(picture: np.ndarray) -> dict[str, float]:
    """Return how sure we are that it is day or night."""
    light = float(picture.mean()) / 255
    return {"day": light, "night": 1 - light}


demo = gr.Interface(fn=brightness, inputs="image", outputs="label")


if __name__ == "__main__":
    demo.launch()
