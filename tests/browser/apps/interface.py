"""Interfaces as people meet them: a long form, a stream, a long job, a failure."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator

import gradio_lib as gr

go_on = threading.Event()


def told(*values: object) -> str:
    return f"{len(values)} values"


def stream(prompt: str) -> Iterator[str]:
    text = ""
    for number in range(60):
        text += f"{prompt} {number}\n"
        yield text


def work(steps: int, progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008 - the documented way
    progress((3, int(steps)), desc="Sampling", unit="steps")
    go_on.wait(30)
    go_on.clear()
    return "finished"


def speaks(aloud: bool) -> None:
    if aloud:
        print("The first line")  # noqa: T201 - it is what this is about
        warnings.warn("The last line", stacklevel=1)


def release() -> None:
    go_on.set()


def fails(city: str) -> str:
    if city == "Lima":
        return "19 °C"
    message = f"No city is called {city!r}. Try Lima."
    raise gr.Error(message)


long = gr.Interface(
    told,
    [gr.Textbox(label=f"Field {number} with a label that goes on for some sixty characters") for number in range(25)],
    gr.Textbox(label="Result"),
    title="Long form",
    description="Many fields.",
)
words = gr.Interface(stream, gr.Textbox(label="Prompt"), gr.Textbox(label="Story", max_lines=8), title="Story")
job = gr.Interface(work, gr.Slider(1, 10, 4, step=1, label="Steps"), gr.Textbox(label="Outcome"), title="Job")
weather = gr.Interface(fails, gr.Textbox("Atlantis", label="City"), gr.Textbox(label="Weather"), title="Weather")
arabic = gr.Interface(
    lambda name: name, gr.Textbox(label="الاسم الكامل"), gr.Textbox(label="النتيجة"), title="تحية", api_name="hello"
)

printing = gr.Interface(speaks, gr.Checkbox(label="Aloud"), None, title="Printing", flagging_mode="never")

demo = gr.TabbedInterface(
    [long, words, job, weather, printing], ["Long", "Story", "Job", "Weather", "Printing"], title="Several apps"
)
with demo:
    gr.Button("Release").click(release, None, None, queue=False)
