"""Gradio apps, written once, for any library that has Gradio's API.

``python -m benchmarks.servers.blocks LIBRARY APP [PORT]`` serves an app until it is killed; without a port it says what
processor time building the app took.
"""

from __future__ import annotations

import importlib
import sys
import time
from typing import Any

from benchmarks.servers import functions


def calls(gr: Any) -> Any:
    """Return the app with everything that is called without a page."""
    with gr.Blocks() as app:
        text, number, result = gr.Textbox(), gr.Number(), gr.Textbox()
        bang = gr.Button()
        bang.click(functions.echo, text, result, api_name="echo")
        bang.click(functions.chunks, number, result, api_name="chunks")
        bang.click(functions.chat, number, result, api_name="chat")
        bang.click(functions.rest, text, result, api_name="rest", concurrency_limit=functions.LANE)
        bang.click(
            lambda texts: [functions.rest_together(texts)],
            text,
            result,
            api_name="rest_together",
            batch=True,
            max_batch_size=functions.BATCH,
        )
        bang.click(functions.gate, text, result, api_name="gate")
        bang.click(functions.open_gate, text, result, api_name="open")
        bang.click(functions.shut_gate, text, result, api_name="shut")
    return app


def values(gr: Any) -> Any:
    """Return the app with pictures and tables."""
    with gr.Blocks() as app:
        picture, turned = gr.Image(type="pil", format="png"), gr.Image(format="png")
        frame, same = gr.Dataframe(), gr.Dataframe()
        bang = gr.Button()
        bang.click(functions.turn, picture, turned, api_name="turn")
        bang.click(functions.table, frame, same, api_name="table")
    return app


def page(gr: Any) -> Any:
    """Return the app of one text and one result that the browser opens."""
    with gr.Blocks(title="Echo") as app:
        text, result = gr.Textbox(label="Text"), gr.Textbox(label="Result")
        gr.Button("Run").click(functions.echo, text, result, api_name="echo")
    return app


def large(gr: Any) -> Any:
    """Return the app with a great many components and as many events."""
    with gr.Blocks() as app:
        for number in range(functions.COMPONENTS):
            text = gr.Textbox(label=f"Field {number}")
            text.change(functions.echo, text, text)
    return app


def grid(gr: Any) -> Any:
    """Return the app of a table of many rows."""
    with gr.Blocks() as app:
        gr.Dataframe(functions.long_table(), headers=["number", "name", "rest", "odd"], interactive=False)
    return app


def talk(gr: Any) -> Any:
    """Return the app of a conversation."""
    with gr.Blocks() as app:
        text, chat = gr.Textbox("Tell me", label="Text"), gr.Chatbot(height=480)
        gr.Button("Run").click(functions.talk, text, chat)
    return app


APPS = {app.__name__: app for app in (calls, values, page, large, grid, talk)}


def main(library: str, app: str, port: str | None = None) -> None:
    """Serve an app, or tell what building it takes."""
    gr = importlib.import_module(library)
    if port is not None:
        APPS[app](gr).launch(server_name="127.0.0.1", server_port=int(port), quiet=True)
        return
    page(gr)  # what is loaded late is loaded
    before = time.process_time()
    APPS[app](gr)
    sys.stdout.write(str(time.process_time() - before))


if __name__ == "__main__":
    main(*sys.argv[1:])
