"""Names as words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gradio_lib.inference.words import is_long_text, is_picture, is_secret, spelled


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("max_new_tokens", "Max new tokens"),
        ("maxNewTokens", "Max new tokens"),
        ("HTTPStatus_code", "HTTP status code"),
        ("x", "X"),
        ("_hidden", "Hidden"),
        ("größe", "Größe"),
        ("__", "__"),
    ],
)
def test_a_name_is_spelled_for_people(name: str, words: str) -> None:
    assert spelled(name) == words


@pytest.mark.parametrize(
    ("kind", "names", "others"),
    [
        (is_long_text, ["text", "system_prompt", "user.message"], ["text_size", "message.author", "first_name"]),
        (is_secret, ["api_key", "openai_api_key", "token", "user.password"], ["max_tokens", "token_count", "key"]),
        (is_picture, ["image", "img2", "mask_image", "image_mask"], ["weights", "imagination"]),
    ],
)
def test_a_name_tells_what_it_is(kind: Callable[[str], bool], names: list[str], others: list[str]) -> None:
    assert [name for name in (*names, *others) if kind(name)] == names
