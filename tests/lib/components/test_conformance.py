"""What holds for every component and layout: one suite over all that there are, those to come included."""

from __future__ import annotations

import ast
import dataclasses
import json
import sys
import types
import typing
import warnings
from collections.abc import Sequence
from typing import Any, Literal

import jsonschema
import pytest

import gradio_lib as gr
from gradio_lib.components.shortcuts import SHORTCUTS, component_of
from gradio_lib.engine.call import Job
from gradio_lib.engine.events import Done
from gradio_lib.engine.invoke import Invocation
from gradio_lib.engine.plain import dumps
from gradio_lib.engine.runtime import Runtime
from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.graph.block import Block
from gradio_lib.graph.blocks import Blocks
from gradio_lib.graph.component import Component
from gradio_lib.graph.config import blocks_config
from gradio_lib.graph.events import Event, Listener
from gradio_lib.graph.update import Update
from gradio_lib.values.file import FileScope, FileStore, files_of
from tests.gate.tracked import ROOT
from tests.lib.engine.runs import ended, start

PUBLIC = {getattr(gr, name) for name in gr.__all__}
BLOCKS = sorted(
    (kind for kind in PUBLIC if isinstance(kind, type) and issubclass(kind, Block) and not issubclass(kind, Blocks)),
    key=lambda kind: kind.__name__,
)
COMPONENTS = [kind for kind in BLOCKS if issubclass(kind, Component)]
VALUED = [kind for kind in COMPONENTS if not kind.skip_api]
FIELDS = [(kind, name) for kind in BLOCKS for name, field in kind.declared.items() if field.metadata.get("page", True)]


def ids(value: Any) -> str | None:
    return value.__name__ if isinstance(value, type) else None


each_block = pytest.mark.parametrize("kind", BLOCKS, ids=ids)
each_component = pytest.mark.parametrize("kind", COMPONENTS, ids=ids)
each_valued = pytest.mark.parametrize("kind", VALUED, ids=ids)


def made(kind: type[Block], **options: Any) -> Any:
    """Return one, with choices where it has some: without them it has nothing to choose as an example."""
    if "choices" in kind.declared:
        options = {"choices": ["a", "b"], **options}
    return kind(render=False, **options)


@pytest.fixture(autouse=True)
def scope(tmp_path: Any) -> Any:
    """Keep the files of a test where they go with it."""
    with files_of(FileScope(FileStore(str(tmp_path)))):
        yield


@each_block
def test_it_can_be_made_without_an_argument(kind: type[Block]) -> None:
    with gr.Blocks() as app:
        block = kind()
    assert block._id in app.blocks
    assert repr(block).startswith(f"gr.{kind.__name__}(")


@each_block
def test_its_config_is_json_and_names_a_type_of_the_page(kind: type[Block]) -> None:
    with gr.Blocks() as app:
        kind(elem_id="x", elem_classes="a", visible=False)
    config = json.loads(dumps(blocks_config(app)))
    (entry,) = [each for each in config["components"] if each["props"].get("elem_id") == "x"]
    assert entry["type"] == kind.browser
    assert entry["props"]["visible"] is False
    assert entry["props"]["elem_classes"] == ["a"]


@each_block
def test_its_config_is_lean(kind: type[Block]) -> None:
    with gr.Blocks() as app:
        block = kind()
    (props,) = [each["props"] for each in blocks_config(app)["components"] if each["id"] == block._id]
    assert len(props) <= 4, "what has its default is left out"


@each_block
def test_unknown_parameter_is_refused_with_the_nearest_one(kind: type[Block]) -> None:
    with pytest.raises(
        DeclarationError, match=rf"gr\.{kind.__name__}\(\) has no parameter 'elem_idd'\. Did you mean 'elem_id'"
    ):
        made(kind, elem_idd="x")


@each_block
def test_too_many_positional_arguments_are_refused(kind: type[Block]) -> None:
    with pytest.raises(DeclarationError, match="arguments by position"):
        kind(*[None] * 30)


