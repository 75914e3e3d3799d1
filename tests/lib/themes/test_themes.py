"""Themes: the documented names, the style sheet that the page gets, and colours that can be read."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import httpx
import pytest

import gradio_lib as gr
from gradio_lib.errors import DeclarationError, UnknownName
from gradio_lib.themes.css import stylesheet
from gradio_lib.themes.named import THEMES, theme_of
from gradio_lib.themes.values import REFERENCE
from tests.gate.tracked import ROOT
from tests.serving import serving

DATA = {version: json.loads((ROOT / f"tests/data/api-{version}.json").read_text()) for version in ("3.36", "6.31")}
FACTS = {version: data["themes"] for version, data in DATA.items()}
VARIABLES = sorted({name for facts in FACTS.values() for name in facts["set_params"]})
PLAIN = sorted({name.removesuffix("_dark") for name in VARIABLES})


def rules(theme: gr.themes.ThemeClass) -> tuple[dict[str, str], dict[str, str]]:
    """Return the variables of the style sheet: those for light, and those for dark."""
    found = re.findall(r"([^{}]+){([^{}]*)}", re.sub(r'url\("[^"]*"\)', "url()", stylesheet(theme)))
    light, dark = (dict(line.split(":", 1) for line in body.split(";")) for _, body in found)
    return light, dark


# -- the documented names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", FACTS)
def test_every_documented_name_is_there(version: str) -> None:
    facts = FACTS[version]
    assert [name for name in facts["classes"] if not isinstance(getattr(gr.themes, name), type)] == []
    assert [name for name in facts["colors"] if getattr(gr.themes.colors, name).name != name] == []
    assert [name for name in facts["sizes"] if getattr(gr.themes.sizes, name).name != name] == []


def test_every_documented_variable_can_be_set_and_reaches_the_page() -> None:
    light, dark = rules(gr.themes.Default().set(**dict.fromkeys(VARIABLES, "inherit")))
    css = {name: f"--{name.removesuffix('_dark').replace('_', '-')}" for name in VARIABLES}
    assert [n for n in VARIABLES if (dark if n.endswith("_dark") else light).get(css[n]) != "inherit"] == []


def test_every_documented_variable_has_a_value() -> None:
    assert [name for name in PLAIN if not gr.themes.Base().variables.get(name)] == []


def test_the_page_uses_no_variable_that_nobody_sets() -> None:
    """What the browser app reads is in the theme, in the page's own tokens, or set beside it on an element."""
    app = ROOT / "templates/app/src"
    text = "\n".join(path.read_text() for path in app.rglob("*") if path.suffix in {".css", ".svelte"})
    set_here = set(re.findall(r"(?:^|[\s;{:\"])--([a-z][\w-]*)(?=[:=])", text))
    used = set(re.findall(r"var\(--([a-z][\w-]*)", text))
    assert sorted(used - set_here - {name.removeprefix("--") for name in rules(gr.themes.Default())[0]}) == []


# -- what can be said ---------------------------------------------------------------------------------------------


def test_palettes_scales_and_fonts_are_taken_by_object_and_by_name() -> None:
    by_name = gr.themes.Base(primary_hue="emerald", radius_size="none", spacing_size="spacing_lg", font="Georgia")
    by_object = gr.themes.Base(
        primary_hue=gr.themes.colors.emerald,
        radius_size=gr.themes.sizes.radius_none,
        spacing_size=gr.themes.sizes.spacing_lg,
        font=[gr.themes.Font("Georgia")],
    )
    assert by_name.to_dict() == by_object.to_dict()
    assert (by_name.primary_500, by_name.radius_xl, by_name.font) == ("#04865d", "0px", "'Georgia'")


def test_a_palette_of_your_own() -> None:
    mine = gr.themes.Color(*(f"#{step:06x}" for step in range(11)))
    assert gr.themes.Soft(secondary_hue=mine).secondary_950 == "#00000a"


def test_stars_become_variables_of_the_same_mode() -> None:
    light, dark = rules(gr.Theme().set(block_shadow="0 0 2px *primary_500", block_shadow_dark="0 0 2px *color_accent"))
    assert light["--block-shadow"] == "0 0 2px var(--primary-500)"
    assert dark["--block-shadow"] == "0 0 2px var(--color-accent)"


def test_where_the_docs_know_one_value_it_holds_in_the_dark_too() -> None:
    assert "--color-accent" in rules(gr.themes.Default())[1]
    assert "--color-accent" not in rules(gr.themes.Default().set(color_accent="#f00"))[1]


