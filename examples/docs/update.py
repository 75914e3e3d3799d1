"""A function changes what another component is, and not only its value."""

from typing import Any

import gradio_lib as gr


def resize(kind: str) -> dict[str, Any]:
    """Return how the box is to be."""
    if kind == "none":
        return gr.Textbox.update(visible=False)
    return gr.update(visible=True, lines=8 if kind == "long" else 2)


with gr.Blocks() as demo:
    choice = gr.Radio(["short", "long", "none"], label="How much do you want to write?", value="short")
    essay = gr.Textbox(lines=2, label="Essay", interactive=True)
    choice.change(fn=resize, inputs=choice, outputs=essay)


if __name__ == "__main__":
    demo.launch()
