"""The theme builder: a page on which a theme is put together, seen at once, and taken along as code or as a file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gradio_lib._lazy import load
from gradio_lib.apps.blocks import Blocks
from gradio_lib.components.button import Button
from gradio_lib.components.checkbox import Checkbox
from gradio_lib.components.checkboxgroup import CheckboxGroup
from gradio_lib.components.code import Code
from gradio_lib.components.dataframe import Dataframe
from gradio_lib.components.dropdown import Dropdown
from gradio_lib.components.file import File
from gradio_lib.components.label import Label
from gradio_lib.components.markdown import Markdown
from gradio_lib.components.radio import Radio
from gradio_lib.components.slider import Slider
from gradio_lib.components.state import State
from gradio_lib.components.textbox import Textbox
from gradio_lib.errors import DeclarationError, Error
from gradio_lib.graph.component import Component
from gradio_lib.layouts.accordion import Accordion
from gradio_lib.layouts.column import Column
from gradio_lib.layouts.row import Row
from gradio_lib.layouts.tabitem import Tab
from gradio_lib.layouts.tabs import Tabs
from gradio_lib.themes.base import Base
from gradio_lib.themes.css import stylesheet
from gradio_lib.themes.named import THEMES
from gradio_lib.themes.utils.colors import Color
from gradio_lib.themes.utils.sizes import Size
from gradio_lib.themes.variables import DOCUMENTED

__all__ = ["theme_builder"]

AS_BASE = ""
_PALETTES = ("primary_hue", "secondary_hue", "neutral_hue")
_SCALES = ("text", "spacing", "radius")
_FONTS = ("font", "font_mono")
_SHOW = """(css) => {
    const id = "built-theme";
    const made = () => Object.assign(document.createElement("style"), { id });
    const style = document.getElementById(id) ?? document.head.appendChild(made());
    style.textContent = css;
    return [];
}"""

Arguments = dict[str, Any]
Changes = dict[str, str]


def theme_builder() -> Blocks:
    """Return the theme builder as an app."""
    with Blocks(title="Theme builder") as app:
        Markdown("# Theme builder\n\nChoose on the left, look on the right; take the code along when you like it.")
        with Row():
            with Column(scale=1, min_width=340):
                choices = _choices()
                table = Dataframe(
                    rows_of(Base(), {}),
                    headers=["Variable", "Value"],
                    type="array",
                    static_columns=[0],
                    row_count=(len(DOCUMENTED), "fixed"),
                    col_count=(2, "fixed"),
                    show_search="search",
                    label="Variables",
                    info="A css value, or *another_variable. What ends in _dark holds in dark mode.",
                    max_height=420,
                )
            with Column(scale=1, min_width=340), Tabs():
                with Tab("Preview"):
                    _preview()
                with Tab("Code"):
                    code = Code(code_of("base", {}, {}), language="python", label="Your app with this theme")
                    saved = File(label="The theme as a file, for gr.themes.Base.load()", interactive=False)
                    save = Button("Save as JSON")
        changes, css = State({}), Textbox(visible=False)
        given: list[Component[Any, Any]] = [*choices, changes]
        for choice in choices:
            choice.change(_rebuilt, given, [table, code, css], api_name=False, show_progress="hidden").then(
                None, css, None, js=_SHOW
            )
        edited: list[Component[Any, Any]] = [table, *choices]
        table.input(_edited, edited, [changes, code, css], api_name=False, show_progress="hidden").then(
            None, css, None, js=_SHOW
        )
        save.click(_saved, given, saved, api_name=False)
    return app


def _choices() -> list[Dropdown | Textbox]:
    made: list[Dropdown | Textbox] = [Dropdown(list(THEMES), value="base", label="Base theme")]
    made += [
        _choice(name.replace("_", " ").capitalize(), [each.name or "" for each in Color.all]) for name in _PALETTES
    ]
    with Accordion("Sizes and fonts", open=False):
        made += [_choice(f"{kind.capitalize()} size", sizes_of(kind)) for kind in _SCALES]
        told: dict[str, Any] = {"placeholder": "Inter, system-ui", "info": "Names, separated by commas."}
        made += [Textbox(label="Font", **told), Textbox(label="Font of code", **told)]
    return made


def sizes_of(kind: str) -> list[str]:
    """Return the names of a kind's scales."""
    names = [each.name or "" for each in Size.all]
    return [name.removeprefix(f"{kind}_") for name in names if name.startswith(f"{kind}_")]