@each_block
def test_its_events_are_listeners(kind: type[Block]) -> None:
    block = made(kind)
    assert set(kind.events) == {name for name in dir(kind) if isinstance(getattr(kind, name), Event)}
    with gr.Blocks() as app:
        block.render()
        for event in kind.events:
            listener = getattr(block, event)
            assert isinstance(listener, Listener)
            assert getattr(kind, event).__doc__, f"{event} says when it fires"
            listener(lambda: None, None, None)
    assert [function.targets for function in app.functions][-len(kind.events) :] == [
        ((block, event),) for event in kind.events
    ] * bool(kind.events)


def hint_of(kind: type[Block], field: str) -> Any:
    """Return the type of a field, None where it can only be read by type checkers."""
    owner = next(base for base in kind.__mro__ if field in vars(base).get("__annotations__", {}))
    try:
        return eval(owner.__annotations__[field], vars(sys.modules[owner.__module__]))  # noqa: S307 - our own source
    except (NameError, TypeError):
        return None


def sample(name: str, hint: Any, default: Any) -> Any:
    """Return a value of that type which is not the default, or the default where none is at hand."""
    if name in OF_NAME:
        return OF_NAME[name]
    options = typing.get_args(hint)
    if typing.get_origin(hint) is Literal:
        return next(option for option in options if option != default)
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        others = (sample(name, option, default) for option in options if option is not type(None))
        return next((value for value in others if value != default), default)
    return next((value for kind, value in OF_TYPE if kind == hint and value != default), default)


OF_TYPE: list[tuple[Any, Any]] = [
    (bool, True),
    (bool, False),
    (int, 3),
    (float, 2.5),
    (str, "<b>ä"),
    (Sequence[str], ["a", "b"]),
    (Sequence[int], [1, 2]),
]
OF_NAME: dict[str, Any] = {
    "choices": ["a", ("B", 2)],
    "row_count": 5,
    "col_count": (2, "fixed"),
    "value": None,
    "max_choices": None,
    "x_bin": "15m",
    "icon": "https://example.org/icon.png",
    "subtitles": [{"text": "a", "timestamp": [0.0, 1.0]}],
}
# These are told by what the component makes of the others.
DERIVED = {("Dataset", "component_props")}


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=ids)
def test_every_property_survives_an_update(kind: type[Block], field: str) -> None:
    if (kind.__name__, field) in DERIVED:
        return
    alias = kind.declared[field].metadata.get("alias") or field
    value = sample(field, hint_of(kind, field), getattr(made(kind), field))
    expected = _json(made(kind, **{alias: value}).get_config()[field])
    with gr.Blocks() as app:
        block = made(kind).render()
        gr.Button().click(lambda: None, None, block)
    update = kind.update(**{alias: value})
    assert isinstance(update, Update)
    (told,) = Invocation(app.functions[-1], app.blocks).result(update, Job("run", [], "ada")).data
    if getattr(kind, "skip_api", False) and not getattr(kind, "carries_files", False):
        assert told is None  # what a page never sees needs no update there
        return
    assert _without_handles(_json(told)) == _without_handles({"__type__": "update", alias: expected})


def _json(value: Any) -> Any:
    return json.loads(dumps(value))


def _without_handles(value: Any) -> Any:
    """Leave out what differs from one copy of a file to the next."""
    if isinstance(value, dict):
        return {name: _without_handles(part) for name, part in value.items() if name != "path"}
    return [_without_handles(part) for part in value] if isinstance(value, list) else value


@each_valued
def test_its_example_is_what_its_schema_says(kind: type[Component[Any, Any]]) -> None:
    component = made(kind)
    for schema, payload in (
        (component.api_info_as_input(), component.example_payload()),
        (component.api_info_as_output(), component.postprocess(component.example_value())),
    ):
        json.dumps(schema)
        if payload is not None:
            jsonschema.validate(json.loads(dumps(payload)), _plain(schema))


def _plain(schema: Any) -> Any:
    """Leave out what only published clients read: an empty type, for any value."""
    if isinstance(schema, dict):
        return {name: _plain(part) for name, part in schema.items() if not (name == "type" and part == {})}
    return [_plain(part) for part in schema] if isinstance(schema, list) else schema


