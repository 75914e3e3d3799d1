"""One of each part that other people's styles and tests hold on to."""

from __future__ import annotations

import numpy as np

import gradio_lib as gr

PIXELS = np.zeros((20, 20, 3), dtype=np.uint8)

with gr.Blocks() as demo:
    words = gr.Textbox(label="Words", submit_btn=True, stop_btn=True, interactive=True)
    gr.Textbox(label="Secret", type="password")
    number = gr.Number(label="Number", interactive=True)
    gr.Slider(0, 10, label="Slider")
    gr.Checkbox(label="Checkbox")
    gr.CheckboxGroup(["a", "b"], label="Group")
    gr.Radio(["a", "b"], label="Radio")
    gr.Dropdown([f"choice {number}" for number in range(40)], label="Dropdown", filterable=True)
    gr.Label({"cat": 0.9, "dog": 0.1}, label="Label")
    gr.Markdown("Hello **you**")
    gr.JSON({"a": 1}, label="Data")
    gr.HighlightedText([("a", "N"), ("b", None)], label="Highlighted")
    gr.Image(PIXELS, label="Shown", interactive=False)
    gr.Image(label="Given")
    gr.Gallery([PIXELS, PIXELS], label="Gallery", selected_index=0)
    chat = gr.Chatbot(
        [{"role": "user", "content": "hi"}, {"role": "assistant", "content": "ho"}], label="Chat", type="messages"
    )
    gr.Dataframe([[1, 2], [3, 4]], label="Table")
    gr.UploadButton("Send")
    with gr.Accordion("More"):
        gr.Button("Go", elem_id="go", elem_classes=["loud", "large"]).click(lambda: gr.Info("Gone"))
    gr.Examples([["x", 1], ["y", 2]], [words, number])
