"""What a function tells the person at the page, while it runs and when it cannot."""

import gradio_lib as gr


def share(parts: float) -> float:
    """Divide a cake."""
    if parts == 0:
        msg = "A cake cannot be divided among nobody; give 1 or more."
        raise gr.Error(msg)
    if parts > 12:
        gr.Warning("These are crumbs.")
    gr.Info("The cake is cut.")
    return 1 / parts


demo = gr.Interface(share, gr.Number(label="Parts"), gr.Number(label="Share"))


if __name__ == "__main__":
    demo.launch()
