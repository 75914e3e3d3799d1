"""A queue that holds twenty callers, of whom two are served at once."""

import gradio_lib as gr

demo = gr.Interface(lambda text: text[::-1], "text", "text", title="Backwards")
demo.queue(max_size=20, default_concurrency_limit=2)


if __name__ == "__main__":
    demo.launch()
