"""Textbox, Markdown, HTML and Button: text, whatever it is made of."""

from __future__ import annotations

from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.errors import DeclarationError, InvalidValue

KINDS = [gr.Textbox, gr.Markdown, gr.HTML, gr.Button]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("sent", "text"), [("a", "a"), ("", ""), (None, None), (7, "7"), (1.5, "1.5"), (True, "True")])
def test_function_gets_text(kind: Any, sent: Any, text: Any) -> None:
    assert kind(render=False).preprocess(sent) == text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sent", [["a"], {"a": 1}])
def test_anything_else_is_refused(kind: Any, sent: Any) -> None:
    with pytest.raises(InvalidValue, match="L: expected text, got a"):
        kind(label="L", render=False).preprocess(sent)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("returned", "text"), [("a", "a"), (None, None), (7, "7"), ([1], "[1]"), (b"x", "b'x'")])
def test_function_may_return_anything(kind: Any, returned: Any, text: Any) -> None:
    assert kind(render=False).postprocess(returned) == text


def test_markdown_of_a_docstring_loses_its_indentation() -> None:
    assert gr.Markdown(render=False).postprocess("# Title\n\n    Text\n        code") == "# Title\n\nText\n    code"


def test_longest_text_is_checked_by_the_server_too() -> None:
    box = gr.Textbox(max_length=3, render=False)
    assert box.preprocess("abc") == "abc"
    with pytest.raises(InvalidValue, match="at most 3 characters"):
        box.preprocess("abcd")


@pytest.mark.parametrize(
    ("kind", "options", "complaint"),
    [
        (gr.Textbox, {"type": "number"}, "type is 'number'; it takes"),
        (gr.Textbox, {"lines": 0}, "lines is 0; it takes 1 or more"),
        (gr.Button, {"variant": "loud"}, "variant is 'loud'; it takes"),
    ],
)
def test_what_does_not_fit_is_told_where_it_is_written(kind: Any, options: Any, complaint: str) -> None:
    with pytest.raises(DeclarationError, match=complaint):
        kind(render=False, **options)


@pytest.mark.parametrize("kind", [gr.Textbox, gr.MultimodalTextbox])
def test_keyboards_are_told_how_to_help(kind: Any) -> None:
    told = gr.InputHTMLAttributes(autocapitalize="off", spellcheck=False)
    assert kind(html_attributes=told).get_config()["html_attributes"] == {"autocapitalize": "off", "spellcheck": False}
    assert kind().get_config()["html_attributes"] is None
