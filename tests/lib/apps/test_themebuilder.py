"""The theme builder: what is chosen is seen at once, and its code makes the same theme."""

from __future__ import annotations

from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.apps.themebuilder import code_of, theme_builder, theme_from
from tests.visitor import visiting

CHOICES: dict[str, Any] = {
    "Base theme": "soft",
    "Primary hue": "emerald",
    "Secondary hue": "",
    "Neutral hue": "slate",
    "Text size": "lg",
    "Spacing size": "",
    "Radius size": "none",
    "Font": "Inter, system-ui",
    "Font of code": "",
}


def theme_in(code: str) -> Any:
    """Return the theme that an app's code makes."""
    names: dict[str, Any] = {}
    exec(code.partition("\nwith ")[0].replace("import gradio_lib", "import gradio_lib"), names)  # noqa: S102 - ours
    return names["theme"]


def test_choices_make_a_theme_its_code_and_its_file() -> None:
    app = theme_builder()
    by_label = {getattr(each, "label", None): each for each in app.blocks.values()}
    choice, table = by_label["Primary hue"], by_label["Variables"]
    with visiting(app) as visitor:
        rows, code, css = visitor.fire(choice, "change", *CHOICES.values(), None)
        theme = theme_in(code)
        assert (type(theme), theme.radius_md) == (gr.themes.Soft, "0px")
        assert theme.primary_500 == gr.themes.colors.emerald.c500
        assert f"--primary-500:{theme.primary_500}" in css
        assert "Inter" in css
        assert ["block_radius", theme.block_radius] in rows["data"]

        edited = [["block_radius", "3px"], ["button_large_padding", ""], ["body_text_color_dark", "*neutral_50"]]
        sent = {"headers": ["Variable", "Value"], "data": edited}
        _, code, css = visitor.fire(table, "input", sent, *CHOICES.values())
        assert theme_in(code).block_radius == "3px"
        assert ("--block-radius:3px" in css, ".set(" in code) == (True, True)
        # What was changed stays when something else is chosen, and stands first.
        rows, code, _ = visitor.fire(choice, "change", *CHOICES.values(), None)
        assert rows["data"][0] == ["block_radius", "3px"]
        (save,) = [each for each in app.blocks.values() if isinstance(each, gr.Button) and each.value == "Save as JSON"]
        (file,) = visitor.fire(save, "click", *CHOICES.values(), None)
        stored = visitor.http.get(file["url"] or f"/gradio_api/file={file['path']}").json()
        assert stored["theme"]["block_radius"] == "3px"
        broken = {"headers": ["Variable", "Value"], "data": [["block_radius", "1px; } body {"]]}
        (number,) = visitor.triggered(table, "input")
        assert "block_radius" in visitor.failure(number, broken, *CHOICES.values())


@pytest.mark.parametrize("base", ["base", "monochrome"])
def test_code_of_an_untouched_theme_is_short(base: str) -> None:
    code = code_of(base, {}, {})
    assert f"theme = gr.themes.{base.capitalize()}()\n" in code
    assert theme_in(code).variables == theme_from(base, {}, {}).variables


def test_builder_is_served_like_any_app() -> None:
    gr.themes.builder(prevent_thread_lock=True, quiet=True, server_port=0)
    gr.close_all()