def _choice(label: str, names: list[str]) -> Dropdown:
    return Dropdown([("As in the base theme", AS_BASE), *names], value=AS_BASE, label=label)


def _preview() -> None:
    """Place one of each kind."""
    Markdown("### A heading\n\nText with a [link](#), `code` and **weight**.")
    Textbox("Ada", label="Name", info="What people call you.")
    Slider(0, 10, 4, label="Size")
    with Row():
        Radio(["Coffee", "Tea"], value="Tea", label="Drink")
        CheckboxGroup(["Milk", "Sugar"], value=["Milk"], label="With")
    Dropdown(["Small", "Large"], value="Small", label="Cup")
    Checkbox(value=True, label="To go")
    with Row():
        Button("Primary", variant="primary")
        Button("Secondary")
        Button("Stop", variant="stop")
    Label({"Coffee": 0.7, "Tea": 0.3}, label="Guess")
    Dataframe([["Ada", 36], ["Grace", 85]], headers=["Name", "Age"], label="People", interactive=False)
    with Accordion("A part that folds"):
        Textbox("The result.", label="Result", interactive=False)


# -- the theme --------------------------------------------------------------------------------------------------------


def arguments_of(*chosen: str) -> Arguments:
    """Return the constructor's arguments for what is chosen; what is as in the base theme is left out."""
    names = (*_PALETTES, *(f"{kind}_size" for kind in _SCALES))
    given: Arguments = {name: value for name, value in zip(names, chosen, strict=False) if value}
    for name, fonts in zip(_FONTS, chosen[len(names) :], strict=True):
        listed = [font.strip() for font in (fonts or "").split(",") if font.strip()]
        given |= {name: listed} if listed else {}
    return given


def theme_from(base: str, arguments: Arguments, changes: Changes) -> Base:
    """Return the theme that is put together so.

    Raises:
        Error: Something does not fit; the page shows the message.
    """
    try:
        theme: Base = load(THEMES[base])(**arguments)
        return theme.set(**changes)
    except DeclarationError as error:
        raise Error(str(error)) from error


def rows_of(theme: Base, changes: Mapping[str, str]) -> list[list[str]]:
    """Return the documented variables with their values, those that were changed first."""
    names = sorted(DOCUMENTED, key=lambda name: (name not in changes, name))
    return [[name, theme.variables.get(name, "")] for name in names]


def code_of(base: str, arguments: Arguments, changes: Changes) -> str:
    """Return an app's code with the theme."""
    kind = THEMES[base].rpartition(":")[2]
    theme = f"gr.themes.{kind}{_called(arguments)}" + (f".set{_called(changes)}" if changes else "")
    app = "with gr.Blocks(theme=theme) as demo:\n    ...\n\ndemo.launch()\n"
    return f"import gradio_lib as gr\n\ntheme = {theme}\n\n{app}"


def _called(arguments: Mapping[str, str | list[str]]) -> str:
    lines = "".join(f"    {name}={_spelled(value)},\n" for name, value in arguments.items())
    return f"(\n{lines})" if lines else "()"


def _spelled(value: str | list[str]) -> str:
    # A JSON text is a Python text, and so is a list of them.
    return json.dumps(value, ensure_ascii=False)


# -- what the page calls ----------------------------------------------------------------------------------------------


def _rebuilt(base: str, *chosen_and_changes: Any) -> tuple[list[list[str]], str, str]:
    *chosen, changes = chosen_and_changes
    arguments = arguments_of(*chosen)
    theme = theme_from(base, arguments, changes)
    return rows_of(theme, changes), code_of(base, arguments, changes), stylesheet(theme)


def _edited(rows: list[list[Any]], base: str, *chosen: str) -> tuple[Changes, str, str]:
    arguments = arguments_of(*chosen)
    plain = theme_from(base, arguments, {}).variables
    told = {str(row[0]): str(row[1]).strip() for row in rows if len(row) > 1 and row[0]}
    changes = {name: value for name, value in told.items() if value and value != plain.get(name, "")}
    theme = theme_from(base, arguments, changes)
    return changes, code_of(base, arguments, changes), stylesheet(theme)


def _saved(base: str, *chosen_and_changes: Any) -> str:
    *chosen, changes = chosen_and_changes
    path = Path(tempfile.mkdtemp(), "theme.json")
    theme_from(base, arguments_of(*chosen), changes).dump(path)
    return str(path)
