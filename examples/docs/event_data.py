"""The function is told which cell was pressed."""

import gradio_lib as gr


def where(event: gr.SelectData) -> str:
    """Say what was chosen."""
    return f"{event.value} in row {event.index[0] + 1}, column {event.index[1] + 1}"


with gr.Blocks() as demo:
    table = gr.Dataframe([[1, 2, 3], [4, 5, 6]])
    chosen = gr.Textbox(label="Chosen")
    table.select(where, None, chosen)


if __name__ == "__main__":
    demo.launch()
