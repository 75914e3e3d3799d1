"""A button says which words led to the result."""

import gradio_lib as gr

GOOD, BAD = {"good", "great", "love"}, {"bad", "poor", "hate"}


def mood(review: str) -> dict[str, float]:
    """Guess how somebody liked it."""
    words = [word.strip(".,!?") for word in review.lower().split()]
    liked = 0.5 + 0.1 * (sum(word in GOOD for word in words) - sum(word in BAD for word in words))
    return {"liked it": liked, "did not": 1 - liked}


demo = gr.Interface(mood, gr.Textbox(label="Review"), gr.Label(label="Mood"), interpretation="shap", num_shap=3)


if __name__ == "__main__":
    demo.launch()
