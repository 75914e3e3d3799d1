"""Results that people mark are appended to a log, under one of three names."""

import gradio_lib as gr


def length(text: str) -> int:
    """Count the characters."""
    return len(text)


demo = gr.Interface(
    length,
    "text",
    "number",
    allow_flagging="manual",
    flagging_options=["too long", "too short", ("Something else", "other")],
    flagging_callback=gr.CSVLogger(),
)


if __name__ == "__main__":
    demo.launch()
