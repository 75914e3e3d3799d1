"""Names, modules and methods of older versions: they work, and say once what there is now."""

from __future__ import annotations

import subprocess
import sys
import warnings
from typing import Any

import pytest

import gradio_lib as gr
from gradio_lib.components.shortcuts import SHORTCUTS
from gradio_lib.errors import DeclarationError
from gradio_lib.legacy.modules import MODULES
from gradio_lib.legacy.params import DROPPED, RENAMED
from gradio_lib.legacy.ports import INPUTS, OUTPUTS
from gradio_lib.legacy.warnings import GradioDeprecationWarning
from tests.gate.tracked import ROOT

OLD: Any = gr
"""The package as old programs see it: type checkers know nothing of its old modules."""


def test_names_with_other_defaults_are_components_of_their_kind() -> None:
    made: dict[Any, tuple[Any, dict[str, Any]]] = {
        gr.TextArea(): (gr.Textbox, {"lines": 7}),
        gr.Files(): (gr.File, {"file_count": "multiple"}),
        gr.Numpy(): (gr.Dataframe, {"type": "numpy"}),
        gr.Matrix(): (gr.Dataframe, {"type": "array"}),
        gr.List(): (gr.Dataframe, {"type": "array"}),
        gr.Pil(): (gr.Image, {"type": "pil"}),
        gr.Webcam(): (gr.Image, {"sources": ["webcam"]}),
        gr.Sketchpad(): (gr.Image, {"shape": (28, 28), "image_mode": "L", "invert_colors": True, "tool": "sketch"}),
        gr.Paint(): (gr.Image, {"tool": "color-sketch"}),
        gr.ImageMask(): (gr.Image, {"tool": "sketch"}),
        gr.ImagePaint(): (gr.Image, {"tool": "color-sketch"}),
    }
    for component, (kind, props) in made.items():
        assert isinstance(component, kind)
        assert component.get_block_name() == kind.browser
        assert {name: getattr(component, name) for name in props} == props
    assert gr.TextArea(lines=2).lines == 2


def test_names_that_are_spelt_another_way() -> None:
    pairs = [(gr.Text, gr.Textbox), (gr.Json, gr.JSON), (gr.Variable, gr.State), (gr.DataFrame, gr.Dataframe)]
    pairs += [(gr.Checkboxgroup, gr.CheckboxGroup), (gr.TabItem, gr.Tab)]
    assert all(one is other for one, other in pairs)
    assert isinstance(gr.component("text"), gr.Textbox)


def test_a_box_is_a_group() -> None:
    assert (gr.Box(elem_id="x").get_block_name(), issubclass(gr.Box, gr.Group)) == ("group", True)


def test_what_is_gone_says_what_there_is() -> None:
    with pytest.raises(DeclarationError, match=r"use gr\.Gallery"):
        gr.Carousel()
    with pytest.raises(DeclarationError, match="gradio-run deploy"):
        gr.deploy()
    with gr.Blocks():
        with pytest.warns(GradioDeprecationWarning, match="no effect"):
            tracker = gr.StatusTracker(cover_container=True)
        gr.Button().click(str.upper, gr.Textbox(), gr.Textbox(), status_tracker=tracker)  # type: ignore[call-overload]


# -- modules ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", MODULES)
def test_a_module_of_3x_can_be_imported_and_has_its_names(name: str) -> None:
    module = getattr(gr, name)
    missing = [each for each in module.__all__ if not _resolves(module, each)]
    assert {each for each in missing if each not in LATER} == set()
    with pytest.raises(AttributeError, match=f"module 'gradio_lib.{name}' has no attribute 'nothing'"):
        _ = module.nothing


# Names whose component is not there yet; the conformance test counts what is missing.
LATER = {"Mic", "Microphone", "PlayableVideo"} | {name for name in {*INPUTS, *OUTPUTS} if name.lower() not in SHORTCUTS}


def _resolves(module: Any, name: str) -> bool:
    try:
        getattr(module, name)
    except (AttributeError, ImportError):
        return False
    return True


def test_names_are_imported_from_where_they_were() -> None:
    program = (
        "from gradio_lib.blocks import Blocks\n"
        "from gradio_lib.components import Component, Slider, TextArea\n"
        "from gradio_lib.events import Changeable, Dependency\n"
        "from gradio_lib.interface import Interface\n"
        "from gradio_lib.layouts import Row, TabItem\n"
        "from gradio_lib.routes import mount_gradio_app\n"
        "from gradio_lib.validators import is_audio_correct_length\n"
        "from gradio_lib.themes.base import Base\n"
        "from gradio_lib.themes.utils import colors, fonts, sizes\n"
        "import gradio_lib.flagging, gradio_lib.mix\n"
        "print(Blocks.__module__, Slider.__name__, gradio_lib.mix.Series.__name__)\n"
        "try: import gradio_lib.nowhere\n"
        "except ModuleNotFoundError as error: print(error)\n"
        "try: from gradio_lib.components import Nowhere\n"
        "except ImportError: print('none')\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ended.stdout.splitlines() == [
        "gradio_lib.apps.blocks Slider Series",
        "No module named 'gradio_lib.nowhere'",
        "none",
    ]


