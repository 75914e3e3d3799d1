"""A sound becomes a film of its waveform."""

from typing import Any

import gradio_lib as gr


def film(sound: tuple[int, Any], colour: str) -> str:
    """Draw the sound."""
    return gr.make_waveform(sound, bars_color=colour, bar_count=40)


demo = gr.Interface(film, [gr.Audio(label="Sound"), gr.ColorPicker("#2563eb", label="Colour")], gr.Video(label="Film"))


if __name__ == "__main__":
    demo.launch()
