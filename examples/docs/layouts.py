"""Rows, columns, tabs, groups and parts that fold."""

import gradio_lib as gr

with gr.Blocks() as demo:
    with gr.Row():
        with gr.Column(scale=1):
            first, second = gr.Textbox(label="First"), gr.Textbox(label="Second")
        with gr.Column(scale=4):
            join = gr.Button("Join")
            joined = gr.Textbox(label="Joined")
    with gr.Tab("Lion"):
        gr.Button("Another lion")
    with gr.Tab("Tiger"), gr.Group():
        gr.Textbox(label="Name")
        gr.Textbox(label="Age")
    with gr.Accordion("Details", open=False):
        gr.Markdown("What few want to know.")
    join.click(lambda one, other: f"{one} {other}", [first, second], joined, api_name="join")


if __name__ == "__main__":
    demo.launch()
