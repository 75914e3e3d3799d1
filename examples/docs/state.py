"""A value of each visitor's own, from call to call."""

import gradio_lib as gr


def remember(word: str, words: list[str]) -> tuple[str, list[str]]:
    """Add a word to those that were said before."""
    words = [*words, word]
    return ", ".join(words), words


with gr.Blocks() as demo:
    said, word, list_of = gr.State([]), gr.Textbox(label="Word"), gr.Textbox(label="So far")
    word.submit(remember, [word, said], [list_of, said])


if __name__ == "__main__":
    demo.launch()
