"""The request behind a call: headers, query, who is logged in."""

import gradio_lib as gr


def echo(text: str, request: gr.Request) -> str:
    """Say from which program the text comes."""
    return f"{text} from {request.headers['user-agent']}"


demo = gr.Interface(echo, "textbox", "textbox")


if __name__ == "__main__":
    demo.launch()
