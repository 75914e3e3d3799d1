"""A generator: each value that it yields is shown at once."""

from collections.abc import Iterator

import gradio_lib as gr


def spell(word: str) -> Iterator[str]:
    """Show a word letter by letter."""
    for end in range(1, len(word) + 1):
        yield word[:end]


demo = gr.Interface(spell, "text", "text")


if __name__ == "__main__":
    demo.launch()
