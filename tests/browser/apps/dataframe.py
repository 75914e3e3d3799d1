"""Tables: one to edit, one of ten thousand rows to read, one with all kinds of cells."""

from __future__ import annotations

from typing import Any

import gradio_lib as gr
from tests.browser.apps.heard import hear

LARGE = {
    "headers": ["id", "name", "score"],
    "data": [[number, f"name {number * 7919 % 10_000}", number / 8] for number in range(10_000)],
}
KINDS = {
    "headers": ["text", "date", "markdown", "html"],
    "data": [
        [
            "plain <b>text</b>",
            "2024-05-01T00:00:00",
            "*slanted*",
            "<b>bold</b><img src=data:, alt=none onerror=alert(1)>",
        ]
    ],
}


def plain(table: list[list[Any]]) -> list[list[Any]]:
    return table


def selected(event: gr.SelectData) -> dict[str, Any]:
    return {"index": event.index, "value": event.value}


with gr.Blocks(title="Tables") as demo:
    people = gr.Dataframe(
        [["Grace", 85, False], ["Ada", 36, True]],
        headers=["name", "age", "active"],
        datatype=["str", "number", "bool"],
        type="array",
        label="People",
    )
    run = gr.Button("Read")
    read = gr.JSON(label="Read", open=True)
    large = gr.Dataframe(LARGE, label="Large", interactive=False, show_search="search", show_row_numbers=True)
    chosen = gr.JSON(label="Chosen", open=True)
    kinds = gr.Dataframe(KINDS, datatype=["str", "date", "markdown", "html"], label="Kinds", interactive=False)
    run.click(plain, people, read)
    large.select(selected, None, chosen)
    hear(people)
