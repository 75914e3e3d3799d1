"""What functions and callers bring into the log is shown there, and steers no terminal."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

import gradio_lib as gr
from gradio_lib.logs import log
from tests.lib.server.asking import PREFIX, client
from tests.serving import serving

HOSTILE = "\x1b]0;owned\x07\x1b[2J\r\x00\x9b31m\u202e\u2066 tab\there"
SHOWN = r"\x1b]0;owned\x07\x1b[2J\r\x00\x9b31m\u202e\u2066 tab" + "\there"


@pytest.fixture
def console() -> Iterator[io.StringIO]:
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    log.addHandler(handler)
    try:
        yield told
    finally:
        log.removeHandler(handler)


def test_control_characters_of_a_message_are_shown(console: io.StringIO) -> None:
    log.warning("It said: %s", HOSTILE)
    assert console.getvalue() == f"It said: {SHOWN}\n"


def test_message_is_one_line_and_percent_signs_are_only_signs(console: io.StringIO) -> None:
    gr.Warning("100% done\nERROR:root:forged")
    assert console.getvalue() == "100% done\\nERROR:root:forged\n"


def test_letters_of_all_languages_stay(console: io.StringIO) -> None:
    log.warning("Größe: 東京 🙂")
    assert console.getvalue() == "Größe: 東京 🙂\n"


def test_exception_that_holds_what_a_caller_sent_is_shown_too(console: io.StringIO) -> None:
    def parse(text: str) -> float:
        try:
            return float(text)
        except ValueError as error:
            msg = f"no number: {text}"
            raise ValueError(msg) from error

    demo = gr.Blocks()
    with demo:
        text = gr.Textbox()
        text.change(parse, text, gr.Number(), api_name="parse")
    with serving(demo) as url, client(url) as http:
        assert http.post(f"{PREFIX}/run/parse", json={"data": [HOSTILE]}).status_code == 500
    told = console.getvalue()
    assert f"ValueError: no number: {SHOWN}" in told
    assert "Traceback (most recent call last)" in told
    assert "\x1b" not in told
    assert all(character.isprintable() or character in "\n\t" for character in told)


def test_handlers_get_the_exception_itself_as_well() -> None:
    kept: list[logging.LogRecord] = []

    class Keeping(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            kept.append(record)

    handler = Keeping()
    log.addHandler(handler)
    try:
        log.error("It failed.", exc_info=ValueError("reason"))
    finally:
        log.removeHandler(handler)
    assert kept[0].exc_info
    assert isinstance(kept[0].exc_info[1], ValueError)
