"""A mask is drawn over a picture, and the function gets both."""

from typing import Any

import gradio_lib as gr


def cut(drawn: dict[str, Any]) -> Any:
    """Keep what was drawn over, and make all else white."""
    image, mask = drawn["image"].copy(), drawn["mask"]
    image[mask[:, :, 0] == 0] = 255
    return image


demo = gr.Interface(cut, gr.Image(source="upload", tool="sketch", label="Picture"), gr.Image(label="Part"))


if __name__ == "__main__":
    demo.launch()