def test_event_classes_know_what_has_the_event() -> None:
    assert isinstance(gr.Textbox(), OLD.events.Changeable)
    assert isinstance(gr.Slider(), OLD.events.Releaseable)
    assert not isinstance(gr.Slider(), OLD.events.Clickable)
    assert not isinstance("text", OLD.events.Changeable)


# -- gr.inputs and gr.outputs -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "args", "kwargs", "given"),
    [
        (
            lambda: OLD.inputs.Textbox,
            (2, "Say", "hi"),
            {"label": "A"},
            {"lines": 2, "placeholder": "Say", "value": "hi"},
        ),
        (
            lambda: OLD.inputs.Slider,
            (1, 9, 2, 5),
            {"optional": True},
            {"minimum": 1, "maximum": 9, "step": 2, "value": 5},
        ),
        (lambda: OLD.inputs.Radio, (["a", "b"],), {"default": "b"}, {"choices": ["a", "b"], "value": "b"}),
        (lambda: OLD.inputs.Number, (3,), {}, {"value": 3}),
        (
            lambda: OLD.inputs.Image,
            ((28, 28), "L", True),
            {},
            {"shape": (28, 28), "image_mode": "L", "invert_colors": True},
        ),
        (lambda: OLD.outputs.Label, (3,), {"type": "auto"}, {"num_top_classes": 3}),
        (lambda: OLD.outputs.Textbox, ("auto", "Out"), {}, {"label": "Out"}),
        (lambda: OLD.outputs.JSON, ("Data",), {}, {"label": "Data"}),
    ],
)
def test_components_of_2x_take_what_they_took(old: Any, args: Any, kwargs: Any, given: dict[str, Any]) -> None:
    with pytest.warns(GradioDeprecationWarning, match=r"is from 2\.x: use gr\.") as told:
        component = old()(*args, **kwargs)
    assert {name: component.given[name] for name in given} == given
    assert told[0].filename == __file__


# -- parameters and methods ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(DROPPED.keys() - gr.Markdown.declared.keys()))
def test_a_parameter_without_effect_is_taken_with_a_warning(name: str) -> None:
    kind: Any = gr.Markdown
    with pytest.warns(GradioDeprecationWarning, match=rf"gr\.Markdown\({name}=…\) has no effect: ") as told:
        kind("x", **{name: 1})
    assert told[0].filename == __file__


@pytest.mark.parametrize(("kind", "old", "new"), [(k, o, n) for k, each in RENAMED.items() for o, n in each.items()])
def test_a_parameter_with_another_name_is_taken(kind: str, old: str, new: str) -> None:
    made = getattr(gr, kind)(**{old: 2})
    assert getattr(made, new) is not None
    assert made.given[new] == 2


def test_an_unknown_parameter_is_refused_with_the_nearest() -> None:
    with pytest.raises(DeclarationError, match=r"gr\.Textbox\(\) has no parameter 'lable'\. Did you mean 'label'\?"):
        gr.Textbox(lable="x")  # type: ignore[call-arg]


def test_too_much_by_position_or_twice_is_refused() -> None:
    kind: Any = gr.Textbox
    with pytest.raises(DeclarationError, match="takes 1 arguments by position"):
        kind("a", "b")
    with pytest.raises(DeclarationError, match="was given value twice"):
        kind("a", value="b")


def test_style_sets_properties_and_says_where_they_go_now() -> None:
    with pytest.warns(GradioDeprecationWarning, match=r"give container to the constructor, and rounded has no effect"):
        box = gr.Textbox().style(container=False, rounded=True)
    assert box.container is False
    with gr.Blocks(), pytest.warns(GradioDeprecationWarning, match="give equal_height"):
        assert gr.Row().style(equal_height=False).equal_height is False
    with pytest.warns(GradioDeprecationWarning, match="leave it out"):
        gr.Markdown().style()


def test_a_warning_is_shown_once_for_each_line_that_uses_the_old_name() -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("default")
        for _ in range(3):
            gr.Textbox().style(container=False)
        gr.Textbox().style(container=False)
    assert len(told) == 2
    assert {warning.filename for warning in told} == {__file__}
