"""A page of one's own: a line of help, two boxes side by side, a button below."""

import gradio_lib as gr


def welcome(name: str) -> str:
    """Greet somebody."""
    return f"Welcome, {name}."


with gr.Blocks() as demo:
    gr.Markdown("Say who you are, then press **Greet**.")
    with gr.Row():
        name = gr.Textbox(label="Your name", placeholder="Ada")
        greeting = gr.Textbox(label="Greeting")
    button = gr.Button("Greet")
    button.click(fn=welcome, inputs=name, outputs=greeting)


if __name__ == "__main__":
    demo.launch()
