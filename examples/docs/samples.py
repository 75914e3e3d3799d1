"""Sample inputs under the form; a press fills them in."""

import gradio_lib as gr

with gr.Blocks() as demo:
    left, right, total = gr.Number(label="Left"), gr.Number(label="Right"), gr.Number(label="Sum")
    gr.Button("Add").click(lambda a, b: a + b, [left, right], total, api_name="add")
    samples = gr.Examples([[1, 2], [30, 12]], inputs=[left, right])


if __name__ == "__main__":
    demo.launch()
