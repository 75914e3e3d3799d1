"""One function after the other, and one more where the first has failed."""

import gradio_lib as gr


def invert(number: float) -> float:
    """Return one divided by the number."""
    return 1 / number


with gr.Blocks() as demo:
    number, result, told = gr.Number(value=4), gr.Number(), gr.Textbox()
    inverting = gr.Button("Invert").click(invert, number, result)
    inverting.success(lambda: "done", None, told, api_name="done")
    inverting.failure(lambda: "not possible", None, told, api_name="failed")


if __name__ == "__main__":
    demo.launch()
