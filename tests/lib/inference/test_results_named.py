"""Results that a docstring in google's style tells by name."""

from __future__ import annotations

from tests.lib.inference.forms import Form


def measured(text: str) -> tuple[int, float, str]:
    """Measure a text.

    Returns:
        letters: How many letters it has, with
            those of other alphabets.
        per word: The mean.
        note: What there is to say: much, or little.
    """
    return len(text), 1.0, ""


def test_each_result_has_the_name_and_the_text_that_its_line_tells() -> None:
    outputs = Form(measured).inferred.outputs
    assert [output.label for output in outputs] == ["Letters", "Per word", "Note"]
    assert [getattr(output, "info", None) for output in outputs] == [
        "How many letters it has, with those of other alphabets.",
        "The mean.",
        "What there is to say: much, or little.",
    ]


def one(text: str) -> str:
    """Repeat a text.

    Returns:
        str: The text, and again
        the text.
    """
    return text


def test_one_result_with_its_type_is_not_taken_apart() -> None:
    (output,) = Form(one).inferred.outputs
    assert output.label == "The text, and again the text"
