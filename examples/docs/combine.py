"""Interfaces of interfaces: compared, one after the other, and as tabs."""

import gradio_lib as gr


def shorter(text: str) -> str:
    """Keep the first three words."""
    return " ".join(text.split()[:3])


def interface(fn: object) -> gr.Interface:
    """Return a form for one of the functions."""
    return gr.Interface(fn, "text", "text")


compared = gr.Parallel(interface(shorter), interface(str.title))
in_a_row = gr.Series(interface(shorter), interface(str.title))
demo = gr.TabbedInterface([compared, in_a_row], ["Compared", "In a row"])


if __name__ == "__main__":
    demo.launch()
