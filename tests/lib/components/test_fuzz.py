"""Whatever a client sends: a component takes it and can show what its function got, or refuses it in a sentence."""

from __future__ import annotations

import copy
import typing
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradio_lib.engine.plain import dumps
from gradio_lib.errors import InvalidValue
from gradio_lib.graph.component import Component
from gradio_lib.values.file import FileScope, FileStore, files_of
from tests.lib.components.test_conformance import VALUED, hint_of, made

WORDS = ["path", "url", "meta", "name", "data", "headers", "metadata", "label", "confidences", "confidence", "value"]
WORDS += ["is_file", "orig_name", "size", "mime_type", "background", "layers", "composite", "a", "b", "__type__", ""]
leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(1 << 63), (1 << 63) - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.sampled_from([*WORDS, "/etc/passwd", "data:image/png;base64,AAAA", "http://127.0.0.1:9/x", "1" * 400, "\x00"]),
)
anything = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
    max_leaves=8,
)


def _variants() -> Iterator[Any]:
    for kind in VALUED:
        types = typing.get_args(hint_of(kind, "type")) if "type" in kind.declared else ()
        named: list[dict[str, Any]] = [{"type": each} for each in types if isinstance(each, str)]
        for options in named or [{}]:
            yield pytest.param(kind, options, id="-".join([kind.__name__, *options.values()]))


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in pairs:
        yield from _places(part, (*path, key))


def _with(value: Any, path: tuple[Any, ...], part: Any) -> Any:
    if not path:
        return part
    value = copy.deepcopy(value)
    inner = value
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = part
    return value


@pytest.mark.parametrize(("kind", "options"), list(_variants()))
def test_any_json_is_taken_or_refused(
    kind: type[Component[Any, Any]], options: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with files_of(FileScope(FileStore(str(tmp_path_factory.mktemp("files"))))):
        component = made(kind, **options)
        example = component.example_payload()
        bent = st.tuples(st.sampled_from(list(_places(example))), anything).map(lambda at: _with(example, *at))

        @settings(max_examples=40)
        @given(anything | bent)
        def holds(payload: Any) -> None:
            try:
                dumps(component.postprocess(component.preprocess(payload)))
            except InvalidValue as error:
                assert 0 < len(str(error)) < 500  # noqa: PT017 - taken is fine too

        holds()
