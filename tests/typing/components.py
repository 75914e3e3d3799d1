"""What an editor accepts and refuses of components and their events. Read by mypy and pyright, never run.

A line that must be refused carries both checkers' ignore comments: an ignore that ignores nothing is an error.
"""

from __future__ import annotations

import gradio_lib as gr

slider = gr.Slider(0, 10, value=3, step=1, label="Depth", visible=False, elem_id="depth")
box = gr.Textbox("hello", lines=3, placeholder="Say something")
button = gr.Button("Go", variant="primary")


def predict(depth: int, text: str) -> str:
    return text * depth


button.click(predict, [slider, box], box, api_name="predict")
box.submit(predict, inputs=[slider, box], outputs=[box], queue=False)

gr.Slider(stp=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
gr.Slider(minimum="low")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.Button("Go", variant="loud")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
gr.Slidr()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
slider.clicked(predict)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
button.click(predict, input=[slider])  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
