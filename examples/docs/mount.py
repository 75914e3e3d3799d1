"""A page of ours under a path of a FastAPI app: uvicorn mount:app."""

from fastapi import FastAPI

import gradio_lib as gr

app = FastAPI()


@app.get("/")
def main_page() -> dict[str, str]:
    """Answer for the rest of the app."""
    return {"message": "This is the main app."}


demo = gr.Interface(lambda name: f"Hello, {name}.", "textbox", "textbox")
gr.mount_gradio_app(app, demo, path="/gradio")
