"""A function that runs whenever somebody opens the page."""

import datetime as dt

import gradio_lib as gr


def today() -> str:
    """Return the day's date."""
    return dt.datetime.now(dt.timezone.utc).date().isoformat()


with gr.Blocks() as demo:
    date = gr.Textbox(label="Today")
    demo.load(today, inputs=None, outputs=date)


if __name__ == "__main__":
    demo.launch()
