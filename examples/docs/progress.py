"""A long function that says how far it is."""

import gradio_lib as gr


def shout(words: str, progress: gr.Progress = gr.Progress()) -> str:
    """Raise the voice, word by word."""
    progress(0, desc="Breathing in")
    return " ".join(word.upper() for word in progress.tqdm(words.split(), desc="Shouting"))


demo = gr.Interface(shout, gr.Textbox(), gr.Textbox()).queue()


if __name__ == "__main__":
    demo.launch()