@each_valued
async def test_its_example_goes_through_a_function_and_comes_back(kind: type[Component[Any, Any]]) -> None:
    with gr.Blocks() as app:
        component = made(kind).render()
        gr.Button().click(lambda value: value, component, component)
    last = await ended(start(Runtime(app), component.example_payload()))
    assert isinstance(last, Done), last
    again = await ended(start(Runtime(app), last.data[0] if last.data else None))
    assert isinstance(again, Done), again
    assert _without_handles((again.data or [None])[0]) == _without_handles((last.data or [None])[0])


HOSTILE: list[Any] = [
    None, True, -1, 0, 1.5, 1e308, "", "x", "\x00", "../../etc/passwd", [], [[]], [None], {}, {"path": "/etc/passwd"},
    {"__type__": "update", "value": 1}, {"headers": 1, "data": 2}, {"label": {}}, [{"a": [{}]}], "9" * 5000, "\u202e",
]  # fmt: skip


@each_component
@pytest.mark.parametrize("payload", HOSTILE, ids=lambda payload: repr(payload)[:20])
def test_whatever_a_client_sends_is_taken_or_refused_clearly(kind: type[Component[Any, Any]], payload: Any) -> None:
    component = made(kind)
    try:
        component.preprocess(payload)
    except InvalidValue as error:
        assert 0 < len(str(error)) < 500  # noqa: PT017 - taken is fine too


@each_component
def test_null_is_taken(kind: type[Component[Any, Any]]) -> None:
    component = made(kind)
    component.preprocess(None)
    dumps(component.postprocess(None))


# -- the documented API ---------------------------------------------------------------------------------------------

DOCUMENTED = json.loads((ROOT / "tests/data/api-3.36.json").read_text())["classes"]
# Where ours differs, and why.
DIFFERENT: dict[tuple[str, str], str] = {
    ("Button", "min_width"): "0 says the same in a number",
    ("ClearButton", "min_width"): "0 says the same in a number",
    ("Button", "interactive"): "None decides by its use, which is the same for a button",
    ("ClearButton", "interactive"): "None decides by its use, which is the same for a button",
    ("DuplicateButton", "min_width"): "0 says the same in a number",
    ("DuplicateButton", "interactive"): "None decides by its use, which is the same for a button",
    ("UploadButton", "interactive"): "None decides by its use, which is the same for a button",
    ("HTML", "show_label"): "documented as without effect; ours has one, so it is off",
    ("Audio", "source"): "None tells that today's sources= may be given",
    ("Video", "source"): "None tells that today's sources= may be given",
    ("Image", "source"): "None tells that today's sources= may be given",
}
PARAMETERS = [
    (kind, parameter)
    for kind in BLOCKS
    for parameter in DOCUMENTED.get(kind.__name__, {"params": []})["params"]
    if not parameter["name"].startswith("**")
]


@pytest.mark.parametrize(
    ("kind", "parameter"), PARAMETERS, ids=lambda value: value["name"] if isinstance(value, dict) else value.__name__
)
def test_documented_parameter_is_taken_with_its_default(kind: type[Block], parameter: dict[str, Any]) -> None:
    name = parameter["name"]
    fields = {field.metadata.get("alias") or own: field for own, field in kind.declared.items()}
    if name not in fields:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            made(kind, **{name: None})  # an older name: the tables of gradio_lib.legacy know it
        return
    assert bool(parameter.get("keyword_only")) is fields[name].kw_only
    field = fields[name]
    default = field.default if field.default_factory is dataclasses.MISSING else field.default_factory()
    if (kind.__name__, name) not in DIFFERENT and "default" in parameter:
        assert default == ast.literal_eval(parameter["default"])


def test_differences_from_the_documentation_are_there() -> None:
    parameters = {(kind.__name__, parameter["name"]) for kind, parameter in PARAMETERS}
    assert set(DIFFERENT) <= parameters


@each_block
def test_documented_events_are_there(kind: type[Block]) -> None:
    assert set(DOCUMENTED.get(kind.__name__, {}).get("events", ())) <= set(kind.events)


@pytest.mark.parametrize("name", SHORTCUTS)
def test_name_of_a_component_makes_one(name: str) -> None:
    with gr.Blocks() as app:
        component = component_of(name)
        assert component.parent is None
        component.render()
    dumps(blocks_config(app))
