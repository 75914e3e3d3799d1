"""Try a regular expression out: an app that is laid out by hand."""

from __future__ import annotations

import html
import re

import gradio_lib as gr

LETTER = "Meet me on 2026-03-14 at noon. If it rains, 2026-03-21 will do, and 2026-4-1 is a joke."
FLAGS = {"Ignore case": re.IGNORECASE, "Multi-line": re.MULTILINE, "Dot takes all": re.DOTALL}


def find(pattern: str, text: str, flags: list[str]) -> tuple[str, list[list[str]], str]:
    """Return the text with what was found marked, a row for each match, and what there is to say."""
    try:
        expression = re.compile(pattern, sum((FLAGS[name] for name in flags), start=re.RegexFlag(0)))
    except re.error as error:
        return html.escape(text), [], f"The pattern is not complete: {error}."
    matches = [match for match in expression.finditer(text) if match[0]]
    end, parts = 0, list[str]()
    for match in matches:
        parts += html.escape(text[end : match.start()]), f"<mark>{html.escape(match[0])}</mark>"
        end = match.end()
    marked = "".join([*parts, html.escape(text[end:])]).replace("\n", "<br>")
    rows = [[match[0], str(match.start()), ", ".join(str(group) for group in match.groups())] for match in matches]
    return marked, rows, f"{len(matches)} found"


with gr.Blocks(title="Regular expressions") as demo:
    gr.Markdown("# Regular expressions\nWhat you type is looked for at once.")
    with gr.Row():
        with gr.Column(scale=2):
            pattern = gr.Textbox(r"(\d{4})-(\d\d)-(\d\d)", label="Pattern")
            text = gr.Textbox(LETTER, label="Text", lines=6)
            flags = gr.CheckboxGroup(list(FLAGS), value=[], label="Flags")
        with gr.Column(scale=3):
            told = gr.Markdown()
            marked = gr.HTML(label="In the text")
            table = gr.Dataframe(headers=["Match", "At", "Groups"], label="Matches", interactive=False)
    gr.on(
        [demo.load, pattern.change, text.change, flags.change],
        find,
        [pattern, text, flags],
        [marked, table, told],
        api_name="find",
        trigger_mode="always_last",
    )