@pytest.mark.parametrize(
    ("variables", "complaint"),
    [
        ({"body_text_colour": "#222"}, "Did you mean 'body_text_color'"),
        ({"body_text_color": "*primary_5000"}, "Did you mean 'primary_500'"),
        ({"body_text_color": "*body_text_color"}, "names itself"),
        ({"body_text_color_dark": "*body_text_color"}, "names itself"),
        ({"body_text_color_dark": "*color_accent_dark"}, r"write \*color_accent;"),
        ({"body_text_color": "red;} body {display:none"}, "no ';'"),
        ({"body_text_color": "url(x"}, r"no '\('"),
        ({"body_text_color": "'a\nb'"}, "no css value"),
        ({"body_text_color": "red /* "}, "no '/"),
        ({"body_text_color": "</style><script>"}, "no '<'"),
        ({"body_text_color": "'\\'; } x { y: '"}, "no css value"),
    ],
)
def test_what_cannot_be_a_value_is_refused_with_a_reason(variables: dict[str, str], complaint: str) -> None:
    with pytest.raises(DeclarationError, match=complaint):
        gr.themes.Base().set(**variables)


@pytest.mark.parametrize("value", ["url('data:image/svg+xml;base64,PHN2Zz4=')", "url(a.png)", "calc((1px + 2px) * 2)"])
def test_values_with_marks_in_quotes_stay_whole(value: str) -> None:
    assert gr.themes.Base().set(body_background_fill=value).body_background_fill == value


@pytest.mark.parametrize("wrong", [{"primary_hue": "emrald"}, {"text_size": "huge"}, {"font": "x'; }"}])
def test_names_that_nobody_knows_are_refused(wrong: dict[str, str]) -> None:
    with pytest.raises((UnknownName, DeclarationError)):
        gr.themes.Base(**wrong)


# -- files --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_survives_a_file(name: str, tmp_path: Path) -> None:
    theme = theme_of(name).set(body_text_color="#123456")
    theme.dump(tmp_path / "theme.json")
    assert rules(gr.Theme.load(str(tmp_path / "theme.json"))) == rules(theme)


def test_fonts_and_variables_of_other_generations_survive_a_file() -> None:
    fonts = [gr.themes.GoogleFont("Inter", weights=(400, 700)), gr.themes.LocalFont("Plex"), gr.themes.Font("serif")]
    data = gr.themes.Base(font=fonts).to_dict()
    data["theme"]["future_variable"] = "1px"
    again = gr.Theme.from_dict(data)
    assert again.fonts()[:3] == fonts
    assert again.stylesheets() == ["https://fonts.googleapis.com/css2?family=Inter:wght@400;700&display=swap"]
    assert rules(again)[0]["--future-variable"] == "1px"


@pytest.mark.parametrize("data", [{}, {"theme": 1}, None])
def test_what_is_no_theme_is_refused(data: object) -> None:
    with pytest.raises(DeclarationError, match="of the shape"):
        gr.Theme.from_dict(data)  # type: ignore[arg-type]


