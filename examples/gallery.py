"""Every component in every state, a page for each kind: to look at them, and to test what holds for each.

`gradio-run examples/gallery.py` opens it; `make screenshots` makes pictures of it in light, in dark and on a phone.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import gradio_lib as gr

CITIES = ["Lima", "Oslo", "Nairobi", "Hanoi"]
LONG = "A label of sixty characters, which a narrow column has to break"
ROWS, COLUMNS = np.mgrid[0:180, 0:280]
PICTURE = np.stack([ROWS, COLUMNS * 0.9, 220 - ROWS], axis=-1).clip(0, 255).astype(np.uint8)
DISC = (ROWS - 90) ** 2 + (COLUMNS - 180) ** 2 < 2500
RATE = 8000
SOUND = (RATE, np.sin(np.linspace(0, 2 * np.pi * 440, RATE)) * np.hanning(RATE))
TABLE = pd.DataFrame(
    {
        "city": CITIES,
        "people": [10_100_000, 717_000, 4_400_000, 8_100_000],
        "coast": [True, True, False, False],
        "founded": ["1535", "1040", "1899", "1010"],
    }
)
CODE = 'def greet(name: str) -> str:\n    """Return a greeting."""\n    return f"Hello {name}"\n'
TEXT = """## A heading

Text with **weight**, `code`, a [link](https://example.com), and a formula:

$$e^{i\\pi} + 1 = 0$$

| city | people |
|---|---:|
| Lima | 10.1 million |

```python
print("Hello")
```
"""
RECORD = {"name": "Lima", "coast": True, "people": 10_100_000, "districts": ["Barranco", "Miraflores"], "mayor": None}
TALK = [
    {"role": "user", "content": "What is the capital of Peru?"},
    {"role": "assistant", "content": "**Lima**, on the coast:\n\n```python\ncapital = 'Lima'\n```"},
]
YEARS = pd.DataFrame(
    {
        "year": pd.to_datetime(["1990-01-01", "2005-01-01", "2020-01-01"] * 2),
        "millions": [6.4, 7.4, 10.7, 0.5, 0.5, 0.7],
        "city": ["Lima"] * 3 + ["Oslo"] * 3,
    }
)
# What altair makes of a chart: functions return figures of matplotlib, plotly, bokeh or altair.
FIGURE = {
    "type": "altair",
    "plot": json.dumps(
        {
            "data": {"values": TABLE.to_dict("records")},
            "mark": "bar",
            "encoding": {"y": {"field": "city"}, "x": {"field": "people", "type": "quantitative"}},
        }
    ),
}
MODEL = Path(tempfile.mkdtemp()) / "tetrahedron.obj"
MODEL.write_text("v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n")
MARKED = [("Lima", "place"), (" was founded in ", None), ("1535", "date"), (" by ", None), ("Pizarro", "person")]


def states(component: Callable[..., Any], value: Any, **options: Any) -> None:
    """Show a component empty, filled, and for display only."""
    with gr.Row():
        component(label="Empty", **options)
        component(value=value, label="Filled", **options)
        component(value=value, label="Display only", interactive=False, **options)


def results(component: Callable[..., Any], value: Any, **options: Any) -> None:
    """Show a component that only shows, empty and filled."""
    with gr.Row():
        component(label="Empty", interactive=False, **options)
        component(value=value, label="Filled", interactive=False, **options)


def texts() -> None:
    """Fields to type into."""
    states(gr.Textbox, "Some text", placeholder="What to type")
    states(gr.Textbox, "Line one\nLine two", lines=3, show_copy_button=True)
    states(gr.Number, 42)
    states(gr.Slider, 3, minimum=0, maximum=10, step=0.5)
    states(gr.ColorPicker, "#3b6fd4")
    states(gr.DateTime, "2024-05-31 14:30:00")
    gr.Textbox("secret", label="Password", type="password")
    gr.Textbox(label=LONG, info="An explanation that is always to be seen, never only when a mouse is over something.")


def choices() -> None:
    """What is chosen."""
    states(gr.Checkbox, True)
    states(gr.CheckboxGroup, ["Lima", "Oslo"], choices=CITIES)
    states(gr.Radio, "Lima", choices=CITIES)
    states(gr.Dropdown, "Lima", choices=CITIES)
    states(gr.Dropdown, ["Lima", "Hanoi"], choices=CITIES, multiselect=True)


def buttons() -> None:
    """What is pressed."""
    with gr.Row():
        for variant in ("primary", "secondary", "stop"):
            gr.Button(variant.capitalize(), variant=variant)
        gr.Button("Not now", interactive=False)
    with gr.Row():
        gr.UploadButton("Upload a file")
        gr.DownloadButton("Download this file", __file__)
        gr.ClearButton(value="Clear")
        gr.DuplicateButton(value="Duplicate this Space")
    with gr.Row():
        city, letters = gr.Textbox(label="City"), gr.Number(label="Letters")
        gr.Button("Measure").click(lambda city, _: len(city), [city, letters], letters)
    gr.Examples([[city] for city in CITIES], city, label="Examples")
    gr.Examples([[city, len(city)] for city in CITIES * 5], [city, letters], label="Examples in a table")


def files() -> None:
    """Files and what is made of them."""
    with gr.Row():
        gr.File(label="Empty")
        gr.File(__file__, label="Filled")
        gr.File([__file__, gr.__file__], label="Display only", interactive=False)
    with gr.Row():
        gr.MultimodalTextbox(label="Text and files", placeholder="What to say")
        gr.UploadButton("Upload pictures", file_count="multiple", file_types=["image"])


def pictures() -> None:
    """Pictures."""
    states(gr.Image, PICTURE)
    with gr.Row():
        gr.Sketchpad(label="Sketch")
        gr.ImageEditor(PICTURE, label="Editor")
    pairs = [(PICTURE, "one"), (PICTURE[::-1], "two"), (PICTURE[:, ::-1], "three"), (PICTURE[::-1, ::-1], "four")]
    results(gr.Gallery, pairs, columns=4)
    results(gr.AnnotatedImage, (PICTURE, [((20, 30, 110, 120), "box"), (DISC.astype(float), "disc")]))


def sounds() -> None:
    """Sound and films."""
    states(gr.Audio, SOUND)
    with gr.Row():
        gr.Audio(label="Microphone", sources=["microphone"])
        gr.Video(label="Empty")
        gr.Video(label="Nothing to show", interactive=False)


def tables() -> None:
    """Tables and records."""
    gr.Dataframe(TABLE, label="Filled", datatype=["str", "number", "bool", "str"])
    with gr.Row():
        gr.Dataframe(headers=["city", "people"], label="Empty")
        gr.Dataframe(TABLE, label="Display only", interactive=False)
    results(gr.JSON, RECORD)
    results(gr.Label, {"Lima": 0.72, "Oslo": 0.2, "Hanoi": 0.08})


def charts() -> None:
    """Charts of tables, and figures."""
    results(gr.LinePlot, YEARS, x="year", y="millions", color="city")
    results(gr.BarPlot, YEARS, x="city", y="millions", y_aggregate="max")
    results(gr.ScatterPlot, YEARS, x="year", y="millions", color="city", caption="Three years of two cities.")
    results(gr.Plot, FIGURE)
    states(gr.Timeseries, TABLE, x="founded", y="people")


def models() -> None:
    """Models in space."""
    states(gr.Model3D, MODEL)


def words() -> None:
    """Text that is shown."""
    with gr.Row():
        gr.Markdown(TEXT)
        gr.HTML("<p>A paragraph of <em>HTML</em>, <a href='https://example.com'>a link</a> and a <kbd>key</kbd>.</p>")
    results(gr.HighlightedText, MARKED, show_legend=True)
    states(gr.Code, CODE, language="python")


def reasons() -> None:
    """What led to a result."""
    review = {"original": "A fine film", "interpretation": [("A", 0.0), (" fine", 0.8), (" film", -0.2)]}
    size = {"original": 4, "interpretation": [0.1, 0.3, None, -0.4, -0.9]}
    with gr.Row():
        gr.Interpretation(gr.Textbox(label="Review", render=False), value=review)
        gr.Interpretation(gr.Slider(0, 8, label="Size", render=False), value=size)
        gr.Interpretation(gr.Radio(CITIES, label="City", render=False), label="Empty")


def talks() -> None:
    """Conversations."""
    with gr.Row():
        gr.Chatbot(label="Empty", type="messages")
        gr.Chatbot(TALK, label="Filled", type="messages", show_copy_button=True)


def layouts() -> None:
    """What holds the others."""
    with gr.Row():
        with gr.Column(variant="panel"):
            gr.Textbox(label="In a panel")
        with gr.Group():
            gr.Textbox(label="In a group")
            gr.Textbox(label="Beside it")
    with gr.Accordion("An accordion that is open"):
        gr.Markdown("What it holds.")
    with gr.Accordion("One that is closed", open=False):
        gr.Markdown("What it holds.")
    with gr.Tabs():
        for city in CITIES:
            with gr.Tab(city):
                gr.Markdown(f"{city} is a city.")


def fail(city: str) -> str:
    """Raise what the person at the page can act on."""
    message = f"No city is called {city!r}. Try Lima."
    raise gr.Error(message)


def wait(city: str, progress: gr.Progress = gr.Progress()) -> str:
    """Take half a minute and tell how far it is."""
    for step in progress.tqdm(range(60), desc="Looking it up", unit="pages"):
        time.sleep(0.5)
        if step % 20 == 10:
            gr.Info(f"{step} pages have nothing on {city}.")
    return f"Nothing on {city}."


def tell(city: str) -> Iterator[str]:
    """Grow a text."""
    text = ""
    for word in f"{city} is a city of which there is much to tell, so that it takes a while.".split():
        text += f"{word} "
        time.sleep(0.1)
        yield text


def runs() -> None:
    """Functions that run, wait, fail and refuse."""
    city = gr.Textbox("Atlantis", label="City")
    age = gr.Number(1535, label="Founded", minimum=-3000, maximum=2026)
    with gr.Row():
        outcome = gr.Textbox(label="Outcome")
        shown = gr.JSON(label="Shown")
    with gr.Row():
        gr.Button("Tell").click(tell, city, outcome)
        gr.Button("Fail").click(fail, city, [outcome, shown])
        gr.Button("Wait").click(wait, city, outcome)
        check = gr.Button("Refuse")
    too_old = lambda _, year: [gr.validate(True, ""), gr.validate(year > 2000, "Give a year after 2000.")]  # noqa: E731
    check.click(lambda name, year: {"name": name, "founded": year}, [city, age], shown, validator=too_old)
    with gr.Row():
        gr.Button("Inform").click(lambda: gr.Info("All is well."))
        gr.Button("Warn").click(lambda: gr.Warning("The disk is nearly full."))


PAGES = {
    "Text": texts,
    "Choices": choices,
    "Buttons": buttons,
    "Files": files,
    "Pictures": pictures,
    "Sounds": sounds,
    "Tables": tables,
    "Charts": charts,
    "Models": models,
    "Words": words,
    "Reasons": reasons,
    "Talks": talks,
    "Layouts": layouts,
    "Runs": runs,
}

with gr.Blocks(title="Gallery") as demo:
    gr.Markdown("# Gallery\n\nEvery component, in every state.")
    with gr.Tabs():
        for name, page in PAGES.items():
            with gr.Tab(name):
                page()
