"""An app that is served elsewhere, on a page of ours: SPACE names it, spaces/owner/name or an address."""

import os

import gradio_lib as gr

demo = gr.load(os.environ["SPACE"], title="From elsewhere")


if __name__ == "__main__":
    demo.launch()