def test_a_file_that_is_no_json_is_refused_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{")
    with pytest.raises(DeclarationError, match=r"x\.json is no theme"):
        gr.Theme.load(tmp_path / "x.json")


# -- the page -----------------------------------------------------------------------------------------------------


def served(demo: gr.Blocks) -> tuple[str, str, dict[str, object]]:
    with serving(demo) as url:
        return httpx.get(url).text, httpx.get(f"{url}/theme.css").text, httpx.get(f"{url}/config").json()


@pytest.mark.parametrize("theme", ["soft", "Soft", gr.themes.Soft()])
def test_an_app_takes_a_theme_by_object_or_name(theme: gr.Theme | str) -> None:
    _, css, config = served(gr.Interface(str.upper, "text", "text", theme=theme))
    assert css == stylesheet(gr.themes.Soft())
    assert config["theme"] == "soft"


def test_a_theme_given_to_launch_wins() -> None:
    demo = gr.TabbedInterface([gr.Interface(str.upper, "text", "text")], theme="glass")
    with serving(demo, theme=gr.themes.Ocean()) as url:
        assert httpx.get(f"{url}/config").json()["theme"] == "ocean"


def test_an_unknown_name_is_a_warning_with_the_nearest() -> None:
    with pytest.warns(UserWarning, match="Did you mean 'soft'"):
        assert theme_of("sofd").name == "default"
    with pytest.raises(DeclarationError, match="it takes a theme"):
        theme_of(3)


@pytest.mark.parametrize("name", THEMES)
def test_a_page_fetches_nothing_from_elsewhere_unless_the_author_asks(name: str) -> None:
    page, css, config = served(gr.Interface(str.upper, "text", "text", theme=name))
    assert re.findall(r"(?:url\(|@import |href=|src=)[\"']?(?:https?:)?//[^\"')]*", page + css) == []
    assert config["stylesheets"] == []


def test_a_font_that_the_author_asks_for_is_told_to_the_page() -> None:
    theme = gr.themes.Default(font=[gr.themes.GoogleFont("Open Sans"), "sans-serif"])
    _, css, config = served(gr.Interface(str.upper, "text", "text", theme=theme))
    assert config["stylesheets"] == ["https://fonts.googleapis.com/css2?family=Open+Sans:wght@400;600&display=swap"]
    assert "--font:'Open Sans', sans-serif" in css


def test_a_local_font_goes_out_with_the_theme(tmp_path: Path) -> None:
    (tmp_path / "MyFont-Bold.woff2").write_bytes(b"wOF2")
    css = stylesheet(gr.Theme(font=gr.themes.LocalFont("My Font", folder=tmp_path)))
    assert css.count("@font-face") == 1
    assert "font-family:'My Font';font-style:normal;font-weight:700" in css
    assert 'url("data:font/woff2;base64,d09GMg==")' in css


# -- colours that can be read -------------------------------------------------------------------------------------

Rgb = tuple[float, ...]


def colours(theme: gr.themes.ThemeClass, name: str, *, dark: bool) -> list[Rgb]:
    """Return the colours of a variable, worked out: several where it is a gradient."""
    value = theme.variables.get(f"{name}_dark" if dark else name) or theme.variables[name]
    while match := REFERENCE.search(value):
        wanted = match[1]
        inner = theme.variables.get(f"{wanted}_dark" if dark else wanted) or theme.variables[wanted]
        value = value[: match.start()] + inner + value[match.end() :]
    value = re.sub(r"#([0-9a-f])([0-9a-f])([0-9a-f])\b(?![0-9a-f])", r"#\1\1\2\2\3\3", value)
    value = re.sub(r"transparent", "#ffffff" if not dark else "#161616", value)
    mix = r"color-mix\(in srgb, (#\w{6})(?: (\d+)%)?, (#\w{6})\)"
    while match := re.search(mix, value):
        share = int(match[2] or 50) / 100
        mixed = [share * a + (1 - share) * b for a, b in zip(rgb(match[1]), rgb(match[3]), strict=True)]
        value = value.replace(match[0], "#" + "".join(f"{round(255 * each):02x}" for each in mixed))
    found = [rgb(each) for each in re.findall(r"#\w{6}", value)]
    assert found, f"{name} is {value!r}"
    return found


def rgb(text: str) -> Rgb:
    return tuple(int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))


def contrast(one: Rgb, other: Rgb) -> float:
    def luminance(colour: Rgb) -> float:
        linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


TEXT = {
    "body_text_color": ("body_background_fill", "background_fill_primary", "background_fill_secondary"),
    "body_text_color_subdued": ("body_background_fill", "background_fill_primary"),
    "block_title_text_color": ("block_background_fill", "body_background_fill"),
    "link_text_color": ("body_background_fill", "background_fill_primary"),
    "input_placeholder_color": ("input_background_fill",),
    "button_primary_text_color": ("button_primary_background_fill", "button_primary_background_fill_hover"),
    "button_secondary_text_color": ("button_secondary_background_fill", "button_secondary_background_fill_hover"),
    "button_cancel_text_color": ("button_cancel_background_fill", "button_cancel_background_fill_hover"),
    "error_text_color": ("error_background_fill", "background_fill_primary"),
    "checkbox_label_text_color_selected": ("checkbox_label_background_fill_selected",),
}
LINES = {
    "input_border_color": ("background_fill_primary",),
    "checkbox_border_color": ("background_fill_primary",),
    "color_accent": ("body_background_fill", "background_fill_primary"),
    "checkbox_check_color": ("checkbox_background_color_selected",),
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", THEMES)
def test_text_and_lines_stand_out(name: str, dark: bool) -> None:
    theme = theme_of(name)
    poor = [
        f"{front} on {ground}: {ratio:.2f}"
        for pairs, wanted in ((TEXT, 4.5), (LINES, 3.0))
        for front, grounds in pairs.items()
        for ground in grounds
        for a, b in itertools.product(colours(theme, front, dark=dark), colours(theme, ground, dark=dark))
        if (ratio := contrast(a, b)) < wanted
    ]
    assert poor == []


@pytest.mark.parametrize("hue", FACTS["3.36"]["colors"])
def test_buttons_can_be_read_in_every_hue(hue: str) -> None:
    for theme in (gr.themes.Default(primary_hue=hue), gr.themes.Soft(primary_hue=hue)):
        for dark in (False, True):
            text, fill = (
                colours(theme, f"button_primary_{part}", dark=dark) for part in ("text_color", "background_fill")
            )
            assert contrast(text[0], fill[0]) >= 4.5
