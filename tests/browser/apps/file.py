"""Files: some to give, one that is made of them."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import gradio_lib as gr
from tests.browser.apps.heard import hear


def joined(files: list[str] | None, folder: list[str] | None) -> tuple[str, Any]:
    paths = [Path(name) for name in [*(files or []), *(folder or [])]]
    result = Path(mkdtemp()) / "joined.txt"
    result.write_text("".join(path.read_text() for path in paths))
    return ", ".join(path.name for path in paths), str(result)


with gr.Blocks(title="Files") as demo:
    given = gr.File(label="Given", file_count="multiple", file_types=[".txt"])
    folder = gr.File(label="Folder", file_count="directory")
    one = gr.File(label="One")
    run = gr.Button("Join")
    names = gr.Textbox(label="Names")
    made = gr.File(label="Made")
    run.click(joined, [given, folder], [names, made])
    hear(given)
