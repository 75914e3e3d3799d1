"""What functions give back: data, classes, Markdown, markup; and samples to choose from."""

from __future__ import annotations

import numpy as np

import gradio_lib as gr
from tests.browser.apps.heard import hear

TEXT = """# A title

Some *emphasis*, and $e^{i\\pi} = -1$.

```python
def f():
    return "code"
```

<script>alert("run")</script><img alt="none" src="data:," onerror="alert('run')">
"""
CLASSES = {"cat": 0.9, "dog": 0.08, "a class with a name that goes on and on, far beyond a line of a phone": 0.02}
RED = np.full((40, 60, 3), (200, 30, 30), np.uint8)
BLUE = np.full((40, 60, 3), (30, 30, 200), np.uint8)


def pressed(event: gr.SelectData) -> str:
    return f"{event.index}: {event.value}"


with gr.Blocks(title="Results") as demo:
    text = gr.Markdown(TEXT, label="Text", show_copy_button=True)
    label = gr.Label(CLASSES, label="Classes")
    data = gr.JSON({"list": [1, {"deep": {"deeper": True}}], "text": "words", "many": list(range(60))}, label="Data")
    markup = gr.HTML("<b>bold</b> markup", label="Markup")
    note = gr.Textbox(label="Note")
    label.select(pressed, None, note)
    hear(text, markup)

    name, times, picture = gr.Textbox(label="Name"), gr.Number(label="Times"), gr.Image(label="Picture")
    gr.Button("Use").click(lambda *_: None, [name, times, picture], None)
    gr.Examples([[f"name {number}", number] for number in range(1, 16)], [name, times], label="Rows")
    gr.Examples([RED, BLUE], picture, label="Pictures")
