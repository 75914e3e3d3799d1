"""The look of a page: a theme, with some of its variables set."""

import gradio_lib as gr

theme = gr.themes.Soft(primary_hue="emerald", radius_size="none").set(
    button_primary_background_fill="*primary_600",
    button_primary_background_fill_dark="*primary_300",
)

demo = gr.Interface(str.swapcase, "text", "text", theme=theme)


if __name__ == "__main__":
    demo.launch()
